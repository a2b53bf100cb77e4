"""Lost and added text inside a bead, by length and by the fresh translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from align.auditing.covering.coverage import content, coverage

_OPENING = re.compile(
    r",?\s(?=(?:and|but|or|which|while|where|with|in|on|for|by|during|after|before|because|as|at|under|amid|despite|"
    r"thus|thereby|until|since|without|especially|including|notably|particularly|mainly|mostly)\b)"
)
_STOP = re.compile(r"[.!?”\"]*\s*\Z")
_CLAUSE = ("and ", "but ", "which ", "while ", "where ", "because ", "or ")
USUAL = {"cs": 1.1, "ru": 1.04}  # characters of English for one of the original: median of the WMT news tests
_TOO_LONG, _TOO_SHORT, _TALLY = 1.42, 0.85, 0.28
_FEWEST, _SHORTEST = 2, 16
_LONGEST = 1500
_LEAST_SOURCE, _LEAST_FOR_PHRASE = 30, 45  # a short sentence may well be told at length
_SHARED, _HEAD = 0.15, 0.3
_CLAUSE_BONUS = 0.1
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Tail:
    """The span in the sentence, without its full stop, and how far from usual the length is without it."""

    start: int
    end: int
    off: float


def added_tail(english: str, original: str, fresh: str, lang: str) -> Tail | None:
    """The tail of ``english`` without which it is as long as its ``original`` lets expect, and which ``fresh`` lacks.

    ``fresh`` is the translation of ``original``. None where the sentence is not too long, or no end of it is foreign.
    """
    usual = max(1.0, len(original) * USUAL.get(lang, 1.05))
    if (
        len(english) > _LONGEST
        or len(english) / usual < _TOO_LONG
        or not fresh
        or not _LEAST_SOURCE <= len(original) <= _LONGEST
        or loops(english)
    ):
        return None
    end = _end(english)
    best: Tail | None = None
    for found in _OPENING.finditer(english, 0, end):
        start = found.end()
        clause = english.startswith(_CLAUSE, start)
        if not clause and len(original) < _LEAST_FOR_PHRASE:
            continue
        if not _is_foreign(english[start:end], original, fresh):
            continue
        off = abs(found.start() / usual - 1.0) - (_CLAUSE_BONUS if clause else 0.0)
        told = coverage(english[:start], fresh) >= _HEAD
        if off <= _TALLY and told and (best is None or off < best.off):
            best = Tail(start, end, off)
    return best


def _end(english: str) -> int:
    stop = _STOP.search(english)
    return stop.start() if stop else len(english)


def loops(english: str) -> bool:
    """Whether three words come twice in a row: the sentence is too long for another reason."""
    words = english.lower().split()
    return any(words[at : at + 3] == words[at + 3 : at + 6] for at in range(len(words) - 5)) or any(
        words[at : at + 2] == words[at + 2 : at + 4] for at in range(len(words) - 3)
    )


def _is_foreign(tail: str, original: str, fresh: str) -> bool:
    """Whether the tail says something of its own: content and figures that the original lacks."""
    wanted = content(tail)
    if len(wanted) < _FEWEST or len(tail) < _SHORTEST:
        return False
    if _FOREIGN.search(tail) or any(figure in original for figure in re.findall(r"\d+", tail)):
        return False
    return coverage(tail, fresh) <= _SHARED


def lost_sentence(english: str, originals: Sequence[str], fresh: Sequence[str], lang: str) -> int | None:
    """The sentence of a bead's original, by its index, that the bead's English leaves out.

    ``fresh`` holds a translation of each. None where the English is long enough for all, or tells something of each.
    """
    usual = [len(original) * USUAL.get(lang, 1.05) for original in originals]
    if (
        len(english) > _LONGEST
        or len(originals) < 2
        or len(originals) != len(fresh)
        or len(english) > _TOO_SHORT * sum(usual)
    ):
        return None
    for index, told in enumerate(fresh):
        rest = max(1.0, sum(usual) - usual[index])
        fits = abs(len(english) / rest - 1.0) <= _TALLY
        if fits and len(content(told)) >= 2 * _FEWEST and coverage(told, english) <= 2 * _SHARED:
            others = [coverage(other, english) for at, other in enumerate(fresh) if at != index]
            if min(others) >= _HEAD:
                return index
    return None
