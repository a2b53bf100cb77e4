"""Changes told the other way: to for by, and higher for lower."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align.auditing.numbers.bead_sides import Side, Spot
from align.auditing.numbers.lone_numbers import data
from align.auditing.numbers.ratios import direction, factor_of

_REACH, _BEHIND = 50, 30
_THAN = re.compile(r"\b(?:than|compared|versus)\b")
_YEARS = range(1900, 2101)
_FRACTION = {
    "en": re.compile(
        r"(?<!\bup )\b(?P<small>by|to) (?:%s)*(?P<n>(?:an?|one)[ -](?:third|quarter|fifth|tenth)|half"
        r"|two[ -]thirds|three[ -]quarters"
        r"|two[ -]fifths)(?![ -](?:of|century|final|million|billion|hour|an? |year))\b"
    ),
    "cs": re.compile(
        r"\b(?P<small>o|na) (?:%s)*(?P<n>polovinu|půlku|třetinu|čtvrtinu|pětinu|desetinu|dvě třetiny"
        r"|tři čtvrtiny|dvě pětiny)\b"
    ),
    "ru": re.compile(
        r"\b(?P<small>на|до) (?:%s)*(?P<n>трет[ьи]|четверт[ьи]|половин[уы]|дв(?:е|ух) трет(?:и|ей)|тр(?:и"
        r"|[её]х) четверт(?:и|ей)"
        r"|пят(?:ую|ой) част[ьи])\b"
    ),
}
_MEASURED = ("number", "percent")
_COUNTED = re.compile(
    r"\W{0,2}(?:(?:percent|per cent|percentage|basis|points?|procent\w*|bod\w*|процент\w*|пункт\w*"
    r"|базисн\w+|%|п\.\s?п\.)\W{1,2})"
    r"{0,3}(?P<word>\w+)"
)


def other_changes(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """``fell to a third`` for a fall by a third, ``seven points higher`` for seven points lower."""
    yield from _by_and_to(theirs, ours)
    yield from _turned(theirs, ours)


def _by_and_to(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    english = [*_amounts(ours), *_parts(ours)]
    originals = [*_amounts(theirs), *_parts(theirs)] if english else []
    for one, by in english:
        same = [(other, way) for other, way in originals if _is_near(other.value, one.value)]
        twice = sum(_is_near(other.value, one.value) for other, _ in english) > 1
        if len(same) == 1 and same[0][1] != by and not twice:
            yield one, same[0][0]


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) < 1e-3 * max(one, other)


def _amounts(side: Side) -> Iterator[tuple[Spot, bool]]:
    """The figures of changes, each with whether it is a change by that much; not what is no amount: dates, places."""
    by, _ = data()["changes"][side.lang]
    for one in side.numbers:
        plain = one.scale == 1.0 and one.unit is None and one.kind == "number"
        if one.kind not in _MEASURED or (plain and (one.value in _YEARS or not one.digits)):
            continue
        found = _before(side.lang).search(side.text, max(0, one.start - _REACH), one.start)
        if found is None:
            continue
        if any(other.kind == "month" and abs(other.start - one.end) < 4 for other in side.numbers):
            continue
        if _is_change(side, found.start()):
            start = found.start("small")
            yield Spot(start, one.end, side.text[start : one.end], one.value), found["small"].lower() == by


def _parts(side: Side) -> Iterator[tuple[Spot, bool]]:
    by, _ = data()["changes"][side.lang]
    pattern = _fraction(side.lang)
    for segment in side.segments:
        for found in pattern.finditer(segment.text):
            value = factor_of(found["n"].lower(), side.lang)
            if value and _is_change(side, segment.start + found.start()):
                spot = Spot(segment.start + found.start(), segment.start + found.end(), found[0], value)
                yield spot, found["small"].lower() == by


@cache
def _before(lang: str) -> re.Pattern[str]:
    """What stands before the figure of a change."""
    by, to = data()["changes"][lang]
    return re.compile(rf"(?<!\bup )\b(?P<small>{by}|{to}) (?:{data()['changes']['around']})*\Z", re.IGNORECASE)


@cache
def _fraction(lang: str) -> re.Pattern[str]:
    source = _FRACTION[lang].pattern.replace("%s", data()["changes"]["around"])
    return re.compile(source, re.IGNORECASE)


def _is_change(side: Side, start: int) -> bool:
    """Whether the clause before an amount tells of a rise or a fall."""
    segment = next((one for one in side.segments if one.start <= start < one.end), None)
    at = start - segment.start if segment else 0
    return segment is not None and direction((at, at), segment.text, side.lang) != 0


def _turned(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The number with "higher" or the like behind it, where the original has lower."""
    english = list(_compared(ours))
    originals = list(_compared(theirs)) if english else []
    for one, up in english:
        same = [(other, way) for other, way in originals if other.value == one.value]
        if not _THAN.search(ours.text, one.end, one.end + _BEHIND):
            continue  # "In May it was seven points higher" tells the same from the other end
        if len(same) == 1 and same[0][1] != up and sum(other.value == one.value for other, _ in english) == 1:
            yield one, same[0][0]


def _compared(side: Side) -> Iterator[tuple[Spot, bool]]:
    words = data()["directions"][side.lang]
    more, less = (re.compile(words[name], re.IGNORECASE) for name in ("more", "less"))
    for one in side.numbers:
        behind = _COUNTED.match(side.text, one.end) if one.kind in _MEASURED else None
        if behind is None:
            continue
        up, down = more.fullmatch(behind["word"]), less.fullmatch(behind["word"])
        if up or down:
            end = behind.end("word")
            yield Spot(one.start, end, side.text[one.start : end], one.value), up is not None
