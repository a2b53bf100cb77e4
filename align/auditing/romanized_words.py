"""Common nouns of the original that stand in the English in Latin letters or in another Czech case: pozhar."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from align.auditing.lexicon import frequency
from align.names.inflection import nominatives, parses
from align.names.transliteration import romanizations
from align.tables import read_lines

_LOANS = Path(__file__).parent / "data" / "loans.txt"
_SHORTEST, _LONGEST, _UNKNOWN = 5, 40, 1.0
_MEANS_ELSE = frozenset(("rayon", "rayons", "kray", "kraya"))  # textiles in English, districts in Russian
_SMALL = re.compile(
    r"(?:^|(?<=[.!?\n]\s)|(?<=\n))(?![^\W\d_][A-ZА-ЯЁÁ-Ž])[^\W\d_]+"
    r"|\b(?=[^\W\d_])[^A-ZА-ЯЁÁ-Ž\W\d_][^\W\d_]*"
)
_NAMES = {"Name", "Surn", "Patr", "Geox"}


@cache
def loans() -> frozenset[str]:
    """Words of the two languages that English texts write as they are."""
    return frozenset(word for line in read_lines(_LOANS) for word in line.split())


def may_be_left(word: str) -> bool:
    """Whether a small word in plain letters is none that English knows, nor a loan."""
    if not word.islower() or not word.isascii() or not word.isalpha() or len(word) < _SHORTEST:
        return False
    return word in _MEANS_ELSE or (frequency(word) < _UNKNOWN and word not in loans())


def is_romanized(word: str, source: str, *, plain: bool) -> bool:
    """Whether the word is one of a Russian text's, in small letters there, or its nominative, in Latin letters.

    ``plain``: only one that stands there in its plain form, since the word may be a name (Sarayev, of sheds).
    """
    originals = _romanized(source).get(word, ())
    return any(not plain or original in {each.normal_form for each in parses(original)} for original in originals)


@lru_cache(maxsize=4)
def _romanized(source: str) -> dict[str, list[str]]:
    """The nouns of a text by how they may be spelled in Latin letters."""
    found: dict[str, list[str]] = {}
    for original in _small_words(source):
        for spelled in _spellings(original):
            found.setdefault(spelled, []).append(original)
    return found


@lru_cache(maxsize=2**14)
def _spellings(original: str) -> frozenset[str]:
    readings = parses(original)
    if not any(parse.is_known for parse in readings) or any(_NAMES & set(parse.tag.grammemes) for parse in readings):
        return frozenset()
    forms = (original, *nominatives(original, "ru"))
    return frozenset(spelled for form in dict.fromkeys(forms) for spelled in romanizations(form))


def is_other_case(word: str, source: str) -> bool:
    """Whether the word is one of a Czech text's in another case: zastupitele of zastupitelů."""
    return len(word) > _SHORTEST + 1 and _shortest(source).get(word[:-2], len(word) + 3) <= len(word) + 2


@lru_cache(maxsize=4)
def _shortest(source: str) -> dict[str, int]:
    """How long the shortest word of a text is that begins so, for all beginnings."""
    found: dict[str, int] = {}
    for word in _small_words(source):
        for stop in range(_SHORTEST, len(word) + 1):
            found[word[:stop]] = min(len(word), found.get(word[:stop], len(word)))
    return found


def _small_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, once each, without those that only stand there with a capital inside."""
    found = _SMALL.findall(text)
    return tuple(dict.fromkeys(word.lower() for word in found if _SHORTEST <= len(word) + 1 <= _LONGEST))
