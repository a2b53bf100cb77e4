"""Rows of numbers of different lengths in one flat array: a corpus of 700,000 lines in a few dozen megabytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """``flat`` holds all rows one after the other (int32), ``lengths`` how long each is."""

    flat: NDArray[np.int32]
    lengths: Numbers

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """The rows of a list of lists."""
        lengths = np.array([len(row) for row in rows], np.int64)
        return cls(np.fromiter(chain.from_iterable(rows), np.int32, int(lengths.sum())), lengths)

    @classmethod
    def joined(cls, parts: Iterable[Ragged]) -> Ragged:
        """The rows of all parts, in their order."""
        parts = list(parts)
        if not parts:
            return cls.of([])
        return cls(np.concatenate([p.flat for p in parts]), np.concatenate([p.lengths for p in parts]))

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def starts(self) -> Numbers:
        """Where each row begins in ``flat``."""
        return starts_of(self.lengths)

    def row(self, number: int) -> NDArray[np.int32]:
        """One row."""
        start = int(self.lengths[:number].sum())
        return self.flat[start : start + int(self.lengths[number])]

    def slice(self, first: int, last: int) -> Ragged:
        """The rows ``first`` to ``last``, the latter left out."""
        start = int(self.lengths[:first].sum())
        lengths = self.lengths[first:last]
        return Ragged(self.flat[start : start + int(lengths.sum())], lengths)

    def padded(self, rows: Numbers, starts: Numbers, fill: int) -> Numbers:
        """The chosen rows as one array (rows, longest), filled up with ``fill``; ``starts`` are this text's."""
        lengths = self.lengths[rows]
        longest = int(lengths.max()) if len(lengths) else 0
        made = np.full((len(rows), longest), fill, np.int64)
        places = np.repeat(starts[rows] - starts_of(lengths), lengths) + np.arange(int(lengths.sum()))
        made[np.arange(longest) < lengths[:, None]] = self.flat[places]
        return made

    def unique(self) -> Ragged:
        """Each row's distinct numbers, in rising order."""
        width = int(self.flat.max(initial=0)) + 1
        keys = np.unique(np.repeat(np.arange(len(self)), self.lengths) * width + self.flat)
        lengths = np.bincount(keys // width, minlength=len(self)).astype(np.int64)
        return Ragged((keys % width).astype(np.int32), lengths)


def starts_of(lengths: Numbers) -> Numbers:
    """Where rows of these lengths begin when they are laid one after the other."""
    return np.cumsum(lengths) - lengths


def crossed(one: Ragged, other: Ragged) -> tuple[Numbers, Numbers]:
    """All pairs of a row's numbers with those of the same row of ``other``, as places in the two flat arrays."""
    sizes = one.lengths * other.lengths
    within = np.arange(int(sizes.sum())) - np.repeat(starts_of(sizes), sizes)
    width = np.repeat(other.lengths, sizes)
    left = np.repeat(one.starts, sizes) + within // width
    right = np.repeat(other.starts, sizes) + within % width
    return left, right
