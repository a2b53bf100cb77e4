"""Paragraphs and the title: they begin together more often than not. Evidence, never a cage."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from align.aligner.band import Values
from align.aligner.scorer import Ground, Layout
from align.aligner.scorers.cuts import marked_inside
from align.aligner.starts import Starts
from align.aligner.told import PAIRS, Told

_TITLE = 0
_DENSEST = (
    0.8  # paragraphs for a sentence: above this each sentence has its own, which says nothing of what belongs together
)


class Paragraphs:
    """Says nothing unless both sides have several paragraphs, and these more than a sentence each."""

    def __init__(self, ground: Ground) -> None:
        layouts = (ground.sides.source_layout, ground.sides.target_layout)
        self._starts = [_starts(layout) for layout in layouts if layout is not None and _tells(layout)]
        self._inside = [marked_inside(starts[:-1] > 0) for starts in self._starts]
        self._titled = len(self._starts) == len(layouts) and all(x.paragraphs[0] == _TITLE for x in layouts if x)

    def told(self, starts: Starts) -> Iterator[Told]:
        """See ``Scorer``."""
        if len(self._starts) < len(("source", "target")):
            return
        i, j = starts.i, starts.j
        source, target = self._starts[0][i], self._starts[1][j]
        told = {
            "together": source * target,
            "apart": np.abs(source - target),
            "torn": self._inside[0][1:, i][:, None] + self._inside[1][1:, j],
        }
        if self._titled:
            told["title"] = ((i == 0) & (j == 0)).astype(np.float32)
            told["title-with-text"] = ((i == 0) != (j == 0)).astype(np.float32)
        yield PAIRS, told


def _tells(layout: Layout) -> bool:
    """Whether there are paragraphs of more than one sentence, and more than one of them."""
    body = [paragraph for paragraph in layout.paragraphs if paragraph != _TITLE]
    return 1 < len(set(body)) <= _DENSEST * len(body)


def _starts(layout: Layout) -> Values:
    """1 for each sentence that begins a paragraph, and 0 behind the last."""
    paragraphs = np.asarray(layout.paragraphs)
    starts = np.diff(paragraphs, prepend=paragraphs[0] - 1) != 0
    return np.append(starts, 0).astype(np.float32)
