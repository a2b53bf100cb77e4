"""`newsalign corpus`: what a finished run says about its outlets: artefacts, spellings, proposals for profiles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.options import PATH, Group, settings
from align.cli.streams import emit, tell
from align.errors import ConfigError
from align.terminal import printable

if TYPE_CHECKING:
    from align.corpus import Census
    from align.corpus.tables import ArtefactRow, SpellingRow

_BY = ("all", "pair", "origin", "outlet", "cell")
_OF_OUTLETS = ("outlet", "cell")
_FOLDER = click.argument("folder", metavar="DIR", type=PATH)
_TABLE = click.option(
    "--format", "form", type=click.Choice(["text", "csv", "jsonl"]), default="text", show_default=True
)
_GROUPS = click.option(
    "--by",
    type=click.Choice(_BY),
    multiple=True,
    default=["outlet"],
    show_default=True,
    help="A table for each outlet, language pair, origin of the English, or cell (the three together), or one of all.",
)
_OUTLET = click.option("--outlet", default="", help="Only this outlet.")


@click.group("corpus", cls=Group)
def corpus() -> None:
    """Tables over a finished run: artefacts, spellings, proposals for a profile."""


@corpus.command("artefacts")
@_FOLDER
@_TABLE
@_GROUPS
@_OUTLET
def artefacts(folder: Path, form: str, by: Sequence[str], outlet: str) -> None:
    """How often each artefact occurs in 1,000 words, with 95 % intervals."""
    from align.corpus.tables import ArtefactRow, artefact_rows

    rows = _chosen(artefact_rows(_census(folder, outlet)), by, outlet)
    _print(rows, ArtefactRow, form, _artefact_lines)


@corpus.command("spellings")
@_FOLDER
@_TABLE
@_GROUPS
@_OUTLET
def spellings(folder: Path, form: str, by: Sequence[str], outlet: str) -> None:
    """Which spellings each outlet uses, with the share of each and its 95 % interval."""
    from align.corpus.tables import SpellingRow, spelling_rows

    rows = _chosen(spelling_rows(_census(folder, outlet)), by, outlet)
    _print(rows, SpellingRow, form, _spelling_lines)


@corpus.command("profile")
@_FOLDER
@click.option("--format", "form", type=click.Choice(["toml", "json"]), default="toml", show_default=True)
@_OUTLET
def profile(folder: Path, form: str, outlet: str) -> None:
    """Propose a profile for each outlet from what it mostly writes, for a person to decide on."""
    import tomllib

    from align.corpus import proposals
    from align.corpus.census import OTHERS

    census = _census(folder, outlet)
    names = [name for name in census.outlets() if name != OTHERS and outlet in ("", name)]
    found = {name: proposals(census, name) for name in names}
    if form == "toml":
        emit("\n".join(filter(None, found.values())))
    else:
        tables = {name: tomllib.loads(text) for name, text in found.items() if text}
        emit(json.dumps(tables, ensure_ascii=False, indent=2) + "\n")


def _census(folder: Path, outlet: str) -> Census:
    from align.corpus import survey
    from align.job.store import read_run
    from align.progress import progress
    from align.types import Audited

    run = read_run(folder)
    if settings().verbose:
        tell(str(run.signature))

    def documents() -> Iterator[Audited]:
        with progress("counting", None, "documents", quiet=settings().quiet) as bar:
            for audited in run.audited():
                yield audited
                bar.update()

    census = survey(run.findings(), documents())
    if outlet and outlet not in census.outlets():
        raise ConfigError(f"{folder}: no outlet is called {outlet!r}", f"There are: {', '.join(census.outlets())}.")
    return census


def _chosen(rows: Iterable[Any], by: Sequence[str], outlet: str) -> Iterator[Any]:
    if outlet and (others := [each for each in by if each not in _OF_OUTLETS]):
        hint = f"Say --by {' or --by '.join(_OF_OUTLETS)}, or leave --outlet out."
        raise ConfigError(f"--by {others[0]} puts the outlets together: there is no row of {outlet} alone", hint)
    return (row for row in rows if row.by in by and outlet in ("", row.outlet))


def _print(rows: Iterator[Any], kind: type[Any], form: str, lines: Callable[[list[Any]], Iterator[str]]) -> None:
    from align.corpus.tables import csv_lines
    from align.records import to_line

    if form == "csv":
        for line in csv_lines(rows, kind):
            emit(line)
    elif form == "jsonl":
        for row in rows:
            emit(to_line(row))
    else:
        for (_, *names), group in groupby(rows, key=lambda row: (row.by, row.outlet, row.pair, row.origin)):
            emit(printable(" · ".join(filter(None, names))) or "all documents")
            emit("".join(f"\n{line}" for line in lines(list(group))) + "\n\n")


def _artefact_lines(rows: list[ArtefactRow]) -> Iterator[str]:
    yield f"  {rows[0].documents} documents, {rows[0].words:,} words"
    yield f"  {'':22}{'per 1,000 words':>16}{'95 % interval':>19}{'findings':>10}{'documents':>11}"
    for row in sorted(rows, key=lambda row: (-row.findings, row.rule)):
        interval = f"{row.low:.2f} to {row.high:.2f}"
        yield f"  {row.rule:22}{row.per_1000_words:16.2f}{interval:>19}{row.findings:10}{row.documents_with:11}"


def _spelling_lines(rows: list[SpellingRow]) -> Iterator[str]:
    for (kind, concept), each in groupby(rows, key=lambda row: (row.kind, row.concept)):
        ways = "; ".join(
            f"{row.spelling} {row.uses} ({100 * row.share:.0f} %, {100 * row.low:.0f} to {100 * row.high:.0f})"
            for row in each
        )
        yield f"  {kind:14}{concept:22}{ways}"
