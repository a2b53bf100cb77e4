"""Quotations with a mark missing, or with another language's marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.auditing.context import Context
from align.auditing.quoting.closing_order import closing_marks, is_american
from align.auditing.quoting.extra_marks import extra_mark, inner_marks
from align.auditing.quoting.quotation_ends import GUESSED, missing_end, missing_start, other_end
from align.auditing.quoting.quotations import MARKS, Quotation, foreign, is_curly, is_mixed, quotations
from align.auditing.quoting.spoken import quotations_between, spoken
from align.auditing.rule import Example, Mark, Rule

_COMMAS = re.compile(r"(?<![^\s(])[,‚]{2}(?=\w)")
_APOSTROPHE = re.compile(r"['’](?=\s)")
_DOUBTFUL = re.compile(r"(?:['’][!?.,]*|s)[\"”]\Z")  # behind an inner quotation, or for the owners' apostrophe
_OWNED = re.compile(r"\w+[\"”] [a-z]")  # the Lakers" website
_NEAR = 0.12  # how far two quotations may lie apart, as a share of their lines
_BEHIND = 40
_MOST = 50  # quotations of one line; more of them cannot be told apart


def check(context: Context) -> Iterator[Mark]:
    """A quotation lacks one of its marks, or has those of another language.

    Foreign marks become the document's own. A missing mark is put in where source and grammar prove its place; without
    a proof the quotation is only reported. Where the source's own quotation goes over the paragraph's end, nothing is.
    """
    text = context.text
    found = quotations(text)
    lines = _Lines(context, found)
    for one in found:
        if not one.missing and context.aligned.source is not None:
            yield from inner_marks(context, one, lines.around(one.start).paragraph or "")
        if not (one.missing or foreign(text, one)) or context.protected(one.start, one.start + 1):
            continue
        if one.missing:
            yield from _completed(context, lines.around(one.start), one)
        else:
            curly = is_curly(text) if context.profile.quotes == "" else context.profile.quotes == "curly"
            yield _translated(text, one, curly)


def _translated(text: str, one: Quotation, curly: bool) -> Mark:
    first, last = ("“", "”") if curly else ('"', '"')
    marks = one.marks(text)
    if marks[0] in "“”" or marks[1] == "”":
        first, last = "“", "”"
    if is_mixed(marks):
        first, last = ("“", "”") if curly else ('"', '"')
    elif '"' in marks:
        first, last = '"', '"'
    inside = text[one.start + 1 : one.end - 1]
    if "«" in marks:
        inside = inside.strip(" \u00a0\u202f")
    confidence = 0.97 if any(mark in "„‟«»" for mark in marks) else 0.94 if is_mixed(marks) else 0.85
    return Mark(one.start, one.end, f"{marks} are not English quotation marks", f"{first}{inside}{last}", confidence)


def _with_commas(text: str, one: Quotation, floor: int) -> Mark | None:
    """A mark that closes what two commas open, as typewriters wrote the low mark: ``,,a new era"``."""
    if text[one.start + 1 : one.start + 2].isalnum():
        return None
    floor = max(floor, *(text.rfind(mark, 0, one.start) + 1 for mark in MARKS))
    opened = [found.start() for found in _COMMAS.finditer(text, floor, one.start)]
    if len(opened) != 1:
        return None
    first, last = ('"', '"') if text[one.start] == '"' else ("“", "”")
    fixed = first + text[opened[0] + 2 : one.start] + last
    return Mark(opened[0], one.start + 1, "two commas stand for the opening mark", fixed, 0.95)


