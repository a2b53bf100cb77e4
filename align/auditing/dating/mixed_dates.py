"""Times and dates in the other style than the rest of an American text: 02:14 Moscow time, 19 December."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.dating.datetimes import MONTHS, is_day, written_date, written_time
from align.auditing.dating.left_dates import is_of_street
from align.auditing.rule import Mark
from align.letters import UPPER

_ZONED = re.compile(
    r"(?<![\w.,:/\-–])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)"
    r"(?P<zone>[ \u00a0](?:Moscow|local|Prague|Kyiv) time\b)"
)
_CLOCK = re.compile(r"(?<![\w.,:/\-–])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:%])(?![ \u00a0]?[ap]\.?m\b)", re.IGNORECASE)
_HALVES = re.compile(r"\d[ \u00a0]?[ap]\.?m\b", re.IGNORECASE)
_MONTH = "|".join(MONTHS)
_DAY_FIRST = re.compile(
    rf"(?<![\w.,:/\-–])(?P<day>\d{{1,2}})[ \u00a0](?P<month>{_MONTH})\b(?![ \u00a0]?[-–]?[{UPPER}\d])"
)
_ANY_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ \u00a0](?:of[ \u00a0])?(?:{_MONTH})\b")
_MONTH_FIRST = re.compile(rf"\b(?:{_MONTH})[ \u00a0]\d{{1,2}}\b")
_NOON = 13
_SURE = 0.93


def mixed(context: Context) -> Iterator[Mark]:
    """Times with their zone by the 24-hour clock, and one date with its day first, in a text that is American."""
    weights = context.leanings.weights
    if context.profile.dialect == "british" or weights["british"] > weights["american"]:
        return
    american = weights["american"] - weights["british"] >= 1
    yield from _times(context, american=american)
    if american:
        yield from _dates(context)


def _times(context: Context, *, american: bool) -> Iterator[Mark]:
    """Where the text has times with a.m. or p.m., or, before noon, where it has no others by the 24-hour clock."""
    text = context.text
    halves = _HALVES.search(text) is not None
    alone = american and len(_CLOCK.findall(text)) == 1
    for found in _ZONED.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"])
        if halves or (alone and hour < _NOON):
            written = written_time(hour, minute, british=False) + found["zone"]
            yield _mark(found, written)


def _dates(context: Context) -> Iterator[Mark]:
    """The only date with its day first, where the others are not."""
    text = context.text
    if len(_ANY_DAY_FIRST.findall(text)) != 1 or not _MONTH_FIRST.search(text):
        return
    for found in _DAY_FIRST.finditer(text):
        day, month = int(found["day"]), MONTHS.index(found["month"]) + 1
        if is_day(day, month) and not is_of_street(text, found.end()):
            yield _mark(found, written_date((day,), month, None, british=False))


def _mark(found: re.Match[str], written: str) -> Mark:
    return Mark(*found.span(), f"“{found[0]}” is “{written}” in the style of this text", written, _SURE)
