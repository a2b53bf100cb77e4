"""Numbers that are told in a language's own way: times by the quarter, ``půl druhého milionu``, ``pět a dvacet``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.quantities.quantity import Quantity
from align.quantities.words import look_up

_HOURS = 12
_LONGEST = 8  # letters of the longest beginning
_HALF, _QUARTER = 30.0, 15.0
LATE = 40.0
"""Minutes after which English tells what is missing to the next hour."""

# The minutes, what leads to the hour, and the hour that has not come yet.
_TIMES = {
    "cs": (
        (re.compile(r"(čtvrt)\s+na\s+(\w+)", re.IGNORECASE), _QUARTER),
        (re.compile(r"(tři\s?čtvrtě)\s+na\s+(\w+)", re.IGNORECASE), 3 * _QUARTER),
        (re.compile(r"(?<=\bv )(půl)\s+(\w+é)\b|(?<=\b(?:od|do|na|po) )(půl)\s+(\w+é)\b", re.IGNORECASE), _HALF),
    ),
    "ru": (
        (re.compile(r"(половин[ауеы])\s+(\w+ого)\b", re.IGNORECASE), _HALF),
        (re.compile(r"(четверть)\s+(\w+ого)\b", re.IGNORECASE), _QUARTER),
        (re.compile(r"(без\s+четверти)\s+(\w+)", re.IGNORECASE), 3 * _QUARTER),
        (re.compile(r"(без\s+пяти(?:\s+минут)?)\s+(\w+)", re.IGNORECASE), 55.0),
        (re.compile(r"(без\s+десяти(?:\s+минут)?)\s+(\w+)", re.IGNORECASE), 50.0),
        (re.compile(r"(без\s+двадцати(?:\s+минут)?)\s+(\w+)", re.IGNORECASE), 40.0),
    ),
}
_BEGINNINGS = {"cs": ("čtvrt", "tři", "půl"), "ru": ("половин", "четверть", "без")}
_LESS_A_HALF = re.compile(r"půl\s+(\w+ého|\w+ího)\b(?:\s+(\w+))?", re.IGNORECASE)
_INVERTED = re.compile(r"(\w{3,8}) a (\w{6,13})")


def may_open_idiom(word: str, lang: str) -> bool:
    """Whether an idiom of times or amounts may begin with a word; those of two number words apart."""
    return word.lower().startswith(_BEGINNINGS.get(lang, ("-",)))


def in_idiom(text: str, lang: str, start: int) -> Sequence[Quantity]:
    """The numbers of the idiom that begins at ``start``, in order; none where none does.

    ``čtvrt na osm`` is the quarter and seven, ``půl druhého milionu`` 1.5 million, ``pět a dvacet`` 25. The minutes of
    a time only serve as counterparts; the hour may also be the one that is to come, as in a quarter to eight.
    """
    if lang == "cs" and (inverted := _inverted(text, start)):
        return inverted
    if not may_open_idiom(text[start : start + _LONGEST], lang):
        return ()
    for pattern, minutes in _TIMES.get(lang, ()):
        if (found := pattern.match(text, start)) and (hour := _hour(found[found.lastindex or 2], lang)):
            last = found.lastindex or 2
            return (
                Quantity(found[last - 1], *found.span(last - 1), (minutes,), "part", digits=False),
                Quantity(found[last], *found.span(last), _hours(hour, minutes), digits=False),
            )
    return _less_a_half(text, start) if lang == "cs" else ()


def _hours(hour: float, minutes: float) -> tuple[float, ...]:
    """The hour on both clocks; where most of it is over, the next one too."""
    coming = hour % _HOURS + 1
    return (hour, hour + _HOURS, *((coming, coming + _HOURS) if minutes >= LATE else ()))


def _hour(word: str, lang: str) -> float | None:
    """The hour before the one that a word names."""
    found = look_up(word, lang)
    if found is None or found.kind not in ("unit", "ordinal") or not 1 <= found.value <= _HOURS:
        return None
    return found.value - 1 or float(_HOURS)


def _less_a_half(text: str, start: int) -> Sequence[Quantity]:
    """``půl druhého``: one and a half; the scale behind it belongs to it."""
    found = _LESS_A_HALF.match(text, start)
    ordinal = look_up(found[1], "cs") if found else None
    if found is None or ordinal is None or ordinal.kind != "ordinal" or not 2 <= ordinal.value <= _HOURS:
        return ()
    scale = look_up(found[2], "cs") if found[2] else None
    scaled = scale is not None and scale.kind in ("scale", "hundred")
    end = found.end() if scaled else found.end(1)
    value = (ordinal.value - 0.5) * (scale.value if scale and scaled else 1.0)
    return (Quantity(text[start:end], start, end, (value,), digits=False),)


def _inverted(text: str, start: int) -> Sequence[Quantity]:
    """``pět a dvacet``: the unit before the ten."""
    found = _INVERTED.match(text, start)
    unit, ten = (look_up(found[1], "cs"), look_up(found[2], "cs")) if found else (None, None)
    if found is None or unit is None or ten is None or unit.kind != "unit" or ten.kind != "unit":
        return ()
    fits = 1 <= unit.value <= 9 and 20 <= ten.value <= 90 and ten.value % 10 == 0
    return (Quantity(found[0], *found.span(), (unit.value + ten.value,), digits=False),) if fits else ()
