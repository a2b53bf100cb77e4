"""Countries as the original and the English version name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from align.names.inflection import parses
from align.tables import read_rows

_SOFTENED = {
    "d": "dě",
    "n": "ně",
    "k": "ce",
    "g": "ze",
    "r": "ře",
    "v": "vě",
    "l": "le",
    "t": "tě",
    "b": "bě",
    "ň": "ni",
}


@dataclass(frozen=True, slots=True)
class Country:
    """The English name, and all English words that stand for the country, its name among them, in small letters."""

    name: str
    words: frozenset[str]


@cache
def _rows() -> tuple[tuple[Country, tuple[str, ...], tuple[str, ...]], ...]:
    rows = read_rows(Path(__file__).parents[1] / "data" / "countries.tsv", 4)
    return tuple(
        (
            Country(name.lower(), frozenset((name.lower(), *others.lower().split()))),
            tuple(word.lower() for word in czech.split() if word != "—"),
            tuple(word.lower() for word in russian.split()),
        )
        for name, others, czech, russian in rows
    )


@cache
def _czech() -> Mapping[str, tuple[Country, bool]]:
    """The forms in small letters, each with its country and whether it may be a nominative or accusative."""
    table: dict[str, tuple[Country, bool]] = {}
    for country, names, _ in _rows():
        for name in names:
            for form in _oblique(name):
                table.setdefault(form, (country, False))
            table[name] = country, True
    return table


def _oblique(name: str) -> tuple[str, ...]:
    stem = name[:-1]
    if name.endswith("o"):
        return tuple(stem + ending for ending in ("a", "u", "em"))
    if name.endswith("ie"):
        return (stem + "i", stem + "í")
    if name.endswith("a"):
        return (*(stem + ending for ending in ("y", "u", "ou", "i")), stem[:-1] + _SOFTENED.get(stem[-1], ""))
    return tuple(name + ending for ending in ("u", "a", "e", "i", "em"))


@cache
def _russian() -> Mapping[str, Country]:
    return {name: country for country, _, names in _rows() for name in names}


@lru_cache(maxsize=16384)
def country_of(word: str, lang: str) -> Country | None:
    """The country that a word with a capital names, in whatever case."""
    if not word[:1].isupper():
        return None
    if lang == "cs":
        found = _czech().get(word.lower())
        return found[0] if found else None
    return next(
        (_russian()[parse.normal_form] for parse in parses(word.lower()) if parse.normal_form in _russian()), None
    )


@lru_cache(maxsize=16384)
def is_oblique_country(word: str, lang: str) -> bool:
    """Whether a Czech form of a country's name is neither nominative nor accusative by its ending."""
    found = _czech().get(word.lower()) if lang == "cs" else None
    return found is not None and not found[1]


@lru_cache(maxsize=16384)
def is_english_country(word: str) -> bool:
    """Whether an English word is the name of a country."""
    return any(word.lower() == country.name for country, _, _ in _rows())
