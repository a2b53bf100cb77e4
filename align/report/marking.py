"""The text of a passage with its findings marked: cut where they begin and end, repairs struck out and written in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from align.auditing.edits import Edit, Revision, edit_of
from align.types import Finding

Kind = Literal["text", "del", "ins", "point"]
State = Literal["repaired", "decide", "optional", "settled"]

DECISIONS = ("accepted", "rejected", "edited")


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A finding on the page: ``anchor`` is its id there, unique on the whole page; ``edit`` is what was changed."""

    anchor: str
    finding: Finding
    edit: Edit | None

    @property
    def state(self) -> State:
        """What became of it, see ``state_of``."""
        return state_of(self.finding)

    @property
    def decision(self) -> str:
        """What a person said about it, see ``decision_of``."""
        return decision_of(self.finding)


def decision_of(finding: Finding) -> str:
    """What a person said about a finding in a review: accepted, rejected or edited; nothing where nobody did."""
    decision = finding.evidence.get("decision")
    return decision if decision in DECISIONS else ""


def state_of(finding: Finding) -> State:
    """What became of a finding.

    It was repaired; or a person has ``settled`` it; or it is for a person to ``decide``; or it is ``optional``: a
    repair is known, but the profile does not apply it.
    """
    if finding.applied:
        return "repaired"
    if decision_of(finding):
        return "settled"
    return "optional" if finding.replacement is not None else "decide"


def notes(findings: Iterable[Finding], english: str, name: Callable[[str], str]) -> list[Note]:
    """The findings of a document by offset, with the edits that made its normalized text out of ``english``.

    ``name`` gives an anchor for a fingerprint. An edit shows a stop or comma put in or taken out alone, else the whole
    words exchanged, unless another repair was made inside them.
    """
    order = sorted(findings, key=lambda finding: (finding.start, finding.end))
    repairs = [finding for finding in order if finding.side == "english" and finding.applied]
    made = set(Revision.of(english, repairs).edits)
    apart = _apart(repairs)
    shown: list[Note] = []
    for finding in order:
        edit = edit_of(finding) if finding.applied and finding.side == "english" else None
        if edit is None or edit not in made:  # of two findings that want the same edit the first shows it
            shown.append(Note(name(finding.fingerprint), finding, None))
            continue
        made.discard(edit)
        whole = id(finding) in apart and not _slight(english, edit)
        words = Edit(finding.start, finding.end, finding.replacement or "")
        shown.append(Note(name(finding.fingerprint), finding, words if whole else edit))
    return shown


def _apart(repairs: Sequence[Finding]) -> set[int]:
    """The ids of the repairs, sorted by offset, whose span no other shares."""
    apart: set[int] = set()
    reached = 0
    for number, finding in enumerate(repairs):
        following = repairs[number + 1].start if number + 1 < len(repairs) else finding.end
        if reached <= finding.start and finding.end <= following:
            apart.add(id(finding))
        reached = max(reached, finding.end)
    return apart


def _slight(text: str, edit: Edit) -> bool:
    removed = text[edit.start : edit.end]
    return not (removed and edit.new) and not any(map(str.isalnum, removed + edit.new))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: as it stands, taken out, put in; or the ``point`` at which a finding of no width lies."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces under one finding (the innermost where several overlap), or plain text where ``note`` is None.

    ``sentence`` is the number of the sentence that begins here, counted from 1 in its document; 0 where none does.
    """

    note: Note | None
    pieces: tuple[Piece, ...]
    sentence: int = 0


_Part = tuple[Note | None, Piece]


def touching(notes: Sequence[Note], spans: Sequence[tuple[int, int]]) -> list[list[Note]]:
    """For each of the adjoining ``spans`` the notes that it shows; a point between two belongs to the first."""
    shown: list[list[Note]] = [[] for _ in spans]
    order = sorted(notes, key=lambda each: (each.finding.start, each.finding.end))
    number = 0
    for each in order:
        start, end = each.finding.start, each.finding.end
        while number < len(spans) - 1 and spans[number][1] < start + (start < end):
            number += 1
        for index in range(number, len(spans)):
            if index > number and spans[index][0] >= end:
                break
            shown[index].append(each)
    return shown


def marked(
    text: str, span: tuple[int, int], notes: Sequence[Note], sentences: Mapping[int, int] | None = None
) -> list[Stretch]:
    """``text[start:end]`` cut into stretches; ``notes`` are the findings that the span shows, sorted by offset.

    A repair's new text is given where its old text ends; for one that ends beyond the span it is left to the passage
    where it does. White space at both ends of the span is left out unless a finding marks it. ``sentences`` are the
    numbers of the sentences by the offset where they start.
    """
    start, end = _trimmed(text, span, notes)
    late, numbers = _late(notes), sentences or {}
    cuts = {start, end} | {cut for each in notes for cut in _cuts(each) if start < cut < end}
    cuts |= {cut for cut in numbers if start < cut < end}
    parts: list[_Part] = [(each, piece) for each, piece in late[start] if each and each.finding.start >= start]
    begins: dict[int, int] = {}
    for left, right, over in _sweep(sorted(cuts), notes):
        if left in numbers:
            begins[len(parts)] = numbers[left]
        parts.append(_piece(text, left, right, over))
        parts += late[right]
    bounds = pairwise(sorted({0, *begins, len(parts)}))
    return [stretch for first, last in bounds for stretch in _grouped(parts[first:last], begins.get(first, 0))]


def _grouped(parts: Iterable[_Part], sentence: int) -> list[Stretch]:
    """The parts under the same finding together; the first begins the sentence."""
    groups = groupby(parts, key=lambda part: part[0])
    return [
        Stretch(each, tuple(piece for _, piece in group), 0 if number else sentence)
        for number, (each, group) in enumerate(groups)
    ]


def _trimmed(text: str, span: tuple[int, int], notes: Sequence[Note]) -> tuple[int, int]:
    start, end = span
    first = min((each.finding.start for each in notes), default=end)
    last = max((each.finding.end for each in notes), default=start)
    while start < min(end, first) and text[start].isspace():
        start += 1
    while end > max(start, last) and text[end - 1].isspace():
        end -= 1
    return start, end


def _late(notes: Iterable[Note]) -> dict[int, list[_Part]]:
    """What is shown behind an offset: the new text of the repairs that end there, and the points that lie there."""
    late: dict[int, list[_Part]] = defaultdict(list)
    for each in notes:
        if each.edit and each.edit.new:
            late[each.edit.end].append((each, Piece("ins", each.edit.new)))
        elif each.finding.start == each.finding.end:
            late[each.finding.end].append((each, Piece("point", "")))
    return late


def _cuts(each: Note) -> tuple[int, ...]:
    edit = (each.edit.start, each.edit.end) if each.edit else ()
    return (each.finding.start, each.finding.end, *edit)


def _sweep(cuts: Sequence[int], notes: Sequence[Note]) -> Iterator[tuple[int, int, list[Note]]]:
    """Each stretch between two cuts with the notes that cover it."""
    coming = iter(notes)
    upcoming = next(coming, None)
    over: list[Note] = []
    for left, right in pairwise(cuts):
        while upcoming and upcoming.finding.start <= left:
            over.append(upcoming)
            upcoming = next(coming, None)
        over = [each for each in over if each.finding.end > left]
        yield left, right, over


def _piece(text: str, left: int, right: int, over: Sequence[Note]) -> _Part:
    gone = [each for each in over if each.edit and each.edit.start <= left and right <= each.edit.end]
    inner = min(gone or over, key=lambda each: each.finding.end - each.finding.start, default=None)
    return inner, Piece("del" if gone else "text", text[left:right])
