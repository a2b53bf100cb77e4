"""Translation units as Moses text: two files with a unit a line, line n of one beside line n of the other."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from align.documents.units import Head, Unit, one_line
from align.errors import ConfigError, JobError
from align.files import replacing


def write_pairs(units: Iterable[Unit], prefix: Path, languages: Iterable[str], head: Head) -> list[Path]:
    """Write ``PREFIX.cs`` and ``PREFIX.en``, or ``PREFIX.cs-en.cs`` and so on where there are several source languages.

    ``languages`` are those that the units may have; each gets its two files, empty or not. A file appears whole or not
    at all. Returns their paths. Raises JobError where the folder cannot be written or a file's place is a folder's,
    ConfigError for a prefix that is no name.
    """
    if prefix.name in ("", ".."):
        raise ConfigError(f"{prefix}: no prefix for file names", "Give a path that ends in a name, such as out/corpus.")
    ordered = sorted(set(languages))
    paths: dict[str, tuple[Path, Path]] = {}
    for lang in ordered:
        stem = prefix.name if len(ordered) == 1 else f"{prefix.name}.{lang}-{head.target_lang}"
        paths[lang] = (prefix.with_name(f"{stem}.{lang}"), prefix.with_name(f"{stem}.{head.target_lang}"))
    written = [path for both in paths.values() for path in both]
    for path in filter(Path.is_dir, written):
        raise JobError(f"{path}: cannot be written, for it is a folder", "Give another prefix.")
    with ExitStack() as stack:
        pairs = {lang: tuple(stack.enter_context(replacing(path)) for path in both) for lang, both in paths.items()}
        for unit in units:
            source, target = pairs[unit.source_lang]
            _line(source, unit.source)
            _line(target, unit.target)
    return written


def _line(stream: TextIO, text: str) -> None:
    stream.write(one_line(text) + "\n")
