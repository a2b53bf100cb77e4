"""Learn the aligner's weights from gold ladders and write ``align/aligner/weights.toml``.

    python scripts/train_aligner.py GOLD [--folds 5] [--write]

GOLD: see scripts/alignment_gold.py; texts longer than news are cut into pieces where the gold is clean. The model is
log-linear over whole paths (a semi-Markov conditional random field, Sarawagi and Cohen 2004); the weights maximize the
probability of the gold paths less a squared penalty, by L-BFGS. ``--folds`` tells what they are worth on documents that
they were not learned on. The layout's weights are not learned, because no gold has paragraphs: they stay as they are in
the file.
"""

from __future__ import annotations

import argparse
import tomllib
import zlib
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from alignment_gold import GoldDocument, GoldPath, disturbed, gold_path, pieces, read_gold
from numpy.typing import NDArray

from align.aligner import sentences, weighing
from align.aligner.anchors import find_band
from align.aligner.lattice import KINDS, Lattice
from align.aligner.ngrams import vectorize
from align.aligner.scorer import Ground
from align.evaluation.alignment import Pair, as_mapping, score

WEIGHTS = Path(weighing.__file__).parent / "weights.toml"
SCORERS = ["kind", "translation", "spelling", "length", "cuts"]
START = {"kind": {"1:1": 1.0}, "translation": {"cosine": 3.0, "log-shares": 0.5}}
PENALTY = 0.5
DISTURBED = 0.5  # what a disturbed document counts: it shows what real ones seldom do, but not how often they do
KEPT = 1e-6  # nodes less likely than this under a flattened model are left out of the training

Floats = NDArray[np.float64]


@dataclass
class Example:
    """A document, its gold as a path, and the beads that training looks at (kind, i, j) with their features."""

    document: GoldDocument
    path: GoldPath | None = None
    beads: NDArray[np.int64] | None = None
    features: NDArray[np.float32] | None = None


def feature_names(examples: Sequence[Example]) -> list[str]:
    """All names that the scorers give, in a fixed order."""
    ground, lattice = grounded(examples[0])
    return sorted({name for _, _, said in weighing.described(ground, lattice, SCORERS) for name in said})


def grounded(example: Example) -> tuple[Ground, Lattice]:
    """What the scorers look at, and the lattice."""
    hypothesis, target = vectorize(example.document.sides.hypothesis, example.document.sides.target)
    ground = Ground(example.document.sides, hypothesis, target, find_band(hypothesis, target))
    return ground, Lattice(ground.band)


def prepare(example: Example, names: list[str], weights: weighing.Weights) -> None:
    """Fill in the gold path and the beads that are worth a look, with their features."""
    example.path = gold_path(example.document)
    ground, lattice = grounded(example)
    table = weighing.scored(ground, lattice, weights)
    table[table > -1e29] *= 0.5
    lattice.probabilities(table)
    likely = table[:, lattice.slots].max(axis=0) > KEPT
    on_path = {(i, j) for _, i, j in example.path or ()}
    nodes = [(int(i), int(j)) for i, j in zip(lattice.i, lattice.j, strict=True)]
    keep = np.array([bool(p) or node in on_path for p, node in zip(likely, nodes, strict=True)])
    kept = {nodes[k] for k in np.flatnonzero(keep)} | {(ground.band.rows, ground.band.columns)}
    place = {name: k for k, name in enumerate(names)}
    beads, rows = [], []
    for kind, slab, said in weighing.described(ground, lattice, SCORERS):
        n, m = KINDS[kind]
        here = [k for k in range(len(lattice.i[slab])) if keep[slab][k]]
        here = [k for k in here if (nodes[slab][k][0] + n, nodes[slab][k][1] + m) in kept]
        block = np.zeros((len(here), len(names)), dtype=np.float32)
        for name, values in said.items():
            block[:, place[name]] = values[here]
        beads += [(kind, *nodes[slab][k]) for k in here]
        rows.append(block)
    example.beads, example.features = np.array(beads), np.concatenate(rows)


