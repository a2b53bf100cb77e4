"""Figures: thousands and decimals, dates and times taken apart, and digits that are no numbers (F-16, 5G)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
_SPACE = re.compile(r"[ \u00a0\u202f\u2009]")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_UNITS = frozenset(
    (  # ordinals, units and abbreviations that are written close to their figure
        *("st", "nd", "rd", "th", "s", "km", "m", "cm", "mm", "kg", "g", "t", "l", "h", "min", "k", "bn", "mln", "mn"),
        *("am", "pm", "ha", "w", "kw", "mw", "gw", "v", "x", "c", "f", "mph", "kmh", "gb", "mb", "tb", "в", "г"),
    )
)
_TAIL = re.compile(r"[^\W\d_½¼¾]+")
_YEARS = range(1000, 2100)
_MEASURED = re.compile(
    r"[ \u00a0]?(?:[%°$€₽]|[^\W\d_]+[²³]|(?:проц|руб|долл|евро|млн|млрд|трлн|тыс|км|кг|м|т|га|сек|балл)\w*\b)"
)
_ALL_BUT_LAST = re.compile(r"[.,](?=.*[.,])")  # of the separators of a figure
_NEXT_WORD = re.compile(r"[ \u00a0]?([^\W\d_]+(?:\.[^\W\d_])?)")
_TWO = 2  # figures of a month


def readings(figure: str, lang: str) -> tuple[float, ...]:
    """The values that a figure may have, the likeliest in that language first.

    English writes 1,200.5 where Czech and Russian write 1 200,5 or 1.200,5; news mixes them, so both are kept.
    """
    plain = _SPACE.sub("", figure)
    if plain.isdigit():
        return (float(plain),)
    decimal = float(_ALL_BUT_LAST.sub("", plain).replace(",", "."))
    grouped = _THOUSANDS.fullmatch(plain)
    if not grouped or plain.startswith("0"):
        return (decimal,)
    separator = grouped[1]
    thousands = float(plain.replace(separator, "").replace(",", "."))
    if plain.count(separator) > 1 or not plain.replace(separator, "").isdigit():
        return (thousands,)
    if lang == "en":
        return (thousands,) if separator == "," else (decimal, thousands)
    return (thousands, decimal) if separator == "." else (decimal, thousands)


def label(text: str, span: tuple[int, int], tails: tuple[str, ...]) -> bool:
    """Whether digits belong to a name: F-16, COVID-19, A320, 5G.

    A year behind a prefix (mid-2020) does not, nor does a figure with one of the language's ``tails`` (22letý).
    """
    start, end = span
    before = text[max(0, start - 2) : start]
    if before[-1:].isalpha():
        return True
    tail = _TAIL.match(text, end)
    if tail and _unit(tail[0]) not in _UNITS and not (tails and tail[0].lower().startswith(tails)):
        return True
    hyphened = len(before) == 2 and before[0].isalpha() and before[1] in "-‑"
    digits = text[start:end]
    return hyphened and not (len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS)


def _unit(tail: str) -> str:
    """A unit in lower case; a single capital is none (5G, 3D)."""
    return tail if len(tail) == 1 else tail.lower()


def times_apart(text: str, token: re.Match[str], lang: str, time_words: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The members of a date (4.7.2025) or time (15.30 hodin), with their offsets; any other figure whole.

    A date without its year (4.7.) is none in English, where 6.4 may end a sentence; Russian writes the month with two
    figures and no stop (04.07).
    """
    figure = token[0]
    date = _DATE.fullmatch(figure)
    if (
        date
        and (
            date[3]
            or (lang != "en" and text[token.end() : token.end() + 1] == ".")
            or _is_day(date, text[token.end() :], lang)
        )
        and int(date[1]) <= 31
        and 1 <= int(date[2]) <= 12
    ):
        yield from ((date[number], date.start(number)) for number in (1, 2, 3) if date[number])
        return
    clock = CLOCK.fullmatch(figure)
    if clock and _beside(text, token, time_words):
        yield from ((clock[number], clock.start(number)) for number in (1, 2))
        return
    yield figure, 0


def _is_day(date: re.Match[str], behind: str, lang: str) -> bool:
    """Whether Russian figures are a day and a month: 05.11, 28.06; not 3.5 or 12.10%."""
    both = len(date[1]) == len(date[2]) == _TWO and date[1] != "00"
    return lang == "ru" and both and _MEASURED.match(behind) is None


def _beside(text: str, token: re.Match[str], words: frozenset[str]) -> bool:
    behind = _NEXT_WORD.match(text[token.end() : token.end() + 20])
    return behind is not None and behind[1].lower() in words
