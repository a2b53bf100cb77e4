"""Decades as Czech and Russian write them: the 90. years, the 80-s, the 1990-ies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.rule import Mark
from align.types import Bead

_B = r"[ \u00a0\u202f]"
_DECADE = re.compile(
    rf"(?<![\w.,:/\-–'’])(?P<century>1[5-9]|20)?(?P<decade>[1-9]0)"
    rf"(?:\.{_B}?years?|-?th{_B}years|-(?:ie|tie|e)?s)(?!\w)"
)
_OTHER_CENTURY = r"\b(?!XX\b)X[IVX]+\b|(?<!\d)1?\d(?:\. stol|-?(?:го|й|м)? век)|(?<!\d)1[0-8]\d\d(?!\d)"
_SURE, _LIKELY = 0.96, 0.75
_FIRST_PLAIN = 30  # before it a decade may be this century’s


def decades(context: Context) -> Iterator[Mark]:
    """A decade is written with the original's ordinal: ``the 1990s`` is meant.

    One without its century is the last one's where the original says so, or speaks of no other.
    """
    for found in _DECADE.finditer(context.text):
        century, confidence = _century(context, found)
        if century:
            written = f"{century}{found['decade']}s"
            why = f"“{found[0]}” is “{written}” in English"
            yield Mark(found.start(), found.end(), why, written, confidence)


def _century(context: Context, found: re.Match[str]) -> tuple[str, float]:
    """The first two figures of the year, and how certain they are; empty where they cannot be told."""
    if found["century"]:
        return found["century"], _SURE
    bead, decade = context.bead_at(found.start()), found["decade"]
    original = _source(context, bead)
    if not original:
        return ("19", _LIKELY) if int(decade) >= _FIRST_PLAIN and "-" in found[0] else ("", 0.0)
    told = re.search(rf"(?<!\d)(1[5-9]|20)?{decade}(?:\.?{_B}?l[eé]t|-?[а-яё]{{1,2}}\b)", original)
    if told is None:
        return "", 0.0
    if told[1]:
        return told[1], _SURE
    return ("19", _SURE) if int(decade) >= _FIRST_PLAIN and not re.search(_OTHER_CENTURY, original) else ("", 0.0)


def _source(context: Context, bead: Bead | None) -> str:
    return " ".join(segment.text for segment in context.source_of(bead)) if bead else ""
