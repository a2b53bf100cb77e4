"""A first, cheap look at the whole band, so that the scorers need to look only where the path may lead.

A path of few kinds of beads and of cosines alone says which nodes are out of the question; what is left keeps a margin.
"""

from __future__ import annotations

import numpy as np

from align.aligner.band import Band
from align.aligner.lattice import KINDS, NEVER, Lattice
from align.aligner.overlap import Overlap
from align.aligner.starts import in_slabs

_COARSE = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
_STEEP = 1.5  # the score of a sentence whose bead is as alike as is usual in this document; an unmatched one has 0
_MOST = 1.5
_LEAST = 1e-4  # nodes less likely than this are left out
_MARGIN = 3  # sentences: beads step over nodes, and the scorers know more
_SMALL = 400  # nodes: not worth a look


def narrowed(band: Band, overlap: Overlap) -> Band:
    """The part of ``band`` that is worth scoring, out of the products of the first witness."""
    if band.size < _SMALL:
        return band
    lattice = Lattice(band)
    table = lattice.table()
    reach = max(map(max, _COARSE))
    for slab, starts in in_slabs(band, lattice, reach):
        told = np.minimum(overlap.cosines(starts) / overlap.typical, _MOST)
        for kind, (n, m) in enumerate(KINDS):
            if (n, m) in _COARSE:
                scores = _STEEP * (n + m) * told[n - 1, m - 1]
            elif not (n and m):
                scores = np.zeros(len(starts.i), dtype=np.float32)
            else:
                continue
            table[kind, lattice.slots[slab]] = np.where(starts.stays[n, m], scores, NEVER)
    lattice.probabilities(table)
    likely = table[:, lattice.slots].sum(axis=0) > _LEAST
    return _around(band, lattice.i[likely], lattice.j[likely])


def _around(
    band: Band, i: np.ndarray[tuple[int], np.dtype[np.int64]], j: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Band:
    """The rows from the first to the last of these nodes, with a margin on all sides, within the band."""
    low, high = np.full(band.rows + 1, band.columns), np.zeros(band.rows + 1, dtype=np.int64)
    low[0], high[-1] = 0, band.columns + 1
    np.minimum.at(low, i, j)
    np.maximum.at(high, i, j + 1)
    for distance in range(1, _MARGIN + 1):
        for rows in (np.clip(i - distance, 0, band.rows), np.clip(i + distance, 0, band.rows)):
            np.minimum.at(low, rows, j)
            np.maximum.at(high, rows, j + 1)
    low = np.maximum(np.clip(low - _MARGIN, 0, band.columns), band.low)
    high = np.minimum(np.clip(high + _MARGIN, 1, band.columns + 1), band.high)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    high[:-1] = np.maximum(high[:-1], low[1:] + 1)
    return Band(band.columns, low, high)
