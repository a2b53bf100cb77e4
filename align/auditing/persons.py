"""The persons whom a source names in full, and which of the English words render their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.auditing.context import Token
from align.names.given import is_given_name
from align.names.inflection import nominatives, parses
from align.names.sounds import similarity, sounds

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_SOFT, _ALIKE = 0.75, 0.72


@dataclass(frozen=True, slots=True)
class Person:
    """A given name and a surname as they stand in the source, with the place of the first letter."""

    given: str
    surname: str
    start: int


def persons(text: str, lang: str) -> Iterator[Person]:
    """The persons that a text names by a given name of the tables and a surname, in order."""
    words = list(_WORD.finditer(text))
    for first, second in pairwise(words):
        given, surname = first[0], second[0]
        if not (given[0].isupper() and surname[0].isupper() and len(surname) > 2 and surname[1:2].islower()):
            continue
        if text[first.end() : second.start()] in (" ", "\u00a0") and is_given(given, lang):
            yield Person(given, surname, first.start())


def is_given(form: str, lang: str) -> bool:
    """Whether a source form is somebody's given name, in whatever case."""
    if lang == "ru":
        return any({"Name"} & set(parse.tag.grammemes) for parse in parses(form.lower())[:2])
    return any(is_given_name(each.capitalize()) for each in nominatives(form, lang))


def renders(word: str, form: str, lang: str, floor: float = _ALIKE) -> bool:
    """Whether an English word may be that source name, in any romanization and case."""
    heard = sounds(word)
    return any(similarity(heard, sounds(each), floor) for each in nominatives(form, lang))


def rendered(tokens: Sequence[Token], form: str, lang: str) -> bool:
    """Whether one of the English words may be that source name."""
    for token in tokens:
        if token.text[0].isupper():
            bare = token.text[:-2] if token.text.endswith(("'s", "’s")) else token.text
            if renders(bare, form, lang, _SOFT) or any(
                renders(part, form, lang) for part in bare.split("-") if len(part) > 2
            ):
                return True
            if _begins_alike(bare, form):
                return True
    return False


def _begins_alike(word: str, form: str) -> bool:
    """Glued and inflected words: the beginning is the same."""
    size = max(3, min(len(word), len(form)) - 3)
    return len(form) > 3 and bool(similarity(sounds(word[:size]), sounds(form[:size]), 0.9))
