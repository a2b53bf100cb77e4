"""Sentence embeddings of the original and the target, where an encoder was asked for: the third witness.

Sentences are embedded once; the vector of a span is the sum of its sentences' vectors, longer sentences weighing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from align.aligner.lattice import MOST_A_SIDE
from align.aligner.overlap import Overlap
from align.aligner.products import dense_products
from align.aligner.scorer import Ground
from align.aligner.starts import Starts
from align.aligner.told import Told

_SHRINK = 3.0  # sentences that a side's mean is drawn to zero by, so that a side of one sentence keeps its vector


class Meaning:
    """Says nothing without vectors."""

    def __init__(self, ground: Ground) -> None:
        embedded, sides = ground.sides.embedded, ground.sides
        self._overlap: Overlap | None = None
        if embedded is not None:
            left, right = centred(embedded.source, sides.source), centred(embedded.target, sides.target)
            self._overlap = Overlap(dense_products(left, right, ground.band, MOST_A_SIDE), ground.band)

    def told(self, starts: Starts) -> Iterable[Told]:
        """See ``Scorer``."""
        return self._overlap.told(starts) if self._overlap else ()


def centred(vectors: NDArray[np.float32], texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors without what all sentences of their side have in common, as long as the root of their text.

    Encoders put every sentence of a language near one point; what sets sentences apart is the rest.
    """
    out = vectors - vectors.sum(axis=0) / (len(vectors) + _SHRINK)
    lengths = np.sqrt([max(len(text), 1) for text in texts])
    out *= (lengths / np.maximum(np.linalg.norm(out, axis=1), 1e-9))[:, None]
    return np.ascontiguousarray(out, dtype=np.float32)
