"""A spelling that a profile keeps is touched by no rule of house style."""

from __future__ import annotations

import pytest

from align.api import align
from align.auditing import Profile, audit
from align.auditing.kept import changed_word, is_kept
from align.types import Document


@pytest.mark.parametrize(
    ("text", "new", "changed"),
    [
        ("Kiev", "Kyiv", ("Kiev", "Kyiv")),
        ("Kiev's", "Kyiv's", ("Kiev", "Kyiv")),
        ("Leonid Brežněv", "Leonid Brezhnev", ("Brežněv", "Brezhnev")),
        ("Leonid Brežněv", "Brezhnev", None),
        ("15. 10. 2025", "October 15, 2025", None),
        ("50", "15", None),
        ('End".', 'End."', ('End".', 'End."')),
    ],
)
def test_the_word_that_is_spelled_differently(text: str, new: str, changed: tuple[str, str] | None) -> None:
    assert changed_word(text, new) == changed


def test_a_kept_spelling_is_known_inside_its_phrase() -> None:
    assert is_kept(("Brežněv",), "Leonid Brežněv", "Leonid Brezhnev")
    assert is_kept(("Kiev",), "Kiev's", "Kyiv's")
    assert not is_kept(("Kiev",), "Kievwho", "Kiev, who")
    assert not is_kept(("Kiev",), "Kiev", None)


@pytest.mark.parametrize(("word", "rule"), [("Zelensky", "name-variant"), ("Kiev", "exonym")])
def test_no_rule_of_house_style_touches_it(word: str, rule: str) -> None:
    one = align(None, Document("a", "en", f"The {word} was there."))
    preferred = {"Zelensky": "Zelenskyy"}
    assert [found.rule for found in audit(one, Profile(preferred=preferred)) if found.text == word] == [rule]
    assert [found for found in audit(one, Profile(preferred=preferred, keep=(word,))) if found.text == word] == []
