"""The log-linear model over whole alignments: sums over all paths of all documents at once, and the minimizer."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from alignment_gold import GoldDocument, GoldPath
from numpy.typing import NDArray

from align.aligner.lattice import KINDS

PENALTY = 0.2  # of the squared weights

Floats = NDArray[np.float64]


@dataclass
class Example:
    """A document, what it counts, its gold as a path, and the beads (kind, i, j) looked at with their features."""

    document: GoldDocument
    version: str
    path: GoldPath | None
    beads: NDArray[np.int64]
    features: NDArray[np.float32]
    worth: float


class Joint:
    """All documents as one lattice, so that a step of the sums serves them all."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.features = np.concatenate([x.features for x in examples])
        node: dict[tuple[int, int, int], int] = {}
        starts: list[int] = []
        ends: list[int] = []
        kinds: list[int] = []
        owner: list[int] = []
        bead_of: dict[tuple[int, int, int, int], int] = {}
        self.first, self.last = [], []
        for doc, example in enumerate(examples):
            for kind, i, j in example.beads.tolist():
                n, m = KINDS[kind]
                bead_of[doc, kind, i, j] = len(kinds)
                starts.append(node.setdefault((doc, i, j), len(node)))
                ends.append(node.setdefault((doc, i + n, j + m), len(node)))
                kinds.append(kind)
                owner.append(doc)
            self.first.append(node[doc, 0, 0])
            self.last.append(node[doc, len(example.document.sides.source), len(example.document.sides.target)])
        self.starts, self.ends, self.owner = np.array(starts), np.array(ends), np.array(owner)
        self.gold = [np.array([bead_of[d, *step] for step in x.path or ()], dtype=int) for d, x in enumerate(examples)]
        self.worth = np.array([bool(x.path) * x.worth for x in examples])
        self._order(np.array(kinds), np.array([i + j for _, i, j in node]))

    def _order(self, kinds: NDArray[np.int64], diagonals: NDArray[np.int64]) -> None:
        count, beads = len(diagonals), len(kinds)
        self._incoming = np.full((len(KINDS), count), beads)
        self._outgoing = np.full((len(KINDS), count), beads)
        self._incoming[kinds, self.ends] = np.arange(beads)
        self._outgoing[kinds, self.starts] = np.arange(beads)
        order = np.argsort(diagonals, kind="stable")
        self._groups = np.split(order, np.flatnonzero(np.diff(diagonals[order])) + 1)

    def probabilities(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """The probability and the score of each bead, and the logarithm of the sum of all paths of each document."""
        scores = self.features @ weights.astype(np.float32)
        forward = self._sums(scores, self._incoming, self.starts, self.first, self._groups)
        backward = self._sums(scores, self._outgoing, self.ends, self.last, self._groups[::-1])
        totals = forward[self.last]
        through = forward[self.starts] + scores + backward[self.ends] - totals[self.owner]
        return np.exp(np.minimum(through, 0)), scores, totals

    @staticmethod
    def _sums(
        scores: Floats,
        beads: NDArray[np.int64],
        other: NDArray[np.int64],
        seeds: list[int],
        groups: Sequence[NDArray[np.int64]],
    ) -> Floats:
        padded, other = np.append(scores, -1e30), np.append(other, 0)
        out = np.full(beads.shape[1], -1e30)
        out[seeds] = 0
        seed = np.isin(np.arange(len(out)), seeds)
        for group in groups:
            nodes = group[~seed[group]]
            values = np.maximum(padded[beads[:, nodes]] + out[other[beads[:, nodes]]], -1e30)
            most = values.max(axis=0, initial=-1e30)
            out[nodes] = np.maximum(most + np.log(np.exp(values - most).sum(axis=0)), -1e30)
        return out

    def learn(self, use: NDArray[np.bool_], told_by: NDArray[np.bool_]) -> Floats:
        """The weights of the features in ``told_by`` that fit the documents in ``use`` best; the others are 0."""
        worth = self.worth * use
        gold, everything = np.concatenate(self.gold), self.features
        self.features = np.ascontiguousarray(everything[:, told_by])
        told, told_gold = worth[self.owner], worth[self.owner[gold]]
        seen = (self.features[gold] * told_gold[:, None]).sum(axis=0, dtype=np.float64)

        def loss(weights: Floats) -> tuple[float, Floats]:
            chance, scores, totals = self.probabilities(weights)
            value = worth @ totals - told_gold @ scores[gold] + PENALTY / 2 * weights @ weights
            return float(value), self.features.T @ (chance * told).astype(np.float32) - seen + PENALTY * weights

        weights = np.zeros(len(told_by))
        weights[told_by] = minimized(loss, np.zeros(self.features.shape[1]))
        self.features = everything
        return weights


def minimized(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """L-BFGS with a backtracking line search (Nocedal and Wright, algorithm 7.5)."""
    history: deque[tuple[Floats, Floats]] = deque(maxlen=12)
    value, slope = loss(at)
    for _ in range(150):
        way, parts = slope.copy(), []
        for step, bend in reversed(history):
            parts.append((step @ way) / (step @ bend))
            way -= parts[-1] * bend
        way *= (
            history[-1][0] @ history[-1][1] / (history[-1][1] @ history[-1][1]) if history else 1 / np.abs(slope).sum()
        )
        for (step, bend), part in zip(history, reversed(parts), strict=True):
            way += step * (part - (bend @ way) / (step @ bend))
        size = 1.0
        while True:
            there, (new, tilt) = at - size * way, loss(at - size * way)
            if new <= value - 1e-4 * size * (slope @ way) or size < 1e-4:
                break
            size *= 0.4
        if (there - at) @ (tilt - slope) > 0:
            history.append((there - at, tilt - slope))
        done = value - new < 1e-5 * abs(value)
        at, value, slope = there, new, tilt
        if done:
            break
    return at
