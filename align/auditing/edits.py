"""Findings as edits of a text: applying them, and carrying offsets from the text before to the text after and back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from align.types import Document, Finding, Segment

_QUOTE = re.compile("[\"'“”„«»‘’]")


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` takes the place of ``text[start:end]``; either may be empty."""

    start: int
    end: int
    new: str

    @property
    def is_idle(self) -> bool:
        """Whether it changes nothing; such an edit is in nobody's way."""
        return self.start == self.end and not self.new

    def clashes(self, other: Edit) -> bool:
        """Whether both want the same characters, or to insert at the same place. Edits that only touch do not clash."""
        if self.start == self.end and other.start == other.end:
            return self.start == other.start
        return self.start < other.end and other.start < self.end


def core(start: int, text: str, replacement: str) -> Edit:
    """The smallest edit that makes ``replacement`` of the ``text`` that begins at ``start``."""
    shorter = min(len(text), len(replacement))
    head = next((i for i in range(shorter) if text[i] != replacement[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if text[-1 - i] != replacement[-1 - i]), rest)
    return Edit(start + head, start + len(text) - tail, replacement[head : len(replacement) - tail])


def edit_of(finding: Finding) -> Edit | None:
    """The edit of the English that a finding proposes; None for one without a replacement, or about the source."""
    if finding.replacement is None or finding.side != "english":
        return None
    return core(finding.start, finding.text, finding.replacement)


def normalize(text: str, findings: Iterable[Finding]) -> str:
    """``text`` with the findings applied that say ``applied``; nothing else is changed.

    The findings must be those of this text, on its English side. Of two that want the same characters only the one
    that comes first is applied.
    """
    return Revision.of(text, findings).after


def _without_clashes(edits: Iterable[Edit]) -> list[Edit]:
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.new)):
        if not chosen or (chosen[-1].end <= edit.start and not chosen[-1].clashes(edit)):
            chosen.append(edit)
    return chosen


