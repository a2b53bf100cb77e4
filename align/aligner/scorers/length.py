"""Length: the two sides of a bead are about as long, in characters, as each other. A weak prior.

The difference is taken in standard deviations, its variance growing with the length (Gale and Church 1993, J93-1004).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from align.aligner.band import Values
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.scorer import Ground
from align.aligner.starts import Starts
from align.aligner.told import PAIRS, SOURCE_ALONE, TARGET_ALONE, Told

_SOFT = 8.0  # characters added to both lengths, so that the ratio of two short lines does not run away
_VARIANCE = 20.0
_MOST_SQUARED = 20.0


class Length:
    """Compares the fresh translation with the target, so that it needs no ratio of two languages."""

    def __init__(self, ground: Ground) -> None:
        self._left = span_sums([len(text) for text in ground.sides.hypothesis])
        self._right = span_sums([len(text) for text in ground.sides.target])

    def told(self, starts: Starts) -> Iterator[Told]:
        """See ``Scorer``."""
        left, right = self._left[1:, starts.i], self._right[1:, starts.j]
        yield SOURCE_ALONE, {"null": np.log(left[0] + _SOFT)}
        yield TARGET_ALONE, {"null": np.log(right[0] + _SOFT)}
        left = left[:, None]
        ratio = np.log((right + _SOFT) / (left + _SOFT))
        deviation = (right - left) / np.sqrt(left + right + _VARIANCE)
        yield (
            PAIRS,
            {
                "ratio": np.abs(ratio),
                "ratio-squared": ratio**2,
                "deviation": np.abs(deviation),
                "deviation-squared": np.minimum(deviation**2, _MOST_SQUARED),
            },
        )


def span_sums(values: Sequence[float]) -> Values:
    """``out[n][i]`` is the sum of the n values from i; 0 counts behind the end. (MOST_A_SIDE + 1, values + 1)."""
    padded = np.concatenate([np.asarray(values, dtype=np.float32), np.zeros(MOST_A_SIDE + 1, dtype=np.float32)])
    sums = np.concatenate([[0.0], np.cumsum(padded, dtype=np.float64)])
    starts = np.arange(len(values) + 1)
    return np.stack([sums[starts + n] - sums[starts] for n in range(MOST_A_SIDE + 1)]).astype(np.float32)
