"""Dot products of the sentences that can meet, and no others: time and memory grow with the band, not its square."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from align.aligner.ngrams import Vectors

_ROWS = 32
_COLUMNS = 256
_CELLS = 4_000_000


@dataclass(slots=True)
class _Blocks:
    """Dense blocks of two sparse matrices, over the columns of a few rows of the first: their product is fast."""

    left: Vectors
    right: Vectors
    _local: NDArray[np.int32] = field(init=False)
    _width: int = 0

    def __post_init__(self) -> None:
        self._local = np.full(self.left.width, -1, dtype=np.int32)

    def rows_from(self, begin: int) -> int:
        """The end of the block of rows that starts at ``begin``: as many as fit, one at least."""
        limit = self.left.starts[begin] + _CELLS // _COLUMNS
        fit = int(np.searchsorted(self.left.starts, limit, side="right")) - 1
        return max(begin + 1, min(fit, begin + _ROWS, len(self.left)))

    def left_block(self, begin: int, end: int) -> NDArray[np.float32]:
        """Rows of ``left``; their columns become those of all blocks until the next call."""
        self._local.fill(-1)
        columns = np.unique(self.left.columns[self.left.starts[begin] : self.left.starts[end]])
        self._local[columns] = np.arange(len(columns), dtype=np.int32)
        self._width = len(columns)
        return self._dense(self.left, begin, end)

    def right_blocks(self, first: int, last: int) -> list[tuple[int, int]]:
        """The ranges of rows of ``right``, from ``first`` to ``last``, that keep a block within bounds."""
        step = max(1, min(_COLUMNS, _CELLS // max(self._width, 1)))
        return [(start, min(start + step, last)) for start in range(first, last, step)]

    def right_block(self, begin: int, end: int) -> NDArray[np.float32]:
        """Rows of ``right`` over the columns of the last ``left_block``."""
        return self._dense(self.right, begin, end)

    def _dense(self, vectors: Vectors, begin: int, end: int) -> NDArray[np.float32]:
        cells = slice(int(vectors.starts[begin]), int(vectors.starts[end]))
        rows = np.repeat(np.arange(end - begin), np.diff(vectors.starts[begin : end + 1]))
        columns = self._local[vectors.columns[cells]]
        known = columns >= 0
        out = np.zeros((end - begin, self._width), dtype=np.float32)
        out[rows[known], columns[known]] = vectors.values[cells][known]
        return out


def ranged_products(
    left: Vectors, right: Vectors, low: NDArray[np.int64], high: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The products of row i of ``left`` with rows ``low[i]`` to ``high[i]`` (exclusive) of ``right``, row after row."""
    starts = np.concatenate([[0], np.cumsum(high - low)])
    out = np.zeros(starts[-1], dtype=np.float32)
    blocks = _Blocks(left, right)
    begin = 0
    while begin < len(left):
        end = blocks.rows_from(begin)
        block = blocks.left_block(begin, end)
        for first, last in blocks.right_blocks(int(low[begin:end].min()), int(high[begin:end].max())):
            products = block @ blocks.right_block(first, last).T
            for row in range(begin, end):
                here, there = max(int(low[row]), first), min(int(high[row]), last)
                if here < there:
                    offset = int(starts[row] - low[row])
                    out[offset + here : offset + there] = products[row - begin, here - first : there - first]
        begin = end
    return out


def neighbour_products(vectors: Vectors, reach: int) -> NDArray[np.float32]:
    """The product of each row with itself and the ``reach - 1`` rows after it, as an array of (rows, reach)."""
    rows = np.arange(len(vectors))
    high = np.minimum(rows + reach, len(vectors))
    out = np.zeros((len(vectors), reach), dtype=np.float32)
    out[np.arange(reach) < (high - rows)[:, None]] = ranged_products(vectors, vectors, rows, high)
    return out


def span_norms(products: NDArray[np.float32]) -> NDArray[np.float32]:
    """The squared length of each sum of the rows i to i + n, as (reach + 1, rows), out of ``neighbour_products``."""
    rows, reach = products.shape
    out = np.zeros((reach + 1, rows), dtype=np.float32)
    for size in range(1, reach + 1):
        count = max(rows - size + 1, 0)
        last = np.arange(size - 1, size - 1 + count)
        out[size, :count] = out[size - 1, :count] + products[last, 0]
        for back in range(1, size):
            out[size, :count] += 2 * products[last - back, back]
    return out
