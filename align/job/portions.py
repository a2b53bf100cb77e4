"""What a worker of a cluster gets at a time: some documents of a shard, with their content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from align.documents.ids import printable
from align.job.execution import Finished, Result, Task
from align.job.items import Item
from align.pipeline import attempt
from align.types import Aligned, Failure

IN_HAND = 2
"""Portions for each worker: one that it works on, one that waits there."""

_DIED_HINT = "Memory may have run out: split the document, or run it on machines with more."


@dataclass(slots=True)
class Portion:
    """Some documents of a shard. ``tries`` counts the workers that went away with it.

    What is ``suspect`` gets a worker to itself, so that no other document goes away with it.
    """

    shard: str
    items: tuple[Item, ...]
    aligned: tuple[Aligned, ...]
    suspect: bool = False
    tries: int = 0

    @property
    def weight(self) -> int:
        """How much room it takes with a worker."""
        return IN_HAND if self.suspect else 1

    @property
    def size(self) -> int:
        """How many documents."""
        return len(self.items) + len(self.aligned)

    def parts(self, most: int, *, suspect: bool = False) -> Iterator[Portion]:
        """The same documents, at most so many together."""
        for start in range(0, len(self.items), most):
            yield Portion(self.shard, self.items[start : start + most], (), suspect, self.tries)
        for start in range(0, len(self.aligned), most):
            yield Portion(self.shard, (), self.aligned[start : start + most], suspect, self.tries)

    def given_up(self) -> Result:
        """The failure of its only document; what was aligned before stays aligned."""
        ident, path = (self.items[0].id, self.items[0].path) if self.items else (self.aligned[0].id,) * 2
        reason = f"{ident}: the worker that had it went away, {self.tries} times"
        if self.items:
            return Failure(ident, path, "align", reason, _DIED_HINT)
        return Finished(ident, {}, Failure(ident, path, "audit", reason, _DIED_HINT))

    def shipped(self) -> tuple[Task, list[Failure]]:
        """The documents with their content, read here and now, and those whose content cannot be read."""
        items, failures = [], []
        for item in self.items:
            outcome = attempt(item.id, "read", item.shipped)
            if isinstance(outcome, Failure):
                failures.append(replace(outcome, path=item.path, reason=printable(outcome.reason)))
            else:
                items.append(outcome)
        failed = {failure.doc for failure in failures}
        self.items = tuple(item for item in self.items if item.id not in failed)
        return Task(self.shard, tuple(items), self.aligned), failures
