"""How common a kind of bead is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from align.aligner.band import Nodes, Values
from align.aligner.scorer import Ground, Judge


class Kind:
    """One number for each kind: 1 for the beads of that kind."""

    def __init__(self, ground: Ground) -> None:
        del ground  # the kind is all there is to it

    def over(self, i: Nodes, j: Nodes) -> Judge:
        """See ``Scorer``."""
        one = np.ones(len(i), dtype=np.float32)

        def judge(n: int, m: int) -> Mapping[str, Values]:
            return {f"{n}:{m}": one}

        return judge
