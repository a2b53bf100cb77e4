"""Batches of lines of like length: the text in stretches, each drawn, encoded and cut by its number alone.

So a run that was stopped goes on exactly where it was, and no run waits for a whole corpus to be encoded.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from align.errors import InputError
from align.training.corpus import Pair
from align.training.encoding import Encoded, Encoder
from align.training.ragged import Numbers

IGNORED = -100
"""What stands behind the end of a target line; torch leaves it out of the loss."""

_AHEAD = 16


@dataclass(frozen=True, slots=True)
class Place:
    """A batch's place in a run: the number of its stretch, and its own number there."""

    stretch: int = 0
    batch: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """A batch: source pieces, the pieces to be written, and what the decoder has before it, each (lines, longest).

    ``place`` is where the run goes on after this batch, ``done`` the stretches that it has then behind it (2.5: two and
    a half).
    """

    source: Numbers
    target: Numbers
    before: Numbers
    place: Place
    done: float


@dataclass(frozen=True, slots=True)
class Order:
    """How text is dealt out: at most ``pieces`` padded pieces a side in a batch, ``lines`` lines to a stretch."""

    pieces: int
    seed: int = 1
    lines: int = 40_000


class Draw:
    """Pairs in the order in which a run sees them, each pass in another; a pair comes as often as its weight says."""

    def __init__(self, pairs: Sequence[Pair], order: Order) -> None:
        self.pairs, self._order = pairs, order
        self._weights = np.array([pair.weight for pair in pairs])
        self.stretches = max(1, round(float(self._weights.sum()) / order.lines))
        """Stretches in one pass."""

    def stretch(self, number: int) -> list[Pair]:
        """The pairs of a stretch, counted through all passes."""
        passed, part = divmod(number, self.stretches)
        rng = np.random.default_rng((self._order.seed, passed))
        whole = np.floor(self._weights).astype(np.int64)
        times = whole + (rng.random(len(whole)) < self._weights - whole)
        drawn = rng.permutation(np.repeat(np.arange(len(whole)), times))
        return [self.pairs[index] for index in np.array_split(drawn, self.stretches)[part]]


class Stream:
    """All batches of a run from a place on, without end, made ready by a thread. To be closed.

    Iterating raises what the thread raised: InputError where the model can write none of the text's lines.
    """

    def __init__(self, draw: Draw, encoder: Encoder, order: Order, place: Place) -> None:
        self._draw, self._encoder, self._order, self._place = draw, encoder, order, place
        self._ready: queue.Queue[Lines | None] = queue.Queue(_AHEAD)
        self._ended = threading.Event()
        self._thread = ThreadPoolExecutor(1)
        self._feeding = self._thread.submit(self._feed)

    def __iter__(self) -> Iterator[Lines]:
        while (lines := self._ready.get()) is not None:
            yield lines
        self._feeding.result()  # raises what ended the feeding

    def close(self) -> None:
        """End the thread and the encoder's processes."""
        self._ended.set()
        self._thread.shutdown()
        self._encoder.close()

    def _feed(self) -> None:
        try:
            for lines in self._made():
                if not self._put(lines):
                    return
        finally:
            self._put(None)

    def _put(self, item: Lines | None) -> bool:
        while not self._ended.is_set():
            try:
                self._ready.put(item, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False

    def _made(self) -> Iterator[Lines]:
        number, first, padding = self._place.stretch, self._place.batch, self._encoder.padding
        empty = 0  # stretches without a line, one after the other
        while not self._ended.is_set():
            text = self._encoder.encode(self._draw.stretch(number), number)
            empty = 0 if len(text) else empty + 1
            # A pass of few and light pairs may happen to draw only those that cannot be written.
            if empty == self._draw.stretches and not len(self._encoder.encode(self._draw.pairs, number)):
                what = f"none of the {len(self._draw.pairs)} pairs can be written with this model's pieces"
                raise InputError(what, "Give other text, or a model whose vocabulary was made for it.")
            yield from batches(text, self._order, padding, Place(number, first))
            number, first = number + 1, 0


def batches(text: Encoded, order: Order, padding: int, place: Place) -> Iterator[Lines]:
    """The batches of a stretch from a place on; rows are filled up with ``padding``."""
    rng = np.random.default_rng((order.seed, place.stretch))
    lines = np.lexsort((text.target.lengths, text.source.lengths // 4))
    longest = np.maximum(text.source.lengths, text.target.lengths)[lines]
    cuts = _cuts(longest, order.pieces)
    source_starts, target_starts = text.source.starts, text.target.starts
    chosen = rng.permutation(len(cuts))
    for count, index in enumerate(chosen[place.batch :], place.batch + 1):
        rows = lines[slice(*cuts[index])]
        target = text.target.padded(rows, target_starts, IGNORED)
        after = replace(place, batch=count) if count < len(cuts) else Place(place.stretch + 1)
        source = text.source.padded(rows, source_starts, padding)
        yield Lines(source, target, shifted(target, padding), after, place.stretch + count / len(cuts))


def shifted(target: Numbers, padding: int) -> Numbers:
    """The target one place to the right: what the decoder has seen. Marian's decoders start from the padding piece."""
    before = np.full_like(target, padding)
    before[:, 1:] = np.where(target[:, :-1] == IGNORED, padding, target[:, :-1])
    return before


def _cuts(longest: Numbers, most: int) -> list[tuple[int, int]]:
    """Where the sorted lines are cut so that none holds more than ``most`` padded pieces (one line always fits)."""
    cuts, first, widest = [], 0, 0
    for place, length in enumerate(longest.tolist()):
        if max(widest, length) * (place + 1 - first) > most and place > first:
            cuts.append((first, place))
            first, widest = place, 0
        widest = max(widest, length)
    if first < len(longest):
        cuts.append((first, len(longest)))
    return cuts
