"""The part of the grid of sentence boundaries that the alignment may pass through.

Node (i, j) stands before source sentence i and target sentence j; a bead of n sentences with m leads from (i, j) to
(i + n, j + m). Row i of the band holds the nodes ``low[i] <= j < high[i]``; nodes are numbered row by row.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Nodes = NDArray[np.int64]
Values = NDArray[np.floating]


class Band:
    """Rows of nodes from (0, 0) to (rows, columns). ``low`` and ``high`` have ``rows + 1`` entries and never fall."""

    def __init__(self, columns: int, low: Nodes, high: Nodes) -> None:
        self.rows, self.columns = len(low) - 1, columns
        self.low, self.high = low, high
        self.starts: Nodes = np.concatenate([[0], np.cumsum(high - low)])
        self.size = int(self.starts[-1])

    @classmethod
    def whole(cls, rows: int, columns: int) -> Band:
        """Every node there is."""
        return cls(columns, np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns + 1, dtype=np.int64))

    @cached_property
    def i(self) -> Nodes:
        """The row of each node."""
        return np.repeat(np.arange(self.rows + 1), self.high - self.low)

    @cached_property
    def j(self) -> Nodes:
        """The column of each node."""
        return np.arange(self.size) - (self.starts[:-1] - self.low)[self.i]

    def number(self, i: Nodes, j: Nodes) -> Nodes:
        """The numbers of nodes (i, j), broadcast; ``size`` for those outside the band."""
        row = np.minimum(np.maximum(i, 0), self.rows)
        high = np.where(row == i, self.high[row], 0)
        inside = (j >= self.low[row]) & (j < high)
        return np.where(inside, (self.starts[:-1] - self.low)[row] + j, self.size)
