"""The persons whom a source names in full, and which of the English words render their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from align.auditing.context import Token
from align.auditing.lexicon import frequency, is_function
from align.names import NameIndex
from align.names.cases import without_possessive
from align.names.given import is_given_name
from align.names.inflection import nominatives, parses
from align.names.sounds import similarity, sounds

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_NAMES = {"Name", "Surn", "Patr"}
_ALIKE, _SHORT_ALIKE, _SURE = 0.72, 0.8, 0.9  # Vrána is like Union by chance
_SHORT = 6  # letters
_KNOWN = 4.5  # from here on no glued word but an English one
_COMMON = 4.0  # as a word of the original's language (Zipf scale)
_LONGEST_KEPT = 4_000  # characters: sentences come again, whole texts would fill the memory


@dataclass(frozen=True, slots=True)
class Person:
    """A given name and a surname as they stand in the source, with the place of the first letter."""

    given: str
    surname: str
    start: int


def persons(text: str, lang: str) -> Sequence[Person]:
    """The persons that a text names by given name and surname, in order.

    The given name is one of the tables, or both are rare words with capitals inside a sentence.
    """
    return _kept(text, lang) if len(text) <= _LONGEST_KEPT else tuple(_persons(text, lang))


@lru_cache(maxsize=512)
def _kept(text: str, lang: str) -> Sequence[Person]:
    return tuple(_persons(text, lang))


def _persons(text: str, lang: str) -> Iterator[Person]:
    words = list(_WORD.finditer(text))
    last = -1
    for at, (first, second) in enumerate(pairwise(words)):
        given, surname = first[0], second[0]
        if at == last or not (
            given[0].isupper() and surname[0].isupper() and len(surname) > 2 and surname[1].islower()
        ):
            continue
        if text[first.end() : second.start()] not in (" ", "\u00a0"):
            continue
        if is_given(given, lang) or (
            _is_unknown_name(text, first, surname, lang) and not _begins_name(text, words[at + 1 : at + 3], lang)
        ):
            last = at + 1
            yield Person(given, surname, first.start())


def _begins_name(text: str, words: Sequence[re.Match[str]], lang: str) -> bool:
    """Whether the first of two words is a given name and the second its surname: Росатома Иван Петров."""
    if len(words) < 2 or not is_given(words[0][0], lang) or not words[1][0][0].isupper():
        return False
    return text[words[0].end() : words[1].start()] in (" ", "\u00a0")


def _is_unknown_name(text: str, first: re.Match[str], surname: str, lang: str) -> bool:
    """Whether two capitalised words inside a sentence are nobody's words: ``ministrem Rubenem Brekelmansem``."""
    from wordfreq import zipf_frequency

    before = text[max(0, first.start() - 2) : first.start()]
    inside = len(before) == 2 and before[0].isalpha() and before[0].islower() and before[1] in " \u00a0"
    given = first[0]
    return (
        inside
        and len(given) > 2
        and given[1:].islower()
        and surname[1:].islower()
        and zipf_frequency(given, lang) < _COMMON
        and zipf_frequency(surname, lang) < _COMMON
        and not (lang == "ru" and (_is_russian_word(given) or _is_russian_word(surname)))
    )


def _is_russian_word(word: str) -> bool:
    """Whether the dictionary has the word as anything but a name."""
    return any(parse.is_known and not _NAMES & set(parse.tag.grammemes) for parse in parses(word.lower()))


def is_given(form: str, lang: str) -> bool:
    """Whether a source form is somebody's given name, in whatever case."""
    if lang == "ru":
        return any({"Name"} & set(parse.tag.grammemes) for parse in parses(form.lower())[:2])
    return any(is_given_name(each.capitalize()) for each in nominatives(form, lang))


@lru_cache(maxsize=2**12)
def renders(word: str, form: str, lang: str, floor: float = _ALIKE) -> bool:
    """Whether an English word may be that source name, in any romanization and case."""
    heard = sounds(word)
    return any(similarity(heard, sounds(each), floor) for each in nominatives(form, lang))


def rendered(tokens: Sequence[Token], form: str, lang: str, names: NameIndex | None = None) -> bool:
    """Whether one of the English words may be that source name.

    ``names`` are all of the source: an English word that renders another of them well does not render this one.
    """
    for token in tokens:
        if token.text[0].isupper() and not is_function(token.text):
            bare = without_possessive(token.text)
            if not _may_render(bare, form, lang):
                continue
            match = names.find(bare) if names is not None else None
            if not match or match.source == form or match.score < _SURE or renders(bare, form, lang, _SURE):
                return True
    return False


@lru_cache(maxsize=2**12)
def _may_render(word: str, form: str, lang: str) -> bool:
    """Whether the word, or a part of it, is like the source name, or begins like it."""
    floor = _ALIKE if len(form) >= _SHORT else _SHORT_ALIKE
    parts = [part for part in word.split("-") if len(part) > 2]
    if any(renders(part, form, lang, floor) for part in (word, *parts)):
        return True
    return frequency(word) < _KNOWN and _begins_alike(word, form)


def _begins_alike(word: str, form: str) -> bool:
    """Glued and inflected words: the beginning is the same."""
    size = max(3, min(len(word), len(form)) - 3)
    return len(form) > 3 and bool(similarity(sounds(word[:size]), sounds(form[:size]), 0.9))
