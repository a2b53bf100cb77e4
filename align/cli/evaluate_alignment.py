"""`newsalign evaluate alignment`: ladders against gold ladders."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.evaluate import ManyFiles
from align.cli.options import PATH
from align.cli.streams import emit
from align.errors import ConfigError, InputError

if TYPE_CHECKING:
    from align.evaluation.alignment import AlignmentScores, Bead

_GOLD = (".gold", ".ladder")
"""The endings of gold ladders: a folder that has the first holds ladders to score under the second, if any."""


@click.command("alignment", cls=ManyFiles)
@click.option("--gold", "golds", type=PATH, multiple=True, required=True, metavar="FILE...",
              help="Gold ladders, or a folder of STEM.gold (else STEM.ladder) files.")  # fmt: skip
@click.option("--hyp", "hypotheses", type=PATH, multiple=True, required=True, metavar="FILE...",
              help="The ladders to score, as many in the same order, or a folder of STEM.* files.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--encoding", help="Of files that are not UTF-8, such as cp1250 or koi8-r.")
def alignment(golds: tuple[Path, ...], hypotheses: tuple[Path, ...], form: str, encoding: str | None) -> None:
    """Score ladders strictly and laxly, counts pooled over documents.

    Precision counts every bead, unmatched sentences included; recall only the beads with two sides. The interval is a
    bootstrap over documents.
    """
    from align.cli.align import read_sentences
    from align.evaluation.alignment import Pair, as_mapping, read_ladder, score

    def beads(path: Path) -> tuple[Bead, ...]:
        return tuple(read_ladder("\n".join(read_sentences(str(path), encoding)), str(path)))

    scores = score([Pair(gold.stem, beads(gold), beads(hyp)) for gold, hyp in _paired(golds, hypotheses)])
    emit(json.dumps(as_mapping(scores), indent=2) + "\n" if form == "json" else "".join(_table(scores)))


def _paired(golds: Sequence[Path], hypotheses: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Gold files with their hypotheses: by order, or by stem where a folder was given."""
    files = [path for given in golds for path in _gold_files(given)]
    if any(path.is_dir() for path in hypotheses):
        stems = {gold.stem for gold in files}
        return [(gold, _of_stem(gold, hypotheses, stems)) for gold in files]
    if len(files) != len(hypotheses):
        what = f"{len(files)} gold ladders, but {len(hypotheses)} to score"
        raise ConfigError(what, "Give as many, in the same order, or a folder with a file STEM.* for each gold ladder.")
    return list(zip(files, hypotheses, strict=True))


def _gold_files(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    for ending in _GOLD:
        if found := sorted(given.glob(f"*{ending}")):
            return found
    what = f"{given}: no {' or '.join(f'*{ending}' for ending in _GOLD)} file in it"
    raise InputError(what, "Give the folder of the gold ladders, or the files.")


def _of_stem(gold: Path, places: Sequence[Path], stems: Collection[str]) -> Path:
    """The ladder of a gold file: STEM.*, and of no gold file with a longer stem."""
    stem = gold.stem
    longer = tuple(f"{other}." for other in stems if other.startswith(f"{stem}."))
    candidates = [
        path
        for place in places
        for path in (sorted(place.glob("*")) if place.is_dir() else [place])
        if path.is_file()
        and path.name.startswith(f"{stem}.")
        and not path.name.startswith(longer)
        and path.resolve() != gold.resolve()
    ]
    if len(candidates) != 1:
        what = f"{gold}: {len(candidates) or 'no'} ladders of that name to score"
        raise InputError(what, f"One file {stem}.* is needed in the folder given with --hyp.")
    return candidates[0]


def _table(scores: AlignmentScores) -> Iterator[str]:
    yield f"{scores.documents} documents     P      R     F1\n"
    for name, rates in (("strict", scores.strict), ("lax", scores.lax), ("nulls", scores.nulls)):
        interval = ""
        if name == "strict" and scores.interval:
            interval = f"  [{scores.interval[0]:.3f}, {scores.interval[1]:.3f}]"
        yield f"{name:12} {rates.precision:6.3f} {rates.recall:6.3f} {rates.f1:6.3f}{interval}\n"
    yield f"{'beads':12} {'gold':>6} {'found':>6} {'right':>6}\n"
    for kind, (gold, found, right) in scores.kinds.items():
        yield f"{kind:12} {gold:6} {found:6} {right:6}\n"
