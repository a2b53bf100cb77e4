"""How much of one side of a bead is found in the other, in any space in which a span is the sum of its sentences.

The cosine asks whether two spans say the same; the share of each single sentence that the other side holds, whether it
belongs there at all; the share of the sentences just outside, whether the bead is too small.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band, Nodes, Values
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.products import Products, span_norms

_TINY = 1e-12
_MOST_SHARE = 1.0  # a sentence that is found twice in a long span is there, and no more: else repeats make beads grow
_MOST_OF_TYPICAL = 1.5
_FLOOR = 0.03  # the share that unrelated sentences have anyway
_NEIGHBOURHOOD = 4
_LEAST_TYPICAL = 0.05

Floats = NDArray[np.float32]


class Overlap:
    """The products of two sides within a band, and what follows from them."""

    def __init__(self, products: Products, band: Band) -> None:
        self._band = band
        pairs = (band.i < band.rows) & (band.j < band.columns)
        self._products = np.zeros(band.size + 1, dtype=np.float32)
        self._products[np.flatnonzero(pairs)] = products.across
        self.left_norms = _padded(span_norms(products.left))
        self.right_norms = _padded(span_norms(products.right))
        i, j = band.i[pairs], band.j[pairs]
        cosines = products.across / np.sqrt(np.maximum(self.left_norms[1][i] * self.right_norms[1][j], _TINY))
        self.left_best, self.left_level = _padded(_best_and_level(cosines, i, band.rows))
        self.right_best, self.right_level = _padded(_best_and_level(cosines, j, band.columns))
        best = np.concatenate([self.left_best[: band.rows], self.right_best[: band.columns]])
        self.typical = np.float32(max(float(np.median(best)), _LEAST_TYPICAL))

    def products(self, i: Nodes, j: Nodes) -> Floats:
        """The products of the sentences i and j, pair by pair; 0 outside the band."""
        return self._products[self._band.number(i, j)]

    def over(self, i: Nodes, j: Nodes) -> OverlapJudge:
        """See ``Scorer``."""
        return OverlapJudge(self, i, j)


class _Share:
    """The share of each sentence that is found on the other side, as what the sums are made of."""

    def __init__(self, share: Floats) -> None:
        self.root: Floats = np.sqrt(share)
        self._share = share

    @cached_property
    def log(self) -> Floats:
        """The logarithm, above a floor."""
        out: Floats = np.log(self._share + _FLOOR)
        return out


class OverlapJudge:
    """See ``Judge``."""

    def __init__(self, overlap: Overlap, i: Nodes, j: Nodes) -> None:
        self._overlap, self._i, self._j = overlap, i, j
        self._known: dict[tuple[int, int], Floats] = {}
        self._left: dict[tuple[int, int], _Share] = {}  # beads of many kinds ask for the same shares
        self._right: dict[tuple[int, int], _Share] = {}

    def __call__(self, n: int, m: int) -> Mapping[str, Values]:
        """See ``Judge``."""
        if n and m:
            return self._pair(n, m)
        over = self._overlap
        if n:
            place, beside = self._i, (self._at(0, -1), self._at(0, 0))
            norms, best, level = over.left_norms[1], over.left_best, over.left_level
        else:
            place, beside = self._j, (self._at(-1, 0), self._at(0, 0))
            norms, best, level = over.right_norms[1], over.right_best, over.right_level
        adjacent = _share(np.maximum(*beside), norms[place])
        return {
            "null-adjacent": np.sqrt(adjacent),
            "null-best": best[place],
            "null-margin": best[place] - level[place],
            "null-best-of-typical": np.minimum(best[place] / over.typical, _MOST_OF_TYPICAL),
            "null-adjacent-of-typical": np.sqrt(np.minimum(adjacent / over.typical, _MOST_OF_TYPICAL)),
            "null-typical": np.full(len(place), np.log(over.typical), dtype=np.float32),
        }

    def _pair(self, n: int, m: int) -> Mapping[str, Values]:
        over, i, j = self._overlap, self._i, self._j
        cosine = self.cosine(n, m)
        level = sum(over.left_level[i + a] for a in range(n)) + sum(over.right_level[j + b] for b in range(m))
        held = [*(self._of_left(a, m) for a in range(n)), *(self._of_right(b, n) for b in range(m))]
        roots = np.stack([one.root for one in held])
        beside = (self._of_left(-1, m), self._of_left(n, m), self._of_right(-1, n), self._of_right(m, n))
        outside = np.stack([one.root for one in beside])
        return {
            "cosine": cosine * (n + m),
            "margin": cosine * (n + m) - level,
            "shares": roots.sum(axis=0),
            "log-shares": np.stack([one.log for one in held]).sum(axis=0),
            "least-share": roots.min(axis=0),
            "least-share-of-typical": np.minimum(roots.min(axis=0) / np.sqrt(over.typical), _MOST_OF_TYPICAL),
            "cosine-of-typical": np.minimum(cosine / over.typical, _MOST_OF_TYPICAL),
            "outside": outside.sum(axis=0),
            "most-outside": outside.max(axis=0),
        }

    def cosine(self, n: int, m: int) -> Floats:
        """The cosine of the two spans from each node."""
        product = sum((self._at(a, b) for a in range(n) for b in range(m)), np.zeros(len(self._i), dtype=np.float32))
        norms = self._overlap.left_norms[n][self._i] * self._overlap.right_norms[m][self._j]
        out: Floats = product / np.sqrt(np.maximum(norms, _TINY))
        return out

    def _of_left(self, a: int, m: int) -> _Share:
        """The share of source sentence i + a that the m target sentences hold."""
        if (a, m) not in self._left:
            held = sum((self._at(a, b) for b in range(m)), np.zeros(len(self._i), dtype=np.float32))
            self._left[a, m] = _Share(_share(held, self._overlap.left_norms[1][self._i + a]))
        return self._left[a, m]

    def _of_right(self, b: int, n: int) -> _Share:
        """The share of target sentence j + b that the n source sentences hold."""
        if (b, n) not in self._right:
            held = sum((self._at(a, b) for a in range(n)), np.zeros(len(self._i), dtype=np.float32))
            self._right[b, n] = _Share(_share(held, self._overlap.right_norms[1][self._j + b]))
        return self._right[b, n]

    def _at(self, a: int, b: int) -> Floats:
        if (a, b) not in self._known:
            self._known[a, b] = self._overlap.products(self._i + a, self._j + b)
        return self._known[a, b]


def _share(held: Floats, norm: Floats) -> Floats:
    out: Floats = np.minimum(np.maximum(held / np.maximum(norm, _TINY), 0), _MOST_SHARE)
    return out


def _padded(values: Floats) -> Floats:
    """With ones behind the last sentence (and so, by index -1, before the first)."""
    return np.pad(values, ((0, 0), (0, MOST_A_SIDE + 2)), constant_values=1)


def _best_and_level(cosines: Floats, owner: Nodes, size: int) -> Floats:
    """For each sentence its best cosine, and the mean of the next three: what a wrong partner reaches. (2, size)."""
    order = np.lexsort((-cosines, owner))
    owner, cosines = owner[order], cosines[order]
    counts = np.bincount(owner, minlength=size)
    rank = np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner]
    best = np.bincount(owner, cosines * (rank == 0), minlength=size)
    near = (rank > 0) & (rank < _NEIGHBOURHOOD)
    level = np.bincount(owner, cosines * near, minlength=size) / np.clip(counts - 1, 1, _NEIGHBOURHOOD - 1)
    return np.stack([best, level]).astype(np.float32)
