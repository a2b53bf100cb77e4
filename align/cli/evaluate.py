"""`newsalign evaluate`: alignment, translation and findings against gold. Each command is imported when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from align.cli.options import Command, Group

_COMMANDS = {
    "alignment": ("align.cli.evaluate_alignment:alignment", "Strict and lax F1 of ladders, nulls, kinds of beads."),
    "translation": ("align.cli.evaluate_translation:translation", "BLEU and chrF, with sacrebleu's signatures."),
    "findings": ("align.cli.evaluate_findings:findings", "Precision, recall and F1 of each rule."),
}


class _Lazy(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        return cast(click.Command, getattr(import_module(module), attribute))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group("evaluate", cls=_Lazy)
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
