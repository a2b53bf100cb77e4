"""How common a kind of bead is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from align.aligner.lattice import KINDS
from align.aligner.scorer import Ground
from align.aligner.starts import Starts
from align.aligner.told import Told


class Kind:
    """One number for each kind: 1 for the beads of that kind."""

    def __init__(self, ground: Ground) -> None:
        del ground  # the kind is all there is to it

    def told(self, starts: Starts) -> Iterator[Told]:
        """See ``Scorer``."""
        one = np.ones(len(starts.i), dtype=np.float32)
        for n, m in KINDS:
            yield (n, m), {f"{n}:{m}": one}
