"""A training run of hours: its log, evaluations at intervals, saved states, and the end at a signal."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from align.training.batches import Draw, Order, Stream
from align.training.corpus import Pair
from align.training.encoding import Encoder, Recipe
from align.training.name_pairs import NamePairs
from align.training.pieces import Vocabulary
from align.training.scoring import DevelopmentSet, follow, scores, shown
from align.training.trainer import Trainer
from align.training.variants import Shares

log = logging.getLogger(__name__)

STATE, MODEL = "state.pt", "model"
"""What a run leaves in its folder: the state to go on from, and the averaged weights as a Marian folder."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Minutes between evaluations, between saved states, and between lines of the log."""

    evaluate: float = 30.0
    save: float = 10.0
    log: float = 1.0


class Session:
    """One run in the folder ``out``. ``sets`` are what the averaged weights are scored on."""

    def __init__(self, trainer: Trainer, out: Path, sets: Sequence[DevelopmentSet], rhythm: Rhythm) -> None:
        self.trainer, self.out, self._sets, self._rhythm = trainer, out, sets, rhythm
        self._vocabulary = Vocabulary(trainer.base)
        self._ended = threading.Event()
        self._evaluated = self._saved = self._logged = monotonic()
        self._seen = trainer.counters.seen
        self._losses: list[float] = []

    def run(self, pairs: Sequence[Pair], names: NamePairs, shares: Shares) -> None:
        """Train on the pairs until the budget is used up or SIGTERM or SIGINT comes; then save, score and write."""
        options = self.trainer.options
        order = Order(options.pieces, options.seed)
        recipe = Recipe(self.trainer.base, shares, names.pairs, self.trainer.written, seed=options.seed)
        log.info("%d pairs, %d names; on %s; %s", len(pairs), len(names), self.trainer.device, options)
        draw = Draw(pairs, order)
        stream = Stream(draw, Encoder(recipe), order, self.trainer.place)
        with self._ending_at_signals():
            try:
                self.trainer.train(stream, draw.stretches, self._after)
            finally:
                stream.close()
            if self._losses:
                self._say(monotonic())
            self.trainer.save(self.out / STATE)
            self.evaluate()
        counters = self.trainer.counters
        log.info("ended at step %d, %.1f million target pieces seen", counters.step, counters.seen / 1e6)

    @contextmanager
    def _ending_at_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT end the training, not the saving and scoring after it; behind the block all is as before.

        A handler that Python did not set cannot be put back; the system's own takes its place.
        """
        names = (signal.SIGTERM, signal.SIGINT)
        before = [signal.signal(name, lambda *_: self._ended.set()) for name in names]
        try:
            yield
        finally:
            for name, handler in zip(names, before, strict=True):
                signal.signal(name, handler or signal.SIG_DFL)

    def _after(self) -> bool:
        now = monotonic()
        self._losses.append(self.trainer.loss)
        if now > self._logged + 60 * self._rhythm.log:
            self._say(now)
        if now > self._evaluated + 60 * self._rhythm.evaluate:
            self.evaluate()
            self._evaluated = monotonic()
        if now > self._saved + 60 * self._rhythm.save:
            self.trainer.save(self.out / STATE)
            self._saved = monotonic()
        return not self._ended.is_set()

    def _say(self, now: float) -> None:
        counters, taken = self.trainer.counters, now - self._logged
        mean = sum(float(loss) for loss in self._losses) / len(self._losses)
        speed = (counters.seen - self._seen) / taken if taken else 0.0
        log.info("step %d loss %.3f, %.2f million, %.0f a second", counters.step, mean, counters.seen / 1e6, speed)
        self._losses, self._logged, self._seen = [], now, counters.seen

    def evaluate(self) -> None:
        """Write the averaged weights, and log their scores (greedy: for following the run, not for reporting)."""
        self.trainer.write(self.out / MODEL)
        with self.trainer.averaged() as model:
            for each in self._sets:
                found = scores(follow(model, self._vocabulary, each.sources), each.references)
                log.info("step %d %s %s", self.trainer.counters.step, each.name, shown(found))
