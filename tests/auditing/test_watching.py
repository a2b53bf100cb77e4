"""Tokens, and the words that make rules look."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import RULES
from align.auditing.context import tokenize
from align.auditing.watching import places

_TEXTS = st.text(st.sampled_from("abcKievUS .,'’-\u0301éи1\n_"), max_size=60)


@given(_TEXTS)
def test_tokens_select_their_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    covered = {place for token in tokens for place in range(token.start, token.end)}
    assert all(place in covered for place, letter in enumerate(text) if not letter.isspace() and letter != "\u0301")


@settings(deadline=None)  # the first word of all loads the tables
@given(_TEXTS)
def test_every_watch_gets_exactly_the_words_that_set_it_off(text: str) -> None:
    words = [token.text for token in tokenize(text)]
    found = places(words)
    for name in RULES:
        for watch in RULES[name].watches:
            assert list(found[watch]) == [index for index, word in enumerate(words) if watch(word)]


def test_a_watch_that_no_rule_names_is_an_error() -> None:
    with pytest.raises(KeyError):
        places(["Kiev"])[str.isupper]
