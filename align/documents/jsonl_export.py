"""Translation units as JSON Lines: one record a unit, its fields as keys, texts as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TextIO

from align.documents.units import Head, Unit
from align.records import to_dict


def write(units: Iterable[Unit], out: TextIO, head: Head) -> None:
    """Write each unit as one line, without its findings, which have a file of their own in every run.

    The head is left out, for such a file holds records only.
    """
    for unit in units:
        record = to_dict(replace(unit, findings=()))
        del record["findings"]
        out.write(json.dumps(record, ensure_ascii=False) + "\n")
