"""Numbers of an original against those of its translation: which of either side have no counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

from align.quantities.figures import CLOCK
from align.quantities.quantity import Quantity
from align.quantities.units import same_measure

_COUNTED = ("number", "percent", "ordinal", "decade", "round", "set")
_SMALLEST_WORD = 3.0
_CLOCK = 12.0
_SCALES = (1e3, 1e6, 1e9)
_SHARE = 0.006  # how far 33 or 67 percent are from a third and two thirds
_TIMES = 10
_MEMBERS = 2  # hour and minutes


@dataclass(frozen=True, slots=True)
class Comparison:
    """Quantities without a counterpart: ``source`` in the original, ``target`` in the translation."""

    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


def compare(source: Sequence[Quantity], target: Sequence[Quantity]) -> Comparison:
    """What the two sides do not share.

    A target figure counts as known wherever its value stands in the source; a source quantity needs a counterpart of
    its own. Words below three, groups, months, fractions and labels only serve as counterparts.
    """
    alien = [
        one
        for one in target
        if one.kind in _COUNTED
        and one.digits
        and not any(agree(other, one) for other in source)
        and not _is_time_told(one, source)
        and not any(_is_of_time(one, other) for other in source)
    ]
    free = list(target)
    left: list[Quantity] = []
    for one in sorted(source, key=_turn):
        partner = next((other for other in free if agree(one, other)), None)
        if partner is not None:
            free.remove(partner)
        elif _counts(one) and sum(_is_of_time(other, one) for other in free) < _MEMBERS:
            left.append(one)
    return Comparison(tuple(sorted(left, key=lambda quantity: quantity.start)), tuple(alien))


def _turn(quantity: Quantity) -> int:
    """Months go first, so that December is not the counterpart of a 12; what is a label goes last."""
    return 0 if quantity.kind == "month" else 2 if quantity.kind == "label" else 1


def _counts(quantity: Quantity) -> bool:
    if quantity.kind not in _COUNTED:
        return False
    if quantity.digits:
        return True
    telling = quantity.value >= _SMALLEST_WORD or (quantity.value > 1 and (quantity.unit or quantity.value % 1))
    return quantity.kind != "ordinal" and bool(telling)


def agree(source: Quantity, target: Quantity) -> bool:
    """Whether a number of the original and one of the translation may be the same.

    Equal in some reading, with the scale or without it (a wrong scale is another matter), a correct rounding that the
    translation owns up to or writes with a scale word, an hour on the twelve-hour clock, or a decade.
    """
    pairs = [(one, other) for one in source.all_values for other in target.all_values]
    pairs += [(one, other) for one in source.values for other in target.values]
    if (verdict := same_measure(target.unit, source.unit, pairs)) is not None:
        return verdict
    if any(one == other for one, other in pairs) or _same_share(source, target) or _same_share(target, source):
        return True
    if {value * target.scale for value in source.values} & {*target.values}:
        return True
    if not target.digits and any(target.value * scale in source.all_values for scale in _SCALES):
        return True  # "three million for mothers, two for fathers"
    one, other = source.value, target.value
    if _is_rounding(one, other) and (target.approximate or target.scale > 1):
        return True
    if source.scale > 1 and _is_rounding(other, one) and source.approximate:
        return True
    hours = target.kind != "ordinal" and _same_hour(one, other)
    return hours or _same_decade(one, other) or _same_year(one, other)


def _same_share(one: Quantity, other: Quantity) -> bool:
    """Whether a percentage says what a fraction in words does (75, three quarters), or a factor (50, 1.5)."""
    if one.kind != "percent" or other.kind == "percent":
        return False
    share = one.value / 100
    if other.kind == "part":
        return any(abs(share - value) < _SHARE for value in other.all_values)
    return not other.digits and 1 < other.value <= _TIMES and share == other.value - 1


def _is_rounding(exact: float, rounded: float) -> bool:
    """Whether ``rounded`` is ``exact`` with fewer significant digits, rounded either way."""
    if exact <= 0 or rounded <= 0 or _significant(rounded) >= _significant(exact):
        return False
    unit = 10.0 ** (floor(log10(rounded)) - _significant(rounded) + 1)
    return abs(exact - rounded) < unit and abs(exact - rounded) / exact < 0.1


def _significant(value: float) -> int:
    """How many digits a number has without the noughts at its end, up to ten."""
    return len(f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0")) or 1


def _is_time_told(figure: Quantity, source: Sequence[Quantity]) -> bool:
    """Whether 19.30 is the time that the original tells as 19 and 30."""
    clock = CLOCK.fullmatch(figure.text)
    if clock is None:
        return False
    hour, minute = float(clock[1]), float(clock[2])
    return any(
        {hour, hour + _CLOCK} & {*one.values} and minute in next_one.values for one, next_one in pairwise(source)
    )


def _is_of_time(member: Quantity, whole: Quantity) -> bool:
    """Whether a number is the hour or the minutes of a time that the original writes with a stop: 1:22 for 13.22."""
    clock = CLOCK.fullmatch(whole.text)
    if clock is None:
        return False
    hour, minute = float(clock[1]), float(clock[2])
    return member.value in (hour, hour - _CLOCK, minute)


def _same_year(one: float, other: float) -> bool:
    """2022 and 22 (2021-22)."""
    short, long = sorted((one, other))
    return 0 <= short < 100 and 1900 <= long < 2100 and long % 100 == short


def _same_hour(one: float, other: float) -> bool:
    """15 and 3: the afternoon on two clocks."""
    return one == other + _CLOCK and 1 <= other <= 11 and one == int(one)


def _same_decade(one: float, other: float) -> bool:
    """90 (90. léta) and 1990 (the 1990s)."""
    short, long = sorted((one, other))
    return short % 10 == 0 and 10 <= short < 100 and long - short in (1900.0, 1800.0, 2000.0)
