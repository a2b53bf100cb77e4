"""Names that are words of their language, and what those mean: Fiala as Violet, Nizhny Tagil as Lower Tagil."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.auditing.calques import pattern_of
from align.names.inflection import nominatives
from align.tables import read_rows

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class MeaningPlace:
    """A place in the original, its name in words, and what English says."""

    source: re.Pattern[str]
    english: re.Pattern[str]
    name: str


@cache
def meaning_words() -> frozenset[str]:
    """The English words, in small letters, that any of the surnames might be taken for."""
    return frozenset(word for meant in _surnames().values() for word in meant)


@cache
def surnames_with_meaning(lang: str) -> frozenset[str]:
    """The surnames of a language, in small letters, that are words of it."""
    return frozenset(name for known, name in _surnames() if known == lang)


def is_meaning(word: str, surname: str, lang: str) -> bool:
    """Whether the English word is what the surname, in whatever case, means."""
    lowered = word.lower()
    forms = (form.replace("ё", "е") for form in nominatives(surname, lang))
    return any(lowered in _surnames().get((lang, form), frozenset()) for form in forms)


def translated_places(english: str, source: str, lang: str) -> Iterator[tuple[re.Match[str], str]]:
    """Where the English has a place of the original in words, and what it is called."""
    any_of = _any_place(lang)
    if any_of is None or not any_of.search(source):
        return
    for place in _places(lang):
        named = place.source.search(source)
        if named is None or any(not part[0].isupper() for part in named[0].split()[:1]):
            continue
        for found in place.english.finditer(english):
            if all(word[0].isupper() for word in found[0].split()):
                yield found, place.name


@cache
def _surnames() -> Mapping[tuple[str, str], frozenset[str]]:
    rows = read_rows(_DATA / "meaning_surnames.tsv", 3)
    return {(lang, name.lower()): frozenset(words.lower().split()) for lang, name, words in rows}


@cache
def _places(lang: str) -> tuple[MeaningPlace, ...]:
    rows = (row for row in read_rows(_DATA / "meaning_places.tsv", 4) if row[0] == lang)
    return tuple(MeaningPlace(pattern_of(source), pattern_of(english), name) for _, source, english, name in rows)


@cache
def _any_place(lang: str) -> re.Pattern[str] | None:
    patterns = [place.source.pattern for place in _places(lang)]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
