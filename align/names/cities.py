"""The world's cities and countries in English, Czech and Russian, and the towns of Czechia and Slovakia.

``data/cities.tsv`` is from CLDR; ``data/czech_cities.tsv`` and ``data/russian_cities.tsv`` add what these two languages
spell in their own way, and ``data/towns.txt`` has the towns at home.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from align.names.cases import fold
from align.names.exonyms import is_place
from align.names.sounds import similarity, sounds
from align.names.tables import read_table

_ALIKE = 0.6
_UNUSUAL = frozenset({"Oral"})  # English news writes Uralsk
_STEM = 3  # letters that a name is looked up by


@dataclass(frozen=True, slots=True)
class City:
    """A city or country: its English, Czech and Russian name."""

    english: str
    czech: str
    russian: str


@cache
def cities() -> Sequence[City]:
    """The table, without the places whose older spellings are the exonym rule's."""
    rows = [City(*row[:3]) for row in read_table("cities.tsv", 4)]
    rows += [City(english, czech, "") for czech, english in read_table("czech_cities.tsv", 2)]
    rows += [City(english, "", russian) for russian, english in read_table("russian_cities.tsv", 2)]
    return [row for row in rows if not (is_place(row.english) or is_place(row.czech) or row.english in _UNUSUAL)]


@cache
def _by_czech() -> Mapping[str, str]:
    return {row.czech.lower(): row.english for row in cities() if row.czech}


def english_of_czech(name: str) -> str:
    """What English calls the place with this Czech name; empty for no place of the table."""
    return _by_czech().get(name.lower(), "")


@cache
def czech_spellings() -> Mapping[str, Sequence[City]]:
    """The places that Czech spells otherwise than English but much alike, by the first word of the Czech name."""
    found: dict[str, list[City]] = {}
    for row in cities():
        if row.czech and row.czech != row.english and is_respelled(row.czech, row.english):
            found.setdefault(row.czech.partition(" ")[0], []).append(row)
    return {first: sorted(rows, key=lambda row: -len(row.czech)) for first, rows in found.items()}


def is_respelled(name: str, english: str) -> bool:
    """Whether both are one name in two orthographies (Jerevan, Yerevan), not two names (Vídeň, Vienna)."""
    return fold(name) != fold(english) and similarity(sounds(name), sounds(english), _ALIKE) > 0


@cache
def by_russian_stem() -> Mapping[str, Sequence[City]]:
    """The places by the first letters of their Russian names."""
    found: dict[str, list[City]] = {}
    for row in cities():
        if row.russian and " " not in row.russian:
            found.setdefault(stem_of(row.russian), []).append(row)
    return found


def stem_of(word: str) -> str:
    """The letters that a Russian name is looked up by."""
    return word[:_STEM].lower().replace("ё", "е")


@cache
def towns() -> Sequence[tuple[str, ...]]:
    """The towns of ``data/towns.txt``, word by word."""
    return [tuple(row[0].split()) for row in read_table("towns.txt", 1)]


@cache
def _single_towns() -> frozenset[str]:
    return frozenset(town[0].lower() for town in towns() if len(town) == 1)


def is_town(name: str) -> bool:
    """Whether the word is the whole name of a Czech or Slovak town, or English and Czech have it for a city."""
    return name.lower() in _single_towns() or english_of_czech(name).lower() == name.lower()


@cache
def long_towns() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The towns whose names are of two words or more, by the first letters without accents."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for town in towns():
        if len(town) > 1:
            found.setdefault(fold(town[0])[:_STEM], []).append(town)
    return found
