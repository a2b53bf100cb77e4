"""The fresh translation against the target, by the beginnings of words."""

from __future__ import annotations

from align.aligner.lattice import MOST_A_SIDE
from align.aligner.overlap import Overlap
from align.aligner.products import sparse_products
from align.aligner.scorer import Ground
from align.aligner.words import word_vectors


class Worded(Overlap):
    """As the first witness, but a long word counts no more than a short one."""

    def __init__(self, ground: Ground) -> None:
        sides = ground.sides
        super().__init__(
            sparse_products(*word_vectors(sides.hypothesis, sides.target), ground.band, MOST_A_SIDE), ground.band
        )
