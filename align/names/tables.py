"""The tables of names in ``data``, by their file names."""

from __future__ import annotations

from pathlib import Path

from align.tables import read_rows

_DATA = Path(__file__).parent / "data"


def read_table(name: str, columns: int | None = None) -> list[list[str]]:
    """The rows of a data file of this package, split at tabs. Raises ConfigError for a row of other ``columns``."""
    return read_rows(_DATA / name, columns)
