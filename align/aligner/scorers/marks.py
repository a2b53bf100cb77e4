"""Marks that translators keep: how a sentence ends and begins, its figures, questions, quotations and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from align.aligner.band import Values
from align.aligner.lattice import MOST_A_SIDE
from align.aligner.scorer import Ground
from align.aligner.scorers.length import span_sums
from align.aligner.starts import Starts
from align.aligner.told import PAIRS, Told

_CLOSING = " \t\"'“”„«»‘’)]}"
_OPENING = " \t"
_ENDS = {".": 1, "…": 1, "?": 2, "!": 3, ":": 4, ";": 5, ",": 5}
_QUOTES = '"“”„«»'
_COUNTED = {
    "questions": re.compile(r"[?]"),
    "exclamations": re.compile(r"!"),
    "figures": re.compile(r"\d+"),
    "brackets": re.compile(r"[(\[]"),
    "quotations": re.compile(r"[\"“”„«»]"),
}
_MOST = 3.0


class Marks:
    """Compares the original itself with the target: no translation is asked."""

    def __init__(self, ground: Ground) -> None:
        sides = (ground.sides.source, ground.sides.target)
        self._ends = [_padded([_end(text) for text in side]) for side in sides]
        self._begins = [_padded([_begin(text) for text in side]) for side in sides]
        self._counts = {
            name: [span_sums([len(pattern.findall(text)) for text in side]) for side in sides]
            for name, pattern in _COUNTED.items()
        }

    def told(self, starts: Starts) -> Iterator[Told]:
        """See ``Scorer``."""
        i, j = starts.i, starts.j
        ahead = np.arange(MOST_A_SIDE)[:, None]
        left, right = self._ends[0][i + ahead][:, None], self._ends[1][j + ahead]
        opening, beginning = self._begins[0][i], self._begins[1][j]
        told: dict[str, Values] = {
            "end-same": ((left == right) & (left != 1)).astype(np.float32),
            "end-other": (left != right).astype(np.float32),
            "begin-same": ((opening == beginning) & (opening != 0)).astype(np.float32),
            "begin-other": (opening != beginning).astype(np.float32),
        }
        for name, (source, target) in self._counts.items():
            told[name] = np.minimum(np.abs(source[1:, i][:, None] - target[1:, j]), _MOST)
        yield PAIRS, told


def _end(text: str) -> int:
    """The class of a line's last mark: 0 none, 1 stop, 2 question, 3 exclamation, 4 colon, 5 weaker."""
    return _ENDS.get(text.rstrip(_CLOSING)[-1:], 0)


def _begin(text: str) -> int:
    """The class of a line's beginning: 0 a capital or nothing, 1 small, 2 a figure, 3 a quotation, 4 any other mark."""
    first = text.lstrip(_OPENING)[:1]
    if first.isdigit():
        return 2
    if first.islower():
        return 1
    if first in _QUOTES and first:
        return 3
    return 0 if first.isalpha() or not first else 4


def _padded(values: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.concatenate([np.asarray(values, dtype=np.int64), np.zeros(MOST_A_SIDE + 1, dtype=np.int64)])
