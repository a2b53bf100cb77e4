"""Sentences as sparse vectors of hashed character n-grams, weighted by tf-idf.

The vector of a span of sentences is the sum of theirs, so that a bead of any size costs nothing but additions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ORDERS = (3, 4, 5)
_MOST_BITS = 22
_LEAST = 0.01  # keeps a text of nothing but one line from having no vectors at all
SHARED = 500
"""Columns that two sentences may share on average, some ten times what sentences of prose do; counts on the whole grid.

It bounds the work on lines of thousands of characters: the commonest columns, which weigh least, are left out."""
_FREE = 10_000  # pairs of sentences; with fewer, as many columns may be shared as with these
_MULTIPLIER = np.uint64(0xBF58476D1CE4E5B9)
_FNV_PRIME = np.uint64(0x100000001B3)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of a sparse matrix: row ``i`` has ``values[k]`` at ``columns[k]`` for k in ``starts[i]:starts[i + 1]``.

    Columns are below ``width`` and rise within a row.
    """

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float32]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def part(self, begin: int, end: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """Row (counted from ``begin``), column and value of all entries of the rows ``begin`` to ``end``."""
        cells = slice(int(self.starts[begin]), int(self.starts[end]))
        rows = np.repeat(np.arange(end - begin), np.diff(self.starts[begin : end + 1]))
        return rows, self.columns[cells], self.values[cells]


def vectorize(left: Sequence[str], right: Sequence[str]) -> tuple[Vectors, Vectors]:
    """Both sides in one space; the document frequencies are counted over the sentences of both.

    A weight is ``(1 + ln tf) (ln((N + 1) / df) + 0.01)``: what stands in every sentence weighs next to nothing.
    """
    texts = [f" {' '.join(sentence.casefold().split())} " for sentence in [*left, *right]]
    bits = min(_MOST_BITS, sum(map(len, texts)).bit_length() + 5)
    return weighed(_keys(texts, bits), 1 << bits, (len(left), len(right)))


def weighed(keys: NDArray[np.int64], width: int, sizes: tuple[int, int]) -> tuple[Vectors, Vectors]:
    """The vectors of both sides; each key is an occurrence, sentence times ``width`` plus column.

    Sentences are counted through both sides, of which ``sizes`` tells the numbers. Of very long sentences the columns
    that cost most are left out, see ``SHARED``.
    """
    cut, total = sizes[0], sum(sizes)
    keys, counts = np.unique(keys, return_counts=True)
    rows, columns = np.divmod(keys, width)
    columns, width = _numbered(columns, width)
    kept = _affordable(columns, int(np.searchsorted(rows, cut)), SHARED * max(sizes[0] * sizes[1], _FREE))
    rows, columns, counts = rows[kept], columns[kept], counts[kept]
    frequency = np.bincount(columns, minlength=1)
    values = ((1 + np.log(counts)) * (np.log((total + 1) / frequency[columns]) + _LEAST)).astype(np.float32)
    starts = np.searchsorted(rows, np.arange(total + 1))
    middle = starts[cut]
    return (
        Vectors(starts[: cut + 1], columns[:middle], values[:middle], width),
        Vectors(starts[cut:] - middle, columns[middle:], values[middle:], width),
    )


def _numbered(columns: NDArray[np.int64], width: int) -> tuple[NDArray[np.int64], int]:
    """The columns that occur, numbered anew in their order, and how many: of hashes most places are empty."""
    seen = np.zeros(width, dtype=np.bool_)
    seen[columns] = True
    occurring = np.flatnonzero(seen)
    numbers = np.empty(width, dtype=np.int64)
    numbers[occurring] = np.arange(len(occurring))
    return numbers[columns], max(len(occurring), 1)


def _affordable(columns: NDArray[np.int64], middle: int, most: int) -> NDArray[np.bool_]:
    """Which entries to keep, so that no more than ``most`` pairs of one of the left with one of the right are equal.

    The columns that make most pairs go first; among equals those of a higher number, which for hashes is a fair draw.
    """
    width = int(columns.max(initial=0)) + 1
    pairs = np.bincount(columns[:middle], minlength=width) * np.bincount(columns[middle:], minlength=width)
    if pairs.sum() <= most:
        return np.ones(len(columns), dtype=np.bool_)
    order = np.argsort(pairs, kind="stable")
    kept = np.zeros(width, dtype=np.bool_)
    kept[order[np.cumsum(pairs[order]) <= most]] = True
    out: NDArray[np.bool_] = kept[columns]
    return out


def _keys(texts: Sequence[str], bits: int) -> NDArray[np.int64]:
    """One number for each n-gram as it stands: its sentence in the high bits, its column in the low ones."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), [len(text) for text in texts])
    found = []
    for order in ORDERS:
        count = max(len(codes) - order + 1, 0)
        inside = owner[:count] == owner[order - 1 : order - 1 + count]
        columns = (_hashes(codes, order, count)[inside] >> np.uint64(64 - bits)).astype(np.int64)
        found.append((owner[:count][inside] << bits) | columns)
    return np.concatenate(found)


def _hashes(codes: NDArray[np.uint32], order: int, count: int) -> NDArray[np.uint64]:
    """A 64-bit hash of the ``order`` characters from each of the first ``count`` positions (FNV-1a, then mixed)."""
    hashed = np.full(count, order, dtype=np.uint64)
    for offset in range(order):
        hashed = (hashed ^ codes[offset : offset + count]) * _FNV_PRIME
        hashed ^= hashed >> np.uint64(29)
    return hashed * _MULTIPLIER
