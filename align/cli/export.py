"""`newsalign export`: a finished run as text, as translation units or as a translation memory."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from align.cli.options import Command, settings
from align.errors import ConfigError

if TYPE_CHECKING:
    from align.documents.units import Head, TextChoice, Unit
    from align.job.store import Run

Format = Literal["txt", "jsonl", "tsv", "moses", "tmx"]


_FORMATS = click.Choice(["txt", "jsonl", "tsv", "moses", "tmx"])
_TEXTS = click.Choice(["raw", "normalized"])
_OUT = "File to write; for txt a folder, for moses a prefix (PREFIX.cs, PREFIX.en). Default: stdout."


@click.command("export", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=_FORMATS, help="English texts (txt), or pairs of sentences.")
@click.option("-o", "--out", metavar="PATH", default="-", help=_OUT)
@click.option("--text", type=_TEXTS, default="normalized", show_default=True, help="English as read, or as repaired.")
@click.option("--nulls", is_flag=True, help="Also pairs with one empty side: what was left out, what was added.")
def export(folder: Path, form: Format, out: str, text: TextChoice, nulls: bool) -> None:
    """Write the documents of the run in DIR as txt, jsonl, tsv, moses or tmx.

    txt is the English of each document; the other formats hold one pair of aligned texts (a bead) after the other.
    """
    from align.documents.units import Head, units
    from align.job.store import read_run

    if form == "moses" and out == "-":
        raise ConfigError("the format moses is two files and needs a place for them", "Add --out PREFIX.")
    if form == "txt" and nulls:
        raise ConfigError("--nulls is about pairs of sentences; the format txt has none", "Leave --nulls out.")
    run = read_run(folder)
    head = Head(run.signature)
    if form == "txt":
        _texts(run, out, text)
    else:
        pairs = (unit for audited in run.audited() for unit in units(audited, text, nulls=nulls))
        _units(pairs, form, out, head, run)
    if run.failures and not settings().quiet:
        failed = "1 document" if len(run.failures) == 1 else f"{len(run.failures)} documents"
        click.echo(f"newsalign: {failed} failed in this run: not in the export", err=True)
    if settings().verbose:
        click.echo(f"newsalign: {run.signature}", err=True)


def _texts(run: Run, out: str, text: TextChoice) -> None:
    from align.documents.txt_export import lines, write_folder

    if out != "-":
        for path in write_folder(run.audited(), text, Path(out)):
            if settings().verbose:
                click.echo(f"newsalign: {path}", err=True)
        return
    with _opened(out) as stream:
        stream.writelines(lines(run.audited(), text))


def _units(pairs: Iterator[Unit], form: Format, out: str, head: Head, run: Run) -> None:
    if form == "moses":
        from align.documents.moses import write_pairs

        languages = {audited.aligned.source.lang for audited in run.audited() if audited.aligned.source}
        write_pairs(pairs, Path(out), languages, head)
        return
    from align.documents.units import WRITERS

    write = WRITERS[form]
    with _opened(out) as stream:
        write(pairs, stream, head)


@contextmanager
def _opened(out: str) -> Iterator[TextIO]:
    """Stdout as UTF-8 whatever the locale, or a file that appears whole or not at all; line ends as they are."""
    from align.files import replacing

    if out != "-":
        with replacing(Path(out)) as stream:
            yield stream
        return
    sys.stdout.flush()
    text = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        yield text
        text.flush()
    finally:
        text.detach()
