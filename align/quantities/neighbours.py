"""Numbers beside each other that are one amount, or share a scale or a unit; readings by what stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from align.quantities.quantity import Quantity
from align.quantities.words import look_up

_BLANK = r"[ \u00a0\u202f\u2009]"
_ADDED = re.compile(rf"\.?{_BLANK}(?:(?:a|и|and){_BLANK})?")
_LETTERS = {"m": 1e6, "k": 1e3}
_AFTERNOON = {
    "cs": re.compile(rf"{_BLANK}(?:hodin[yu]?{_BLANK})?(?:odpoledne|večer)\b"),
    "ru": re.compile(rf"{_BLANK}час(?:а|ов)?{_BLANK}(?:дня|вечера)\b|{_BLANK}вечера\b"),
}
_HOURS = 12
_THOUSAND = 1000.0
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(rf"{_BLANK}?(mil|bil)\b")
_SCALES = {"mil": 1e6, "bil": 1e12}
_BASIS_POINT = " basis point"
_YEAR_OF_LIFE = re.compile(rf"(?:[-‑](?:й|го|м))?{_BLANK}год\w* жизни|\.{_BLANK}ro[kc]\w* života")
_RANGE = re.compile(r"\s?(?:[-–—]|až|do|до|to|and|a|и|nebo|или|or)\s?")


def added_up(text: str, found: list[Quantity]) -> list[Quantity]:
    """``1 млрд 250 млн``, ``2 miliony 50 tisíc``: one amount, told in falling scales."""
    added: list[Quantity] = []
    for each in found:
        last = added[-1] if added else None
        if (
            last is not None
            and last.digits
            and each.digits
            and last.scale > each.scale > 1
            and each.value < last.scale
            and _ADDED.fullmatch(text, last.end, each.start)
        ):
            values = tuple(value + each.value / last.scale for value in last.values)
            added[-1] = last._replace(text=text[last.start : each.end], end=each.end, values=values)
        else:
            added.append(each)
    return added


def shared(text: str, lang: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Each quantity; the first of a range may mean the scale, or the unit, that only the second has: 12 až 16 tisíc."""
    for one, other in zip_longest(found, found[1:]):
        scales = [scale for scale in _scales(other, lang) if _may_share(one, scale)] if other else []
        if other and scales and _RANGE.fullmatch(text, one.end, other.start):
            one = one._replace(values=(*one.values, *(value * scale for scale in scales for value in one.values)))
        if other is not None and other.unit and one.unit is None and _RANGE.fullmatch(text, one.end, other.start):
            one = one._replace(unit=other.unit)
        yield one


def _may_share(one: Quantity, scale: float) -> bool:
    """Whether a number without a scale word may be so many thousands: ``12``, ``dvě stě``, not ``dva tisíce``."""
    return one.scale == 1 and (one.digits or (one.kind in ("number", "round") and one.value < min(scale, _THOUSAND)))


def _scales(other: Quantity, lang: str) -> Iterator[float]:
    """What the last words of a number multiply by: ``16 tisíc``, ``šest tisíc``, ``three hundred thousand``."""
    if other.scale > 1:
        yield other.scale
    if other.digits or other.kind != "number":
        return
    scale = 1.0
    for word in reversed(_WORD.findall(other.text)[1:]):
        meant = look_up(word, lang)
        if meant is None or meant.kind not in ("hundred", "scale"):
            return
        scale *= meant.value
        yield scale


def further_readings(text: str, lang: str, quantity: Quantity) -> Iterator[float]:
    """Other readings by what stands behind a figure: 3m is three million too, 100 basis points are one.

    Who dies in the 88th year of life (``v 88. roce života``) is 87; ``12 mil`` may be millions if not miles; three in
    the afternoon is 15 too.
    """
    if lang in _AFTERNOON and 1 <= quantity.value < _HOURS and _AFTERNOON[lang].match(text, quantity.end):
        yield quantity.value + _HOURS
    if lang == "cs" and (short := _ABBREVIATED.match(text, quantity.end)):
        yield from (value * _SCALES[short[1]] for value in quantity.values)
    if lang != "en":
        yield from (value - 1 for value in quantity.values if _YEAR_OF_LIFE.match(text, quantity.end))
    if lang != "en" or not quantity.digits:
        return
    behind = text[quantity.end : quantity.end + len(_BASIS_POINT)]
    factor = _LETTERS.get(behind[:1], 0.0) if not behind[1:2].isalnum() else 0.0
    for value in quantity.values:
        if factor:
            yield value * factor
        if behind == _BASIS_POINT:
            yield value / 100
