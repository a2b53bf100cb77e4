"""Documents that workers of a cluster get, where one of them ends every worker; without a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import lines, run

from align.errors import ConfigError, JobError
from align.job.cluster import Cluster, _Dispatch
from align.job.execution import Task
from align.job.merging import audited_in
from align.job.shard import read_shards
from align.job.stages import Context, work_off
from align.pipeline import Pipeline
from align.translation.memory import MemoryOptions

DEADLY = "x"


class Crew:
    """A worker that goes away with every portion that holds the document ``x``."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._context, self._sent = Context(pipeline, lambda: False), dict[int, Task]()
        self.ray = self
        self.coming: list[int] = []

    def greet(self) -> None:
        """It is there from the beginning."""

    def free(self, weight: int) -> str:
        return "worker"

    def give(self, actor: str, task: Task, weight: int) -> int:
        self._sent[len(self._sent)] = task
        return len(self._sent) - 1

    def wait(self, references: list[int], timeout: float) -> tuple[list[int], list[int]]:
        return references[:1], references[1:]

    def take(self, actor: str, reference: int, weight: int) -> Any:
        task = self._sent[reference]
        dies = DEADLY in {each.id for each in (*task.items, *task.aligned)}
        return None if dies else tuple(work_off(self._context, task))


class Dying:
    """An executor with that worker."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def run(self, tasks: Any, watch: Any) -> Iterator[Any]:
        yield from _Dispatch(Crew(self._pipeline), watch).run(tasks)


def test_a_document_whose_new_audit_ends_every_worker_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in (DEADLY, "y"):
        (tmp_path / f"in/{name}.en.txt").write_text("Macron left Kiev.\n", encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text('off = ["false-friend"]\n', encoding="utf-8")
    assert run(tmp_path / "in", tmp_path / "out").failed == 0
    summary = run(tmp_path / "in", tmp_path / "out", str(mine), executor=Dying)
    assert (summary.documents, summary.failed) == (1, 1)
    [failure] = lines(tmp_path / "out/failed.jsonl")
    assert (failure["doc"], failure["stage"]) == (DEADLY, "audit")
    assert [path.name for path in (tmp_path / "out/normalized").iterdir()] == ["y.en.txt"]
    again = run(tmp_path / "in", tmp_path / "out", str(mine), retry_failed=True)
    assert (again.documents, again.failed) == (2, 0)


def test_imported_translations_are_refused_where_workers_do_not_see_them(tmp_path: Path) -> None:
    pipeline = Pipeline(memory=MemoryOptions(tmp_path / "tm.sqlite", imported=True))
    with pytest.raises(ConfigError, match="imported translations are not used"):
        next(Cluster(pipeline).run([], None))  # type: ignore[arg-type]


def test_a_shard_that_lacks_an_audit_is_damaged(out: Path) -> None:
    [marker, *_] = (out / ".newsalign/shards").glob("*/audited.json")
    content = json.loads(marker.read_text(encoding="utf-8"))
    content["keys"].popitem()
    marker.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(JobError, match="is missing"):
        list(audited_in(read_shards(out / ".newsalign/shards")))
