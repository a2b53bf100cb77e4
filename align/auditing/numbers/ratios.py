"""How many times as much, and by how much more or less: twice as many, rose by half, o třetinu víc, в полтора раза."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import isclose

from align.auditing.numbers.bead_sides import Side, Spot
from align.auditing.numbers.lone_numbers import data
from align.quantities.words import look_up

_NEAR = 0.04
_REACH = 60
_CLAUSE = re.compile(r"[;:.!?(]|, ")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_MOST = 100


def other_ratios(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The one ratio of the English that is not the original's: half as many for ``вдвое больше``.

    Not where the English has a percentage of its own, which may be that ratio.
    """
    if len(english := list(_ratios(ours))) != 1:
        return
    originals = list(_ratios(theirs))
    if len(originals) != 1 or isclose(english[0].value, originals[0].value, rel_tol=_NEAR):
        return
    values = {value for one in theirs.numbers for value in one.all_values}
    if not any(one.kind == "percent" and not one.all_values & values for one in ours.numbers):
        yield english[0], originals[0]


def _ratios(side: Side) -> Iterator[Spot]:
    """The ratios of a side: above 1 for more, below 1 for less; those whose direction is unclear are left out."""
    for segment in side.segments:
        end = 0
        told = ((kind, found) for kind, pattern in _patterns(side.lang) for found in pattern.finditer(segment.text))
        for kind, found in sorted(told, key=lambda one: (one[1].start(), -one[1].end())):
            words = next((value for name, value in found.groupdict().items() if value), "")
            factor = factor_of(words.lower(), side.lang) if found.start() >= end else None
            behind, around = _behind(found, segment.text, side.lang), direction(found.span(), segment.text, side.lang)
            if factor and (ratio := _ratio(kind, factor, behind, behind or around)):
                end = found.end()
                yield Spot(segment.start + found.start(), segment.start + found.end(), found[0], ratio)


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["pattern"], re.IGNORECASE)) for row in data()["ratios"][lang])


@cache
def _factors() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((float(value), re.compile(pattern)) for value, pattern in data()["factors"].items())


def factor_of(words: str, lang: str) -> float | None:
    """The number that the words of a ratio, in small letters, have: 2 of ``twice`` and ``вдвое``, 0.5 of ``half``."""
    if _FIGURE.fullmatch(words):
        return float(words.replace(",", "."))
    if listed := next((value for value, pattern in _factors() if pattern.fullmatch(words)), None):
        return listed
    word = look_up(words, lang)
    return word.value if word and word.kind == "unit" and 1 < word.value <= _MOST else None


def _ratio(kind: str, factor: float, behind: int, either: int) -> float | None:
    """The ratio; ``behind`` is the direction of a comparative, ``either`` of that or a verb: 1, -1, 0 for none."""
    if kind == "as":
        return factor
    if kind == "again":
        return 1 + factor
    way = behind if kind.startswith("behind") else either
    if not way:
        return None
    if kind in ("times", "behind"):
        return factor if way > 0 else 1 / factor
    return factor if kind == "to" else 1 + way * factor if factor < 1 else None


@cache
def _comparative(lang: str) -> re.Pattern[str]:
    words = data()["directions"][lang]
    return re.compile(rf"\W+(?:\w+\W+)?(?:(?P<up>{words['more']})|(?P<down>{words['less']}))\b", re.IGNORECASE)


def _behind(found: re.Match[str], text: str, lang: str) -> int:
    """The direction that a comparative right behind tells: 1 for more, -1 for less, 0 where there is none."""
    told = _comparative(lang).match(text, found.end())
    return (1 if told["up"] else -1) if told else 0


@cache
def _changes(lang: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{data()['directions'][lang][name]})\b", re.IGNORECASE)


def direction(span: tuple[int, int], text: str, lang: str) -> int:
    """1 where the clause around a span of a text tells of a rise, -1 for a fall, 0 for neither or both."""
    start, end = span
    low = max(0, start - _REACH)
    low = max((stop.end() for stop in _CLAUSE.finditer(text, low, start)), default=low)
    stop = _CLAUSE.search(text, end)
    clause = text[low : min(end + _REACH, stop.start() if stop else len(text))]
    up, down = (_changes(lang, name).search(clause) is not None for name in ("up", "down"))
    return 0 if up == down else 1 if up else -1
