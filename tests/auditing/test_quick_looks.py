"""What spares work changes no finding: rules that are not run, and sentences that are not looked at again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import RULES, audit, load_profile
from align.auditing.context import Context
from align.auditing.runner import may_find
from align.segment import segment
from align.types import Aligned, Document

_EXAMPLES = [
    re.sub(r"[\[\]]", "", example.english) for name in RULES for example in (*RULES[name].bad, *RULES[name].good)
]
_PIECES = sorted({piece for text in _EXAMPLES for piece in re.findall(r"\S+", text)})
_SENTENCES = sorted({piece for text in _EXAMPLES for piece in re.split(r"(?<=[.!?])\s+|\n", text) if piece})
# Whole sentences of the examples, and words of any of them side by side.
_TEXTS = st.lists(
    st.one_of(st.sampled_from(_SENTENCES), st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map(" ".join)),
    max_size=6,
).flatmap(lambda parts: st.sampled_from([" ", "\n", "\n\n", "\u00a0"]).map(lambda blank: blank.join(parts)))


def _aligned(text: str) -> Aligned:
    english = segment(Document("text", "en", text))
    return Aligned("text", None, english)


@settings(deadline=None, max_examples=150)
@given(_TEXTS)
def test_a_rule_that_is_not_run_would_have_found_nothing(text: str) -> None:
    context = Context(_aligned(text), load_profile())
    run = {rule.name for rule in may_find(context, tuple(RULES))}
    for name in RULES:
        assert name in run or not list(RULES[name].check(context)), name


@pytest.mark.parametrize("house", ["plain", "reuters"])
@settings(deadline=None, max_examples=75)
@given(text=_TEXTS)
def test_what_is_not_looked_at_again_has_nothing_new(house: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Context, "fresh_places", Context.places)
        everything = audit(_aligned(text), load_profile(house))
    assert audit(_aligned(text), load_profile(house)) == everything
