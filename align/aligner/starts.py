"""The nodes that beads start at, many at once, with the numbers of the nodes around each of them.

What is asked of one bead is asked of all sizes of beads, and most of it lies at the same few nodes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band, Nodes
from align.aligner.lattice import MOST_A_SIDE, Lattice

_SLAB = 1_000  # nodes looked at together, so that memory stays flat and what is worked on lies near the processor


class Starts:
    """Nodes (``i[k]``, ``j[k]``) of a band; beads have up to ``reach`` sentences of a side.

    ``places[1 + a, 1 + b, k]`` is the number of node (i + a, j + b), for a and b from -1 to ``reach``.
    """

    def __init__(self, band: Band, i: Nodes, j: Nodes, reach: int = MOST_A_SIDE) -> None:
        self.i, self.j = i, j
        around = np.arange(-1, reach + 1)[:, None]
        self.places = band.number((i + around)[:, None], j + around)
        self._size = band.size

    @property
    def stays(self) -> NDArray[np.bool_]:
        """Whether the bead of n and m sentences from each node ends inside the band, (n, m, nodes), both from 0."""
        out: NDArray[np.bool_] = self.places[1:, 1:] < self._size
        return out


def in_slabs(band: Band, lattice: Lattice, reach: int = MOST_A_SIDE) -> Iterator[tuple[slice, Starts]]:
    """The nodes of the lattice, some at a time, and which of them these are."""
    for begin in range(0, len(lattice.i), _SLAB):
        slab = slice(begin, begin + _SLAB)
        yield slab, Starts(band, lattice.i[slab], lattice.j[slab], reach)