class Joint:
    """All documents as one lattice, so that a step of the sums serves them all."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.features = np.concatenate([x.features for x in examples if x.features is not None])
        node: dict[tuple[int, int, int], int] = {}
        starts, ends, kinds, owner, bead_of = [], [], [], [], {}
        self.first, self.last = [], []
        for doc, example in enumerate(examples):
            assert example.beads is not None  # noqa: S101  prepared before
            for kind, i, j in example.beads.tolist():
                n, m = KINDS[kind]
                bead_of[doc, kind, i, j] = len(kinds)
                starts.append(node.setdefault((doc, i, j), len(node)))
                ends.append(node.setdefault((doc, i + n, j + m), len(node)))
                kinds.append(kind)
                owner.append(doc)
            self.first.append(node[doc, 0, 0])
            self.last.append(node[doc, len(example.document.sides.source), len(example.document.sides.target)])
        self.starts, self.ends, self.owner = np.array(starts), np.array(ends), np.array(owner)
        self.gold = [np.array([bead_of[d, *step] for step in x.path or ()], dtype=int) for d, x in enumerate(examples)]
        self.worth = np.array([bool(x.path) * (DISTURBED if x.document.disturbed else 1.0) for x in examples])
        self._order(np.array(kinds), np.array([i + j for _, i, j in node]))

    def _order(self, kinds: NDArray[np.int64], diagonals: NDArray[np.int64]) -> None:
        count, beads = len(diagonals), len(kinds)
        self._incoming = np.full((len(KINDS), count), beads)
        self._outgoing = np.full((len(KINDS), count), beads)
        self._incoming[kinds, self.ends] = np.arange(beads)
        self._outgoing[kinds, self.starts] = np.arange(beads)
        order = np.argsort(diagonals, kind="stable")
        self._groups = np.split(order, np.flatnonzero(np.diff(diagonals[order])) + 1)

    def probabilities(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """The probability and the score of each bead, and the logarithm of the sum of all paths of each document."""
        scores = self.features @ weights.astype(np.float32)
        forward = self._sums(scores, self._incoming, self.starts, self.first, self._groups)
        backward = self._sums(scores, self._outgoing, self.ends, self.last, self._groups[::-1])
        totals = forward[self.last]
        through = forward[self.starts] + scores + backward[self.ends] - totals[self.owner]
        return np.exp(np.minimum(through, 0)), scores, totals

    @staticmethod
    def _sums(
        scores: Floats,
        beads: NDArray[np.int64],
        other: NDArray[np.int64],
        seeds: list[int],
        groups: Sequence[NDArray[np.int64]],
    ) -> Floats:
        padded, other = np.append(scores, -1e30), np.append(other, 0)
        out = np.full(beads.shape[1], -1e30)
        out[seeds] = 0
        seed = np.isin(np.arange(len(out)), seeds)
        for group in groups:
            nodes = group[~seed[group]]
            values = padded[beads[:, nodes]] + out[other[beads[:, nodes]]]
            most = values.max(axis=0, initial=-1e30)
            out[nodes] = np.maximum(most + np.log(np.exp(values - most).sum(axis=0)), -1e30)
        return out

    def learn(self, use: NDArray[np.bool_]) -> Floats:
        """The weights that fit the documents in ``use`` best."""
        worth = self.worth * use
        gold = np.concatenate(self.gold)
        told, told_gold = worth[self.owner], worth[self.owner[gold]]
        seen = (self.features[gold] * told_gold[:, None]).sum(axis=0, dtype=np.float64)

        def loss(weights: Floats) -> tuple[float, Floats]:
            chance, scores, totals = self.probabilities(weights)
            value = worth @ totals - told_gold @ scores[gold] + PENALTY / 2 * weights @ weights
            return float(value), self.features.T @ (chance * told).astype(np.float32) - seen + PENALTY * weights

        return minimized(loss, np.zeros(self.features.shape[1]))


def minimized(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """L-BFGS with a backtracking line search (Nocedal and Wright, algorithm 7.5)."""
    history: deque[tuple[Floats, Floats]] = deque(maxlen=12)
    value, slope = loss(at)
    for _ in range(150):
        way, parts = slope.copy(), []
        for step, bend in reversed(history):
            parts.append((step @ way) / (step @ bend))
            way -= parts[-1] * bend
        way *= (
            history[-1][0] @ history[-1][1] / (history[-1][1] @ history[-1][1]) if history else 1 / np.abs(slope).sum()
        )
        for (step, bend), part in zip(history, reversed(parts), strict=True):
            way += step * (part - (bend @ way) / (step @ bend))
        size = 1.0
        while True:
            there, (new, tilt) = at - size * way, loss(at - size * way)
            if new <= value - 1e-4 * size * (slope @ way) or size < 1e-4:
                break
            size *= 0.4
        if (there - at) @ (tilt - slope) > 0:
            history.append((there - at, tilt - slope))
        done = value - new < 1e-5 * abs(value)
        at, value, slope = there, new, tilt
        if done:
            break
    return at


def tables(names: list[str], weights: Floats) -> dict[str, dict[str, float]]:
    """The weights by scorer and name, as the file holds them."""
    out: dict[str, dict[str, float]] = {scorer: {} for scorer in SCORERS}
    for name, weight in zip(names, weights, strict=True):
        scorer, _, key = name.partition(".")
        out[scorer][key] = round(float(weight), 4)
    return out


def cross_validated(joint: Joint, examples: Sequence[Example], names: list[str], folds: int) -> None:
    """Print the scores on the held-out part of each fold; versions of one document share a fold."""
    fold = np.array([zlib.crc32(_same_text(example.document).encode()) % folds for example in examples])
    found: dict[int, list[sentences.Link]] = {}
    for part in range(folds):
        weights = {**weighing.learned_weights(), **tables(names, joint.learn(fold != part))}
        for doc in np.flatnonzero(fold == part):
            found[doc] = sentences.align_sides(examples[doc].document.sides, weights)
    report(examples, found)


def _same_text(document: GoldDocument) -> str:
    """A name that all versions of one text share."""
    group = "textberg" if document.group.startswith("textberg") else document.group.rsplit("/", 1)[-1]
    return f"{group}/{document.name}"


def _title(document: GoldDocument) -> str:
    """What the scores of a document are pooled under."""
    kind = "textberg" if document.group.startswith("textberg") else document.group.split("/", maxsplit=1)[0]
    return f"{kind}, disturbed" if document.disturbed else kind


def report(examples: Sequence[Example], found: dict[int, list[sentences.Link]]) -> None:
    """Print strict F1 and nulls of the news and of the long texts, and how confidence compares with the truth."""
    for title in sorted({_title(example.document) for example in examples}):
        pairs = [
            Pair(x.document.name, x.document.gold, tuple((link.source, link.target) for link in found[doc]))
            for doc, x in enumerate(examples)
            if _title(x.document) == title
        ]
        print(title, {k: v for k, v in as_mapping(score(pairs)).items() if k != "kinds"})
    told = [
        (link.confidence, (link.source, link.target) in x.document.gold)
        for doc, x in enumerate(examples)
        for link in found[doc]
    ]
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 0.99), (0.99, 1.01)):
        inside = [(c, right) for c, right in told if low <= c < high]
        if inside:
            said, right = np.mean(inside, axis=0)
            print(f"confidence {low:.2f}-{min(high, 1):.2f}: {len(inside):5} beads, said {said:.3f}, right {right:.3f}")


def write(weights: dict[str, dict[str, float]]) -> None:
    """Put the weights into the file, its head and the layout's weights as they are."""
    head = "".join(line for line in WEIGHTS.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    layout = tomllib.loads(WEIGHTS.read_text(encoding="utf-8")).get("layout", {})
    body = ""
    for scorer, table in {**weights, "layout": layout}.items():
        body += f"\n[{scorer}]\n" + "".join(f'"{name}" = {weight}\n' for name, weight in table.items())
    WEIGHTS.write_text(head + body, encoding="utf-8")


def main() -> None:
    """Read, learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    documents = [piece for document in read_gold(arguments.gold) for piece in pieces(document)]
    examples = [Example(document) for document in (*documents, *disturbed(documents))]
    names = feature_names(examples)
    for example in examples:
        prepare(example, names, START)
    joint = Joint(examples)
    print(f"{len(examples)} documents, {len(joint.owner)} beads, {len(names)} features")
    if arguments.folds:
        cross_validated(joint, examples, names, arguments.folds)
    if arguments.write:
        write(tables(names, joint.learn(np.ones(len(examples), dtype=bool))))


if __name__ == "__main__":
    main()
