"""A document as a reader goes through it: passage by passage, both languages side by side, each character once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from align.report.marking import Note, Piece, Stretch, marked, touching
from align.types import Aligned, Bead, Document, Translation

Gap = Literal["", "left-out", "added", "outside"]
SURE, DOUBTFUL = 0.9, 0.7  # confidences of a bead: at least sure; less than that doubtful
_SPACE = Stretch(None, (Piece("text", " "),))


@dataclass(frozen=True, slots=True)
class Passage:
    """What one bead says: the original, its fresh translation, and the English version with the findings marked.

    ``gap`` tells what is missing: the English (``left-out``), the original (``added``) or, for text that is in no bead,
    the alignment itself (``outside``). ``opens`` is true at the first sentence of a paragraph. ``notes`` are the
    findings that begin here.
    """

    bead: Bead | None
    gap: Gap
    title: bool
    opens: bool
    source: tuple[Stretch, ...]
    english: tuple[Stretch, ...]
    fresh: str
    flags: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def doubt(self) -> str:
        """``lone`` for text without counterpart, ``doubtful`` for a bead that is not sure, both, or nothing."""
        lone = self.gap in ("left-out", "added")
        doubtful = self.bead is not None and self.bead.confidence < DOUBTFUL
        return " ".join(["lone"] * lone + ["doubtful"] * doubtful)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a side's text: a segment with the white space before it, or text that is in no bead."""

    start: int
    end: int
    segment: str | None


class _Side:
    """The text of one side, cut into cells that are given out once, in the order asked for."""

    def __init__(self, document: Document | None, notes: Iterable[Note], aligned: Iterable[str]) -> None:
        self._text = document.text if document else ""
        self._cells = _cells(document, frozenset(aligned)) if document else []
        spans = [(cell.start, cell.end) for cell in self._cells]
        self._notes = touching([*notes], spans)
        self._number = {cell.segment: number for number, cell in enumerate(self._cells) if cell.segment}
        self._starts = sorted(segment.start for segment in document.segments) if document else []
        self._next = 0
        self._inside: set[int] = set()

    def outside(self, ids: Sequence[str] | None) -> Iterator[tuple[int, ...]]:
        """The cells before the segments ``ids`` (all cells for None) that no bead holds and that were not given yet."""
        numbers = [self._number[name] for name in ids or () if name in self._number]
        stop = len(self._cells) if ids is None else min(numbers, default=0)
        for number in range(self._next, stop):
            if self._cells[number].segment is None and number not in self._inside:
                yield (number,)
        self._next = max(self._next, stop)

    def numbers(self, ids: Sequence[str]) -> tuple[int, ...]:
        """The cells of the segments ``ids``, with what lies between them and is in no bead."""
        own = {self._number[name] for name in ids if name in self._number}
        between = range(max(min(own, default=0), self._next), max(own, default=0))
        inside = {number for number in between if self._cells[number].segment is None} - self._inside
        self._inside |= inside
        return tuple(sorted(own | inside))

    def shown(self, numbers: Sequence[int]) -> tuple[tuple[Stretch, ...], list[Note]]:
        """The text of cells with its marks, and the findings that it shows."""
        stretches: list[Stretch] = []
        found: dict[str, Note] = {}
        for first, last in _runs(numbers):
            here = {note.anchor: note for number in range(first, last + 1) for note in self._notes[number]}
            span = (self._cells[first].start, self._cells[last].end)
            text = marked(self._text, span, [*here.values()], self._sentences(span))
            stretches += [*([_SPACE] if stretches else []), *text]
            found |= here
        return tuple(stretches), [*found.values()]

    def _sentences(self, span: tuple[int, int]) -> dict[int, int]:
        """The numbers of the sentences that begin in a span, by the offset where they do."""
        first, last = (bisect_left(self._starts, offset) for offset in span)
        return {self._starts[number]: number + 1 for number in range(first, last)}


def passages(aligned: Aligned, notes: Sequence[Note]) -> Iterator[Passage]:
    """The passages in the order of the beads, text that is in no bead at its place between them."""
    beads = aligned.beads or [_alone(segment.id) for segment in aligned.english.segments]
    left = _Side(
        aligned.source,
        (note for note in notes if note.finding.side == "source"),
        (name for bead in beads for name in bead.source_ids),
    )
    right = _Side(
        aligned.english,
        (note for note in notes if note.finding.side == "english"),
        (name for bead in beads for name in bead.target_ids),
    )
    published = aligned.english_origin == "published"  # else the English version is the fresh translation
    fresh = {each.segment_id: each for each in aligned.translations} if published else {}
    given: set[str] = set()
    for bead in beads:
        yield from _outside(left, right, bead, given)
        yield _passage(bead, (left, right), fresh, given)
    yield from _outside(left, right, None, given)
    if lost := _new(notes, given):
        yield Passage(None, "outside", False, True, (), (), "", (), lost)


def _alone(segment: str) -> Bead:
    return Bead("", (), (segment,), 0.0, 0.0, "")


def _outside(left: _Side, right: _Side, bead: Bead | None, given: set[str]) -> Iterator[Passage]:
    for numbers in left.outside(bead.source_ids if bead else None):
        source, notes = left.shown(numbers)
        yield Passage(None, "outside", False, True, source, (), "", (), _new(notes, given))
    for numbers in right.outside(bead.target_ids if bead else None):
        english, notes = right.shown(numbers)
        yield Passage(None, "outside", False, True, (), english, "", (), _new(notes, given))


def _passage(bead: Bead, sides: tuple[_Side, _Side], fresh: Mapping[str, Translation], given: set[str]) -> Passage:
    left, right = sides
    source, source_notes = left.shown(left.numbers(bead.source_ids))
    english, english_notes = right.shown(right.numbers(bead.target_ids))
    translations = [fresh[name] for name in bead.source_ids if name in fresh]
    gap: Gap = "" if not bead.id or (source and english) else "left-out" if source else "added"
    paragraph, sentence = _place((bead.target_ids or bead.source_ids or ("",))[0])
    return Passage(
        bead=bead if bead.id else None,
        gap=gap,
        title=paragraph == "0",
        opens=sentence == "1",
        source=source,
        english=english,
        fresh=" ".join(each.text for each in translations),
        flags=tuple(sorted({flag for each in translations for flag in each.flags})),
        notes=_new([*english_notes, *source_notes], given),
    )


def _new(notes: Iterable[Note], given: set[str]) -> tuple[Note, ...]:
    fresh = tuple(note for note in notes if note.anchor not in given)
    given.update(note.anchor for note in fresh)
    return fresh


def _place(segment: str) -> tuple[str, str]:
    """The paragraph and the sentence that a segment's id names."""
    parts = segment.rsplit(":", 2)
    return (parts[1], parts[2]) if len(parts) == 3 else ("", "")


def _cells(document: Document, aligned: frozenset[str]) -> list[_Cell]:
    cells: list[_Cell] = []
    end = 0
    for segment in sorted(document.segments, key=lambda segment: segment.start):
        if segment.id not in aligned:
            continue
        if document.text[end : segment.start].strip():
            cells.append(_Cell(end, segment.start, None))
            end = segment.start
        cells.append(_Cell(end, segment.end, segment.id))
        end = segment.end
    if document.text[end:].strip() or (document.text and not cells):
        cells.append(_Cell(end, len(document.text), None))
    elif cells:
        cells[-1] = replace(cells[-1], end=len(document.text))
    return cells


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring cells as one run."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    yield from ((first, last) for first, last in runs)
