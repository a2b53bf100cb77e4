"""Dates and times of day as English news writes them.

American as the Associated Press has it (July 4, 2025; 3:30 p.m.; noon), British as the BBC has it (4 July 2025; 15:30).
"""

from __future__ import annotations

from align.auditing.context import Context

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NOON, _MIDNIGHT = 12, 24


def is_british(context: Context) -> bool:
    """Whether dates go day first: by the profile, else by the spelling of the document."""
    if context.profile.dialect:
        return context.profile.dialect == "british"
    weights = context.leanings.weights
    return weights["british"] > weights["american"]


def is_day(day: int, month: int) -> bool:
    """Whether a calendar may have that day."""
    return 1 <= month <= len(MONTHS) and 1 <= day <= (29, 30, 31)[(month != 2) + (month in (1, 3, 5, 7, 8, 10, 12))]


def written_date(days: tuple[int, ...], month: int, year: int | None, *, british: bool) -> str:
    """``July 4, 2025`` or ``4 July 2025``; two days are a range (``July 4-6``)."""
    name, day = MONTHS[month - 1], "-".join(str(one) for one in days)
    if british:
        return f"{day} {name}" + (f" {year}" if year else "")
    return f"{name} {day}" + (f", {year}" if year else "")


def written_time(hour: int, minute: int, *, british: bool, full: bool = False) -> str:
    """``3:30 p.m.``, ``10 a.m.`` (``full``: ``10:00 a.m.``), ``noon``, ``midnight``, or ``15:30``."""
    if british:
        return f"{hour % _MIDNIGHT}:{minute:02}"
    if minute == 0 and hour % _NOON == 0:
        return "noon" if hour == _NOON else "midnight"
    half = "a.m." if hour % _MIDNIGHT < _NOON else "p.m."
    return f"{hour % _NOON or _NOON}" + (f":{minute:02}" if minute or full else "") + f" {half}"
