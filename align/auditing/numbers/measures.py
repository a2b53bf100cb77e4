"""Amounts told in another unit than the original's: half a day in hours, a quarter of a kilometre in metres, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose

from align.auditing.numbers.bead_sides import Side, Spot
from align.quantities.quantity import Quantity
from align.quantities.units import unit_of

_NEAR = 0.06
_PARTS = {
    "cs": re.compile(
        r"\b(?P<half>půl)|\b(?P<threequarters>tři ?čtvrtě|tři čtvrtiny)|\b(?P<quarter>čtvrt(?:in[auyěo]u?)?)"
        r"|\b(?P<third>třetin[auyěo]u?)",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?P<half>пол(?:овин[ауыео]й?)?[- ]?)(?=час|год|дня|день|сут|минут|месяц|кило|метр|тонн|литр"
        r"|гектар)|\b(?P<threequarters>три четверти)"
        r"|\b(?P<quarter>четверт[ьи](?:ю)?)|\b(?P<third>трет[ьи](?:ю)?)",
        re.IGNORECASE,
    ),
}
_VALUES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "threequarters": 0.75}
_AND_HALF = {
    "cs": re.compile(
        r"\b(?P<unit>hodin\w*|den|rok\w*|měsíc\w*|minut\w*|kilometr\w*|metr\w*|tun\w*) a půl\b", re.IGNORECASE
    ),
    "ru": re.compile(
        r"\b(?P<unit>час\w*|день|год\w*|месяц\w*|минут\w*|километр\w*|метр\w*|тонн\w*) с половиной\b", re.IGNORECASE
    ),
}
_DAYS = re.compile(
    r"\b(?:(?P<n>дво[ей]\w*|тро[ей]\w*|четвер[оы]\w*|\d+|\w+) )?(?P<unit>сут(?:ки|ок|кам|ками|ках))\b", re.IGNORECASE
)
_SETS = {"дв": 2.0, "тр": 3.0, "че": 4.0}
_DAY = 86400.0
_ENGLISH_PART = re.compile(
    r"\b(?:half|third|quarter|quarters|and a half|a day|one day|daily|overnight|semi-?annual|half-\w+)\b", re.IGNORECASE
)
_DATE_GAP = re.compile(r"(?:\.|st|nd|rd|th|[-‑]го|[-‑]е)?,?\s{1,2}(?:of )?")
_BASIS = {
    "cs": re.compile(r"\b(?P<n>[\d,]{1,12}|\w+) (?:bazick|základn|procentn)\w+ bod", re.IGNORECASE),
    "ru": re.compile(r"\b(?P<n>[\d,]{1,12}|\w+) (?:базисн|процентн)\w+ пункт", re.IGNORECASE),
}
_SHARE_OF_PERCENT = re.compile(
    r"\b(?:(?P<half>(?:a )?half(?: an?| of an?| of one)?)|(?P<quarter>(?:a|one)[ -]quarter(?: of an?"
    r"| of one)?)|(?P<three>three[ -]quarters(?: of an?| of one)?)|one) ?-?per ?cent\b(?!age)(?! points?)",
    re.IGNORECASE,
)
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class _Measure:
    spot: Spot  # its value is in the dimension's first unit
    dimension: str


def other_measures(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The one measure of the English that stands for another one in the original, the month of a date included."""
    yield from _other_measure(theirs, ours)
    yield from _other_months(theirs, ours)
    yield from _percent_for_points(theirs, ours)


