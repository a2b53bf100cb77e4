"""`newsalign models finetune`: trains a translation model further on the aligned sentences of a finished run."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.options import PATH, Command, settings
from align.cli.streams import emit, tell
from align.errors import ConfigError

if TYPE_CHECKING:
    from align.training.finetune import Outcome, Plan

_SHARE = click.FloatRange(0, 1)
_ABOVE_ZERO = click.FloatRange(0, min_open=True)
_EPOCHS = 3


@click.command("finetune", cls=Command)
@click.argument("run", type=PATH)
@click.option("--base", metavar="M", default="sla-eng-tiny", show_default=True, help="A Marian model: name or folder.")
@click.option("-o", "--out", metavar="DIR", type=PATH, required=True, help="Folder for the new model.")
@click.option("--epochs", type=click.IntRange(1, 100), help=f"Passes over the sentences.  [default: {_EPOCHS}]")
@click.option("--minutes", type=_ABOVE_ZERO, help="Train for this long instead.")
@click.option("--min-confidence", type=_SHARE, default=0.7, show_default=True, help="Leave out less certain pairs.")
@click.option("--lr", type=_ABOVE_ZERO, default=5e-5, show_default=True, help="Learning rate.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def finetune(run: Path, out: Path, form: str, **how: Any) -> None:
    """Train a model further on the aligned sentences of the finished run in the folder RUN (needs torch).

    It learns from the originals and their repaired English. One document in ten is held out: the translations of its
    sentences are scored before and after training. Pass DIR to --model of run, translate, align and audit.
    """
    from align.progress import progress
    from align.training.finetune import finetune as train

    plan = _plan(**how)
    with progress("fine-tuning", 100, "%", quiet=settings().quiet) as bar:
        outcome = train(run, out, plan, bar)
    if form == "json":
        emit(json.dumps({"model": str(out), **asdict(outcome)}, indent=2) + "\n")
    else:
        emit(_text(outcome, out))
    if not settings().quiet and outcome.after[0].score < outcome.before[0].score:
        tell("newsalign: training made the model worse: use more documents, or a lower --lr")


def _plan(base: str, epochs: int | None, minutes: float | None, min_confidence: float, lr: float) -> Plan:
    from align.training.finetune import Plan
    from align.training.options import Budget

    if epochs and minutes:
        raise ConfigError("--epochs and --minutes both say when to stop", "Give one of them.")
    budget = Budget(minutes=minutes) if minutes else Budget(passes=epochs or _EPOCHS)
    return Plan(base, min_confidence, budget, lr)


def _text(outcome: Outcome, out: Path) -> str:
    lines = [f"trained on {outcome.trained} pairs in {outcome.steps} steps, scored on {outcome.held_out} held out"]
    for before, after in zip(outcome.before, outcome.after, strict=True):
        lines.append(f"{before.name:6}{before.score:6.1f} -> {after.score:5.1f}   {after.signature}")
    return "\n".join([*lines, str(out)]) + "\n"
