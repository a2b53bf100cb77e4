"""The weights of what the scorers say, and the sums that the dynamic programme works on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from align.aligner.lattice import KINDS, MOST_A_SIDE, NEVER, Lattice, Scores
from align.aligner.scorer import SCORERS, Ground, Scorer
from align.aligner.starts import Starts, in_slabs
from align.aligner.told import Told

WEIGHTS = Path(__file__).parent / "weights.toml"
EMBEDDED_WEIGHTS = Path(__file__).parent / "weights-embedding.toml"
"""For sides that come with sentence embeddings."""

Weights = Mapping[str, Mapping[str, float]]


@cache
def learned_weights(embedded: bool = False) -> Weights:
    """The weights that the package was released with, by scorer and name; with or without sentence embeddings."""
    return tomllib.loads((EMBEDDED_WEIGHTS if embedded else WEIGHTS).read_text(encoding="utf-8"))


def described(ground: Ground, lattice: Lattice, names: Iterable[str]) -> Iterator[tuple[slice, Starts, Iterator[Told]]]:
    """For each slab of nodes: what the scorers called ``names`` say, as ``scorer.name``."""
    scorers: dict[str, Scorer] = {name: SCORERS[name](ground) for name in names}
    for slab, starts in in_slabs(ground.band, lattice):
        yield (
            slab,
            starts,
            (
                (sizes, {f"{name}.{key}": value for key, value in values.items()})
                for name, scorer in scorers.items()
                for sizes, values in scorer.told(starts)
            ),
        )


def scored(ground: Ground, lattice: Lattice, weights: Weights) -> Scores:
    """The table of the scores of all beads; those that leave the band are NEVER."""
    flat = {f"{name}.{key}": weight for name, table in weights.items() for key, weight in table.items()}
    out = lattice.table()
    n, m = np.array(KINDS).T
    for slab, starts, told in described(ground, lattice, weights):
        total = np.zeros((MOST_A_SIDE + 1, MOST_A_SIDE + 1, len(starts.i)), dtype=np.float32)
        for sizes, values in told:
            for name, value in values.items():
                if name in flat:
                    total[sizes] += flat[name] * value
        out[:, lattice.slots[slab]] = np.where(starts.stays[n, m], total[n, m], NEVER)
    return out
