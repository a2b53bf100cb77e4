"""Figures that the English has kept in the notation of its original: ``3,5 billion``, ``14.000 people``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from align.auditing.context import Context

_DECIMAL = re.compile(r"(?<![\w.,\[])\d{1,3},\d{1,2}(?![\d,\]]|\.\d)")
_GROUPED = re.compile(r"(?<![\w.,:])[1-9]\d{0,2}(?:\.\d{3})+(?!\d|[.,]\d)")
_BLANK = r"[ \u00a0\u202f\u2009]"


class ForeignFigure(NamedTuple):
    """A figure at ``text[start:end]``, and how English writes it."""

    start: int
    end: int
    written: str


def foreign_figures(context: Context) -> Iterator[ForeignFigure]:
    """Figures with a decimal comma that the bead's original has too, or with stops where it groups by blanks.

    ``[1,1]`` is a pair; ``1.047 billion`` is right where the original has 1,047.
    """
    for found in _DECIMAL.finditer(context.text):
        if _stands_in_original(context, found, re.escape(found[0])):
            yield ForeignFigure(*found.span(), found[0].replace(",", "."))
    for found in _GROUPED.finditer(context.text):
        if _stands_in_original(context, found, found[0].replace(".", _BLANK)):
            yield ForeignFigure(*found.span(), found[0].replace(".", ","))


def _stands_in_original(context: Context, found: re.Match[str], pattern: str) -> bool:
    bead = context.bead_at(found.start())
    if bead is None or context.protected(*found.span()):
        return False
    same = re.compile(rf"(?<![\d.,]){pattern}(?!\d)")
    return any(same.search(segment.text) for segment in context.source_of(bead))
