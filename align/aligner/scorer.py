"""What a scorer is: it looks at the two sides once and then describes beads by named numbers, for all nodes at once.

The numbers are weighed and added up (``weights.toml``); a scorer decides nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from align.aligner.anchors import find_band
from align.aligner.band import Band, Nodes, Values
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.ngrams import Vectors, vectorize
from align.aligner.overlap import Floats, Overlap
from align.aligner.products import sparse_products
from align.registry import Registry


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraph of each sentence of one side; the title is paragraph 0, the text begins with 1."""

    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """The sentences of both sides as vectors of one multilingual encoder, (sentences, dimensions), length 1."""

    source: Floats
    target: Floats


@dataclass(frozen=True, slots=True)
class Sides:
    """What there is to align: ``hypothesis[i]`` is the fresh translation of ``source[i]``."""

    source: Sequence[str]
    target: Sequence[str]
    hypothesis: Sequence[str]
    source_layout: Layout | None = None
    target_layout: Layout | None = None
    embedded: Embedded | None = None


@dataclass(frozen=True)
class Ground:
    """What every scorer may look at: the texts, the vectors of hypothesis and target, and the band of the grid."""

    sides: Sides
    hypothesis: Vectors
    target: Vectors
    band: Band

    @classmethod
    def of(cls, sides: Sides) -> Ground:
        """What follows from the two sides."""
        hypothesis, target = vectorize(sides.hypothesis, sides.target)
        return cls(sides, hypothesis, target, find_band(hypothesis, target))

    @cached_property
    def overlap(self) -> Overlap:
        """The products of hypothesis and target in the space of n-grams."""
        return Overlap(sparse_products(self.hypothesis, self.target, self.band, MOST_A_SIDE), self.band)


class Judge(Protocol):
    """Describes the beads of ``n`` source with ``m`` target sentences, one from each of its nodes."""

    def __call__(self, n: int, m: int) -> Mapping[str, Values]:
        """Named numbers, each an array with a value for each node; those of beads that leave the grid mean nothing."""


class Scorer(Protocol):
    """One witness, bound to its ground."""

    def over(self, i: Nodes, j: Nodes) -> Judge:
        """The judge of the beads that start at the nodes (i, j)."""


SCORERS: Registry[Callable[[Ground], Scorer]] = Registry(
    "scorer",
    {
        "kind": "align.aligner.scorers.kind:Kind",
        "translation": "align.aligner.scorers.translation:Translated",
        "spelling": "align.aligner.scorers.spelling:Spelled",
        "words": "align.aligner.scorers.words:Worded",
        "length": "align.aligner.scorers.length:Length",
        "marks": "align.aligner.scorers.marks:Marks",
        "embedding": "align.aligner.scorers.embedding:Meaning",
        "cuts": "align.aligner.scorers.cuts:Cuts",
        "layout": "align.aligner.scorers.layout:Paragraphs",
    },
)
