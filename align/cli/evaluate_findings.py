"""`newsalign evaluate findings`: the audit against gold findings."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from align.cli.options import PATH, Command, settings
from align.cli.streams import emit, tell


@click.command("findings", cls=Command)
@click.argument("golds", type=PATH, nargs=-1, required=True, metavar="GOLD...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--profile", default="plain", show_default=True, help="A house profile, or a .toml of your own.")
@click.option("--model", default="sla-eng-tiny", show_default=True, help="A name (newsalign models list) or a folder.")
@click.option("--tm", type=PATH, help="A translation memory, which makes a second evaluation quick.")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only this rule; may be repeated.")
@click.option("--misses", is_flag=True, help="Show what was missed, invented or repaired wrongly.")
def findings(golds: tuple[Path, ...], form: str, profile: str, model: str, **options: Any) -> None:
    """Score the findings over the rows of GOLD (id, lang, source, english, findings, traps), rule by rule.

    The rows of several files are scored together.
    """
    from align.auditing import RULES
    from align.cli.english import chosen_rules
    from align.evaluation.findings import as_mapping, audited_rows, read_gold, score
    from align.pipeline import Pipeline

    if not settings().verbose:
        logging.getLogger("align").setLevel(logging.ERROR)  # rows of one sentence give an aligner much to warn of
    chosen = chosen_rules(profile, options["rules"], ())
    pipeline = Pipeline(model, profile, chosen, memory=options["tm"])
    rows = [row for gold in golds for row in read_gold(gold)]
    told = as_mapping(score(audited_rows(rows, pipeline), chosen or RULES))
    if settings().verbose:
        tell(str(pipeline.signature()))
    if form == "json":
        emit(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    emit("".join(_table(told)))
    if options["misses"]:
        emit("".join(f"{_miss(miss)}\n" for miss in told["misses"]))


def _table(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'rule':18} {'gold':>5} {'found':>5} {'P':>6} {'R':>6} {'F1':>6}  repairs right\n"
    for name, row in (*told["rules"].items(), ("all", told["all"])):
        shares = " ".join(f"{row[key]:6.3f}" for key in ("precision", "recall", "f1"))
        yield f"{name:18} {row['gold']:5} {row['found']:5} {shares}  {row['right']} of {row['repairs']}\n"
    traps, clean = told["traps"], told["clean"]
    yield f"traps: {traps['hit']} of {traps['spans']} hit\n"
    yield f"clean units: {clean['changed']} of {clean['units']} changed, {clean['findings']} findings\n"


def _miss(miss: Mapping[str, Any]) -> str:
    text = " ⏎ ".join(str(miss["text"]).split("\n"))
    wanted = f", wanted {miss['wanted']!r}" if "wanted" in miss else ""
    return f"{miss['kind']}: {miss['row']}: {miss['rule']}: {text} -> {miss['replacement']!r}{wanted}"
