"""How far a job is: for the bar on a terminal, for whoever asks from another one, and for the time spent by stage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock
from time import monotonic
from typing import Literal

from align.errors import JobError, NewsalignError
from align.files import write_text
from align.job.execution import Done, Finished, Result
from align.job.folder import RunFolder
from align.progress import Progress, progress

State = Literal["running", "merging", "finished", "interrupted", "stopped"]
_WRITE_SECONDS = 1.0


@dataclass(slots=True)
class Counts:
    """The state of a job. ``documents`` are all, ``kept`` those that were up to date when it began, ``done`` are new.

    Of those done ``written`` are in the run folder; the others are of shards in hand, and done again if the job ends.
    ``sentences`` were translated (or found in the translation memory) for those done, in a killed job also for shards
    that it had in hand; times are ISO 8601. ``older`` have no input any more and stay as other settings made them.
    """

    state: State = "running"
    started: str = ""
    updated: str = ""
    documents: int = 0
    kept: int = 0
    done: int = 0
    written: int = 0
    failed: int = 0
    older: int = 0
    sentences: int = 0
    elapsed: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stopped:
    """What ended a job, and what to do about it."""

    error: str
    hint: str


class Monitor:
    """Counts what an executor reports and writes it down, about once a second. ``asked`` is set to stop the job."""

    def __init__(self, path: Path, asked: Event, counts: Counts, bar: Progress) -> None:
        self.counts, self._path, self._asked, self._bar = counts, path, asked, bar
        self._began = self._written = self._entered = monotonic()
        self._lock = Lock()
        self._seconds: dict[str, float] = {}
        self._failed, self._sentences = counts.failed, counts.sentences

    @property
    def stopping(self) -> bool:
        """Whether the job was asked to stop."""
        return self._asked.is_set()

    @property
    def seconds(self) -> dict[str, float]:
        """The seconds spent by stage, of all processes together; of the merge so far."""
        merging = {"merge": monotonic() - self._entered} if self.counts.state == "merging" else {}
        return {stage: round(value, 2) for stage, value in sorted({**self._seconds, **merging}.items())}

    def count(self, result: Result) -> None:
        """One more document is done."""
        with self._lock:
            self.counts.done += 1
            if isinstance(result, Finished):
                self.counts.sentences += result.sentences
                for stage, value in result.seconds.items():
                    self._seconds[stage] = self._seconds.get(stage, 0.0) + value
            self.counts.failed += not isinstance(result, Finished) or result.failure is not None
            self._bar.update(1)
            if monotonic() - self._written > _WRITE_SECONDS:
                self._write()

    def keep(self, done: Done) -> None:
        """A shard is written."""
        with self._lock:
            self.counts.written += len(done.results)
            self._failed += len(done.failures)
            self._sentences += sum(each.sentences for each in done.results if isinstance(each, Finished))
            self._write()

    def settle(self) -> None:
        """The job ends: what was counted of shards in hand is not done. Their time was spent all the same."""
        with self._lock:
            self.counts.done, self.counts.failed = self.counts.written, self._failed
            self.counts.sentences = self._sentences

    def enter(self, state: State) -> None:
        """The job is in another state now."""
        with self._lock:
            if self.counts.state == "merging":
                self._seconds["merge"] = monotonic() - self._entered
            self._entered = monotonic()
            self.counts.state = state
            self._write()

    def _write(self) -> None:
        self._written = monotonic()
        self.counts.updated = datetime.now(UTC).isoformat(timespec="seconds")
        self.counts.elapsed = round(self._written - self._began, 1)
        self.counts.seconds = self.seconds
        try:
            write_text(self._path, json.dumps(asdict(self.counts)) + "\n")
        except JobError:
            return  # the job itself says what is wrong with the folder when it writes its next results


@contextmanager
def monitored(folder: RunFolder, asked: Event, counts: Counts, *, quiet: bool) -> Iterator[Monitor]:
    """A monitor with a bar on a terminal; however the block ends, the state is written down, and an error with it."""
    with progress("documents", counts.documents - counts.kept, "doc", quiet=quiet) as bar:
        monitor = Monitor(folder.progress, asked, counts, bar)
        folder.error.unlink(missing_ok=True)
        monitor.enter("running")
        ended: State = "stopped"
        try:
            yield monitor
            ended = "finished"
        except KeyboardInterrupt:
            ended = "interrupted"
            raise
        except NewsalignError as error:
            _explain(folder, Stopped(error.message, error.hint))
            raise
        except OSError as error:
            _explain(folder, Stopped(str(error), ""))
            raise
        finally:
            monitor.enter(ended)


def _explain(folder: RunFolder, stopped: Stopped) -> None:
    with suppress(JobError):  # the disk itself may be what is wrong
        write_text(folder.error, json.dumps(asdict(stopped)) + "\n")
