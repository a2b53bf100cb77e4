"""The fresh translation against the target, by character n-grams."""

from __future__ import annotations

from align.aligner.band import Nodes
from align.aligner.scorer import Ground, Judge


class Translated:
    """The first witness: both sides are in one language, so that equal n-grams mean equal words."""

    def __init__(self, ground: Ground) -> None:
        self._overlap = ground.overlap

    def over(self, i: Nodes, j: Nodes) -> Judge:
        """See ``Scorer``."""
        return self._overlap.over(i, j)
