"""`newsalign evaluate translation`: BLEU and chrF of a line-by-line translation."""

from __future__ import annotations

import json
from pathlib import Path

import click

from align.cli.align import read_sentences
from align.cli.evaluate import ManyFiles
from align.cli.streams import emit


@click.command("translation", cls=ManyFiles)
@click.option("--hyp", "hypothesis", type=click.Path(path_type=Path), required=True, help="The translation to score.")
@click.option("--ref", "references", type=click.Path(path_type=Path), multiple=True, required=True, metavar="FILE...",
              help="One or more human translations of the same lines.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def translation(hypothesis: Path, references: tuple[Path, ...], form: str) -> None:
    """Score a translation, one sentence a line, with sacrebleu: BLEU and chrF, each with its signature."""
    from align.evaluation.translation import score_translation

    scores = score_translation(read_sentences(str(hypothesis)), [read_sentences(str(path)) for path in references])
    if form == "json":
        emit(
            json.dumps(
                [{"name": s.name, "score": round(s.score, 4), "signature": s.signature} for s in scores], indent=2
            )
            + "\n"
        )
        return
    emit("".join(f"{score.name} {score.score:.2f}  {score.signature}\n" for score in scores))
