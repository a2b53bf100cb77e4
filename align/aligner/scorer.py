"""What a scorer is: it looks at the two sides once and then describes beads by named numbers, for all nodes at once.

The numbers are weighed and added up (``weights.toml``); a scorer decides nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from align.aligner.anchors import find_band
from align.aligner.band import Band
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.narrowing import narrowed
from align.aligner.ngrams import vectorize
from align.aligner.overlap import Floats, Overlap
from align.aligner.products import sparse_products, within
from align.aligner.starts import Starts
from align.aligner.told import Told
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


@dataclass(frozen=True, slots=True)
class Ground:
    """What every scorer may look at: the texts, the band of the grid, and hypothesis against target in n-grams."""

    sides: Sides
    band: Band
    overlap: Overlap

    @classmethod
    def of(cls, sides: Sides) -> Ground:
        """What follows from the two sides; the band is where the n-grams do not rule a path out."""
        hypothesis, target = vectorize(sides.hypothesis, sides.target)
        whole = find_band(hypothesis, target)
        products = sparse_products(hypothesis, target, whole, MOST_A_SIDE)
        band = narrowed(whole, Overlap(products, whole))
        return cls(sides, band, Overlap(within(products, whole, band), band))


class Scorer(Protocol):
    """One witness, bound to its ground."""

    def told(self, starts: Starts) -> Iterable[Told]:
        """What it says of the beads that start at these nodes; of each size at most once."""


SCORERS: Registry[Callable[[Ground], Scorer]] = Registry(
    "scorer",
    "scorers",
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
