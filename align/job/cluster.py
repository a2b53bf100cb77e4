"""A job on a Ray cluster: the same stages on many machines, with results that are the same byte for byte.

Every worker is an actor with the model loaded once. Documents travel with their content, so the workers need no file
system in common with this machine; results come back here, where the run folder is written. A worker that goes away is
replaced and its documents are given to another; a document whose worker goes away every time is a failure, the others
are not. Only workers that have started get documents, so that those for which other jobs leave no room hold nothing up.
Ray's actors: https://docs.ray.io/en/latest/ray-core/actors.html
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from align.errors import ConfigError, Interrupted, JobError
from align.job.connecting import connected
from align.job.execution import Done, Result, Task, Watch
from align.job.portions import IN_HAND, Portion
from align.job.stages import Context, work_off
from align.pipeline import Pipeline
from align.translation import DecodingOptions
from align.translation.memory import MemoryOptions

log = logging.getLogger(__name__)

DOCUMENTS_AT_ONCE = 32
"""Documents of a shard that a worker gets together: enough for full batches, few enough to be lost with it."""

_LOOK_SECONDS = 0.5
_PATIENCE_SECONDS = 30.0
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers of a Ray cluster: that at ``address``, or one of this machine alone that ends with the job.

    ``workers`` is how many (None: as many as the cluster has room for); each takes as many processors as the decoding
    options have threads, one if they leave it open.
    """

    pipeline: Pipeline
    address: str | None = None
    workers: int | None = None

    def run(self, tasks: Iterable[Task], watch: Watch) -> Generator[Done, None, None]:
        """Work the tasks off; see ``align.job.execution.Executor``.

        Raises ConfigError where Ray is not installed, JobError where no cluster is at the address, where it has no room
        and where its workers have another newsalign or another model.
        """
        if isinstance(self.pipeline.memory, MemoryOptions) and self.pipeline.memory.imported:
            what = "imported translations are not used by --executor ray: its workers have no translation memory"
            raise ConfigError(what, "Leave out --tm-imported, or --executor ray.")
        coming = iter(tasks)
        first = next(coming, None)
        if first is None:
            return  # nothing to do is no reason to start a cluster
        with connected(self.address, self.workers, self.threads) as ray:
            crew = _Crew(ray, self._portable(), self._count(ray))
            try:
                yield from _Dispatch(crew, watch).run(chain((first,), coming))
            finally:
                crew.close()

    @property
    def threads(self) -> int:
        """Processors for each worker."""
        return max(1, self.pipeline.decoding.threads if self.pipeline.decoding else 1)

    def _portable(self) -> Pipeline:
        """The pipeline as it works anywhere: the house style as it is here, no translation memory."""
        decoding = replace(self.pipeline.decoding or DecodingOptions(), threads=self.threads)
        return replace(self.pipeline, memory=None, decoding=decoding, house=self.pipeline.profile)

    def _count(self, ray: Any) -> int:
        nodes = (node["Resources"] for node in ray.nodes() if node["Alive"])
        room = sum(int(resources.get("CPU", 0)) // self.threads for resources in nodes)  # a worker needs one node
        if not room:
            what = f"the Ray cluster has no node with {self.threads} free processors"
            raise JobError(what, "Add nodes to it, or ask for fewer --threads.")
        return min(self.workers or room, room)


class _Worker:
    """What runs on the cluster, one in each process."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._context = Context(pipeline, lambda: False)

    def signature(self) -> str:
        """What results of this worker depend on."""
        return str(self._context.pipeline.signature())

    def work(self, task: Task) -> tuple[Result, ...]:
        """The results of a portion."""
        return tuple(work_off(self._context, task))


class _Crew:
    """The actors: those to come, and those that have started, with what each has in hand; one that goes is replaced."""

    def __init__(self, ray: Any, pipeline: Pipeline, count: int) -> None:
        self.ray, self._pipeline = ray, pipeline
        threads = pipeline.decoding.threads if pipeline.decoding else 1
        self._class = ray.remote(num_cpus=threads, max_restarts=0)(_Worker)
        self._signature = str(pipeline.signature())
        self._sent = ray.put(pipeline)
        self._gone = (
            ray.exceptions.RayActorError,
            ray.exceptions.ObjectLostError,
            ray.exceptions.OutOfMemoryError,
            ray.exceptions.NodeDiedError,
        )
        self._coming: dict[Any, Any] = {}
        self._load: dict[Any, int] = {}
        self._stillborn = 0
        self._since: float | None = time.monotonic()
        for _ in range(count):
            self._hire()

    def _hire(self) -> None:
        actor = self._class.remote(self._sent)
        self._coming[actor.signature.remote()] = actor

    @property
    def coming(self) -> list[Any]:
        """The references under which workers that have not started yet will answer."""
        return list(self._coming)

    def greet(self) -> None:
        """Take on the workers that have started.

        Raises JobError where one would not give the results that this machine gives, and where they die at once.
        """
        waiting = self.coming
        answers, _ = self.ray.wait(waiting, num_returns=len(waiting), timeout=0) if waiting else ((), ())
        for answer in answers:
            actor = self._coming.pop(answer)
            try:
                self._compare(self._got(answer))
            except self._gone as error:
                self._bury(error)
                self._hire()
            else:
                self._load[actor] = self._stillborn = 0
        self._warn_of_waiting()

    def _warn_of_waiting(self) -> None:
        """Say once that no worker has started for a while: the cluster may be busy, and the job waits for it."""
        if self._load:
            self._since = None
        elif self._since is not None and time.monotonic() - self._since >= _PATIENCE_SECONDS:
            self._since = None
            log.warning("no worker of the cluster has started yet; `ray status` shows whether other work holds it")

    def free(self, weight: int) -> Any | None:
        """The worker that has least in hand, if it takes another portion of this weight."""
        actor = min(self._load, key=self._load.__getitem__, default=None)
        return actor if actor is not None and self._load[actor] + weight <= IN_HAND else None

    def give(self, actor: Any, task: Task, weight: int) -> Any:
        """Hand a portion to a worker; the reference that its results will be under."""
        self._load[actor] += weight
        return actor.work.remote(task)

    def take(self, actor: Any, reference: Any, weight: int) -> tuple[Result, ...] | None:
        """The results of a portion; None where its worker is gone, and another takes its place."""
        try:
            results: tuple[Result, ...] = self._got(reference)
        except self._gone:
            if self._load.pop(actor, None) is not None:
                self._hire()
            return None
        self._load[actor] -= weight
        return results

    def _got(self, reference: Any) -> Any:
        """What a worker gave. Raises what it raised, or one of the errors that say that it is gone."""
        try:
            return self.ray.get(reference)
        except self._gone:
            raise
        except self.ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, Exception) else error from None

    def _bury(self, error: Exception) -> None:
        """Count workers that never answered. Raises JobError where there are too many: no document is to blame."""
        self._stillborn += 1
        if self._stillborn > _TRIES:
            what = f"the workers of the cluster do not start: {str(error).strip().splitlines()[-1]}"
            raise JobError(what, "Install newsalign on all its machines, and look at their logs.")

    def _compare(self, theirs: str) -> None:
        if theirs != self._signature:
            there, here = _apart(theirs, self._signature), _apart(self._signature, theirs)
            what = f"a worker of the cluster would give other results: {there}, here it is {here}"
            raise JobError(what, "Install the same newsalign, libraries and model on all machines.")

    def close(self) -> None:
        """End all workers now."""
        for actor in (*self._load, *self._coming.values()):
            self.ray.kill(actor)


def _apart(one: str, other: str) -> str:
    """The parts of a signature that the other does not have."""
    return "|".join(part for part in one.split("|") if part not in other.split("|"))


@dataclass(slots=True)
class _Open:
    """A shard under way: what is known, and how many documents are still out."""

    results: list[Result] = field(default_factory=list)
    missing: int = 0


class _Dispatch:
    """Deals portions to workers, never more than they can take, and puts the shards together again."""

    def __init__(self, crew: _Crew, watch: Watch) -> None:
        self._crew, self._watch = crew, watch
        self._queue: deque[Portion] = deque()
        self._out: dict[Any, tuple[Any, Portion]] = {}
        self._shards: dict[str, _Open] = {}

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Every task as soon as all of it is done."""
        coming = iter(tasks)
        while True:
            if self._watch.stopping:
                raise Interrupted
            self._crew.greet()
            while (portion := self._next(coming)) and (actor := self._crew.free(portion.weight)) is not None:
                self._send(actor, self._queue.popleft())
            if not self._out and not self._queue:
                yield from self._complete()
                return
            ready, _ = self._crew.ray.wait([*self._out, *self._crew.coming], timeout=_LOOK_SECONDS)
            for reference in ready:
                if reference in self._out:
                    self._receive(*self._out.pop(reference), reference)
            yield from self._complete()

    def _next(self, coming: Iterator[Task]) -> Portion | None:
        """The portion whose turn it is; a shard is taken when the one before is dealt out."""
        while not self._queue and (task := next(coming, None)):
            whole = Portion(task.shard, task.items, task.aligned)
            self._shards[task.shard] = _Open(missing=whole.size)
            self._queue.extend(whole.parts(DOCUMENTS_AT_ONCE))
        return self._queue[0] if self._queue else None

    def _send(self, actor: Any, portion: Portion) -> None:
        """Send the documents with their content; what cannot be read is a failure."""
        task, failures = portion.shipped()
        self._keep(portion.shard, failures)
        if portion.size:
            self._out[self._crew.give(actor, task, portion.weight)] = (actor, portion)

    def _receive(self, actor: Any, portion: Portion, reference: Any) -> None:
        results = self._crew.take(actor, reference, portion.weight)
        if results is not None:
            self._keep(portion.shard, results)
            return
        portion.tries += 1
        if portion.tries < _TRIES:
            self._queue.appendleft(portion)
        elif portion.suspect:
            self._keep(portion.shard, (portion.given_up(),))
        else:  # one of them may be the reason: each by itself
            self._queue.extendleft(portion.parts(1, suspect=True))

    def _keep(self, shard: str, results: Sequence[Result]) -> None:
        found = self._shards[shard]
        found.results.extend(results)
        found.missing -= len(results)
        for result in results:
            self._watch.count(result)

    def _complete(self) -> Iterator[Done]:
        for shard in [name for name, found in self._shards.items() if not found.missing]:
            yield Done(shard, tuple(self._shards.pop(shard).results))
