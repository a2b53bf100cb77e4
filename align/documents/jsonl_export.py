"""Translation units as JSON Lines: one record a unit, its fields as keys, texts as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from align.documents.units import Head, Unit
from align.records import to_line


def write(units: Iterable[Unit], out: TextIO, head: Head) -> None:
    """Write each unit as one line; the head is left out, for such a file holds records only."""
    for unit in units:
        out.write(to_line(unit))
