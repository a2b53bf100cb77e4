"""Anchors: pairs of sentences that share rare n-grams, in one rising chain, and the band that leads through them.

Short documents need none. In long ones they make time and memory linear; a gap between two anchors stays open as wide
as it is, so that long omissions and insertions remain inside the band.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band
from align.aligner.ngrams import Vectors

_WHOLE = 40_000  # nodes; below this the whole grid costs less than looking for anchors
_RARE = 2  # an n-gram in more sentences of one side than this is no witness
_VOTES = 12  # shared rare n-grams: about three words
_MARGIN = 12  # sentences left open around an anchor
_OPEN = 120  # gaps up to this long are left open as a whole; in longer ones the band follows the diagonal

Pairs = NDArray[np.int64]


def find_band(left: Vectors, right: Vectors) -> Band:
    """The band for two sides in one space: the whole grid where that is small."""
    rows, columns = len(left), len(right)
    if (rows + 1) * (columns + 1) <= _WHOLE:
        return Band.whole(rows, columns)
    return _around(heaviest_chain(_candidates(left, right)), rows, columns)


def heaviest_chain(pairs: Pairs) -> Pairs:
    """Of rows (i, j, votes) with distinct i, by rising i, the rising chain in j with most votes.

    A Fenwick tree over j holds the best chain that ends at or before each j, so that n pairs take n log n steps.
    """
    size = int(pairs[:, 1].max(initial=-1)) + 2
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before = [-1] * len(pairs)
    for k, (_, j, votes) in enumerate(pairs.tolist()):
        total, before[k] = 0, -1
        at = j
        while at > 0:
            if best[at][0] > total:
                total, before[k] = best[at]
            at -= at & -at
        at = j + 1
        while at <= size:
            if best[at][0] < total + votes:
                best[at] = (total + votes, k)
            at += at & -at
    _, k = max(best, key=lambda entry: entry[0])
    chain = []
    while k >= 0:
        chain.append(k)
        k = before[k]
    return pairs[chain[::-1]]


def _candidates(left: Vectors, right: Vectors) -> Pairs:
    """The pairs that are each other's best, as rows (i, j, votes) by rising i."""
    votes = _votes(left, right)
    votes = votes[votes[:, 2] >= _VOTES]
    for side in (1, 0):
        votes = votes[np.lexsort((-votes[:, 2], votes[:, side]))]
        votes = votes[np.flatnonzero(np.diff(votes[:, side], prepend=-1))]
    return votes


def _votes(left: Vectors, right: Vectors) -> Pairs:
    """How many rare n-grams the sentences of a pair share, as rows (i, j, votes)."""
    rare = np.flatnonzero(np.bincount(left.columns, minlength=left.width)[left.columns] <= _RARE)
    i, columns = left.rows[rare], left.columns[rare]
    first, last = _first_and_last(right)
    once, twice = first[columns] >= 0, last[columns] > first[columns]
    keys = np.concatenate([i[once] * len(right) + first[columns][once], i[twice] * len(right) + last[columns][twice]])
    found, counts = np.unique(keys, return_counts=True)
    return np.stack([found // len(right), found % len(right), counts], axis=1)


def _first_and_last(vectors: Vectors) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The one or two rows that hold each rare column; -1 for the columns that are not rare."""
    rare = np.bincount(vectors.columns, minlength=vectors.width)[vectors.columns] <= _RARE
    rows, columns = vectors.rows[rare], vectors.columns[rare]
    first, last = np.full(vectors.width, -1), np.full(vectors.width, -1)
    first[columns[::-1]] = rows[::-1]
    last[columns] = rows
    return first, last


def _around(chain: Pairs, rows: int, columns: int) -> Band:
    """Every gap between two anchors with a margin, as a box or, where it is long on both sides, along its diagonal."""
    low, high = np.full(rows + 1, columns), np.zeros(rows + 1, dtype=np.int64)
    corners = [(0, 0), *((int(i), int(j)) for i, j, _ in chain), (rows, columns)]
    for (i, j), (k, m) in pairwise(corners):
        inside = np.arange(max(i - _MARGIN, 0), min(k + _MARGIN, rows) + 1)
        at = np.clip(inside - i, 0, k - i)
        centre = j + at * (m - j) // max(k - i, 1)
        onward = j + np.minimum(at + 1, k - i) * (m - j) // max(k - i, 1)
        wide = min(k - i, m - j) <= _OPEN
        start, stop = (np.full_like(inside, j), np.full_like(inside, m)) if wide else (centre, onward)
        reach = _MARGIN if wide else _OPEN
        low[inside] = np.minimum(low[inside], start - reach)
        high[inside] = np.maximum(high[inside], stop + reach + 1)
    low = np.minimum.accumulate(np.clip(low, 0, columns)[::-1])[::-1]
    high = np.maximum.accumulate(np.clip(high, 1, columns + 1))
    high[:-1] = np.maximum(high[:-1], low[1:] + 1)  # from each row a step leads down
    return Band(columns, low, high)
