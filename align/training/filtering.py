"""Leaving out pairs that are no translations of each other, going by the pieces that they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from align.errors import ConfigError
from align.training.associations import associate, explained, translate_pieces
from align.training.corpus import Pair, sample
from align.training.encoding import Encoder, Recipe
from align.training.variants import NONE

_LINES = 200_000


def without_worst(pairs: Sequence[Pair], vocabulary: Path, share: float, lines: int = _LINES) -> list[Pair]:
    """The pairs less the ``share`` of them whose English follows least from the source, by translation probabilities.

    The probabilities come from ``lines`` of the same pairs, cut into the pieces of the model in ``vocabulary``. Pairs
    that the model cannot write, or that are too long for it, go too. Raises ConfigError for a share that is none.
    """
    if not 0 <= share < 1:
        raise ConfigError(f"the share to leave out must be at least 0 and below 1, not {share}", "Give another.")
    encoder = Encoder(Recipe(vocabulary, NONE))
    try:
        text = encoder.encode(sample(pairs, lines))
        chances = translate_pieces(text, associate(text))
        whole = encoder.encode(pairs)
    finally:
        encoder.close()
    values = explained(whole, chances)
    kept = values >= np.quantile(values, share) if len(values) else np.zeros(0, bool)
    return [pairs[number] for number in whole.pairs[kept].tolist()]
