"""Two lists of sentences and a translation of the first: the beads, with their probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from align.aligner.encoders import Encoder, embed
from align.aligner.lattice import KINDS, Lattice, Scores
from align.aligner.link import Link
from align.aligner.overlap import Overlap
from align.aligner.scorer import Embedded, Ground, Layout, Sides
from align.aligner.starts import Starts
from align.aligner.weighing import Weights, learned_weights, scored
from align.errors import InputError

METHOD = "translation"
_PRICE = 0.45
"""A bead must be likelier right than this: about half the F1 that can be had, which is best for F1.

It is lower where nobody can tell where the path runs, as among lines that repeat: every bead is unlikely there, and at
a fixed price the fewest, that is the largest, would win."""
_NULL_WORTH = 0.6
"""What an unmatched sentence found counts beside a bead of two sides: F1 has it in its precision only.

Half would be best for F1; somewhat more finds more of what was left out."""
_NULLS = [kind for kind, (n, m) in enumerate(KINDS) if not (n and m)]
_LIKENESS, _SHORTEST_LIKENESS, _LIKENESS_STEP = 0.15, 0.03, 0.02
"""Below which likeness two sides tell different stories: of six sentences and more, and less the fewer there are.

In few sentences what both sides share is no rarer than anything else, and so weighs little."""


def align_sentences(
    source: Sequence[str], target: Sequence[str], hypothesis: Sequence[str], encoder: Encoder | None = None
) -> list[Link]:
    """Align ``source`` with ``target``, given ``hypothesis[i]``, a translation of ``source[i]`` into target's language.

    An ``encoder`` is a further witness. Every sentence of both sides is in exactly one link; unmatched ones are single;
    links are in the order of the text, but for blank sentences, which a link may reach over. Time and memory are linear
    in the length. Raises InputError if ``hypothesis`` is not as long as ``source``.
    """
    embedded = embed(encoder, source, target) if encoder else None
    return align_sides(Sides(source, target, hypothesis, embedded=embedded))


def align_sides(sides: Sides, weights: Weights | None = None) -> list[Link]:
    """As ``align_sentences``, with what is known about the layout, and with other ``weights`` than the learned ones."""
    rows, columns = len(sides.source), len(sides.target)
    if len(sides.hypothesis) != rows:
        raise InputError(
            f"the translation has {len(sides.hypothesis)} sentences, the source {rows}",
            "Give a translation of each source sentence, in order.",
        )
    if not (rows and columns):
        return [*(_null(i, None) for i in range(rows)), *(_null(None, j) for j in range(columns))]
    kept = [[k for k, text in enumerate(side) if text.strip()] for side in (sides.source, sides.target)]
    if len(kept[0]) < rows or len(kept[1]) < columns:
        return _around_blanks(sides, kept, weights)
    ground = Ground.of(sides)
    lattice = Lattice(ground.band)
    table = scored(ground, lattice, weights or learned_weights(sides.embedded is not None))
    lattice.probabilities(table)
    price = _PRICE * lattice.certainty(table)
    lattice.pool_nulls(table)
    return _links(lattice, table, price.astype(np.float32), ground.overlap)


def likeness(links: Iterable[Link]) -> float:
    """How much of the two sides was found to say the same: the mean score of a sentence, 0 to 1.

    Measured: over 0.28 for translations of each other, even poor ones; under 0.11 for other texts or languages. In 98
    of 100 documents whose shorter side has one sentence over 0.04, for other texts under 0.046; of two sentences over
    0.09 and under 0.044, three 0.14 and 0.043, four 0.13 and 0.036.
    """
    sizes_and_scores = [(len(link.source) + len(link.target), link.score) for link in links]
    total = sum(size for size, _ in sizes_and_scores)
    return sum(size * score for size, score in sizes_and_scores) / total if total else 0.0


def unlike(links: Sequence[Link]) -> bool:
    """Whether the translation does not resemble the target at all: a wrong file, or the wrong language."""
    fewest = min(sum(len(link.source) for link in links), sum(len(link.target) for link in links))
    return likeness(links) < min(_LIKENESS, _SHORTEST_LIKENESS + _LIKENESS_STEP * fewest)


def _links(lattice: Lattice, probabilities: Scores, price: Scores, overlap: Overlap) -> list[Link]:
    """The path with the most expected right beads, each of which has the price of its slot, with cosines."""
    gains = probabilities - price
    gains[_NULLS] -= (1 - _NULL_WORTH) * probabilities[_NULLS]
    path = lattice.best_path(gains)
    sizes = np.array([KINDS[kind] for kind, _ in path])
    begins = np.cumsum(sizes, axis=0) - sizes
    cosines = overlap.cosines(Starts(lattice.band, *begins.T))
    links = []
    for k, ((kind, slot), (i, j)) in enumerate(zip(path, begins.tolist(), strict=True)):
        n, m = KINDS[kind]
        confidence = float(probabilities[kind, slot])
        score = float(cosines[n - 1, m - 1, k]) if n and m else 0.0
        links.append(Link(tuple(range(i, i + n)), tuple(range(j, j + m)), score, confidence, METHOD))
    return links


def _around_blanks(sides: Sides, kept: Sequence[Sequence[int]], weights: Weights | None) -> list[Link]:
    """The alignment without the blank sentences; these are unmatched, whatever stands on the other side."""
    left, right = (list(side) for side in kept)
    layouts = [
        layout and Layout(tuple(layout.paragraphs[k] for k in side)) if side else None
        for layout, side in zip((sides.source_layout, sides.target_layout), kept, strict=True)
    ]
    embedded = sides.embedded and Embedded(sides.embedded.source[left], sides.embedded.target[right])
    texts = ([sides.source[k] for k in left], [sides.target[k] for k in right], [sides.hypothesis[k] for k in left])
    links = [
        replace(link, source=tuple(left[i] for i in link.source), target=tuple(right[j] for j in link.target))
        for link in align_sides(Sides(*texts, layouts[0], layouts[1], embedded), weights)
    ]
    blank_left, blank_right = (
        sorted(set(range(len(side))) - set(keep)) for side, keep in zip((sides.source, sides.target), kept, strict=True)
    )
    return _merged(links, [_null(i, None) for i in blank_left], [_null(None, j) for j in blank_right])


def _merged(links: list[Link], left: list[Link], right: list[Link]) -> list[Link]:
    """Blank ones put before the first link that begins behind them on their side."""
    out: list[Link] = []
    for link in links:
        while left and link.source and left[0].source < link.source:
            out.append(left.pop(0))
        while right and link.target and right[0].target < link.target:
            out.append(right.pop(0))
        out.append(link)
    return [*out, *left, *right]


def _null(i: int | None, j: int | None) -> Link:
    return Link(() if i is None else (i,), () if j is None else (j,), 0.0, 1.0, METHOD)
