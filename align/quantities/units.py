"""Units of measure behind (or, of money, before) a number, and whether two measures may be the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from align.tables import read_rows

_DATA = Path(__file__).parent / "data" / "units.tsv"
_LANGUAGES = ("en", "cs", "ru")
_SQUARE = r"square|čtverečn\w+|квадратн\w+|кв\."
_CUBIC = r"cubic|krychlov\w+|kubick\w+|кубическ\w+|куб\."
_BLANK = r"[ \u00a0\u202f]"
_BEHIND = re.compile(
    rf"(?:{_BLANK}|[-‑])?(?:(?P<power>{_SQUARE}|{_CUBIC}){_BLANK})?"
    rf"(?P<unit>per cent\b|[^\W\d_]+|[$€£₴₽%°])(?P<sup>[²³23](?!\w))?"
    rf"(?:{_BLANK}(?P<after>{_SQUARE}|{_CUBIC})|{_BLANK}?(?P<scale>Celsi\w+|Fahrenheit\w*|C\b|F\b|Цельси\w+|Фаренгейт\w*)"
    rf"|[ \u00a0-](?P<points>points?\b|bod\w*|пункт\w*))?",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"{_BLANK}?(?:pp\b|percentage points?\b|p\. ?b\.|п\. ?п\.|procentní\w* bod\w*|процентн\w+ пункт\w*)", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?P<unit>[$€£₴₽]|(?<!\w)(?:USD|EUR|GBP|CZK|Kč|UAH)){_BLANK}?\Z")
_REACH, _BEYOND, _ENDING = 6, 60, 5
_EXACT, _TOLERANCE = 1.05, 1.17
_DEGREES = 3.0
_IMPERIAL = ("mile", "yard", "foot", "inch", "acre", "pound", "ounce", "gallon")


class Unit(NamedTuple):
    """A unit: its name, its dimension, how many of the dimension's first unit it is, and where it stands."""

    name: str
    dimension: str
    factor: float
    start: int
    end: int


_Entry = tuple[str, str, float]


@cache
def _table(lang: str) -> Mapping[str, _Entry]:
    """The forms of a language as they stand in the file, with the name, dimension and factor of their unit."""
    table: dict[str, _Entry] = {}
    for name, dimension, factor, *forms in read_rows(_DATA, 3 + len(_LANGUAGES)):
        table |= dict.fromkeys(forms[_LANGUAGES.index(lang)].split(), (name, dimension, float(factor)))
    return table


@lru_cache(maxsize=16384)
def _look_up(word: str, lang: str) -> _Entry | None:
    table, lowered = _table(lang), word.lower()
    endings = range(len(lowered), max(0, len(lowered) - _ENDING), -1)
    return table.get(lowered) or next((table[form] for end in endings if (form := f"{lowered[:end]}*") in table), None)


def unit_in_compound(tail: str, lang: str) -> _Entry | None:
    """Name, dimension and factor of the unit that the rest of a compound begins with: ``týdenní``, ``дневный``."""
    return next((unit for form, unit in _table(lang).items() if form[0] == "-" and tail.startswith(form[1:])), None)


def dimension_of(word: str, lang: str) -> str | None:
    """What a word or sign measures (``money``, ``mass``); None where it is no unit."""
    unit = _look_up(word, lang) if word and lang in _LANGUAGES else None
    return unit and unit[1]


def unit_of(text: str, start: int, end: int, lang: str) -> Unit | None:
    """The unit of the number at ``text[start:end]``, offsets into the text included; None where there is none."""
    if lang not in _LANGUAGES:
        return None
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and (unit := _look_up(before["unit"], lang)):
        return Unit(*unit, before.start(), end)
    if points := _POINTS.match(text, end):
        return Unit("point", "share", 1.0, start, points.end())
    behind = _BEHIND.match(text, end, end + _BEYOND)
    unit = _look_up(behind["unit"].replace(" ", ""), lang) if behind else None
    if behind is None or unit is None or _is_ordinal(text, end, behind, lang):
        return None
    name, dimension, factor = unit
    if name == "percent" and behind["points"]:
        return Unit("point", dimension, factor, start, behind.end())
    if dimension == "heat" and behind["scale"]:
        name = "fahrenheit" if behind["scale"][0].lower() in "fф" else "celsius"
        return Unit(name, dimension, factor, start, behind.end("scale"))
    power = behind["power"] or behind["after"] or ""
    if power or behind["sup"]:
        square = re.fullmatch(_SQUARE, power, re.IGNORECASE) or behind["sup"] in ("2", "²")
        if dimension != "length":
            return None
        last = max(behind.end("unit"), behind.end("sup"), behind.end("after"))
        name = f"{name}2" if square else f"{name}3"
        dimension, factor = ("area", factor**2) if square else ("volume", 1000 * factor**3)
        return Unit(name, dimension, factor, start, last)
    return Unit(name, dimension, factor, start, behind.end("unit"))


def _is_ordinal(text: str, end: int, behind: re.Match[str], lang: str) -> bool:
    """Whether letters behind a hyphen end a Russian ordinal: ``88-м году``, not ``100 м``."""
    return lang == "ru" and text[end] in "-‑" and behind["unit"] in ("м", "г")


def same_measure(ours: Unit | None, theirs: Unit | None, values: Iterable[tuple[float, float]]) -> bool | None:
    """Whether measures may be the same; None where only the values tell (same unit, unknown unit, no conversion).

    ``ours`` is the English unit, ``theirs`` the original's; ``values`` are pairs of readings, theirs first. A
    conversion may be rounded. Degrees without a scale are Celsius in the original and either in English.
    """
    if ours is None or (theirs is not None and ours.name == theirs.name != "degree"):
        return None
    if theirs is None:
        return _converts(ours, values)
    if ours.dimension != theirs.dimension:
        return None
    if ours.dimension == "heat":
        return _same_heat(ours, theirs, values)
    if ours.dimension in ("money", "share"):
        return False
    return any(_is_near(one * theirs.factor, other * ours.factor, _TOLERANCE) for one, other in values)


def _converts(ours: Unit, values: Iterable[tuple[float, float]]) -> bool | None:
    """Whether an English measure may be what an original without a known unit says in a metric one."""
    if ours.name not in _IMPERIAL:
        return None
    factors = {factor for _, dimension, factor in _table("cs").values() if dimension == ours.dimension}
    near = any(_is_near(a * factor, b * ours.factor, _EXACT) for a, b in values for factor in factors)
    return True if near else None


def _same_heat(ours: Unit, theirs: Unit, values: Iterable[tuple[float, float]]) -> bool | None:
    pairs = list(values)
    if "fahrenheit" in (ours.name, theirs.name) or ours.name == "degree":
        turned = any(abs(sign * a * 1.8 + 32.0 - b) <= _DEGREES for a, b in pairs for sign in (1, -1))
        if turned and theirs.name != "fahrenheit":
            return True
        return False if ours.name == "fahrenheit" and theirs.name != "fahrenheit" else None
    return None


def _is_near(one: float, other: float, tolerance: float) -> bool:
    return one > 0 and other > 0 and 1 / tolerance <= one / other <= tolerance
