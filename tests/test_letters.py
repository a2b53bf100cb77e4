"""The class of capital letters, and letters without their marks."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from align.letters import UPPER, without_marks


def test_has_capitals_only() -> None:
    assert all(letter.isupper() for letter in UPPER)
    assert len(set(UPPER)) == len(UPPER)


def test_tells_capitals_from_small_letters_with_diacritics() -> None:
    assert re.findall(rf"[{UPPER}]", "aA čČ řŘ éÉ ßẞ łŁ яЯ ёЁ їЇ ễỄ ἀἈ 1_") == [*"AČŘÉẞŁЯЁЇỄἈ"]


@given(st.text(st.one_of(st.sampled_from("aeiyAZ .\u0301\u0327\u030cйёčřů"), st.characters())))
def test_marks_go_as_from_the_decomposed_text(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert without_marks(text) == "".join(c for c in decomposed if not unicodedata.combining(c))
