"""Numbers of an original against those of its translation: which of either side have no counterpart."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

from align.quantities.figures import CLOCK
from align.quantities.quantity import Quantity
from align.quantities.units import same_measure

_COUNTED = ("number", "percent", "ordinal", "decade", "round", "set")
_SMALLEST_WORD = 3.0
_CLOCK = 12.0
_FULL_HOUR = "00"
_SCALES = (1e3, 1e6, 1e9)
_SHARE = 0.006  # how far 33 or 67 percent are from a third and two thirds
_TIMES = 10
_MEMBERS = 2  # hour and minutes
_AROUND = 40  # how far from its own place a number of a table is looked for


@dataclass(frozen=True, slots=True)
class Comparison:
    """Quantities without a counterpart: ``source`` in the original, ``target`` in the translation."""

    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


def compare(source: Sequence[Quantity], target: Sequence[Quantity]) -> Comparison:
    """What the two sides do not share.

    A target figure counts as known wherever its value stands in the source; a source quantity needs a counterpart of
    its own. Words below three, groups, months, fractions and labels only serve as counterparts. The noughts of a full
    hour differ from other minutes only.
    """
    ours, theirs = _Row(target), _Row(source)
    alien = [
        one
        for place, one in enumerate(target)
        if one.kind in _COUNTED
        and one.digits
        and not any(agree(other, one) for other in theirs.like(one, place))
        and not _is_time_told(one, theirs.around(place))
        and not any(_is_of_time(one, other) for other in theirs.around(place))
    ]
    left: list[Quantity] = []
    for place, one in sorted(enumerate(source), key=lambda numbered: _turn(numbered[1])):
        partner = next((other for other in ours.like(one, place) if agree(one, other)), None)
        if partner is not None:
            ours.take(partner)
        elif _counts(one) and sum(_is_of_time(other, one) for other in ours.around(place)) < _MEMBERS:
            left.append(one)
    left.sort(key=lambda quantity: quantity.start)
    return Comparison(_of_hours(left, alien, target), _of_hours(alien, left, source))


def _of_hours(numbers: Sequence[Quantity], others: Sequence[Quantity], row: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The numbers, without a full hour's noughts where none of the ``others``, which stand in ``row``, are minutes."""
    if all(one.text != _FULL_HOUR for one in numbers):
        return tuple(numbers)
    minutes = {two.start for one, two in pairwise(row) if two.start == one.end + 1 and len(two.text) == _MEMBERS}
    told = any(other.start in minutes for other in others)
    return tuple(one for one in numbers if told or one.text != _FULL_HOUR)


class _Row:
    """The numbers of one side that are still free, by place and by value.

    Sentences hold a handful, of which each is looked at; in a table of hundreds only those around a number's own place
    are, and those of its very value.
    """

    def __init__(self, numbers: Sequence[Quantity]) -> None:
        self._free: dict[int, Quantity] = dict(enumerate(numbers))
        self._place_of = {id(number): place for place, number in self._free.items()}
        self._most = len(numbers)
        self._of_value: dict[float, list[int]] = defaultdict(list)
        if self._most > _AROUND:
            for place, number in self._free.items():
                for value in number.all_values:
                    self._of_value[value].append(place)

    def around(self, place: int) -> list[Quantity]:
        """The free numbers about a place, in order."""
        if self._most <= _AROUND:
            return list(self._free.values())
        return self._at(range(place - _AROUND, place + _AROUND + 1))

    def like(self, one: Quantity, place: int) -> list[Quantity]:
        """The free numbers about a place, and further ones of the same value, in order."""
        if self._most <= _AROUND:
            return list(self._free.values())
        places = set(range(place - _AROUND, place + _AROUND + 1))
        for value in one.all_values:
            same = self._of_value.get(value, [])
            middle = bisect_left(same, place)
            places.update(same[max(0, middle - _AROUND) : middle + _AROUND])
        return self._at(sorted(places))

    def take(self, number: Quantity) -> None:
        """The number is free no more."""
        del self._free[self._place_of[id(number)]]

    def _at(self, places: Iterable[int]) -> list[Quantity]:
        return [self._free[place] for place in places if place in self._free]


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
        {hour, hour + _CLOCK, hour % _CLOCK} & {*one.values} and minute in next_one.values
        for one, next_one in pairwise(source)
    )


def _is_of_time(member: Quantity, whole: Quantity) -> bool:
    """Whether a number is the hour or the minutes of a time that the original writes with a stop: 1:22 for 13.22."""
    clock = CLOCK.fullmatch(whole.text)
    if clock is None:
        return False
    hour, minute = float(clock[1]), float(clock[2])
    return member.value in (hour, hour - _CLOCK, minute) or (not hour and member.value == _CLOCK)


def _same_year(one: float, other: float) -> bool:
    """2022 and 22 (2021-22)."""
    short, long = sorted((one, other))
    return 0 <= short < 100 and 1900 <= long < 2100 and long % 100 == short


def _same_hour(one: float, other: float) -> bool:
    """15 and 3: the afternoon on two clocks; 0 and 12: midnight."""
    return (one == other + _CLOCK and 1 <= other <= 11 and one == int(one)) or (one == 0 and other == _CLOCK)


def _same_decade(one: float, other: float) -> bool:
    """90 (90. léta) and 1990 (the 1990s)."""
    short, long = sorted((one, other))
    return short % 10 == 0 and 10 <= short < 100 and long - short in (1900.0, 1800.0, 2000.0)