def _other_measure(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    if not any(one.unit and one.kind == "number" for one in ours.numbers):
        return
    hidden = list(_hidden(theirs))
    if len(hidden) != 1 or any(_ENGLISH_PART.search(segment.text) for segment in ours.segments):
        return
    (lost,) = hidden
    english = [one for one in ours.numbers if one.unit and one.unit.dimension == lost.dimension]
    told = {value for one in theirs.numbers for value in one.all_values}
    measures = [
        one.value * one.unit.factor for one in theirs.numbers if one.unit and one.unit.dimension == lost.dimension
    ]
    aliens: list[Quantity] = []
    for one in english:
        value = one.value * (one.unit.factor if one.unit else 1.0)
        if isclose(value, lost.spot.value, rel_tol=_NEAR):
            return
        if not (one.all_values & told) and not any(isclose(value, each, rel_tol=_NEAR) for each in measures):
            aliens.append(one)
    if len(aliens) == 1 and aliens[0].kind == "number":
        yield _spot(aliens[0]), lost.spot


def _spot(one: Quantity) -> Spot:
    return Spot(one.start, one.end, one.text, one.value)


def _hidden(side: Side) -> Iterator[_Measure]:
    """The measures whose number is no figure: half an hour, сутки, a year and a half."""
    for segment in side.segments:
        for found in _PARTS[side.lang].finditer(segment.text):
            share = next(_VALUES[name] for name, value in found.groupdict().items() if value)
            at = found.end()
            unit = unit_of(f"{segment.text[:at]} {segment.text[at:].lstrip()}", 0, at, side.lang)
            if (
                unit
                and segment.text[at : at + 1] != ","
                and unit.dimension in ("time", "length", "mass", "volume", "area")
            ):
                rest = segment.text[at:]
                end = min(unit.end - 1 + len(rest) - len(rest.lstrip()), len(segment.text))
                spot = Spot(
                    segment.start + found.start(),
                    segment.start + end,
                    segment.text[found.start() : end],
                    share * unit.factor,
                )
                yield _Measure(spot, unit.dimension)
        for found in _AND_HALF[side.lang].finditer(segment.text):
            unit = unit_of(f" {found['unit']}", 0, 0, side.lang)
            if unit:
                spot = Spot(segment.start + found.start(), segment.start + found.end(), found[0], 1.5 * unit.factor)
                yield _Measure(spot, unit.dimension)
        if side.lang == "ru":
            yield from _days(segment.start, segment.text)


def _days(start: int, text: str) -> Iterator[_Measure]:
    """``сутки``: 24 hours; ``двое суток``: 48. Those that a number counts are measures already."""
    for found in _DAYS.finditer(text):
        count = _SETS.get((found["n"] or "")[:2].lower()) if found["unit"].lower() == "суток" else None
        if count is None and found["unit"].lower() == "суток":
            continue
        begin = found.start() if count else found.start("unit")
        spot = Spot(start + begin, start + found.end(), text[begin : found.end()], (count or 1.0) * _DAY)
        yield _Measure(spot, "time")


def _other_months(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The month of a date that the original has with the same day and another month: July 3 for ``3 августа``."""
    english = list(_dates(ours))
    originals = list(_dates(theirs)) if english else []
    for day, month in english:
        known = {other.value for each, other in originals if each == day}
        spoken = {other.value for each, other in english if each == day}
        if len(known) == 1 and month.value not in known and not known & spoken:
            yield month, next(other for each, other in originals if each == day)


def _dates(side: Side) -> Iterator[tuple[float, Spot]]:
    """The days with their months, the month as a spot."""
    for one, other in zip(side.numbers, side.numbers[1:], strict=False):
        first, second = (other, one) if side.lang == "en" and one.kind == "month" else (one, other)
        if second.kind != "month" or first.kind == "month" or not 1 <= first.value <= _LAST_DAY:
            continue
        if _DATE_GAP.fullmatch(side.text, one.end, other.start):
            yield first.value, _spot(second)


def _percent_for_points(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """``half a percent`` for 50 basis points."""
    if any(one.kind == "percent" and one.value < 1 for one in theirs.numbers) or theirs.lang not in _BASIS:
        return
    shares = [(found, segment.start) for segment in ours.segments for found in _SHARE_OF_PERCENT.finditer(segment.text)]
    if len(shares) != 1:
        return
    points = [
        (found, segment.start) for segment in theirs.segments for found in _BASIS[theirs.lang].finditer(segment.text)
    ]
    if len(points) == 1:
        (share, start), (point, at) = shares[0], points[0]
        value = 0.5 if share["half"] else 0.25 if share["quarter"] else 0.75 if share["three"] else 1.0
        yield (
            Spot(start + share.start(), start + share.end(), share[0], value),
            Spot(at + point.start(), at + point.end(), f"{point[0]}…", value),
        )
