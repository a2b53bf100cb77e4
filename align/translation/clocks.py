"""Times of day that Czech and Russian write with a stop: ``v 17.30``, ``od 8.00 do 18.00``, ``15.30 hodin``."""

from __future__ import annotations

import re

from align.quantities.units import dimension_of
from align.quantities.words import look_up

_BLANK = "[ \u00a0\u202f]"
_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_ROUND = re.compile(r"(?:\d|1\d|2[0-4])\.00|(?:1\d|2[0-4])\.(?:15|30|45)")
_HOURS = re.compile(rf"{_BLANK}?(?:h\b|hod|час)")
_AT = re.compile(rf"(?<!\w)(?:v|ve|в){_BLANK}\Z", re.IGNORECASE)
_FROM_TO = re.compile(rf"(?<!\w)(?:od|do|с|до){_BLANK}\Z", re.IGNORECASE)
_BEHIND = re.compile(rf"{_BLANK}?(?P<sign>[%‰°$€£₽])|{_BLANK}?(?P<word>[^\W\d_]+)|")
_SHORT = ("min", "sek", "vteř", "мин", "сек")
_TIMES = ("krát", "раз")
_REACH = 4


def pointed_clock(text: str, figure: re.Match[str]) -> str | None:
    """The time that a figure of a text is, with a colon; None for what is a decimal, a date or a version.

    Behind ``v`` and ``в`` every such figure is one that measures nothing; behind ``od``, ``do``, ``с`` and ``до`` only
    full hours and, in the later part of the day, quarters (``с 05.09 по 08.09`` are days, ``с 1.30 до 1.31`` versions).
    """
    clock = _CLOCK.fullmatch(figure[0])
    if clock is None:
        return None
    start, end = figure.span()
    before = text[max(0, start - _REACH) : start]
    told = _AT.search(before) or (_ROUND.fullmatch(figure[0]) and _FROM_TO.search(before))
    if _HOURS.match(text, end) or (told and not _is_measure(text, end)):
        return f"{clock[1]}:{clock[2]}"
    return None


def _is_measure(text: str, end: int) -> bool:
    """Whether a unit, a scale or the like stands behind: ``в 2.15 раза``, ``до 15.30 рубля``."""
    behind = _BEHIND.match(text, end)
    word = behind["word"] if behind else None
    if word is None:
        return bool(behind and behind["sign"])
    if word.lower().startswith((*_SHORT, *_TIMES)):
        return True
    number = [look_up(word, lang) for lang in ("cs", "ru")]
    if any(meant is not None and meant.kind in ("scale", "hundred") for meant in number):
        return True
    return any(dimension_of(word, lang) not in (None, "time") for lang in ("cs", "ru"))
