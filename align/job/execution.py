"""What a job hands out and what it gets back, whoever does the work: this process, others beside it, or a cluster.

A job is cut into tasks, one for each shard that is not up to date. An executor takes tasks as it has room for them and
gives back what became of each, in any order; the job writes it. Results depend on nothing but the task and the
pipeline, so a run folder is the same byte for byte whichever executor did the work.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from align.errors import Interrupted
from align.job.items import Item
from align.pipeline import Pipeline
from align.types import Aligned, Failure


@dataclass(frozen=True, slots=True)
class Task:
    """The work on a shard: documents to go the whole way, in order, and aligned ones to be audited anew.

    Everything in it can be pickled. An item is read where the work is done (``Item.load``): a worker on another machine
    needs the inputs under the same paths, or items that were ``shipped``.
    """

    shard: str
    items: tuple[Item, ...]
    aligned: tuple[Aligned, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that was aligned: its lines for each file of its shard, ``findings.jsonl`` among them.

    Where the audit failed, ``failure`` says why and the findings are missing. ``seconds`` are those of each stage.
    """

    id: str
    lines: Mapping[str, str]
    failure: Failure | None = None
    sentences: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)


Result = Finished | Failure


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: a result for each of its documents, in any order."""

    shard: str
    results: tuple[Result, ...]

    @property
    def failures(self) -> list[Failure]:
        """The documents that did not go through."""
        found = (result if isinstance(result, Failure) else result.failure for result in self.results)
        return [failure for failure in found if failure]


class Watch(Protocol):
    """Whom an executor tells of each document that is done, and asks whether it is to stop."""

    @property
    def stopping(self) -> bool:
        """Whether somebody asked the job to stop."""
        ...

    def count(self, result: Result) -> None:
        """Say that a document is done. May be called from any thread."""
        ...


class Executor(Protocol):
    """Works tasks off. Made anew for every job, with the job's pipeline (``ExecutorFactory``).

    ``run`` takes a task only when it has room for it, so that memory is bounded, and yields what is done. It raises
    Interrupted when the watch says stop, after it gave back the tasks that were done by then; NewsalignError where
    nothing can go on (a model that is not there). A document's failure is a result. The job closes the generator
    whatever happens, and with it everything that ``run`` started must end.
    """

    def run(self, tasks: Iterable[Task], watch: Watch) -> Generator[Done, None, None]:
        """Work the tasks off."""
        ...


ExecutorFactory = Callable[[Pipeline], Executor]


@dataclass(frozen=True, slots=True)
class InProcess:
    """Works everything off in this process, one task after the other."""

    pipeline: Pipeline

    def run(self, tasks: Iterable[Task], watch: Watch) -> Generator[Done, None, None]:
        """Work the tasks off."""
        from align.job.stages import Context, work_off

        context = Context(self.pipeline, lambda: watch.stopping)
        for task in tasks:
            if watch.stopping:
                raise Interrupted
            yield Done(task.shard, tuple(counted(work_off(context, task), watch)))


def counted(results: Iterable[Result], watch: Watch) -> Iterator[Result]:
    """The results as they come, each told to the watch."""
    for result in results:
        watch.count(result)
        yield result
