"""The package's own tables and lists: one record a line, ``#`` begins a comment, blank lines say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from align.errors import ConfigError


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file of ours that are neither blank nor comments, as they stand."""
    return [line for _, line in _lines(path)]


def read_rows(path: Path, columns: int | None = None) -> list[list[str]]:
    """The rows of such a file, split at tabs; cells may be empty.

    Raises ConfigError, with the line, for a row that has not as many ``columns`` as all must have.
    """
    rows = []
    for number, line in _lines(path):
        row = line.split("\t")
        if columns is not None and len(row) != columns:
            raise ConfigError(
                f"{path}:{number}: {len(row)} columns, not {columns}", "Columns are parted by one tab each."
            )
        rows.append(row)
    return rows


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, each with its number, which counts from 1."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line
