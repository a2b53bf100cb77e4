"""`newsalign tm`: show, export, import and prune a translation memory."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.export import text_stream
from align.cli.options import NAME, PATH, Group, settings
from align.cli.streams import emit, opened, refuse_same
from align.errors import ConfigError, JobError
from align.terminal import printable

if TYPE_CHECKING:
    from align.translation.memory_care import Stats

_FILE = click.argument("file", type=PATH)
_SHAPE = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("tm", cls=Group)
def tm() -> None:
    """Look after a translation memory, as made by --tm of run and translate."""


@tm.command("stats")
@_FILE
@_SHAPE
def show_stats(file: Path, form: str) -> None:
    """Show what the memory in FILE holds: entries, languages, models, size, age."""
    from align.documents.ids import printable as writable
    from align.records import to_dict
    from align.translation.memory_care import stats
    from align.translation.memory_file import MemoryFile

    with MemoryFile(file, write=False) as memory:
        found = stats(memory)
    found = replace(found, file=writable(found.file))
    emit(json.dumps(to_dict(found), ensure_ascii=False, indent=2) + "\n" if form == "json" else _page(found))


def _page(found: Stats) -> str:
    languages = ", ".join(f"{lang} {count:,}" for lang, count in found.languages.items())
    lines = [f"{found.entries:,} entries ({languages or 'none'}), {found.bytes / 1e6:,.1f} MB"]
    if found.entries:
        lines.append(f"made {found.oldest} to {found.newest}, last used {found.last_used}")
    for recipe in found.recipes:
        how = recipe.options if recipe.sha256 == "" else f"{recipe.sha256[:12]}  {recipe.options}"
        state = "" if recipe.current else "  no longer used: made by another version"
        lines.append(f"  {recipe.entries:>9,}  {recipe.model}  {how}{state}")
    return "".join(f"{printable(line)}\n" for line in lines)


@tm.command("export")
@_FILE
@click.option("--format", "form", type=click.Choice(["tmx", "jsonl"]), default="tmx", show_default=True)
@click.option("-o", "--out", type=NAME, metavar="PATH", default="-", help="File to write. Default: stdout.")
def export(file: Path, form: str, out: str) -> None:
    """Write the entries of FILE as TMX 1.4b or JSON Lines, in the order in which they were added."""
    from align.documents.units import WRITERS, Head
    from align.records import to_line
    from align.translation.memory_exchange import as_units, entries
    from align.translation.memory_file import MemoryFile

    refuse_same(out, file)
    _refuse_beside(out, file)
    with MemoryFile(file, write=False) as memory, text_stream(out) as stream:
        found = entries(memory)
        if form == "tmx":
            WRITERS["tmx"](as_units(found), stream, Head())
        else:
            stream.writelines(map(to_line, found))


def _refuse_beside(out: str, file: Path) -> None:
    """Raise ConfigError where the file to write is one that SQLite keeps beside the memory, there already or not."""
    place = os.path.realpath(file)
    if out != "-" and os.path.realpath(out) in (f"{place}-wal", f"{place}-shm"):
        raise ConfigError(f"{out}: belongs to the translation memory {file}", "Write to another file.")


@tm.command("import")
@_FILE
@click.argument("sources", nargs=-1, required=True, metavar="TMX...", type=PATH)
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="MB",
    help="Size limit of FILE; the least recently used go first.  [default: 2000]",
)
@_SHAPE
def import_(file: Path, sources: tuple[Path, ...], limit: int | None, form: str) -> None:
    """Import the units of TMX files into FILE, which is created if necessary.

    A TMX file may be packed with gzip; - is standard input. Units that newsalign exported come back as the model's own.
    All others, by people or other tools, are kept apart and used only with --tm-imported.
    """
    from align.progress import progress
    from align.records import to_dict
    from align.translation.memory import LIMIT_MB
    from align.translation.memory_exchange import Taken, check, import_tmx
    from align.translation.memory_file import MemoryFile

    total = Taken()
    with ExitStack() as stack:
        lasting = [(stack.enter_context(_lasting(source)), _name(source)) for source in sources]
        for path, name in lasting:
            check(path, name)
        memory = stack.enter_context(MemoryFile(file, create=True))
        for path, name in lasting:
            with progress("importing", None, "units", quiet=settings().quiet) as bar:
                import_tmx(memory, path, (limit or LIMIT_MB) * 1_000_000, total, bar, name)
    if form == "json":
        emit(json.dumps(to_dict(total)) + "\n")
    else:
        emit(
            f"{total.model:,} entries of a model and {total.imported:,} imported translations are new, "
            f"{total.known:,} were known, {total.unusable:,} could not be used, {total.dropped:,} old ones dropped\n"
        )


@contextmanager
def _lasting(source: Path) -> Iterator[Path]:
    """A file that can be read twice: the source itself, or a copy of standard input, a pipe or a device."""
    if str(source) != "-" and (source.is_file() or source.is_dir() or not source.exists()):
        yield source
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "in.tmx"
        try:
            with opened(str(source)) as stream, copy.open("wb") as kept:
                shutil.copyfileobj(stream, kept)
        except OSError as error:
            what = f"{_name(source)}: cannot be copied, to be read twice ({error.strerror or error})"
            raise JobError(what, "Write it to a file and give that; a copy needs space for temporary files.") from error
        yield copy


def _name(source: Path) -> str:
    return "standard input" if str(source) == "-" else str(source)


@tm.command("prune")
@_FILE
@click.option("--unused", "days", type=click.IntRange(0), metavar="DAYS", help="Entries not used for this many days.")
@click.option("--model", default="", help="Entries of this model: its name, or the beginning of its sha256.")
@click.option("--imported", is_flag=True, help="Entries imported from elsewhere.")
@click.option("--outdated", is_flag=True, help="Entries of other versions of newsalign, which this one does not use.")
@click.option("--to", "size", type=click.IntRange(0), metavar="MB", help="The least recently used, down to this size.")
@_SHAPE
def prune(file: Path, form: str, size: int | None, **chosen: Any) -> None:
    """Delete entries from FILE and free their space on the disk.

    Each option names entries to delete; at least one is needed.
    """
    from time import time

    from align.records import to_dict
    from align.translation.memory_care import Unwanted, require_model
    from align.translation.memory_care import prune as drop
    from align.translation.memory_file import MemoryFile

    unwanted = Unwanted(to_bytes=None if size is None else size * 1_000_000, **chosen)
    if unwanted == Unwanted():
        raise ConfigError("no entries are named", "Give --unused, --model, --imported, --outdated or --to.")
    with MemoryFile(file) as memory:
        if unwanted.model:
            require_model(memory, unwanted.model)
        done = drop(memory, unwanted, time())
    if form == "json":
        emit(json.dumps(to_dict(done)) + "\n")
    else:
        emit(
            f"{done.removed:,} entries deleted, {done.left:,} left; "
            f"{done.before / 1e6:,.1f} MB before, {done.after / 1e6:,.1f} MB now\n"
        )
