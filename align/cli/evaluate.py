"""`newsalign evaluate`: alignment, translation and findings against gold. Each command is imported when it runs."""

from __future__ import annotations

import click

from align.cli.lazy import LazyGroup
from align.cli.options import Command

_COMMANDS = {
    "alignment": ("align.cli.evaluate_alignment:alignment", "Strict and lax F1 of ladders, nulls, kinds of beads."),
    "translation": ("align.cli.evaluate_translation:translation", "BLEU and chrF, with sacrebleu's signatures."),
    "findings": ("align.cli.evaluate_findings:findings", "Precision, recall and F1 of each rule."),
}


@click.group("evaluate", cls=LazyGroup, lazy=_COMMANDS)
def evaluate() -> None:
    """Score results against gold."""


class ManyFiles(Command):
    """Takes ``--gold a b c`` for ``--gold a --gold b --gold c``, as shells expand a pattern."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat an option that may be repeated before each of its values."""
        many = {
            name for param in self.params if isinstance(param, click.Option) and param.multiple for name in param.opts
        }
        spread: list[str] = []
        option, fresh = "", False
        for arg in args:
            if arg.startswith("-") and arg != "-":
                option, fresh = (arg if arg in many else ""), True
            elif option and not fresh:
                spread.append(option)
            else:
                fresh = False
            spread.append(arg)
        return super().parse_args(ctx, spread)
