"""Inflection of names undone: from a form in a text to the nominatives that it may stand for.

Czech by a table of endings (``data/czech_endings.tsv``), Russian by pymorphy3 with its own dictionary. More than one
candidate is usual: ``Pavla`` is Pavel's genitive as well as a woman.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from align.names.tables import read_table

_VOWELS = "aáeéěiíoóuúůyý"
_SHORTEST_STEM = 3
_PARSES = 4
_RUSSIAN = re.compile(r"[а-яё]+(?:-[а-яё]+)*")
_CZECH_OBLIQUE = ("ovi", "em", "ého", "ému", "ým", "ém", "ovou", "ou", "ě", "iho", "imu", "yho", "ymu")
_PROPER = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Init"}


@lru_cache(maxsize=2**14)
def nominatives(form: str, lang: str) -> tuple[str, ...]:
    """The nominatives that a name in the text may stand for, lower-cased, the form itself first.

    ``lang`` is ``cs`` or ``ru``; other languages give the form alone.
    """
    lowered = form.lower()
    found = {"cs": _czech, "ru": _russian}.get(lang, _none)(lowered)
    return tuple(dict.fromkeys((lowered, *found)))


def _none(form: str) -> list[str]:
    return []


@cache
def _czech_endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table: dict[str, tuple[str, ...]] = {}
    for ending, nominative in read_table("czech_endings.tsv", 2):
        endings = tuple("" if each == "-" else each for each in nominative.split())
        table[ending] = (*table.get(ending, ()), *endings)
    return tuple(sorted(table.items(), key=lambda row: -len(row[0])))


def _czech(form: str) -> list[str]:
    found: list[str] = []
    for ending, nominative in _czech_endings():
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            stem = form.removesuffix(ending)
            found += [stem + each for each in nominative]
            if "" in nominative:
                found += _fleeting_e(stem)
    return found


def _fleeting_e(stem: str) -> list[str]:
    """``Havl`` is Havel without its e; ``Zelenským`` has none to give back."""
    if stem[-1] not in _VOWELS and stem[-2] not in _VOWELS and stem[-1] in "lckrn":
        return [f"{stem[:-1]}e{stem[-1]}"]
    return []


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=2**14)
def parses(form: str) -> tuple[Any, ...]:
    """The first readings that pymorphy3 gives a Russian form, best first."""
    return tuple(_analyzer().parse(form)[:_PARSES]) if _RUSSIAN.fullmatch(form) else ()


def _russian(form: str) -> list[str]:
    found: list[str] = []
    for parse in parses(form):
        nominative = parse.inflect({"nomn"})
        found += [parse.normal_form, nominative.word if nominative else parse.normal_form]
    if form.endswith(("ой", "у", "ы", "е", "ом", "а", "ю", "и", "ем", "ым")):
        found.append(_bare(form))
    return found


def _bare(form: str) -> str:
    """The form without a case ending, for foreign names that the dictionary guesses wrong (``Макроном``)."""
    for ending in ("ым", "ом", "ем", "ой", "у", "ю", "ы", "и", "е", "а"):
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            return form.removesuffix(ending)
    return form


def is_proper_russian(form: str) -> bool:
    """Whether a Russian form that begins a sentence is a name: so tagged, or unknown to the dictionary."""
    best = parses(form.lower())
    return any(_PROPER & set(parse.tag.grammemes) for parse in best[:2]) or not any(parse.is_known for parse in best)


def is_oblique(form: str, lang: str) -> bool:
    """Whether the form of a name certainly carries a case ending; False where it may be a nominative."""
    lowered = form.lower()
    if lang == "cs":
        return lowered.endswith(_CZECH_OBLIQUE)
    if lang != "ru":
        return False
    best = [parse for parse in parses(lowered) if _PROPER & set(parse.tag.grammemes)]
    return bool(best) and not any({"nomn", "Fixd"} & set(parse.tag.grammemes) for parse in best)


def are_two_persons(form: str, following: str, lang: str) -> bool:
    """Whether a Czech nominative stands before somebody else's dative: ``Novák Horákovi``, not ``Kim Čong-unovi``."""
    if lang != "cs" or not following.endswith("ovi") or "-" in following:
        return False
    return len(form) > _SHORTEST_STEM and form[-1] not in _VOWELS and not is_oblique(form, lang)
