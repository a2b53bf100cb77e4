"""Numbers that English tells in another form: worked out, a multiple as a percentage, a date still in figures."""

from __future__ import annotations

import re
from dataclasses import replace

from align.auditing.dating.datetimes import is_day
from align.auditing.numbers.bead_sides import Side
from align.quantities import Comparison, Quantity
from align.quantities.compare import agree

_ALIKE = 0.1  # numbers that are added or taken from each other are of one order of magnitude
_TIMES = re.compile(r"\s?(?:раза?\b|крат|krát|násob)")
_ROUNDING = 1.0  # percentage points
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})")


def without_retold(here: Comparison, theirs: Side, ours: Side) -> Comparison:
    """The comparison without the numbers of either side that the other one has in another form."""
    return _not_worked_out(_no_percentages(_no_days(here, theirs), theirs), theirs, ours)


def _no_days(here: Comparison, theirs: Side) -> Comparison:
    """Without ``22.6.`` where the original has that day in figures too: a matter of date-format."""
    kept = tuple(one for one in here.target if not _is_day_of(one, theirs))
    return replace(here, target=kept)


def _is_day_of(one: Quantity, theirs: Side) -> bool:
    found = _DAY.fullmatch(one.text)
    if found is None or not is_day(int(found[1]), int(found[2])):
        return False
    wanted = re.compile(rf"(?<![\d.,])0?{int(found[1])}\.\s?0?{int(found[2])}(?:\.|(?!\d))")
    return any(wanted.search(segment.text) for segment in theirs.segments)


def _no_percentages(here: Comparison, theirs: Side) -> Comparison:
    """Without a rise by 70% where the original has a rise to 1.7 times as much."""
    source, target = list(here.source), list(here.target)
    for lost in here.source:
        if not _TIMES.match(theirs.text, lost.end):
            continue
        told = next((one for one in target if one.kind == "percent" and _is_rise(one, lost)), None)
        if told is not None:
            source.remove(lost)
            target.remove(told)
    return Comparison(tuple(source), tuple(target))


def _is_rise(percentage: Quantity, multiple: Quantity) -> bool:
    return abs((multiple.value - 1) * 100 - percentage.value) < _ROUNDING


def _not_worked_out(here: Comparison, theirs: Side, ours: Side) -> Comparison:
    """Without the English number that somebody worked out: 32,000 for six thousand fewer than 38,000.

    It is the sum or the difference of the one number that is missing and another of its size that both sides have.
    """
    if len(here.source) != 1 or len(here.target) != 1:
        return here
    (lost,), (one,) = here.source, here.target
    worked_out = any(
        other.start != lost.start
        and one.value in (other.value + lost.value, abs(other.value - lost.value))
        and _ALIKE <= other.value / max(lost.value, _ALIKE) <= 1 / _ALIKE
        and any(agree(other, each) for each in ours.numbers)
        for other in theirs.numbers
    )
    return Comparison((), ()) if worked_out else here
