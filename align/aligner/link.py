"""What the aligner gives back for plain lists of sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One bead over sentence indices, counted from 0; one side of an unmatched sentence is empty.

    ``score`` is the cosine of the fresh translation and the target, 0 for an unmatched sentence. ``confidence`` is the
    probability (0 to 1) that the bead is exactly right.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    confidence: float
    method: str
