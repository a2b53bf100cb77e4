"""The comma inside a date ("on June 3, 2024,") and the one behind a date with its weekday ("Sunday, March 2, will")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.passages import passages
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import is_a, is_function
from align.auditing.phrases import is_sure_verb
from align.auditing.watching import Pair

_SURE = 0.95
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1500, 2099, 31
_MONTHS = frozenset((*MONTHS, "Jan", "Feb", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"))
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def dated_without(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which a comma is missing: a year behind month and day, or what follows.

    "On October 28 1918": a number of four digits there is a year, unless it may count what follows ("On May 1 2000
    people marched") and the original has no such date. "The vote on Sunday, March 2 will decide": a verb ends the date.
    """
    tokens = context.tokens
    for year in context.fresh_places(DAY_AND_YEAR):
        start, end = context.sentence_of(year)
        if _month_before(tokens, year - 1, start) is None:
            continue
        if not _may_count(tokens, year, end) or _is_in_original(context, year):
            yield year, _SURE
    for day in context.fresh_places(MONTH_AND_DAY):
        start, end = context.sentence_of(day)
        behind = day + 1
        if day - 3 < start or behind + 1 >= end or tokens[day - 2].text != "," or not tokens[behind].text.islower():
            continue
        if tokens[day - 3].text in _WEEKDAYS and (
            is_a(tokens[behind].text, "auxiliaries") or is_sure_verb(tokens, behind)
        ):
            yield behind, _SURE


def _month_before(tokens: Sequence[Token], day: int, start: int) -> int | None:
    """The month before a day of it, a stop between them or none; None for any other word."""
    month = day - 1 - (word_at(tokens, day - 1) == ".")
    return month if month >= start and tokens[month].text in _MONTHS else None


def _may_count(tokens: Sequence[Token], year: int, end: int) -> bool:
    """Whether a noun in small letters stands behind the number, which may tell how many."""
    behind = tokens[year + 1] if year + 1 < end else None
    return behind is not None and behind.text[0].islower() and not is_function(behind.text)


def _is_in_original(context: Context, year: int) -> bool:
    tokens = context.tokens
    same = re.compile(rf"(?<!\d){int(tokens[year - 1].text)}\.?\s?\w+\.?\s?{tokens[year].text}(?!\d)")
    return any(same.search(segment.text) for segment in passages(context, tokens[year].start))


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= len(str(_LAST_DAY)) and 1 <= int(word) <= _LAST_DAY


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == len(str(_LAST_YEAR)) and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _is_month(word: str) -> bool:
    return word in _MONTHS


DAY_AND_YEAR, MONTH_AND_DAY = Pair(_is_day, _is_year), Pair(_is_month, _is_day)
WATCHES = (DAY_AND_YEAR, MONTH_AND_DAY)
