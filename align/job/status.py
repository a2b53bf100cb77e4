"""How a job is doing, asked from outside: while it runs, after it was interrupted or killed, when it is finished."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from align.errors import InputError, JobError
from align.job.folder import RunFolder
from align.job.lock import Owner
from align.job.merging import failures_in
from align.job.monitor import Counts, Stopped
from align.job.shard import Shard, read_shards
from align.records import from_dict, read_lines
from align.types import Failure

Standing = Literal["running", "merging", "finished", "interrupted", "stopped", "killed"]
_SHOWN = 10
_LOOKS = 3


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the run in ``folder``, and who works on it, if anybody does.

    ``rate`` is documents in a second since the job began, ``left`` the seconds that the rest will take at that rate;
    both are None where nothing can be said. A job that is ``killed`` ended without a word; ``stopped`` is one that an
    error ended, or too many failures: ``cause`` says which.
    """

    folder: str
    state: Standing
    owner: Owner | None
    counts: Counts
    rate: float | None
    left: float | None
    failures: tuple[Failure, ...]
    cause: Stopped | None


def read_status(folder: Path) -> Status:
    """The status of the run in ``folder``; nothing of the run is changed.

    Its lock may be taken for a moment, which a run that begins just then waits for (``align.job.lock``).
    Raises InputError where there is no run, JobError where a newer newsalign wrote it.
    """
    run = RunFolder(folder)
    run.read_summary()
    counts, owner = _read_counts(run.progress), run.lock.holder()
    if counts is None:
        if owner is None:
            hint = f"Start one with: newsalign run INPUT --out {folder}"
            raise InputError(f"{folder}: not the folder of a run", hint)
        counts = Counts()  # its first job has not counted its inputs yet
    state: Standing = counts.state
    failures = _failures(run, finished=state == "finished")
    if state in ("running", "merging") and owner is None:
        state, counts = "killed", replace(counts, done=counts.written)
    elif state not in ("running", "merging") and owner is not None:
        state, counts = "running", Counts()  # it looks at its inputs and has not counted them yet
    rate = counts.done / counts.elapsed if counts.elapsed > 0 and counts.done > 0 else None
    left = (counts.documents - counts.kept - counts.done) / rate if rate and state == "running" else None
    cause = _read_cause(run.error) if state == "stopped" else None
    return Status(str(folder), state, owner, counts, rate, left, tuple(failures), cause)


def _failures(run: RunFolder, *, finished: bool) -> Iterable[Failure]:
    """The failures that the outputs list, or that they are going to list as far as is known."""
    if finished:
        return read_lines(Failure, run.root / "failed.jsonl")
    refused = read_lines(Failure, run.refused) if run.refused.is_file() else ()
    found = [*refused, *(failure for shard in read_shards(run.shards) for failure in _failures_of(shard))]
    return sorted(found, key=lambda failure: (failure.doc, failure.path))


def _failures_of(shard: Shard) -> list[Failure]:
    """Those of a shard, whose files a job may just be replacing: then they are looked for again."""
    for _ in range(_LOOKS):
        with suppress(JobError):
            return list(failures_in([shard]))
    return list(failures_in([shard]))


def _read_cause(path: Path) -> Stopped | None:
    try:
        return from_dict(Stopped, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _read_counts(path: Path) -> Counts | None:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return from_dict(Counts, {"written": row["done"], **row})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def as_text(status: Status) -> Iterator[str]:
    """The status in lines for a person."""
    counts = status.counts
    yield f"{status.folder}: {status.state}" + (f" ({status.owner})" if status.owner else "")
    ready = counts.kept + counts.done
    yield f"documents: {ready:,} of {counts.documents:,}" + (
        f" ({100 * ready // counts.documents}%)" if counts.documents else ""
    )
    if status.rate:
        rate = f"rate: {status.rate:.1f} documents/s, {counts.sentences / counts.elapsed:.1f} sentences/s"
        yield rate + (f"; left: {duration(status.left)}" if status.left is not None else "")
    if counts.seconds:
        yield "seconds: " + ", ".join(f"{stage} {value:.0f}" for stage, value in counts.seconds.items())
    yield f"failed: {len(status.failures):,}"
    for failure in status.failures[:_SHOWN]:
        yield f"  {failure.doc} ({failure.stage}): {failure.reason}"
    if len(status.failures) > _SHOWN:
        yield f"  and {len(status.failures) - _SHOWN:,} more"
    if status.cause:
        yield f"cause: {status.cause.error}" + (f"\n  {status.cause.hint}" if status.cause.hint else "")
    if status.state not in ("running", "merging", "finished"):
        yield "It goes on with the same command that began it."


def duration(seconds: float) -> str:
    """Seconds as hours, minutes and seconds: ``1:02:03``."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}"
