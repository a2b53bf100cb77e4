"""Quotation marks read as pairs: where quotations begin and end, which marks stand alone, which are another language's.

Single marks are left alone (they are apostrophes too), and so are marks behind a figure (feet, inches, seconds). A
quotation may go over lines: one that is open at the end of a line is alone only if the next line neither closes it nor
begins with a mark of its own, as the paragraphs of a long quotation do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

MARKS = '"“”„‟«»″'
_MARK = re.compile(f"[{MARKS}]")
_FOREIGN = "„‟«»"
_OPENS_AFTER = " \t\u00a0\n\r([{—–-/'‘’"
_CLOSES_BEFORE = " \t\u00a0\n\r)]}—–-/.,;:!?…'‘’"

_FEET = re.compile(r"\d['’′] ?\d{1,2}(?:\.\d)?\Z")
_LABEL = re.compile(r"(?:[^\W\d_][-–]\d+|(?<!\d)\d{4,})\Z")  # Orel-2031, 2031: no inches
_INCHES = re.compile(r"(?<=[ \u00a0])\d{1,3}(?:[.,]\d+)?\"(?= [a-z])")

_MISREAD = {"â€œ": "“", "â€\x9d": "”", "â€“": "–", "â€”": "—", "â„–": "№", "â„¢": "™"}

Role = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks; ``missing`` says which of them is not there."""

    start: int
    end: int
    missing: Literal["", "open", "close"] = ""

    def marks(self, text: str) -> str:
        """The marks that are there."""
        first = "" if self.missing == "open" else text[self.start]
        return first + ("" if self.missing == "close" else text[self.end - 1])


@lru_cache(maxsize=4)
def quotations(text: str) -> Sequence[Quotation]:
    """The quotations of a text in order. Those with a mark missing have only the mark itself as their span."""
    text = _seen_through(text)
    found: list[Quotation] = []
    opened: int | None = None
    for place in (match.start() for match in _MARK.finditer(text)):
        role = _role(text, place, opened)
        if role == "open":
            if opened is not None and not _continues(text, opened, place):
                found.append(Quotation(opened, opened + 1, "close"))
            opened = place
        elif role == "close":
            if opened is not None:
                found.append(Quotation(opened, place + 1))
            else:
                found.append(Quotation(place, place + 1, "open"))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, opened + 1, "close"))
    return _without_long_reach(text, sorted(found, key=lambda one: one.start))


def _seen_through(text: str) -> str:
    """The text with quotation marks and dashes that were read in the wrong encoding put right, at the same length."""
    if "â" not in text:
        return text
    for broken, mark in _MISREAD.items():
        text = text.replace(broken, mark.rjust(3) if mark != "”" else mark.ljust(3))
    return text


def _role(text: str, place: int, opened: int | None) -> Role | None:
    """Whether the mark opens or closes; None for a mark that is no quotation mark."""
    mark = text[place]
    before, after = text[place - 1 : place] or "\n", text[place + 1 : place + 2] or "\n"
    if mark == "″" or (mark == '"' and before.isdigit() and _is_of_inches(text, place, opened)):
        return None
    if mark in "„‟":
        return "open"
    if mark == '"' and before.isspace() and after.isspace() and before + after != "\n\n" and opened is None:
        return None
    may_open = before in _OPENS_AFTER or before in MARKS
    may_close = after in _CLOSES_BEFORE or after in MARKS
    if mark in "«»" or (mark == "“" and opened is not None and text[opened] in _FOREIGN):
        return _guillemet(mark, may_open, may_close, opened)
    if mark == "“":
        return "close" if opened is not None and not may_open and may_close else "open"
    if mark == "”":
        return "close"
    if may_open != may_close:
        return "open" if may_open else "close"
    return "close" if opened is not None else "open"


def _is_of_inches(text: str, place: int, opened: int | None) -> bool:
    """Whether the mark behind a figure says inches: behind feet; where nothing is open; where others in the text do."""
    if _FEET.search(text, max(0, place - 8), place):
        return True
    if opened is None:
        return _LABEL.search(text, max(0, place - 12), place) is None
    return place in _inch_marks(text)


@lru_cache(maxsize=4)
def _inch_marks(text: str) -> frozenset[int]:
    """The marks of inches before a noun, if the first mark of all is one: there no quotation is open."""
    marks = [found.end() - 1 for found in _INCHES.finditer(text)]
    first = _MARK.search(text)
    return frozenset(marks) if first and first.start() in marks else frozenset()


def _guillemet(mark: str, may_open: bool, may_close: bool, opened: int | None) -> Role:
    """French guillemets point outward, German ones inward; „ and “ are a pair whatever stands around them."""
    if mark == "“":
        return "close"
    if may_open != may_close:
        return "open" if may_open else "close"
    return "close" if opened is not None else "open"


def _continues(text: str, opened: int, place: int) -> bool:
    """Whether the mark at ``place`` opens the next paragraph of the quotation that is open, or one inside it."""
    between = text[opened:place]
    if "\n" in between:
        return not between[between.rindex("\n") :].strip()
    return False


def _without_long_reach(text: str, found: Sequence[Quotation]) -> list[Quotation]:
    """A quotation that would reach over more than one line end is one whose closing mark is missing."""
    kept = []
    for one in found:
        if not one.missing and text.count("\n", one.start, one.end) > 1 and text[one.start] == '"':
            kept.append(Quotation(one.start, one.start + 1, "close"))
            kept.append(Quotation(one.end - 1, one.end, "open"))
        else:
            kept.append(one)
    return kept


@lru_cache(maxsize=4)
def closed_ends(text: str) -> Mapping[int, int]:
    """Where the quotations with both marks end, each with where it begins."""
    return {one.end: one.start for one in quotations(text) if not one.missing}


def foreign(text: str, one: Quotation) -> bool:
    """Whether the quotation has a mark that English does not write."""
    marks = one.marks(text)
    return any(mark in _FOREIGN for mark in marks) or marks in ("““", "””") or is_mixed(marks)


def is_mixed(marks: str) -> bool:
    """Whether a straight and a curly mark make a pair."""
    return marks in ('"“', '"”', '“"', '”"')


@lru_cache(maxsize=4)
def is_curly(text: str) -> bool:
    """Whether a text writes curly quotation marks, judged by its English pairs, else by its apostrophes."""
    pairs = [one for one in quotations(text) if not one.missing and not foreign(text, one)]
    curly = sum(text[one.start] == "“" for one in pairs)
    if pairs:
        return 2 * curly > len(pairs)
    return text.count("’") > text.count("'")
