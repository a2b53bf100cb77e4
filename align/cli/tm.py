"""`newsalign tm`: what is in a translation memory, out of it, into it, and what may go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.export import text_stream
from align.cli.options import NAME, PATH, Group, settings
from align.cli.streams import emit
from align.errors import ConfigError

if TYPE_CHECKING:
    from align.translation.memory_care import Stats

_FILE = click.argument("file", type=PATH)
_SHAPE = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("tm", cls=Group)
def tm() -> None:
    """Look after a translation memory, as --tm of run and translate makes it."""


@tm.command("stats")
@_FILE
@_SHAPE
def show_stats(file: Path, form: str) -> None:
    """Show what the memory in FILE holds: entries, languages, models, size, age."""
    from align.records import to_dict
    from align.translation.memory_care import stats
    from align.translation.memory_file import MemoryFile

    with MemoryFile(file, write=False) as memory:
        found = stats(memory)
    emit(json.dumps(to_dict(found), ensure_ascii=False, indent=2) + "\n" if form == "json" else _page(found))


def _page(found: Stats) -> str:
    languages = ", ".join(f"{lang} {count:,}" for lang, count in found.languages.items())
    lines = [f"{found.entries:,} entries ({languages or 'none'}), {found.bytes / 1e6:,.1f} MB"]
    if found.entries:
        lines.append(f"made {found.oldest} to {found.newest}, last used {found.last_used}")
    for recipe in found.recipes:
        how = recipe.options if recipe.sha256 == "" else f"{recipe.sha256[:12]}  {recipe.options}"
        state = "" if recipe.current else "  not used any more: made by another version"
        lines.append(f"  {recipe.entries:>9,}  {recipe.model}  {how}{state}")
    return "\n".join(lines) + "\n"


@tm.command("export")
@_FILE
@click.option("--format", "form", type=click.Choice(["tmx", "jsonl"]), default="tmx", show_default=True)
@click.option("-o", "--out", type=NAME, metavar="PATH", default="-", help="File to write. Default: stdout.")
def export(file: Path, form: str, out: str) -> None:
    """Write the entries of FILE as TMX 1.4b or JSON Lines, in the order in which they came."""
    from align.documents.units import WRITERS, Head
    from align.records import to_line
    from align.translation.memory_exchange import as_units, entries
    from align.translation.memory_file import MemoryFile

    with MemoryFile(file, write=False) as memory, text_stream(out) as stream:
        found = entries(memory)
        if form == "tmx":
            WRITERS["tmx"](as_units(found), stream, Head())
        else:
            stream.writelines(map(to_line, found))


@tm.command("import")
@_FILE
@click.argument("sources", nargs=-1, required=True, metavar="TMX...", type=PATH)
@click.option(
    "--limit", type=click.IntRange(1), metavar="MB", help="The most FILE may hold; the least used goes (2000)."
)
@_SHAPE
def import_(file: Path, sources: tuple[Path, ...], limit: int | None, form: str) -> None:
    """Take the units of TMX files into FILE, which is made if need be.

    What newsalign exported comes back as what the model gave. All else, people's translations and other tools', is kept
    apart and used only by runs with --tm-imported.
    """
    from align.progress import progress
    from align.records import to_dict
    from align.translation.memory import LIMIT_MB
    from align.translation.memory_exchange import Taken, check, import_tmx
    from align.translation.memory_file import MemoryFile

    for source in sources:
        check(source)
    total = Taken()
    with MemoryFile(file, create=True) as memory:
        for source in sources:
            with progress("importing", None, "units", quiet=settings().quiet) as bar:
                import_tmx(memory, source, (limit or LIMIT_MB) * 1_000_000, total, bar)
    if form == "json":
        emit(json.dumps(to_dict(total)) + "\n")
    else:
        emit(
            f"{total.model:,} entries of a model and {total.imported:,} imported translations are new, "
            f"{total.known:,} were known, {total.unusable:,} could not be used, {total.dropped:,} old ones went\n"
        )


@tm.command("prune")
@_FILE
@click.option("--unused", "days", type=click.IntRange(0), metavar="DAYS", help="What was not used for so many days.")
@click.option("--model", default="", help="What this model made: its name, or the beginning of its sha256.")
@click.option("--imported", is_flag=True, help="What was imported from elsewhere.")
@click.option("--outdated", is_flag=True, help="What other versions of newsalign made, which this one does not use.")
@click.option("--to", "size", type=click.IntRange(0), metavar="MB", help="The least used, down to this size.")
@_SHAPE
def prune(file: Path, form: str, size: int | None, **chosen: Any) -> None:
    """Drop entries from FILE, and give the room back to the disk.

    Each option names something that may go.
    """
    from time import time

    from align.records import to_dict
    from align.translation.memory_care import Unwanted
    from align.translation.memory_care import prune as drop
    from align.translation.memory_file import MemoryFile

    unwanted = Unwanted(to_bytes=None if size is None else size * 1_000_000, **chosen)
    if unwanted == Unwanted():
        raise ConfigError("nothing is named that may go", "Give --unused, --model, --imported, --outdated or --to.")
    with MemoryFile(file) as memory:
        done = drop(memory, unwanted, time())
    if form == "json":
        emit(json.dumps(to_dict(done)) + "\n")
    else:
        emit(
            f"{done.removed:,} entries went, {done.left:,} are left; "
            f"{done.before / 1e6:,.1f} MB before, {done.after / 1e6:,.1f} MB now\n"
        )
