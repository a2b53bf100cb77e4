"""A job in several processes of this machine: reading, translating and auditing at the same time.

One process translates, with as many threads as there are cores; others read documents for it and align and audit what
it made. These go before it where cores are short: they are quick, and it waits for what they read. A shard is a lane:
while one lane waits for its translations another one reads, and a third is being finished, so that the translator
always has its next batch waiting. Results do not depend on which was done when.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from align.errors import Interrupted
from align.job import stages
from align.job.crew import Crew, Setup, WorkerDiedError
from align.job.execution import Done, Finished, Result, Task, Watch
from align.job.items import Item
from align.job.stages import Ready, Translated
from align.pipeline import Pipeline
from align.translation import DecodingOptions
from align.translation.threads import available_threads
from align.types import Failure

Out = TypeVar("Out")
LANES = 3
_LOOK_SECONDS = 0.2
_NICENESS = 5
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_DIED_HINT = "Memory may have run out: split the document, or run it on a machine with more. See also --workers."


@dataclass(frozen=True, slots=True)
class Local:
    """``finishers`` processes that read, align and audit, beside one that translates."""

    pipeline: Pipeline
    finishers: int

    def run(self, tasks: Iterable[Task], watch: Watch) -> Generator[Done, None, None]:
        """Work the tasks off; see ``align.job.execution.Executor``."""
        line = _Line(self.pipeline, self.finishers, watch)
        lanes = ThreadPoolExecutor(LANES)
        waiting: deque[Future[Done]] = deque()
        try:
            for task in tasks:
                if watch.stopping:
                    break
                waiting.append(lanes.submit(line.work_off, task))
                if len(waiting) == LANES:
                    yield from line.wait(waiting.popleft())
            while waiting:
                yield from line.wait(waiting.popleft())
            if watch.stopping:
                raise Interrupted
        finally:
            line.close()
            lanes.shutdown(wait=True, cancel_futures=True)


class _Line:
    """The two crews, and the way of a shard through them."""

    def __init__(self, pipeline: Pipeline, finishers: int, watch: Watch) -> None:
        self._watch, self._at_once = watch, pipeline.sentences_at_once
        decoding = pipeline.decoding or DecodingOptions()
        decoding = replace(decoding, threads=translating_threads(decoding.threads, finishers))
        ours = replace(pipeline, decoding=decoding, house=pipeline.profile)  # as it is, whatever becomes of its file
        width = 2 if decoding.engine == "ctranslate2" else 1
        self._translators = Crew(Setup("newsalign-translate", ours, width, _NICENESS), 1)
        self._finishers = Crew(
            Setup("newsalign-finish", replace(ours, memory=None), environment=_ONE_THREAD), finishers
        )
        self._stopped = False

    def wait(self, future: Future[Done]) -> Iterator[Done]:
        """What a lane gives, or nothing where it was interrupted; meanwhile the watch is looked at."""
        while not wait([future], _LOOK_SECONDS).done:
            if self._watch.stopping and not self._stopped:
                self._stopped = True
                self._translators.stop()
                self._finishers.stop()
        with suppress(Interrupted):
            yield future.result()

    def close(self) -> None:
        """End all processes."""
        self._translators.close()
        self._finishers.close()

    def work_off(self, task: Task) -> Done:
        """A shard through all stages; nothing is held longer than the next stage needs it."""
        results: list[Result] = []
        auditing = deque((each.id, self._end(stages.audit, each, each.id)) for each in task.aligned)
        translating = deque(
            (batch, self._translators.submit(stages.translate, batch))
            for batch in stages.batches(self._read(task.items, results), self._at_once)
        )
        finishing = deque[tuple[str, str, Future[Result]]]()
        while translating:
            for document in self._translated(*translating.popleft()):
                if isinstance(document, Failure):
                    results.append(self._counted(document))
                else:
                    ready = document.ready
                    finishing.append((ready.article.id, ready.path, self._end(stages.finish, document)))
        while finishing:
            ident, path, future = finishing.popleft()
            result = _outcome(future, ident, path, "align")
            results.append(self._counted(result) if future.exception() else result)
        while auditing:
            ident, audited = auditing.popleft()
            result = _audited(ident, audited)
            results.append(self._counted(result) if audited.exception() else result)
        return Done(task.shard, tuple(results))

    def _end(self, work: Callable[..., Out], *arguments: object) -> Future[Out]:
        """Have a document brought to its end, and counted as soon as it is there, long before its shard is done."""
        future = self._finishers.submit(work, *arguments)
        future.add_done_callback(self._count)
        return future

    def _count(self, future: Future[Any]) -> None:
        if not future.cancelled() and future.exception() is None:
            self._watch.count(future.result())

    def _counted(self, result: Result) -> Result:
        self._watch.count(result)
        return result

    def _read(self, items: Sequence[Item], failed: list[Result]) -> Iterator[Ready]:
        """The documents in order as soon as they are read, so that the first batch need not wait for the last."""
        reading = deque((item, self._finishers.submit(stages.read, item)) for item in items)
        while reading:
            item, future = reading.popleft()
            ready = _outcome(future, item.id, item.path, "read")
            if isinstance(ready, Failure):
                failed.append(self._counted(ready))
            else:
                yield ready

    def _translated(self, batch: list[Ready], made: Future[list[Translated | Failure]]) -> list[Translated | Failure]:
        """The batch translated; where it kills the process that has it, document by document."""
        try:
            return made.result()
        except WorkerDiedError:
            alone = [(ready, self._translators.submit(stages.translate, [ready])) for ready in batch]
        found: list[Translated | Failure] = []
        for ready, future in alone:
            outcome = _outcome(future, ready.article.id, ready.path, "translate")
            found += [outcome] if isinstance(outcome, Failure) else outcome
        return found


def _audited(ident: str, future: Future[Finished]) -> Finished:
    outcome = _outcome(future, ident, ident, "audit")
    return Finished(ident, {}, outcome) if isinstance(outcome, Failure) else outcome


def _outcome(future: Future[Out], doc: str, path: str, stage: str) -> Out | Failure:
    """What a process gave for a document; a Failure where it took two of them with it."""
    try:
        return future.result()
    except WorkerDiedError as error:
        return Failure(doc, path, stage, f"{doc}: the process that worked on it {error}, twice", _DIED_HINT)


def finishing_processes(wanted: int | None) -> int:
    """How many processes read, align and audit: as many as asked for, else one for every four cores."""
    return max(1, available_threads(0) // 4) if wanted is None else wanted


def translating_threads(wanted: int, finishers: int) -> int:
    """The cores that translate: as many as asked for, else all but one for each finisher.

    Two at least, if there are: the finishers of a small machine are idle most of the time.
    """
    cores = available_threads(0)
    return available_threads(wanted) if wanted else max(min(2, cores), cores - finishers)
