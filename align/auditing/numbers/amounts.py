"""Amounts that words turn into others: half an hour for one and a half, up to three for at least three, an age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.numbers.bead_sides import Side, Spot

_BEFORE = 30
_HALF_HOUR = re.compile(
    r"\bhalf an? (?P<unit>hour|year|day|month|mile|kilometer|kilometre|liter|litre|ton)\b", re.IGNORECASE
)
_ENGLISH_MORE = re.compile(r"\band a half\b|\b1\.5\b|\bone and|\b90\b|\b18\b|\bhalves\b|\bhalf past\b", re.IGNORECASE)
_ONE_AND_HALF = {
    "cs": re.compile(
        r"\b(?:hodin[auy]|rok|den|měsíc|míl[ei]|kilometr|litr|tun[auy]) a půl\b"
        r"|\bpůldruh(?:é|ého|ý) (?:hodiny|roku|dne|měsíce)\b"
        r"|\bjeden a půl\b|\bjedna a půl\b|\bpoldruh\w+",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:полтор[аы]|полутора)\s+(?:час|год|лет|сут|день|дня|месяц|мил|километр|литр|тонн)\w*", re.IGNORECASE
    ),
}
_HALF = {
    "cs": re.compile(r"(?<! a )\bp[ůu]l(?!druh)(?:\s?(?:hodin|rok|den|dne|měsíc)\w*|hodin\w*)", re.IGNORECASE),
    "ru": re.compile(r"\bпол(?:часа|года|дня|месяца|километра|литра|тонны|у?часов\w*|угод\w*)\b", re.IGNORECASE),
}
_LEAST = {
    "en": re.compile(
        r"\b(?:at least|not? (?:less|fewer) than|a minimum of|(?<!no )(?<!not )more than|over)\s+\Z",
        re.IGNORECASE,
    ),
    "cs": re.compile(r"\b(?:nejméně|alespoň|aspoň|minimálně|přinejmenším)\s+(?:\w{1,3}\s+)?\Z", re.IGNORECASE),
    "ru": re.compile(
        r"\b(?:не менее|не меньше|как минимум|минимум|по меньшей мере|по крайней мере)\s+(?:\w{1,3}\s+)?\Z",
        re.IGNORECASE,
    ),
}
_MOST = {
    "en": re.compile(
        r"\b(?:up to|at most|no more than|not more than|a maximum of|as many as|as much as)\s+\Z", re.IGNORECASE
    ),
    "cs": re.compile(r"\b(?:nejvýše|nejvýš|maximálně|nanejvýš)\s+(?:\w{1,3}\s+)?\Z", re.IGNORECASE),
    "ru": re.compile(r"\b(?:не более|не больше|максимум|самое большее)\s+(?:\w{1,3}\s+)?\Z", re.IGNORECASE),
}
_AS_MANY = re.compile(r"\bas (?:many|much) as\s+\Z", re.IGNORECASE)
_YEAR_OF_LIFE = {
    "cs": re.compile(r"\b(?:v|ve)\s+nedožitých\s+(?P<n>\d{2,3})\b", re.IGNORECASE),
    "ru": re.compile(r"\bна\s+(?P<n>\d{2,3})(?:[-‑]?(?:о?м))?\s+году\s+жизни\b", re.IGNORECASE),
}
_AGED = re.compile(
    r"\b(?:at (?:the )?age (?:of )?|at |aged |was |turned )(?P<n>\d{2,3})\b(?![-\d.,:]*\d)", re.IGNORECASE
)


def other_amounts(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The English words for an amount that is another one in the original, each with the original's."""
    if theirs.lang in _HALF:
        yield from _halves(theirs, ours)
        yield from _bounds(theirs, ours)
        yield from _ages(theirs, ours)


def _spots(pattern: re.Pattern[str], side: Side, value: float) -> list[Spot]:
    return [
        Spot(segment.start + found.start(), segment.start + found.end(), found[0], value)
        for segment in side.segments
        for found in pattern.finditer(segment.text)
    ]


def _halves(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """``half an hour`` for an hour and a half."""
    if len(told := _spots(_HALF_HOUR, ours, 0.5)) != 1:
        return
    more = _spots(_ONE_AND_HALF[theirs.lang], theirs, 1.5)
    if len(more) == 1 and not _spots(_HALF[theirs.lang], theirs, 0.5) and not _spots(_ENGLISH_MORE, ours, 1.5):
        yield told[0], more[0]


def _bounds(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """``up to three years`` for at least three, and the other way round."""
    for one in ours.numbers:
        same = [other for other in theirs.numbers if other.value == one.value]
        twice = sum(other.value == one.value for other in ours.numbers) > 1
        if len(same) != 1 or twice:
            continue
        for bound, opposite in ((_MOST, _LEAST), (_LEAST, _MOST)):
            found = bound["en"].search(ours.text, max(0, one.start - _BEFORE), one.start)
            if found is None or _AS_MANY.search(found[0]):
                continue
            other = opposite[theirs.lang].search(theirs.text, max(0, same[0].start - _BEFORE), same[0].start)
            if other:
                text = theirs.text[other.start() : same[0].end]
                yield (
                    Spot(found.start(), one.end, ours.text[found.start() : one.end], one.value),
                    Spot(other.start(), same[0].end, text, one.value),
                )


def _ages(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """``at the age of 70`` for the 70th year of somebody's life: the age is 69."""
    if len(aged := list(_aged(ours))) != 1:
        return
    lived = _spots(_YEAR_OF_LIFE[theirs.lang], theirs, 0.0)
    if len(lived) == 1:
        told = re.search(r"\d+", lived[0].text)
        if told and float(told[0]) == aged[0].value:
            yield aged[0], Spot(lived[0].start, lived[0].end, lived[0].text, aged[0].value - 1)


def _aged(ours: Side) -> Iterator[Spot]:
    for segment in ours.segments:
        for found in _AGED.finditer(segment.text):
            yield Spot(segment.start + found.start("n"), segment.start + found.end("n"), found["n"], float(found["n"]))
