"""What a date keeps of the original: the stop of an ordinal (17. November), the Russian г. of a year (1932 g.)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.dating.datetimes import MONTHS
from align.auditing.dating.told_days import has_day, names_month
from align.auditing.rule import Mark
from align.letters import UPPER

_YEAR = re.compile(
    rf"\b(?:in|since|from|to|by|until|till|of|and|before|after|early|late|(?:{'|'.join(MONTHS)})(?: \d{{1,2}},?)?)\s"
    r"(?P<years>(?:[12]\d{3}[-–])?(?P<year>[12]\d{3}))(?P<sign>[ \u00a0]?gg?(?:\.|\b))(?!\w|[ \u00a0]of\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:at|by|from|until|till|to|around|about|before|after|between|since)\s(?:0\d|1[3-9]|2[0-3]):[0-5]\d\b"
    r"(?![:\d]|[ \u00a0]?(?:[ap]\.?m|msk)\b)",
    re.IGNORECASE,
)
_HALVES = re.compile(r"\d[ \u00a0]?[ap]\.?m\b", re.IGNORECASE)
_STREET = re.compile(r"[ \u00a0](?:Street|Square|Avenue|Road|Embankment|Boulevard|Bridge)\b")
_SENTENCE_ENDS = re.compile(rf"\s*\Z|[ \t]*\n|\s+[{UPPER}“\"(]")
_SURE = 0.95


def years(context: Context) -> Iterator[Mark]:
    """``1932 g.`` where the original has 1932 г.; the stop stays where it ends the sentence, as in the original."""
    source = context.aligned.source
    if source is None or source.lang != "ru":
        return
    for found in _YEAR.finditer(context.text):
        bead = context.bead_at(found.start("years"))
        theirs = [one.text for one in context.source_of(bead)] if bead else []
        sign = re.compile(rf"(?<!\d){found['year']}[ \u00a0]?гг?\.(?P<ends>\s*\Z)?")
        signs = [each for text in theirs if (each := sign.search(text))]
        if not signs:
            continue
        ends = found["sign"].endswith(".") and _SENTENCE_ENDS.match(context.text, found.end())
        at_end = ends is not None and ends and (not ends[0].strip(" ") or signs[0]["ends"] is not None)
        start, end = found.start("years"), found.end()
        written = found["years"] + ("." if at_end else "")
        yield Mark(start, end, f"“{context.text[start:end]}” is “{written}” in English", written, _SURE)


def may_be_year_sign(word: str) -> bool:
    """Whether the word behind a figure may be the Russian sign of a year."""
    return word in ("g", "gg", "g.", "gg.")


def is_named_so(context: Context, offset: int, day: int, month: int) -> bool:
    """Whether the original has that day with its month's name, in a small letter."""
    return names_month(context, offset, day, month) and has_day(context, offset, rf"{day}\.?[ \u00a0][a-zčřúа-я]")


def is_of_street(text: str, end: int) -> bool:
    """Whether the date that ends there names a street."""
    return _STREET.match(text, end) is not None


def keeps_24_hours(text: str) -> bool:
    """Whether a text writes other times of day by the 24-hour clock with a colon, and none with a.m. or p.m."""
    return _CLOCK.search(text) is not None and _HALVES.search(text) is None
