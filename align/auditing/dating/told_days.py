"""Whether the original has a day of the calendar, where the English has it in figures."""

from __future__ import annotations

import re

from align.auditing.context import Context
from align.quantities.words import look_up


def names_month(context: Context, offset: int, day: int, month: int) -> bool:
    """Whether the original, in the bead, has that day with its month's name."""
    bead, source = context.bead_at(offset), context.aligned.source
    if bead is None or source is None:
        return False
    named = re.compile(rf"(?<!\d){day}\.?[ \u00a0\u202f]([^\W\d_]+)")
    words = [found[1] for one in context.source_of(bead) for found in named.finditer(one.text)]
    meant = [look_up(word, source.lang) for word in words]
    return any(word is not None and word.kind == "month" and word.value == month for word in meant)


def has_day(context: Context, offset: int, pattern: str) -> bool:
    """Whether the original, in the bead, has that day in figures."""
    bead = context.bead_at(offset)
    return bead is not None and any(re.search(rf"(?<!\d){pattern}", one.text) for one in context.source_of(bead))
