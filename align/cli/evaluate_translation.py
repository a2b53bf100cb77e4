"""`newsalign evaluate translation`: BLEU, chrF, and whether numbers and names arrived."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.align import read_sentences
from align.cli.evaluate import ManyFiles
from align.cli.options import PATH
from align.cli.streams import emit
from align.errors import ConfigError, InputError
from align.types import SOURCE_LANGUAGES

if TYPE_CHECKING:
    from align.evaluation.translation import Metric


@click.command("translation", cls=ManyFiles)
@click.option("--hyp", "hypothesis", type=PATH, required=True, help="The translation to score.")
@click.option("--ref", "references", type=PATH, multiple=True, required=True, metavar="FILE...",
              help="One or more human translations of the same lines.")  # fmt: skip
@click.option("--source", type=PATH,
              help="The original, line by line: also reports how many of its numbers and names arrived.")  # fmt: skip
@click.option("--from", "lang", type=click.Choice(SOURCE_LANGUAGES), help="The original's language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def translation(
    hypothesis: Path, references: tuple[Path, ...], source: Path | None, lang: str | None, form: str
) -> None:
    """Score a translation, one sentence a line, with sacrebleu: BLEU and chrF, each with its signature.

    With --source and --from also the share of the original's numbers and names (those that a reference has) that stand
    in the translation: numbers by value, names as a reference or a published romanization spells them.
    """
    from align.evaluation.translation import score_translation

    if (source is None) != (lang is None):
        raise ConfigError("--source and --from go together", "Give both, or neither.")
    written = read_sentences(str(hypothesis))
    wanted = [read_sentences(str(path)) for path in references]
    scores = score_translation(written, wanted)
    if source and lang:
        scores += _arrived(source, lang, written, wanted)
    if form == "json":
        rows = [{"name": s.name, "score": round(s.score, 4), "signature": s.signature} for s in scores]
        emit(json.dumps(rows, indent=2) + "\n")
        return
    emit("".join(f"{score.name} {score.score:.2f}  {score.signature}\n" for score in scores))


def _arrived(source: Path, lang: str, written: Sequence[str], wanted: Sequence[Sequence[str]]) -> list[Metric]:
    from align.evaluation.arrivals import Translated, names_arrived, numbers_arrived
    from align.evaluation.translation import Metric

    sources = read_sentences(str(source))
    if len(sources) != len(written):
        what = f"{source}: {len(sources)} lines, the translation {len(written)}"
        raise InputError(what, "Both must hold the same sentences, line by line.")
    text = Translated(lang, sources, written, wanted)
    found = (("numbers", numbers_arrived(text)), ("names", names_arrived(text)))
    return [
        Metric(name, 100 * each.share, f"arrived:{each.due - len(each.missing)}|due:{each.due}") for name, each in found
    ]
