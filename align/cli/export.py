"""`newsalign export`: a finished run as text, as pairs of sentences, or as what other tools of the field read."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO, TypeVar, get_args

import click

from align.cli.options import NAME, PATH, Command, settings
from align.cli.streams import tell
from align.errors import ConfigError, JobError
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE

if TYPE_CHECKING:
    from align.documents.spared import Spared
    from align.documents.units import Head, TextChoice
    from align.job.store import Run
    from align.types import Audited

T = TypeVar("T")
Format = Literal["txt", "jsonl", "tsv", "moses", "tmx", "xliff", "xces", "parquet"]
_TEXTS = click.Choice(["raw", "normalized", "reviewed"])
_TEXT = "English as read, as the last run repaired it, or with the decisions of `newsalign review` as they stand now."
_OUT = (
    "File to write; for txt a folder, for moses a prefix (PREFIX.cs, PREFIX.en), for xces a folder or a file of links "
    "with the documents beside it (.xml.gz: compressed); for xliff a folder gets one file a document. Default: stdout."
)


@click.command("export", cls=Command)
@click.argument("folder", metavar="DIR", type=PATH)
@click.option(
    "--format", "form", required=True, type=click.Choice(get_args(Format)), help="English texts (txt), or pairs."
)
@click.option("-o", "--out", type=NAME, metavar="PATH", default="-", help=_OUT)
@click.option("--text", type=_TEXTS, default="normalized", show_default=True, help=_TEXT)
@click.option("--from", "lang", type=click.Choice(SOURCE_LANGUAGES), help="Only documents of this original language.")
@click.option("--nulls", is_flag=True, help="Also pairs with one empty side: what was left out or added.")
def export(folder: Path, form: Format, out: str, text: str, lang: str | None, nulls: bool) -> None:
    """Write the documents of the run in DIR as txt, jsonl, tsv, moses, tmx, xliff, xces or parquet.

    txt is the English of each document; the other formats hold pairs of aligned texts (beads).
    """
    from align.job.store import read_run

    if form == "moses" and out == "-":
        raise ConfigError("the format moses is two files and needs a place for them", "Add --out PREFIX.")
    if form == "txt" and nulls:
        raise ConfigError("--nulls is about pairs of sentences; the format txt has none", "Leave --nulls out.")
    if out != "-":
        _check_place(folder, form, out)
    run, choice = _chosen(read_run(folder), text)
    wanted = _Wanted(run, choice, lang, nulls, _there(form, out))
    if form == "txt":
        _texts(wanted, out)
    elif form in ("jsonl", "tsv", "moses", "tmx"):
        _units(wanted, form, out)
    else:
        _stories(wanted, form, out)
    if not wanted.given and not settings().quiet:
        what = "documents" if form == "txt" else "pairs of sentences"
        tell(f"newsalign: the export is empty: no {what} in this run" + (f" from {lang}" if lang else ""))
    if run.failures and not settings().quiet:
        failed = "1 document" if len(run.failures) == 1 else f"{len(run.failures)} documents"
        tell(f"newsalign: {failed} failed in this run: not in the export")
    if settings().verbose:
        tell(f"newsalign: {run.signature}")


def _check_place(folder: Path, form: str, name: str) -> None:
    """Raise ConfigError where the export would take the place of files of the run, or a folder is no place for it.

    What the run read is known by its content only: see ``align.documents.spared``.
    """
    from align.files import resolved
    from align.job.folder import RunFolder

    out, is_folder = Path(name), name.endswith("/") or Path(name).is_dir()
    if form == "moses" and is_folder:
        hint = "Give a path that ends in a name, such as out/corpus."
        raise ConfigError(f"{name}: a folder, and no prefix for file names", hint)
    if form == "xces" and is_folder and name.rstrip("/").endswith((".xml", ".xml.gz")):
        raise ConfigError(f"{name}: a folder, and its name is that of a file of links", "Choose another name.")
    written = out.with_name(f"{out.name}.{TARGET_LANGUAGE}") if form == "moses" and out.name else out
    if RunFolder(folder).owns(written) or (form == "txt" and resolved(out) == resolved(folder)):
        raise ConfigError(f"{out}: files of the run in {folder} may lie there", "Write to another place.")


def _chosen(run: Run, text: str) -> tuple[Run, TextChoice]:
    """The run as it is to be read, and which of its texts: the reviewed one is the repaired one of a revised run."""
    from align.decisions.honour import honouring, signed

    if text == "reviewed":
        decided = honouring(run.folder)
        return replace(run, revise=decided, signature=signed(run.signature, decided.decisions.digest)), "normalized"
    return run, "raw" if text == "raw" else "normalized"


def _there(form: str, out: str) -> Spared | None:
    """What the one file of the export would take the place of. Raises ConfigError where it holds stories."""
    from align.documents.spared import Spared

    if out == "-" or form in ("txt", "moses", "xces") or _is_xliff_folder(form, out):
        return None
    return Spared(Path(out))


def _is_xliff_folder(form: str, out: str) -> bool:
    return form == "xliff" and (out.endswith("/") or Path(out).is_dir())


class _Wanted:
    """Which documents of a run are asked for, and how."""

    def __init__(self, run: Run, text: TextChoice, lang: str | None, nulls: bool, there: Spared | None) -> None:
        self._run, self._lang, self._there = run, lang, there
        self.run = run.folder
        self.text, self.nulls = text, nulls
        self.given = 0

    def counted(self, things: Iterable[T]) -> Iterator[T]:
        """The things, counted as they are given out for writing."""
        for thing in things:
            self.given += 1
            yield thing

    def documents(self) -> Iterator[Audited]:
        """The documents, by id, one in memory at a time; each call reads the run anew.

        Raises ConfigError at one whose text the export would take the place of.
        """
        for audited in self._run.audited():
            if self._there:
                self._there.check(audited)
            source = audited.aligned.source
            if self._lang is None or (source is not None and source.lang == self._lang):
                yield audited

    def languages(self) -> set[str]:
        """The languages of the originals."""
        if self._lang is not None:
            return {self._lang}
        return {audited.aligned.source.lang for audited in self.documents() if audited.aligned.source}

    @property
    def head(self) -> Head:
        """What stands before the units."""
        from align.documents.units import Head

        return Head(self._run.signature, text=self.text)


def _texts(wanted: _Wanted, out: str) -> None:
    from align.documents.txt_export import check_folder, lines, write_folder
    from align.job.exported import is_ours

    if out != "-":
        if not is_ours(wanted.run, Path(out)):
            check_folder(wanted.documents(), wanted.text, Path(out))
        _tell(write_folder(wanted.counted(wanted.documents()), wanted.text, Path(out)))
        return
    with text_stream(out) as stream:
        stream.writelines(lines(wanted.counted(wanted.documents()), wanted.text))


def _units(wanted: _Wanted, form: str, out: str) -> None:
    from align.documents.moses import write_pairs
    from align.documents.units import WRITERS, units

    found = (units(each, wanted.text, nulls=wanted.nulls) for each in wanted.documents())
    pairs = wanted.counted(chain.from_iterable(found))
    if form == "moses":
        _tell(write_pairs(pairs, Path(out), wanted.languages(), wanted.head))
        return
    with text_stream(out) as stream:
        WRITERS[form](pairs, stream, wanted.head)


def _stories(wanted: _Wanted, form: str, out: str) -> None:
    from align.documents.stories import STORY_WRITERS, stories
    from align.documents.xces import write_corpus
    from align.documents.xliff import write_folder

    coming, head = wanted.counted(stories(wanted.documents(), wanted.text, nulls=wanted.nulls)), wanted.head
    if form == "xces" and out != "-":
        _tell(write_corpus(coming, Path(out), wanted.languages(), head))
        return
    if _is_xliff_folder(form, out):
        _tell(write_folder(coming, Path(out), head))
        return
    if form == "xliff":
        head = _with_language(head, wanted.languages())
    with _byte_stream(out, form) as stream:
        STORY_WRITERS[form](coming, stream, head)
    if form == "xces" and not settings().quiet:
        tell("newsalign: these are the links; with --out the documents that they link are written too")


def _with_language(head: Head, languages: set[str]) -> Head:
    if len(languages) == 1:
        return replace(head, source_lang=min(languages))
    if languages and not settings().quiet:
        both = " and ".join(sorted(languages))
        tell(
            f"newsalign: {both} in one XLIFF: its source language is “mul”, which not every tool takes; "
            "--from chooses one language, --out FOLDER/ makes a file a document"
        )
    return head


def _tell(paths: Iterable[Path]) -> None:
    """Go through what is written, naming it with --verbose."""
    for path in paths:
        if settings().verbose:
            tell(f"newsalign: {path}")


@contextmanager
def text_stream(out: str) -> Iterator[TextIO]:
    """Stdout as UTF-8 whatever the locale, or a file that appears whole or not at all; line ends as they are."""
    if out != "-":
        with _file(out) as stream:
            yield stream
        return
    sys.stdout.flush()
    text = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        yield text
        text.flush()
    finally:
        text.detach()


@contextmanager
def _byte_stream(out: str, form: str) -> Iterator[BinaryIO]:
    if out != "-":
        with _file(out) as stream:
            yield stream.buffer
        return
    if form == "parquet" and sys.stdout.isatty():
        raise ConfigError("parquet is no text for a terminal", "Add --out FILE.")
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def _file(out: str) -> Iterator[TextIO]:
    from align.files import replacing

    if out.endswith("/") or Path(out).is_dir():
        raise JobError(f"{out}: cannot be written, for it is a folder", "Give the path of a file.")
    with replacing(Path(out)) as stream:
        yield stream
