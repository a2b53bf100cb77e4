"""Cuts inside a sentence: where a side was split at a clause, the pieces belong to one bead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Values
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.scorer import Ground
from align.aligner.starts import Starts
from align.aligner.told import PAIRS, Told

_OPENING = " \t\"'“”„«‘’([{–—-…"
_CLOSING = " \t\"'“”»’)]}"
_BRACKETS = (("(", ")"), ("[", "]"))
_STOPS = ".!?…:"


class Cuts:
    """Counts the boundaries inside a bead that do not look like the end of a sentence."""

    def __init__(self, ground: Ground) -> None:
        sides = (ground.sides.source, ground.sides.target)
        self._lower = [marked_inside([starts_lower(text) for text in side]) for side in sides]
        self._unstopped, self._weak = (
            [marked_inside([False, *map(mark, side)][: len(side)]) for side in sides]
            for mark in (lambda text: not ends_with_stop(text), ends_weakly)
        )
        self._open = [marked_inside([False, *(divides_brackets(*two) for two in pairwise(side))]) for side in sides]

    def told(self, starts: Starts) -> Iterator[Told]:
        """See ``Scorer``."""
        marked = {"lower-case": self._lower, "weak-stop": self._weak, "open": self._open, "no-stop": self._unstopped}
        yield (
            PAIRS,
            {name: source[1:, starts.i][:, None] + target[1:, starts.j] for name, (source, target) in marked.items()},
        )


def starts_lower(text: str) -> bool:
    """Whether the first letter is a small one: the line goes on with the one before."""
    return text.lstrip(_OPENING)[:1].islower()


def ends_with_stop(text: str) -> bool:
    """Whether a full stop, a mark or a colon ends the line, quotation marks and brackets aside."""
    return text.rstrip(_CLOSING).endswith(tuple(_STOPS))


def ends_weakly(text: str) -> bool:
    """Whether a colon or a semicolon ends the line."""
    return text.rstrip(_CLOSING).endswith((":", ";"))


def divides_brackets(first: str, second: str) -> bool:
    """Whether the first line opens a bracket that the second closes."""
    return any(
        first.count(left) > first.count(right) and second.count(right) > second.count(left) for left, right in _BRACKETS
    )


def marked_inside(marks: Sequence[bool] | NDArray[np.bool_]) -> Values:
    """``out[n][i]``: how many of the n sentences from i, the first aside, are marked."""
    values = np.concatenate([np.asarray(marks, dtype=np.float32), np.zeros(MOST_A_SIDE + 1, dtype=np.float32)])
    sums = np.concatenate([[0.0], np.cumsum(values)])
    starts = np.arange(len(marks) + 1)
    out = [np.zeros(len(starts)), *(sums[starts + n] - sums[starts + 1] for n in range(1, MOST_A_SIDE + 1))]
    return np.stack(out).astype(np.float32)
