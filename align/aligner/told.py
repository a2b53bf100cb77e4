"""What a scorer says of beads: named numbers, for many nodes and all sizes of beads at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from align.aligner.band import Values
from align.aligner.lattice import MOST_A_SIDE

Sizes = tuple[int | slice, int | slice]
"""Which beads are meant, as an index into the grid of n source and m target sentences, both from 0."""

Told = tuple[Sizes, Mapping[str, Values]]
"""The numbers of those beads by name, each an array that can be broadcast to the index's (n, m, nodes).

Those of beads that leave the grid mean nothing."""

SOURCE_ALONE: Sizes = (1, 0)
TARGET_ALONE: Sizes = (0, 1)
PAIRS: Sizes = (slice(1, None), slice(1, None))
"""All beads that have both sides."""


def of_bead(told: Iterable[Told], n: int, m: int) -> dict[str, Values]:
    """What is said of the beads of n and m sentences alone, an array over nodes for each name."""
    out: dict[str, Values] = {}
    for sizes, values in told:
        if sizes == (n, m):
            out.update(values)
        elif sizes == PAIRS and n and m:
            grid = (MOST_A_SIDE, MOST_A_SIDE)
            out.update({name: np.broadcast_to(x, (*grid, x.shape[-1]))[n - 1, m - 1] for name, x in values.items()})
    return out
