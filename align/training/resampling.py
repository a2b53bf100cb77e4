"""Cutting words into pieces at random, as a unigram model would (Kudo 2018, "Subword regularization").

SentencePiece samples too, but draws differently in every process, whatever its seed; a run that goes on where it
stopped has to draw the same.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_WORD = re.compile(r"▁?[^▁]+|▁")
_UNKNOWN = -20.0


class Resampler:
    """Pieces with their scores (natural logarithms), and how flat their distribution is made.

    ``alpha`` is what scores are multiplied by: 0 takes every cut alike, 1 follows the model.
    """

    def __init__(self, scores: Mapping[str, float], alpha: float = 0.2) -> None:
        self._scores = {piece: alpha * score for piece, score in scores.items()}
        self._longest = max(map(len, scores), default=1)
        self._unknown = alpha * (min(scores.values(), default=0.0) + _UNKNOWN)

    def cut(self, text: str, rng: np.random.Generator) -> list[str]:
        """A normalized text (with marks for spaces) cut into pieces that put together are the text."""
        return [piece for word in _WORD.findall(text) for piece in self._cut(word, rng)]

    def _cut(self, word: str, rng: np.random.Generator) -> list[str]:
        """Forward sums over all cuts, then a way back drawn by them."""
        sums, ways = [0.0], [[(0, 0.0)]]
        for last in range(1, len(word) + 1):
            ends = [(first, sums[first] + score) for first, score in self._pieces(word, last)]
            best = max(score for _, score in ends)
            sums.append(best + math.log(sum(math.exp(score - best) for _, score in ends)))
            ways.append(ends)
        pieces: list[str] = []
        last = len(word)
        while last:
            first = self._drawn(ways[last], sums[last], float(rng.random()))
            pieces.append(word[first:last])
            last = first
        return pieces[::-1]

    def _pieces(self, word: str, last: int) -> list[tuple[int, float]]:
        """Where a piece that ends at ``last`` may begin, and its score; one unknown character is always possible."""
        found = []
        for first in range(max(0, last - self._longest), last):
            score = self._scores.get(word[first:last])
            if score is not None:
                found.append((first, score))
        return found if found and found[-1][0] == last - 1 else [*found, (last - 1, self._unknown)]

    @staticmethod
    def _drawn(ends: list[tuple[int, float]], total: float, point: float) -> int:
        for first, score in ends:
            point -= math.exp(score - total)
            if point < 0:
                return first
        return ends[-1][0]
