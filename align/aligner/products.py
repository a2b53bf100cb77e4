"""Dot products of the sentences that can meet, and no others: time and memory grow with the band, not its square.

Only the columns that two sentences share are touched, and every sum is taken in one fixed order, so that the same texts
give the same bits on any number of cores.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band
from align.aligner.ngrams import Vectors

_ROWS = 128
_ENTRIES = 1_000_000  # of the rows of a block, one row at least
_MATCHES = 2_000_000  # multiplied at a time, so that memory stays flat


@dataclass(frozen=True, slots=True)
class Products:
    """What is left of two sides of vectors: ``across`` row after row of a band, ``left`` and ``right`` neighbours.

    ``left[i, k]`` is the product of row i with row i + k of that side; ``right`` likewise.
    """

    across: NDArray[np.float32]
    left: NDArray[np.float32]
    right: NDArray[np.float32]


def within(products: Products, band: Band, part: Band) -> Products:
    """The same products in a narrower band."""
    cells, kept = (np.flatnonzero((b.i < b.rows) & (b.j < b.columns)) for b in (band, part))
    place = np.zeros(band.size + 1, dtype=np.int64)
    place[cells] = np.arange(len(cells))
    across = products.across[place[band.number(part.i[kept], part.j[kept])]]
    return Products(across, products.left, products.right)


def sparse_products(left: Vectors, right: Vectors, band: Band, reach: int) -> Products:
    """The products of two sparse sides inside ``band``, and of each ``reach`` neighbours."""
    across = ranged_products(left, right, *_ranges(band))
    return Products(across, neighbour_products(left, reach), neighbour_products(right, reach))


def dense_products(left: NDArray[np.float32], right: NDArray[np.float32], band: Band, reach: int) -> Products:
    """As ``sparse_products``, for sides of (sentences, dimensions)."""
    low, high = _ranges(band)
    offsets = np.cumsum(high - low) - high
    across = np.zeros(int((high - low).sum()), dtype=np.float32)
    for begin in range(0, len(left), _ROWS):
        end = min(begin + _ROWS, len(left))
        first, last = int(low[begin:end].min()), int(high[begin:end].max())
        columns = np.arange(first, last)
        inside = (columns >= low[begin:end, None]) & (columns < high[begin:end, None])
        rows, places = np.nonzero(inside)
        across[offsets[begin + rows] + first + places] = (left[begin:end] @ right[first:last].T)[inside]
    return Products(across, *(_dense_neighbours(side, reach) for side in (left, right)))


def _ranges(band: Band) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The columns, from and to (exclusive), that stand in each row of the band."""
    high = np.minimum(band.high[:-1], band.columns)
    return np.minimum(band.low[:-1], high), high


def _dense_neighbours(vectors: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    out = np.zeros((len(vectors), reach), dtype=np.float32)
    for distance in range(min(reach, len(vectors))):
        out[: len(vectors) - distance, distance] = np.einsum(
            "ij,ij->i", vectors[: len(vectors) - distance], vectors[distance:]
        )
    return out


def ranged_products(
    left: Vectors, right: Vectors, low: NDArray[np.int64], high: NDArray[np.int64]
) -> NDArray[np.float32]:
    """The products of row i of ``left`` with rows ``low[i]`` to ``high[i]`` (exclusive) of ``right``, row after row."""
    offsets = np.cumsum(high - low) - high
    out = np.zeros(int((high - low).sum()), dtype=np.float32)
    joined = _Joined(left.width)
    for (begin, end), (first, last) in blocks(left, right, low, high):
        columns = np.arange(first, last)
        inside = (columns >= low[begin:end, None]) & (columns < high[begin:end, None])
        rows, places = np.nonzero(inside)
        product = joined.product(left, (begin, end), right, (first, last))
        out[offsets[begin + rows] + first + places] = product[inside]
    return out


def blocks(
    left: Vectors, right: Vectors, low: NDArray[np.int64], high: NDArray[np.int64]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The rows, from and to (exclusive), of left and right that are multiplied at once, to cover the ranges.

    Each row is in as few blocks as its range allows, however long it is.
    """
    begin = 0
    while begin < len(left):
        end = _end_of_block(left, begin)
        first, last = int(low[begin:end].min()), int(high[begin:end].max())
        while first < last:
            following = min(_end_of_block(right, first), last)
            yield (begin, end), (first, following)
            first = following
        begin = end


def neighbour_products(vectors: Vectors, reach: int) -> NDArray[np.float32]:
    """The product of each row with itself and the ``reach - 1`` rows after it, as an array of (rows, reach)."""
    order = np.argsort(vectors.columns, kind="stable")  # by column, and in each by rising row
    rows, columns = vectors.rows[order], vectors.columns[order]
    values = vectors.values[order].astype(np.float64)
    out = np.bincount(rows * reach, values * values, minlength=len(vectors) * reach)
    for step in range(1, reach):
        apart = rows[step:] - rows[:-step]
        near = np.flatnonzero((columns[step:] == columns[:-step]) & (apart < reach))
        products = values[near] * values[near + step]
        out += np.bincount(rows[near] * reach + apart[near], products, minlength=len(out))
    return out.reshape(len(vectors), reach).astype(np.float32)


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


def _end_of_block(vectors: Vectors, begin: int) -> int:
    fit = int(np.searchsorted(vectors.starts, vectors.starts[begin] + _ENTRIES, side="right")) - 1
    return max(begin + 1, min(fit, begin + _ROWS, len(vectors)))


class _Joined:
    """The entries of some rows, found by column."""

    def __init__(self, width: int) -> None:
        self._begins = np.zeros(width, dtype=np.int32)
        self._counts = np.zeros(width, dtype=np.int32)

    def product(
        self, left: Vectors, left_rows: tuple[int, int], right: Vectors, right_rows: tuple[int, int]
    ) -> NDArray[np.float64]:
        """The whole product of some rows of ``left`` with some of ``right``."""
        rows, columns, values = left.part(*left_rows)
        others, keys, weights = right.part(*right_rows)
        order = np.argsort(keys, kind="stable")
        keys, others, weights = keys[order], others[order], weights[order]
        heads = np.flatnonzero(np.diff(keys, prepend=-1))
        self._begins[keys[heads]] = heads
        self._counts[keys[heads]] = np.diff(heads, append=len(keys))
        shared = np.flatnonzero(self._counts[columns])
        counts, begins = self._counts[columns[shared]].astype(np.int64), self._begins[columns[shared]]
        self._counts[keys[heads]] = 0
        height, width = left_rows[1] - left_rows[0], right_rows[1] - right_rows[0]
        sums = np.zeros(height * width)
        for part in _parts(counts):
            entry = np.repeat(shared[part], counts[part])
            ends = np.cumsum(counts[part])
            match = np.arange(len(entry)) + np.repeat(begins[part] - ends + counts[part], counts[part])
            cells = rows[entry] * width + others[match]
            sums += np.bincount(cells, values[entry] * weights[match], minlength=height * width)
        return sums.reshape(height, width)


def _parts(counts: NDArray[np.int64]) -> Iterator[slice]:
    """Runs of counts that add up to about ``_MATCHES`` each, and to no more than one count over that."""
    ends = np.cumsum(counts)
    begin = 0
    while begin < len(counts):
        done = int(ends[begin - 1]) if begin else 0
        end = int(np.searchsorted(ends, done + _MATCHES)) + 1
        yield slice(begin, end)
        begin = end
