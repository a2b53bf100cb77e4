"""Which folders hold nothing but what exports of a run put there: the next export may replace it."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from align.errors import JobError
from align.files import resolved, write_text
from align.job.folder import RunFolder


def is_ours(run: Path, folder: Path) -> bool:
    """Whether a folder was empty, or not there, before the first export of the run into it; that one is noted.

    Not noted where the folder of the run cannot be written.
    """
    record = RunFolder(run).state / "exported.json"
    place, known = str(resolved(folder)), _noted(record)
    if place in known:
        return True
    if folder.is_dir() and any(folder.iterdir()):
        return False
    if record.parent.is_dir():
        with suppress(JobError):
            write_text(record, json.dumps(sorted({*known, place})) + "\n")
    return True


def _noted(record: Path) -> set[str]:
    try:
        return set(map(str, json.loads(record.read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError, RecursionError):
        return set()
