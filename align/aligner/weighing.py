"""The weights of what the scorers say, and the sums that the dynamic programme works on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from align.aligner.band import Band, Nodes, Values
from align.aligner.lattice import KINDS, Lattice, Scores
from align.aligner.scorer import SCORERS, Ground, Scorer

WEIGHTS = Path(__file__).parent / "weights.toml"
EMBEDDED_WEIGHTS = Path(__file__).parent / "weights-embedding.toml"
"""For sides that come with sentence embeddings."""
_SLAB = 50_000  # nodes judged at a time, so that memory stays flat

Weights = Mapping[str, Mapping[str, float]]


@cache
def learned_weights(embedded: bool = False) -> Weights:
    """The weights that the package was released with, by scorer and name; with or without sentence embeddings."""
    return tomllib.loads((EMBEDDED_WEIGHTS if embedded else WEIGHTS).read_text(encoding="utf-8"))


def described(ground: Ground, lattice: Lattice, names: list[str]) -> Iterator[tuple[int, slice, dict[str, Values]]]:
    """For each kind of bead and each slab of nodes: what the scorers called ``names`` say, as ``scorer.name``."""
    scorers: dict[str, Scorer] = {name: SCORERS[name](ground) for name in names}
    for start in range(0, len(lattice.i), _SLAB):
        slab = slice(start, start + _SLAB)
        judges = {name: scorer.over(lattice.i[slab], lattice.j[slab]) for name, scorer in scorers.items()}
        for kind, (n, m) in enumerate(KINDS):
            told = ((name, judge(n, m)) for name, judge in judges.items())
            yield kind, slab, {f"{name}.{key}": values for name, said in told for key, values in said.items()}


def scored(ground: Ground, lattice: Lattice, weights: Weights) -> Scores:
    """The table of the scores of all beads; those that leave the band are NEVER."""
    flat = {f"{name}.{key}": weight for name, table in weights.items() for key, weight in table.items()}
    out = lattice.table()
    for kind, slab, values in described(ground, lattice, list(weights)):
        inside = stays(ground.band, lattice.i[slab], lattice.j[slab], kind)
        known = (flat[name] * value for name, value in values.items() if name in flat)
        total: Values = sum(known, np.zeros(len(inside), dtype=np.float32))
        out[kind, lattice.slots[slab][inside]] = total[inside]
    return out


def stays(band: Band, i: Nodes, j: Nodes, kind: int) -> NDArray[np.bool_]:
    """Whether the bead of that kind from each node ends inside the band."""
    n, m = KINDS[kind]
    return band.number(i + n, j + m) < band.size
