"""`newsalign evaluate translation`: BLEU, chrF, and whether numbers and names arrived."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.align import read_sentences
from align.cli.evaluate import ManyFiles
from align.cli.options import PATH
from align.cli.streams import emit
from align.errors import ConfigError, InputError
from align.types import SOURCE_LANGUAGES

if TYPE_CHECKING:
    from align.evaluation.arrivals import Translated
    from align.evaluation.translation import Metric


@click.command("translation", cls=ManyFiles)
@click.option("--hyp", "hypothesis", type=PATH, required=True, help="The translation to score.")
@click.option("--ref", "references", type=PATH, multiple=True, required=True, metavar="FILE...",
              help="One or more human translations of the same lines.")  # fmt: skip
@click.option("--source", type=PATH,
              help="The original, line by line: also reports how many of its numbers and names arrived.")  # fmt: skip
@click.option("--from", "lang", type=click.Choice(SOURCE_LANGUAGES), help="The original's language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--encoding", help="Of files that are not UTF-8, such as cp1250 or koi8-r.")
def translation(
    hypothesis: Path, references: tuple[Path, ...], source: Path | None, lang: str | None, **options: Any
) -> None:
    """Score a translation, one sentence a line, with sacrebleu: BLEU and chrF, each with its signature.

    With --source and --from also the share of the original's numbers and names (those that a reference has) that stand
    in the translation: numbers by value, names as a reference or a published romanization spells them.
    """
    from align.evaluation.translation import score_translation

    if (source is None) != (lang is None):
        raise ConfigError("--source and --from go together", "Give both, or neither.")
    encoding = options["encoding"]
    written = read_sentences(str(hypothesis), encoding)
    wanted = [read_sentences(str(path), encoding) for path in references]
    scores = score_translation(written, wanted)
    if source and lang:
        from align.evaluation.arrivals import Translated

        scores += _arrived(Translated(lang, read_sentences(str(source), encoding), written, wanted), source)
    if options["form"] == "json":
        rows = [{"name": s.name, "score": round(s.score, 4), "signature": s.signature} for s in scores]
        emit(json.dumps(rows, indent=2) + "\n")
        return
    emit("".join(f"{score.name} {score.score:.2f}  {score.signature}\n" for score in scores))


def _arrived(text: Translated, source: Path) -> list[Metric]:
    from align.evaluation.arrivals import names_arrived, numbers_arrived
    from align.evaluation.translation import Metric

    if len(text.sources) != len(text.hypotheses):
        what = f"{source}: {len(text.sources)} lines, the translation {len(text.hypotheses)}"
        raise InputError(what, "Both must hold the same sentences, line by line.")
    found = (("numbers", numbers_arrived(text)), ("names", names_arrived(text)))
    return [
        Metric(name, 100 * each.share, f"arrived:{each.due - len(each.missing)}|due:{each.due}") for name, each in found
    ]
