"""Case endings that an English text kept: ``Likhachevym`` is the instrumental Лихачёвым, of Лихачёв.

An English word keeps a case of a source word if it ends as that word's ending sounds and its beginning renders the
nominative's. The endings are ``data/case_endings.tsv``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from align.names.sounds import similarity, sounds
from align.names.tables import read_table

_ALIKE = 0.82
_SHORTEST = 2
_VOWELS = "аеёиоуыэюя"
_LATIN = {
    "а": ("a",), "я": ("ya", "ia", "ja", "a"), "у": ("u",), "ю": ("yu", "iu", "ju", "u"), "ом": ("om",),
    "ем": ("em", "yem", "iem"), "ым": ("ym", "im"), "им": ("im", "ym"), "ого": ("ogo", "ovo"), "ому": ("omu",),
    "его": ("ego", "yego"), "ему": ("emu", "yemu"), "е": ("e", "ye", "ie"), "ы": ("y", "i"), "ой": ("oy", "oi", "oj"),
    "ей": ("ey", "ei", "ej"),
}  # fmt: skip
_NOMINATIVE = {"": "", "ий": "y", "ый": "y", "ой": "oy", "й": "y", "ь": "", "а": "a", "я": "ya", "ая": "aya"}


@dataclass(frozen=True, slots=True)
class Ending:
    """One row of the table: what stands at the end, in the nominative instead, in which cases, how surely."""

    ending: str
    nominatives: tuple[str, ...]
    cases: frozenset[str]
    sure: bool
    behind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An English word as a source form with its case ending: the nominative there, what English should have, cases.

    ``sure`` says that no nominative ends so.
    """

    nominative: str
    english: str
    cases: frozenset[str]
    sure: bool


@cache
def _endings(lang: str) -> tuple[Ending, ...]:
    rows = [row + [""] * (5 - len(row)) for row in read_table("case_endings.tsv") if row[0] == lang]
    return tuple(
        Ending(
            row[1],
            tuple("" if each == "-" else each for each in row[2].split()),
            frozenset(row[3]),
            row[4].startswith("sure"),
            row[4].partition(":")[2],
        )
        for row in rows
    )


@cache
def place_endings() -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """What Czech places have at the end besides: the ending, what the nominative has instead, in which cases."""
    rows = read_table("place_endings.tsv", 3)
    return tuple((row[0], tuple("" if e == "-" else e for e in row[1].split()), frozenset(row[2])) for row in rows)


@lru_cache(maxsize=2**14)
def fold(word: str) -> str:
    """The word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def nominative_forms(form: str, lang: str) -> tuple[tuple[str, Ending], ...]:
    """The nominatives that a form may come from, in small letters, each with the ending that it would have."""
    lowered = form.lower()
    found: list[tuple[str, Ending]] = []
    for ending in _endings(lang):
        stem = lowered.removesuffix(ending.ending)
        if stem == lowered or len(stem) < _SHORTEST:
            continue
        for nominative in ending.nominatives:
            found += [(full, ending) for full in _stems(stem, nominative, lang)]
    return tuple(found)


def _stems(stem: str, nominative: str, lang: str) -> Iterator[str]:
    """The nominative, and with the e that comes and goes: ``Komínk`` and ``Komínek``."""
    cluster = len(stem) > _SHORTEST and stem[-1] in "lckrn" and fold(stem[-2]) not in "aeiouy"
    if not nominative and lang == "cs" and cluster:
        yield f"{stem[:-1]}e{stem[-1]}"
    yield stem + nominative


def readings(english: str, form: str, lang: str) -> Iterator[Reading]:
    """The ways to read an English word as a source form left in its case, likeliest endings first."""
    if lang == "cs":
        yield from _czech(english, form)
    elif lang == "ru" and similarity(sounds(english), sounds(form), _ALIKE):
        yield from _russian(english, form)


def _czech(english: str, form: str) -> Iterator[Reading]:
    if fold(english) != fold(form):
        return
    for nominative, ending in nominative_forms(form, "cs"):
        shared = _shared(form.lower(), nominative)
        spelled = english[:shared] + nominative[shared:]
        sure = ending.sure and (not ending.behind or form.lower()[: -len(ending.ending)][-1] in ending.behind)
        yield Reading(nominative, spelled, ending.cases, sure)


def _russian(english: str, form: str) -> Iterator[Reading]:
    lowered = form.lower()
    for nominative, ending in nominative_forms(form, "ru"):
        if nominative.endswith("й") and nominative[-2:-1] not in _VOWELS:
            continue
        latin = next((each for each in _LATIN[ending.ending] if english.lower().endswith(each)), None)
        stem = lowered[: -len(ending.ending)]
        if latin is None or len(english) - len(latin) < _SHORTEST:
            continue
        spelled = english[: -len(latin)] + _NOMINATIVE[nominative[len(stem) :]]
        if similarity(sounds(spelled), sounds(nominative), _ALIKE):
            yield Reading(nominative, spelled, ending.cases, ending.sure and stem[-1] in ending.behind)


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def without_possessive(word: str) -> str:
    """The word without ``'s``."""
    return word[:-2] if word.endswith(("'s", "’s")) else word
