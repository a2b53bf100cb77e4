"""The class of capital letters."""

from __future__ import annotations

import re

from align.letters import UPPER


def test_has_capitals_only() -> None:
    assert all(letter.isupper() for letter in UPPER)
    assert len(set(UPPER)) == len(UPPER)


def test_tells_capitals_from_small_letters_with_diacritics() -> None:
    assert re.findall(rf"[{UPPER}]", "aA čČ řŘ éÉ ßẞ łŁ яЯ ёЁ їЇ ễỄ ἀἈ 1_") == [*"AČŘÉẞŁЯЁЇỄἈ"]
