"""Translation units as tab-separated lines: bead_id, source_ids, target_ids, score, source, target; no header.

Several ids of one side are separated by a comma and a space. Nothing is quoted: line breaks, tabs and control
characters inside a text are written as one space.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from align.documents.units import Head, Unit, one_line


def write(units: Iterable[Unit], out: TextIO, head: Head) -> None:
    """Write each unit as one line; the head has no place in this format."""
    for unit in units:
        ids = (unit.id, ", ".join(unit.source_ids), ", ".join(unit.target_ids))
        columns = (*ids, f"{unit.score:.4f}", unit.source, unit.target)
        out.write("\t".join(one_line(column) for column in columns) + "\n")