@dataclass(frozen=True, slots=True)
class Revision:
    """A text before and after some edits, in order and without a clash; ``made`` are the edits' starts in ``after``."""

    before: str
    after: str
    edits: tuple[Edit, ...]
    made: tuple[int, ...]

    @classmethod
    def of(cls, text: str, findings: Iterable[Finding]) -> Revision:
        """The revision that the applied findings make of ``text``."""
        wanted = (edit_of(finding) for finding in findings if finding.applied)
        return cls.by(text, _without_clashes(edit for edit in wanted if edit is not None and not edit.is_idle))

    @classmethod
    def by(cls, text: str, edits: Sequence[Edit]) -> Revision:
        """The revision that these edits make of ``text``; they are in order, and none clashes with another."""
        pieces, made, position, length = [], [], 0, 0
        for edit in edits:
            length += edit.start - position
            made.append(length)
            length += len(edit.new)
            pieces += [text[position : edit.start], edit.new]
            position = edit.end
        return cls(text, "".join([*pieces, text[position:]]), tuple(edits), tuple(made))

    def spots(self) -> list[tuple[int, int]]:
        """The spans of ``after`` that an edit may have changed the sense of: itself, with quotation marks its line."""
        found = []
        for edit, made in zip(self.edits, self.made, strict=True):
            low, high = made, made + len(edit.new)
            around = self.before[max(0, edit.start - 1) : edit.end + 1] + self.after[max(0, low - 1) : high + 1]
            if _QUOTE.search(around):
                low, stop = self.after.rfind("\n", 0, low) + 1, self.after.find("\n", high)
                high = len(self.after) if stop < 0 else stop
            found.append((low, high))
        return found

    def forward(self, offset: int) -> int:
        """The place in ``after`` of the character at ``offset``; a replaced one goes to its edit's start."""
        index = bisect_left(self.edits, offset, key=lambda edit: edit.start) - 1
        if index < 0:
            return offset
        edit, made = self.edits[index], self.made[index]
        return made if offset < edit.end else made + len(edit.new) + offset - edit.end

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``before`` that ``after[start:end]`` comes from, widened over every edit that it cuts into.

        An empty span where something was deleted is all that was deleted there, by however many edits.
        """
        ends = [self._origin(start, left=True), self._origin(end, left=False)]
        if start == end:
            there = slice(bisect_left(self.made, start), bisect_right(self.made, start))
            ends += [place for edit in self.edits[there] if not edit.new for place in (edit.start, edit.end)]
        return min(ends), max(ends)

    def _origin(self, offset: int, *, left: bool) -> int:
        index = bisect_right(self.made, offset) - 1
        if index < 0:
            return offset
        edit, made = self.edits[index], self.made[index]
        gone = made + len(edit.new)
        if offset > gone:
            return edit.end + offset - gone
        if offset == made and (edit.new or not left):
            return edit.start
        return edit.start if left and offset < gone else edit.end


def revised(document: Document, revision: Revision) -> Document:
    """The document after a revision of its text: segments and the spans in its meta moved along."""
    segments = []
    for segment in document.segments:
        start, end = revision.forward(segment.start), revision.forward(segment.end)
        if start < end:
            segments.append(Segment(segment.id, revision.after[start:end], segment.lang, start, end))
    moved = {
        key: [
            {**span, "start": revision.forward(span["start"]), "end": revision.forward(span["end"])}
            for span in document.meta[key]
        ]
        for key in ("spans", "ignored")
        if document.meta.get(key)
    }
    return replace(document, text=revision.after, segments=tuple(segments), meta={**document.meta, **moved})


class Room:
    """Edits in order, none clashing with another: whether there is room for one more is a look at its neighbours."""

    __slots__ = ("_ends", "_starts", "edits")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.edits = list(edits)
        self._starts = [edit.start for edit in self.edits]
        self._ends = [edit.end for edit in self.edits]

    def near(self, edit: Edit) -> list[Edit]:
        """The edits that clash with this one."""
        low, high = bisect_left(self._ends, edit.start), bisect_right(self._starts, edit.end)
        return [other for other in self.edits[max(0, low - 1) : high + 1] if other.clashes(edit)]

    def take(self, edit: Edit) -> bool:
        """Add the edit if it clashes with none."""
        if self.edits and self.near(edit):
            return False
        at = bisect_right(self.edits, (edit.start, edit.end), key=lambda other: (other.start, other.end))
        self.edits.insert(at, edit)
        self._starts.insert(at, edit.start)
        self._ends.insert(at, edit.end)
        return True


def merge(findings: Sequence[Finding], revision: Revision, fresh: Iterable[Finding]) -> list[Finding]:
    """``findings`` of the text before a revision, with ``fresh`` applied ones of the text after it carried back.

    A fresh edit beside the earlier ones becomes a finding of its own. One that goes through earlier ones becomes part
    of the first of them, whose replacement then says all, and the others are no longer applied.
    """
    merged = list(findings)
    room = Room(revision.edits)
    owner = {edit: index for index, old in enumerate(merged) if old.applied and (edit := edit_of(old))}
    absorbed: set[Edit] = set()
    added: list[Finding] = []
    for finding in fresh:
        edit = edit_of(finding)
        if edit is None:
            continue
        moved = Edit(*revision.back(edit.start, edit.end), edit.new)
        alone = _carried(finding, revision, moved)
        # A letter put in before its like is as well put in behind it: Marijja. There an earlier edit may have been.
        clashing = {*room.near(moved), *room.near(edit_of(alone) or moved)}
        hit = sorted((other for other in clashing if other in owner), key=lambda other: (other.start, other.end))
        if not hit:
            added.append(alone)
        elif absorbed.isdisjoint(hit):
            _absorb(merged, [(owner[other], other) for other in hit], revision, (edit, moved))
            absorbed.update(hit)
    proposed = {(found.rule, edit.start) for found in added if (edit := edit_of(found))}
    return [old for old in merged if not _is_among(old, proposed)] + added


def _absorb(
    merged: list[Finding], owners: list[tuple[int, Edit]], revision: Revision, edits: tuple[Edit, Edit]
) -> None:
    """Put a later edit, given in the text after and before the revision, into the finding of the first owner."""
    later, moved = edits
    made = dict(zip(revision.edits, revision.made, strict=True))
    low = min(later.start, *(made[edit] for _, edit in owners))
    high = max(later.end, *(made[edit] + len(edit.new) for _, edit in owners))
    start = min(moved.start, *(edit.start for _, edit in owners))
    end = max(moved.end, *(edit.end for _, edit in owners))
    new = revision.after[low : later.start] + later.new + revision.after[later.end : high]
    first = owners[0][0]
    merged[first] = _rewritten(merged[first], revision.before, Edit(start, end, new))
    for index, _ in owners[1:]:
        merged[index] = replace(merged[index], applied=False)


def _rewritten(finding: Finding, text: str, edit: Edit) -> Finding:
    """The finding with another edit: its span grows to hold it."""
    start, end = min(finding.start, edit.start), max(finding.end, edit.end)
    new = text[start : edit.start] + edit.new + text[edit.end : end]
    return replace(finding, start=start, end=end, text=text[start:end], replacement=new)


def carried(finding: Finding, revision: Revision) -> Finding:
    """A finding of the text after a revision, whose repair is not made, as one of the text before."""
    edit = edit_of(finding)
    if edit is not None:
        return _carried(finding, revision, Edit(*revision.back(edit.start, edit.end), edit.new))
    start, end = revision.back(finding.start, finding.end)
    return replace(finding, start=start, end=end, text=revision.before[start:end])


def _carried(finding: Finding, revision: Revision, edit: Edit) -> Finding:
    """A finding of the text after the revision as one of the text before; ``edit`` is its edit there."""
    start, end = revision.back(finding.start, finding.end)
    moved = replace(finding, start=start, end=end)
    return _rewritten(moved, revision.before, edit)


def _is_among(old: Finding, proposed: set[tuple[str, int]]) -> bool:
    """Whether a finding that was not applied is among the fresh ones that are."""
    wanted = old.replacement if old.replacement is not None else old.suggestion
    return not old.applied and wanted is not None and (old.rule, core(old.start, old.text, wanted).start) in proposed
