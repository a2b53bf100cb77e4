"""What came out of streams: kept in the run folder for as long as its documents are not done."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from align.documents.jsonl import Row, scan_rows
from align.errors import InputError
from align.job.inputs import row_digest
from align.job.shard import Shard
from align.job.work import is_made_of

log = logging.getLogger(__name__)


def forget(
    taken_in: Iterable[Path], shards: Sequence[Shard], present: Collection[str], shown: str, encoding: str | None
) -> None:
    """Remove what came out of streams in earlier jobs, whose documents are done; rows that failed can still be seen.

    A row is done where its document was made of it, or where the job has a newer input for it, which is in ``present``.
    ``shown`` are the paths of failures. A file of which no row can be read stays.
    """
    for path in taken_in:
        if path.name in shown:
            continue
        rows = _rows(path, encoding)
        wanted = {row.id for row in rows}
        marks = dict(_marks(shards, wanted))
        codecs = (None, encoding)
        done = {
            row.id
            for row in rows
            if any(is_made_of(marks.get(row.id, ""), row_digest(row.sha256, codec)) for codec in codecs)
        }
        left = [ident for ident in wanted - done if ident not in present]
        if wanted and not left:
            path.unlink(missing_ok=True)
        else:
            why = f"{len(left)} of its documents are not done" if wanted else "no row of it can be read"
            log.warning("%s stays: %s; give it as an input", path, why)


def _rows(path: Path, encoding: str | None) -> list[Row]:
    """The rows of a file, in the encoding of this job or in UTF-8."""
    for codec in dict.fromkeys((encoding, None)):
        with suppress(InputError):
            if rows := [row for row in scan_rows(path, codec) if isinstance(row, Row)]:
                return rows
    return []


def _marks(shards: Sequence[Shard], wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    for shard in shards:
        yield from ((ident, mark) for ident, mark in shard.aligned.keys().items() if ident in wanted)
