"""The original's number written the way the English one that it replaces is: ``6,060`` for ``6,000``, ``19.30``."""

from __future__ import annotations

import re

from align.quantities import Quantity
from align.quantities.figures import CLOCK
from align.quantities.words import spelled

_FIGURE = re.compile(r"\d{1,3}(?:(?P<blank>[ \u00a0\u202f\u2009])\d{3})+(?!\d)(?:[.,]\d+)?|[\d.,]+")
_ENDING = re.compile(r"(?:s|st|nd|rd|th)\b")  # of a decade, of an ordinal
_MINUTES = re.compile(r"[.:]([0-5]\d)(?![\d%])")
_HOUR = re.compile(r"(?<![\d.:,])\d{1,2}[.:]\Z")
_HALF_DAY = re.compile(r"(?:[.:][0-5]\d)?[ \u00a0]?([ap])\.?m\b", re.IGNORECASE)
_DECIMALS = re.compile(r"[.,](\d+)\D*\Z")
_NOON = 12
_EXACT = 2.0**53  # from here on floats have no odd numbers
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MOST_DECIMALS = 3


def end_of(wrong: Quantity, text: str) -> int:
    """Where a figure of the English ``text`` ends, with the letters of a decade or an ordinal: 1990s, 22nd."""
    ending = _ENDING.match(text, wrong.end) if wrong.digits else None
    return ending.end() if ending else wrong.end


def english_form(right: Quantity, wrong: Quantity, source: str, text: str) -> str | None:
    """What should stand in ``text`` instead of ``wrong``, as far as ``end_of``; ``right`` stands in ``source``.

    It keeps the commas, percent sign, scale word and ordinal letters. None where it is not the number that is wrong, or
    not it alone (another unit), and where the whole right figure cannot be told.
    """
    units = right.unit and wrong.unit and right.unit.name != wrong.unit.name
    if units or (right.kind == "percent") != (wrong.kind == "percent"):
        return None
    if not wrong.digits:
        return _in_words(right, wrong, text)
    if _MINUTES.match(text, wrong.end) or _HOUR.search(text[: wrong.start]) or _HALF_DAY.match(text, wrong.end):
        return _member_of_time(right, wrong, source, text)
    minutes = _minutes_behind(right, source)
    if minutes is not None:
        return f"{right.text}.{minutes}" if CLOCK.fullmatch(wrong.text) else None
    return _in_figures(right, wrong, text)


def _minutes_behind(right: Quantity, source: str) -> str | None:
    """The minutes of the time that ``right`` is the hour of; None where it is none."""
    minutes = _MINUTES.match(source, right.end)
    return minutes[1] if minutes and CLOCK.fullmatch(f"{right.text}.{minutes[1]}") else None


def _member_of_time(right: Quantity, wrong: Quantity, source: str, text: str) -> str | None:
    """The hour or the minutes of a time or a score whose other member stays."""
    whole, minutes = CLOCK.fullmatch(right.text), _MINUTES.match(text, wrong.end)
    if _HOUR.search(text[: wrong.start]):
        return right.text if _HOUR.search(source[: right.start]) and right.text.isdigit() else None
    if whole and minutes and whole[2] != minutes[1]:
        return None
    hour = whole[1] if whole and minutes else right.text
    if not hour.isdigit() or (minutes and not whole and _MINUTES.match(source, right.end) is None):
        return None
    half = _HALF_DAY.match(text, wrong.end)
    if half is None:
        return hour
    if half[1] in "aA":
        return f"{int(hour)}" if int(hour) < _NOON else None
    return f"{int(hour) - _NOON}" if _NOON < int(hour) < 2 * _NOON else None


def _in_words(right: Quantity, wrong: Quantity, text: str) -> str | None:
    """The number in a word where English has one, else in figures, with the scale word or the ordinal's letters."""
    if word := spelled(right.value, "ordinal" if wrong.kind == "ordinal" else "unit"):
        return word.capitalize() if wrong.text[0].isupper() else word
    if right.value % 1 or re.search(r"\ban? \Z", text[: wrong.start], re.IGNORECASE):
        return None
    figure = _scaled(right.value) if wrong.value >= _SCALES[-1][0] else _grouped(right.value, ",")
    return figure + _ordinal(right.value) if figure and wrong.kind == "ordinal" else figure


def _in_figures(right: Quantity, wrong: Quantity, text: str) -> str | None:
    figure = _FIGURE.match(wrong.text)
    rest = wrong.text[figure.end() :] if figure else ""
    if figure is None or any(letter.isnumeric() for letter in rest) or right.value >= _EXACT:
        return None
    blank, ending = figure["blank"], text[wrong.end : end_of(wrong, text)]
    if right.scale != wrong.scale and wrong.scale > 1:
        return _scaled(right.value)
    if right.scale != wrong.scale and not ending and text[wrong.end : wrong.end + 1].isalpha():
        return None  # "1.5m"
    value = right.values[0] if right.scale == wrong.scale and right.digits else right.value / wrong.scale
    if ending:
        return _with_ending(value, wrong, ending, blank)
    if figure[0].startswith("0") and right.text.isdecimal() and right.scale == wrong.scale == 1:
        return f"{right.text}{rest}"  # of a telephone number, or agent 007
    decimals = _decimals(value, right)
    if decimals is None:
        return None
    separator = blank or ("," if _is_grouped(value, wrong.text) else "")
    return f"{_grouped(value // 1, separator)}{decimals}{rest}"


def _with_ending(value: float, wrong: Quantity, ending: str, blank: str | None) -> str | None:
    """An ordinal, or a decade in as many figures as the wrong one has."""
    if value % 1:
        return None
    if ending != "s":
        return _grouped(value, blank or ("," if _is_grouped(value, wrong.text) else "")) + _ordinal(value)
    return f"{value:.0f}s" if value % 10 == 0 and len(f"{value:.0f}") == len(wrong.text) else None


def _decimals(value: float, right: Quantity) -> str | None:
    """The decimals with their point, as many as the original has; None for an endless fraction, "" for a whole."""
    fraction = f"{value:.10f}".partition(".")[2].rstrip("0")
    if len(fraction) > _MOST_DECIMALS:
        return None
    shown = _DECIMALS.search(right.text)
    if fraction and shown and shown[1].rstrip("0") == fraction:
        fraction = shown[1]
    return fraction and f".{fraction}"


def _is_grouped(value: float, wrong: str) -> bool:
    """Whether English writes the thousands apart: from five figures on, and where the wrong number has commas."""
    length = len(f"{value // 1:.0f}")
    if sum(map(str.isdigit, wrong.partition(".")[0])) > 4:
        return "," in wrong  # the number of a report is written in one, as it was
    return length > 4 or (length == 4 and ("," in wrong or (value % 100 != 0 and not _is_year(value))))


def _grouped(value: float, separator: str) -> str:
    return f"{value:,.0f}".replace(",", separator)


def _is_year(value: float) -> bool:
    return 1000 <= value <= 2100


def _scaled(value: float) -> str | None:
    """A large number with its scale word, a smaller one in figures: 2.5 million, 300,000; None for long decimals."""
    scale, name = next(((scale, name) for scale, name in _SCALES if value >= scale), (1.0, ""))
    figure = f"{value / scale:.10f}".rstrip("0").rstrip(".")
    if len(figure.partition(".")[2]) > _MOST_DECIMALS:
        return None
    return f"{figure} {name}" if name else None if value % 1 else _grouped(value, ",")


def _ordinal(value: float) -> str:
    """The letters of an English ordinal: 1st, 22nd, 13th."""
    tens, last = int(value) % 100, int(value) % 10
    return "th" if tens in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
