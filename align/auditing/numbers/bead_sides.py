"""The two sides of a bead for the rules about numbers: their sentences, and the numbers and shares in these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from align.auditing.numbers.fractions import fractions
from align.quantities import Quantity, find_quantities
from align.types import Bead, Segment

if TYPE_CHECKING:
    from align.auditing.context import Context


@dataclass(frozen=True, slots=True)
class Spot:
    """Words at ``text[start:end]`` and their value."""

    start: int
    end: int
    text: str
    value: float


@dataclass(frozen=True)
class Side:
    """One side of a bead: its language, the text that all offsets belong to, its segments and its numbers."""

    lang: str
    text: str
    segments: Sequence[Segment]
    numbers: Sequence[Quantity]

    @cached_property
    def shares(self) -> Sequence[Spot]:
        """The fractions in words."""
        return [
            Spot(segment.start + one.start, segment.start + one.end, one.text, one.value)
            for segment in self.segments
            for one in fractions(segment.text, self.lang)
        ]


class BeadSides:
    """The sides of a document's beads, each looked at once however many rules ask for it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._sources: dict[tuple[str, ...], Side] = {}
        self._english: dict[tuple[str, ...], Side] = {}
        self._fresh: dict[tuple[str, ...], Sequence[Quantity]] = {}

    def source(self, bead: Bead) -> Side:
        """The original's side. Raises ValueError where the document has no original."""
        document = self._context.aligned.source
        if document is None:
            raise ValueError(f"{bead.id}: there is no original")
        side = self._sources.get(bead.source_ids)
        if side is None:
            segments = self._context.source_of(bead)
            side = Side(document.lang, document.text, segments, _numbers(segments, document.lang))
            self._sources[bead.source_ids] = side
        return side

    def english(self, bead: Bead) -> Side:
        """The English side, with the numbers that must not be touched too."""
        side = self._english.get(bead.target_ids)
        if side is None:
            segments = self._context.target_of(bead)
            side = self._english[bead.target_ids] = Side("en", self._context.text, segments, _numbers(segments, "en"))
        return side

    def fresh(self, bead: Bead) -> Sequence[Quantity]:
        """The numbers of the fresh translation, with offsets into it."""
        found = self._fresh.get(bead.source_ids)
        if found is None:
            found = self._fresh[bead.source_ids] = find_quantities(self._context.hypothesis_of(bead), "en")
        return found


def _numbers(segments: Sequence[Segment], lang: str) -> Sequence[Quantity]:
    return [one.moved(segment.start) for segment in segments for one in find_quantities(segment.text, lang)]
