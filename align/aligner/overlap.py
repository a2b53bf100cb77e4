"""How much of one side of a bead is found in the other, in any space in which a span is the sum of its sentences.

The cosine asks whether two spans say the same; the share of each single sentence that the other side holds, whether it
belongs there at all; the share of the sentences just outside, whether the bead is too small.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band, Nodes, Values
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.products import Products, span_norms
from align.aligner.starts import Starts
from align.aligner.told import PAIRS, SOURCE_ALONE, TARGET_ALONE, Told

_TINY = 1e-12
_MOST_SHARE = 1.0  # a sentence that is found twice in a long span is there, and no more: else repeats make beads grow
_MOST_OF_TYPICAL = 1.5
_FLOOR = 0.03  # the share that unrelated sentences have anyway
_NEIGHBOURHOOD = 4
_LEAST_TYPICAL = 0.05
_SIZES = np.add.outer(np.arange(1, MOST_A_SIDE + 1), np.arange(1, MOST_A_SIDE + 1)).astype(np.float32)[:, :, None]
_INSIDE, _BEHIND = slice(1, -1), slice(2, None)  # of what goes from the sentence before a span to the one behind it

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

    def told(self, starts: Starts) -> Iterator[Told]:
        """See ``Scorer``."""
        held = self._products.take(starts.places)
        left, right = self.left_norms[1][starts.i], self.right_norms[1][starts.j]
        beside = _share(np.maximum(held[1, 0], held[1, 1]), left)
        yield SOURCE_ALONE, self._null(beside, self.left_best[starts.i], self.left_level[starts.i])
        beside = _share(np.maximum(held[0, 1], held[1, 1]), right)
        yield TARGET_ALONE, self._null(beside, self.right_best[starts.j], self.right_level[starts.j])
        yield PAIRS, self._pairs(held, starts)

    def _null(self, adjacent: Floats, best: Floats, level: Floats) -> dict[str, Values]:
        return {
            "null-adjacent": np.sqrt(adjacent),
            "null-best": best,
            "null-margin": best - level,
            "null-best-of-typical": np.minimum(best / self.typical, _MOST_OF_TYPICAL),
            "null-adjacent-of-typical": np.sqrt(np.minimum(adjacent / self.typical, _MOST_OF_TYPICAL)),
            "null-typical": np.full(len(best), np.log(self.typical)),
        }

    def _pairs(self, held: Floats, starts: Starts) -> dict[str, Values]:
        cosine = self.cosines(starts)
        left, right = self._shares(held, starts)
        roots = np.sqrt(left), np.sqrt(right)
        logs = (np.log(share[:, _INSIDE] + _FLOOR) for share in (left, right))
        least = _over_spans(np.minimum, roots[0][:, _INSIDE], roots[1][:, _INSIDE])
        before = roots[0][:, 0], roots[1][:, 0, None]
        behind = roots[0][:, _BEHIND].swapaxes(0, 1), roots[1][:, _BEHIND]
        return {
            "cosine": cosine * _SIZES,
            "margin": cosine * _SIZES - self._levels(starts),
            "shares": _over_spans(np.add, roots[0][:, _INSIDE], roots[1][:, _INSIDE]),
            "log-shares": _over_spans(np.add, *logs),
            "least-share": least,
            "least-share-of-typical": np.minimum(least / np.sqrt(self.typical), _MOST_OF_TYPICAL),
            "cosine-of-typical": np.minimum(cosine / self.typical, _MOST_OF_TYPICAL),
            "outside": before[0] + behind[0] + before[1] + behind[1],
            "most-outside": np.maximum(np.maximum(before[0], behind[0]), np.maximum(before[1], behind[1])),
        }

    def cosines(self, starts: Starts) -> Floats:
        """The cosine of the spans of n and m sentences from each node, (n, m, nodes), both from 1."""
        product = _of_spans(self._products.take(starts.places[1:-1, 1:-1]))
        left = self.left_norms[1 : len(product) + 1, starts.i]
        right = self.right_norms[1 : len(product) + 1, starts.j]
        out: Floats = product / np.sqrt(np.maximum(left[:, None] * right, _TINY))
        return out

    def _shares(self, held: Floats, starts: Starts) -> tuple[Floats, Floats]:
        """The share of source sentence i + a that m of the target hold, (m, a + 1, nodes), and the same of the target.

        Both a and b go from -1 to one behind the longest span.
        """
        around = np.arange(-1, MOST_A_SIDE + 1)[:, None]
        left = _running(np.add, held[:, _INSIDE].swapaxes(0, 1))
        right = _running(np.add, held[_INSIDE])
        return (
            _share(left, self.left_norms[1][starts.i + around]),
            _share(right, self.right_norms[1][starts.j + around]),
        )

    def _levels(self, starts: Starts) -> Floats:
        """The sum of the levels of all sentences of a bead, (n, m, nodes)."""
        ahead = np.arange(MOST_A_SIDE)[:, None]
        left = _running(np.add, self.left_level[starts.i + ahead])
        return left[:, None] + _running(np.add, self.right_level[starts.j + ahead])


def _of_spans(held: Floats) -> Floats:
    """The sum of the products of the first n with the first m sentences, (n, m, nodes), each taken row by row."""
    out = np.zeros_like(held)
    for a, row in enumerate(held):
        if a:
            out[a] = out[a - 1]
        for b, product in enumerate(row):
            out[a, b:] += product
    return out


def _running(fold: np.ufunc, values: Floats) -> Floats:
    """What the first, the first two, ... of the values come to."""
    out = values.copy()
    for before, here in pairwise(out):
        fold(before, here, out=here)
    return out


def _over_spans(fold: np.ufunc, left: Floats, right: Floats) -> Floats:
    """What a bead's sentences come to, (n, m, nodes): ``left[m, a]`` of each source sentence, ``right[n, b]``."""
    out = _running(fold, left.swapaxes(0, 1))
    for b in range(MOST_A_SIDE):
        fold(out[:, b:], right[:, b, None], out=out[:, b:])
    return out


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
