"""Text into numbers: lines are cut into pieces, and variants drawn, anew each time, the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from align.training.corpus import Pair
from align.training.name_pairs import NamePairs
from align.training.pieces import Vocabulary
from align.training.ragged import Numbers, Ragged
from align.training.variants import Shares, variants
from align.translation.threads import available_threads

_CHUNK = 2_500


@dataclass(frozen=True, slots=True)
class Recipe:
    """How pairs become lines of numbers.

    Lines of more than ``longest`` pieces on a side are left out, and those whose English holds a piece that the model
    cannot write, one behind the first ``written`` (0: all can be): it would learn to write that it does not know.

    ``vocabulary`` is the folder of the model; ``processes`` how many work at it (0: as many as there are cores).
    """

    vocabulary: Path
    shares: Shares = field(default_factory=Shares)
    names: tuple[tuple[str, str], ...] = ()
    written: int = 0
    longest: int = 160
    seed: int = 1
    processes: int = 0


@dataclass(frozen=True, slots=True)
class Encoded:
    """Lines of numbers: row n of ``target`` is the English of row n of ``source``; both sides have their end mark.

    ``pairs`` says which of the pairs that were given each line was made of.
    """

    source: Ragged
    target: Ragged
    pairs: Numbers

    def __len__(self) -> int:
        return len(self.source)

    def slice(self, first: int, last: int) -> Encoded:
        """The lines ``first`` to ``last``, the latter left out."""
        return Encoded(self.source.slice(first, last), self.target.slice(first, last), self.pairs[first:last])

    @classmethod
    def joined(cls, parts: Sequence[Encoded], size: int) -> Encoded:
        """The lines of all parts, each part made of ``size`` pairs (the last of fewer)."""
        pairs = [part.pairs + number * size for number, part in enumerate(parts)]
        return cls(
            Ragged.joined(part.source for part in parts),
            Ragged.joined(part.target for part in parts),
            np.concatenate(pairs) if pairs else np.zeros(0, np.int64),
        )


class Encoder:
    """Encodes by one recipe, large texts in several processes; how many does not change the outcome."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self._pool: ProcessPoolExecutor | None = None

    @property
    def padding(self) -> int:
        """The number of the padding piece."""
        vocabulary, _ = _tools(self.recipe)
        return int(vocabulary.padding)

    def encode(self, pairs: Sequence[Pair], number: int = 0) -> Encoded:
        """The pairs as numbers; another ``number`` draws other variants."""
        chunks = [pairs[first : first + _CHUNK] for first in range(0, len(pairs), _CHUNK)]
        seeds = [(self.recipe.seed, number, index) for index in range(len(chunks))]
        workers = available_threads(self.recipe.processes)
        if len(chunks) > 1 and workers > 1:
            # Spawned, not forked: torch's threads are at work in this process.
            self._pool = self._pool or ProcessPoolExecutor(workers, get_context("spawn"))
            parts = list(self._pool.map(_encode, chunks, repeat(self.recipe), seeds))
        else:
            parts = [_encode(chunk, self.recipe, seed) for chunk, seed in zip(chunks, seeds, strict=True)]
        return Encoded.joined(parts, _CHUNK)

    def close(self) -> None:
        """End the processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


@lru_cache(maxsize=1)
def _tools(recipe: Recipe) -> tuple[Vocabulary, NamePairs]:
    return Vocabulary(recipe.vocabulary), NamePairs(recipe.names)


def _encode(pairs: Sequence[Pair], recipe: Recipe, seed: tuple[int, int, int]) -> Encoded:
    vocabulary, names = _tools(recipe)
    rng = np.random.default_rng(seed)
    most = recipe.written or len(vocabulary)
    source, target, made_of = [], [], []
    for number, pair in enumerate(pairs):
        for each in variants(pair, recipe.shares, names, rng):
            anew = rng.random() < recipe.shares.resampled
            if anew:
                ours = vocabulary.resampled(each.source, rng, each.hints)
            else:
                ours = vocabulary.source(each.source, each.hints)
            theirs = vocabulary.target(each.english)
            fits = 0 < len(ours) < recipe.longest and 0 < len(theirs) < recipe.longest
            if fits and vocabulary.unknown not in theirs and max(theirs) < most:
                source.append([*ours, vocabulary.end])
                target.append([*theirs, vocabulary.end])
                made_of.append(number)
    return Encoded(Ragged.of(source), Ragged.of(target), np.array(made_of, np.int64))
