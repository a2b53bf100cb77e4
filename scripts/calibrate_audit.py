"""Measure what the rules' confidences are worth on gold findings, and write align/auditing/data/calibration.tsv.

    python scripts/calibrate_audit.py GOLD... [--tm FILE] [--check] [--model NAME]

GOLD: JSON Lines as in parallel_data/gold/README.md, development sets of any kind. A finding is right if it meets one of
the gold's and, where both have a replacement, repairs it alike; spellings that the profile merely prefers are left out,
and so are rows whose ``note`` says that their English is itself doubtful. Printed is how far estimates and shares lie
apart (expected calibration error) before and after; "after" is measured on rows that were not fitted on, in two halves.
``--check`` only measures.
"""

from __future__ import annotations

import argparse
import json
import logging
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from align.auditing import audit
from align.auditing.calibration import EDGES, Band, band_of, calibrated, fitted
from align.evaluation.findings import judged, read_gold
from align.files import lines_of, write_text
from align.pipeline import DEFAULT_MODEL, Pipeline
from align.types import Article, Failure

TARGET = Path(__file__).resolve().parents[1] / "align" / "auditing" / "data" / "calibration.tsv"
HEAD = """\
# By how much the rules' own confidences are moved: RULE BAND SHIFT FOUND RIGHT. Bands are those of EDGES in
# align/auditing/calibration.py. Counted by scripts/calibrate_audit.py on development sets: change nothing here by hand.
"""
Judgement = tuple[str, float, bool]


def main() -> None:
    """Measure, and write unless told not to."""
    logging.getLogger("align").setLevel(logging.ERROR)
    parser = command_line()
    arguments = parser.parse_args()
    pipeline = Pipeline(arguments.model, memory=arguments.tm)
    halves: tuple[list[Judgement], list[Judgement]] = ([], [])
    for path in arguments.gold:
        for row, verdict in judgements(path, pipeline):
            halves[zlib.crc32(row.encode()) % 2].append(verdict)
    both = [*halves[0], *halves[1]]
    if not both:
        parser.error("nothing was found in the rows of GOLD: there is nothing to count")
    print(f"{len(both)} findings, {sum(right for _, _, right in both)} right")
    print(f"expected calibration error: {error(both):.4f} as estimated, {crossed(halves):.4f} calibrated (two halves)")
    bands = fitted(both)
    reliability(both)
    if not arguments.check:
        write_text(TARGET, HEAD + "".join(lines(bands)))
        print(f"{TARGET.name}: {len(bands)} bands")


def command_line() -> argparse.ArgumentParser:
    """What reads the arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--tm", type=Path, help="A translation memory: a second calibration is quick.")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--check", action="store_true")
    return parser


def judgements(path: Path, pipeline: Pipeline) -> list[tuple[str, Judgement]]:
    """The row and the verdict of every finding, with the rules' own estimates."""
    from align.documents import parse

    lines = filter(str.strip, lines_of(path.read_text(encoding="utf-8")))
    noted = {row["id"] for row in map(json.loads, lines) if row.get("note")}
    rows = [row for row in read_gold(path) if row.id not in noted]
    articles = [
        Article(
            row.id,
            parse(row.source.encode(), "txt", row.id, row.lang) if row.source.strip() else None,
            parse(row.english.encode(), "txt", row.id, "en"),
        )
        for row in rows
    ]
    told = []
    for row, outcome in zip(rows, pipeline.align_all(articles), strict=True):
        if isinstance(outcome, Failure):
            continue
        for finding, right in judged(row, audit(outcome, pipeline.profile, raw=True)):
            wanted = finding.replacement or finding.suggestion
            if finding.rule != "name-variant" or wanted not in pipeline.profile.preferred.values():
                told.append((row.id, (finding.rule, finding.confidence, right)))
    return told


def error(judgements: Sequence[Judgement], shifts: Mapping[tuple[str, int], float] | None = None) -> float:
    """The expected calibration error: how far estimate and share lie apart, by bands, weighted by findings."""
    bands = [Band() for _ in range(len(EDGES) + 1)]
    for rule, confidence, right in judgements:
        moved = calibrated(rule, confidence, shifts or {})
        bands[band_of(moved)].add(moved, right)
    total = sum(band.found for band in bands)
    return sum(abs(band.right - band.estimated) for band in bands) / total if total else 0.0


def crossed(halves: tuple[list[Judgement], list[Judgement]]) -> float:
    """The error on each half after fitting on the other."""
    errors = []
    for ours, theirs in (halves, halves[::-1]):
        shifts = {key: band.shift for key, band in fitted(ours).items()}
        errors.append(error(theirs, shifts) * len(theirs))
    return sum(errors) / max(1, sum(map(len, halves)))


def reliability(judgements: Sequence[Judgement]) -> None:
    """Print estimate and share of each band, all rules together."""
    bands = [Band() for _ in range(len(EDGES) + 1)]
    for _, confidence, right in judgements:
        bands[band_of(confidence)].add(confidence, right)
    for low, band in zip((0.0, *EDGES), bands, strict=True):
        if band.found:
            share, mean = band.right / band.found, band.estimated / band.found
            print(f"from {low:.2f}: {band.found:5} findings, estimated {mean:.3f}, right {share:.3f}")


def lines(bands: Mapping[tuple[str, int], Band]) -> list[str]:
    """The rows of the table."""
    return [
        f"{rule}\t{band}\t{counted.shift:.4f}\t{counted.found}\t{counted.right}\n"
        for (rule, band), counted in sorted(bands.items())
    ]


if __name__ == "__main__":
    main()