def _completed(context: Context, line: _Line, one: Quotation) -> Iterator[Mark]:
    commas = _with_commas(context.text, one, line.start)
    if commas is not None:
        yield commas
        return
    if any(other.missing for other in line.theirs) or line.reaches_over(one):
        return  # the source's own quotation is cut off too
    extra = line.with_one_mark_too_many(context.text, one)
    if extra is not None:
        yield extra
        return
    text, original = context.text, line.original(one)
    if one.missing == "close" and (other := other_end(text, one.start)):
        first, last = ("“", "”") if text[one.start] in "“„" else ('"', '"')
        fixed = first + text[one.start + 1 : other[0]].lstrip(" \u00a0\u202f") + last
        yield Mark(one.start, other[1], "two kinds of marks", fixed, 0.95)
    elif one.missing == "close":
        place = missing_end(context, one.start, original)
        if place and not (place.confidence <= GUESSED and line.goes_on(text, one)):
            first, last = ("“", "”") if text[one.start] in "“„" else ('"', '"')
            end = place.offset
            if text[end : end + 1] in (",", ".") and is_american(context, list(closing_marks(text))):
                end += 1
            over = (
                text[end - 1] != "s" and _APOSTROPHE.match(text, end) is not None
            )  # "Crime and Punishment' was: the other kind of mark
            fixed = first + text[one.start + 1 : end].lstrip(" \u00a0\u202f") + last
            yield Mark(one.start, end + over, "the closing mark is missing", fixed, place.confidence)
    elif original is not None or line.paragraph is None:
        place = missing_start(context, one.start, original)
        if place:
            fixed = ("“" if text[one.start] == "”" else '"') + text[place.offset : one.end]
            doubtful = _DOUBTFUL.search(text, place.offset, one.end) is not None and (
                text[one.end - 2] != "s" or _OWNED.match(text, place.offset) is not None
            )
            confidence = min(place.confidence, GUESSED) if doubtful else place.confidence
            yield Mark(place.offset, one.end, "the opening mark is missing", fixed, confidence)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the English with its quotations, and the lines of the source that it translates, with theirs."""

    start: int
    end: int
    ours: tuple[Quotation, ...]
    paragraph: str | None
    theirs: tuple[Quotation, ...]
    over: tuple[int, ...] = ()

    def reaches_over(self, one: Quotation) -> bool:
        """Whether the source's own quotation begins or ends in another line."""
        if len(self.ours) == len(self.theirs):
            return self.ours.index(one) in self.over
        return bool(self.over)

    def with_one_mark_too_many(self, text: str, one: Quotation) -> Mark | None:
        """The mark that only the English has, told by the length of the source's one quotation in this place."""
        at = self.ours.index(one)
        pair = self.ours[at - 1 : at + 1] if one.missing == "open" else self.ours[at : at + 2]
        if (
            len(self.ours) != len(self.theirs) + 1
            or len(pair) != 2
            or sum(bool(each.missing) for each in self.ours) != 1
        ):
            return None
        other = self.theirs[at - 1 if one.missing == "open" else at]
        middle = pair[0].end - 1 if one.missing == "open" else pair[1].start
        whole, part = pair[1].end - pair[0].start, (pair[0] if one.missing == "open" else pair[1])
        return extra_mark(text, (pair[0].start, middle, pair[1].end), (whole, part.end - part.start), other)

    def goes_on(self, text: str, one: Quotation) -> bool:
        """Whether the line is one paragraph of a longer quotation: it opens with the mark, and has a source."""
        return self.paragraph is not None and not text[self.start : one.start].strip()

    def original(self, one: Quotation) -> str | None:
        """The source's quotation with what follows it, found by its place among the others; None where unsure."""
        if not self.paragraph or not self.theirs or len(self.theirs) > _MOST:
            return None
        if len(self.theirs) == len(self.ours):
            other = self.theirs[self.ours.index(one)]
        else:
            other = min(self.theirs, key=lambda quoted: self._distance(one, quoted))
            if one.missing == "open" or self._distance(one, other) > _NEAR:
                return None
        return self.paragraph[other.start : other.end + _BEHIND]

    def _distance(self, one: Quotation, other: Quotation) -> float:
        """How far apart two quotations begin, each as a share of its text."""
        share = (one.start - self.start) / max(1, self.end - self.start)
        return abs(share - other.start / max(1, len(self.paragraph or "")))


class _Lines:
    """The lines of a document around its quotations, each looked at once."""

    def __init__(self, context: Context, found: Sequence[Quotation]) -> None:
        self._context = context
        self._found = found
        self._line: _Line | None = None

    def around(self, offset: int) -> _Line:
        """The line that holds ``offset``; offsets are asked for in order."""
        if self._line is None or offset >= self._line.end:
            text = self._context.text
            end = text.find("\n", offset)
            self._line = self._read(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)
        return self._line

    def _read(self, start: int, end: int) -> _Line:
        low, high = (bisect_left(self._found, place, key=lambda one: one.start) for place in (start, end))
        paragraph = self._paragraph(start, end)
        if paragraph is None:
            return _Line(start, end, tuple(self._found[low:high]), None, ())
        text = spoken(self._context.aligned.source.text) if self._context.aligned.source else ""
        theirs, over = quotations_between(text, *paragraph)
        return _Line(start, end, tuple(self._found[low:high]), text[slice(*paragraph)], tuple(theirs), tuple(over))

    def _paragraph(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the source's lines are, in ``spoken``, that a line of the English translates; None without them."""
        context, source = self._context, self._context.aligned.source
        segments = context.aligned.english.segments
        low, high = (bisect_left(segments, place, key=lambda segment: segment.start) for place in (start, end))
        beads = {bead.id: bead for segment in segments[low:high] if (bead := context.bead_at(segment.start))}
        places = [segment.start for bead in beads.values() for segment in context.source_of(bead)]
        if source is None or not places:
            return None
        lines = spoken(source.text).split("\n")
        low, high = (source.text.count("\n", 0, place) for place in (min(places), max(places)))
        before = sum(map(len, lines[:low])) + low
        return before, before + sum(map(len, lines[low : high + 1])) + high - low


RULE = Rule(
    name="unbalanced-quote",
    severity="warning",
    fix="auto",
    mqm="Punctuation",
    check=check,
    bad=(
        Example(
            "[„We will rebuild the bridge,“] the mayor said.", fixed='"We will rebuild the bridge," the mayor said.'
        ),
        Example("They call it [«a miracle»] in “Tula”.", fixed="They call it “a miracle” in “Tula”."),
        Example(
            '["We will rebuild the bridge,] the mayor said.',
            "„Most opravíme,“ řekl starosta.",
        ),
    ),
    good=(
        Example("“We begin today.\n“And we end tomorrow,” she said."),
        Example("""A board of 6' 2" and another of 5' 11"."""),
        Example('He said: "It began in May\nand ended in June." She agreed.'),
    ),
    signs=(*MARKS, "â€"),
)
