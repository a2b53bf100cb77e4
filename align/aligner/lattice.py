"""The dynamic programme over beads: every path through the band at once, each bead with its probability.

The paths form a log-linear model (a semi-Markov conditional random field): a path is as likely as the exponential of
the sum of its beads' scores. Forward and backward sums give each bead's probability; the path that is read off is the
one with the most expected right beads, not the likeliest one.

Nodes are kept by rising i + j: all nodes of such a diagonal are worked on at once, with slots of padding between two.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from align.aligner.band import Band

MOST_A_SIDE = 5
MOST_TOGETHER = 7
KINDS: tuple[tuple[int, int], ...] = (
    (1, 0),
    (0, 1),
    *((n, m) for n in range(1, MOST_A_SIDE + 1) for m in range(1, MOST_A_SIDE + 1) if n + m <= MOST_TOGETHER),
)
NEVER = np.float32(-1e30)
_PADDING = MOST_A_SIDE

Scores = NDArray[np.float32]
Sums = NDArray[np.float64]
Slots = NDArray[np.int64]


class Lattice:
    """The nodes of a band in the order of the programme: node k is (``i[k]``, ``j[k]``) and lies in slot ``slots[k]``.

    Tables of scores are (kinds, ``length``): the score of the bead of that kind that starts at the node of the slot.
    """

    def __init__(self, band: Band) -> None:
        self.band = band
        diagonal = band.i + band.j
        order = np.lexsort((band.i, diagonal))
        diagonal = diagonal[order]
        self.i, self.j = band.i[order], band.j[order]
        self.counts = np.bincount(diagonal, minlength=band.rows + band.columns + 1)
        self._tops = self.i[np.cumsum(self.counts) - self.counts]
        self._starts = _PADDING + np.cumsum(self.counts + _PADDING) - self.counts - _PADDING
        self.slots: Slots = self._starts[diagonal] + self.i - self._tops[diagonal]
        self._tail = int(self.slots[-1]) + 1 + _PADDING
        self.length = self._tail + int(self.counts.max()) + _PADDING
        self._first, self._last = int(self.slots[0]), int(self.slots[-1])
        self._rows = (np.arange(len(KINDS)) * self.length)[:, None]

    def table(self) -> Scores:
        """An empty table of scores: no bead is possible."""
        return np.full((len(KINDS), self.length), NEVER, dtype=np.float32)

    def probabilities(self, scores: Scores) -> float:
        """Put the probability of each bead in the place of its score; returns the logarithm of the sum of all paths."""
        forward = self._forward(scores)
        return self._backward(scores, forward)

    def certainty(self, probabilities: Scores) -> Sums:
        """For each slot, how sure it is where the path runs: the probability of the likeliest node that is near.

        It is 1 where some boundary within the longest bead is certain. Call this before the nulls are pooled.
        """
        passing = probabilities.sum(axis=0, dtype=np.float64)
        passing[self._last] = 1.0
        surest = np.maximum.reduceat(passing[: self._tail], self._starts)
        reach = MOST_TOGETHER - 1
        near = sliding_window_view(np.pad(surest, reach), 2 * reach + 1).max(axis=1)
        out: Sums = np.zeros(self.length)
        out[self.slots] = np.minimum(np.repeat(near, self.counts), 1.0)
        return out

    def pool_nulls(self, probabilities: Scores) -> None:
        """Give every unmatched sentence the probability that it is unmatched, wherever the other side stands then.

        Of neighbouring unmatched sentences of both sides every order is a path of its own, but they all say the same.
        """
        for kind, place in ((KINDS.index((1, 0)), self.i), (KINDS.index((0, 1)), self.j)):
            totals = np.bincount(place, probabilities[kind, self.slots])
            probabilities[kind, self.slots] = np.minimum(totals[place], 1.0)

    def best_path(self, gains: Scores) -> list[tuple[int, int]]:
        """The path with the greatest sum of ``gains``, as (kind, slot of the start) from begin to end."""
        value: Sums = np.full(self.length, NEVER, dtype=np.float64)
        value[self._last] = 0.0
        choice = np.zeros(self.length, dtype=np.int8)
        onward = self._neighbours(1)
        for diagonal in range(len(self.counts) - 2, -1, -1):
            here = self._slice(diagonal)
            total = value[onward[diagonal][:, None] + np.arange(self.counts[diagonal])] + gains[:, here]
            best = total.argmax(axis=0)
            choice[here] = best
            value[here] = np.maximum(total[best, np.arange(len(best))], NEVER)
        return self._follow(choice)

    def _forward(self, scores: Scores) -> Sums:
        out: Sums = np.full(self.length, NEVER, dtype=np.float64)
        out[self._first] = 0.0
        flat, back = scores.reshape(-1), self._neighbours(-1)
        for diagonal in range(1, len(self.counts)):
            origin = back[diagonal][:, None] + np.arange(self.counts[diagonal])
            out[self._slice(diagonal)] = _log_sum(out[origin] + flat[origin + self._rows])
        return out

    def _backward(self, scores: Scores, forward: Sums) -> float:
        out: Sums = np.full(self.length, NEVER, dtype=np.float64)
        out[self._last] = 0.0
        total, onward = float(forward[self._last]), self._neighbours(1)
        for diagonal in range(len(self.counts) - 1, -1, -1):
            here = self._slice(diagonal)
            through = out[onward[diagonal][:, None] + np.arange(self.counts[diagonal])] + scores[:, here]
            if diagonal < len(self.counts) - 1:
                out[here] = _log_sum(through)
            scores[:, here] = np.exp(np.minimum(through + forward[here] - total, 0.0))
        return total

    def _neighbours(self, way: int) -> Slots:
        """For each diagonal and kind, the slot that a bead from (1) or to (-1) the diagonal's first node leads to."""
        diagonals = np.arange(len(self.counts))[:, None]
        n, m = np.array(KINDS).T
        other = diagonals + way * (n + m)
        inside = (other >= 0) & (other < len(self.counts))
        other = np.clip(other, 0, len(self.counts) - 1)
        slots: Slots = np.where(
            inside, self._starts[other] + self._tops[:, None] + way * n - self._tops[other], self._tail
        )
        return slots

    def _slice(self, diagonal: int) -> slice:
        start = int(self._starts[diagonal])
        return slice(start, start + int(self.counts[diagonal]))

    def _follow(self, choice: NDArray[np.int8]) -> list[tuple[int, int]]:
        path, slot, diagonal, i = [], self._first, 0, 0
        while slot != self._last:
            kind = int(choice[slot])
            path.append((kind, slot))
            i, diagonal = i + KINDS[kind][0], diagonal + sum(KINDS[kind])
            slot = int(self._starts[diagonal] + i - self._tops[diagonal])
        return path


def _log_sum(values: Sums) -> Sums:
    """The logarithm of the sum of exponentials down each column, never less than NEVER."""
    most = values.max(axis=0)
    out: Sums = np.maximum(most + np.log(np.exp(values - most).sum(axis=0)), NEVER)
    return out
