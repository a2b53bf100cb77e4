"""A Ray cluster of two workers: the same results, workers that go away, and inputs that only this machine sees."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, lines

from align.errors import ConfigError, InputError, Interrupted, JobError
from align.job.cluster import Cluster
from align.job.execution import Task
from align.job.find import find
from align.job.inputs import collect
from align.job.run import JobOptions, run_job
from align.job.spool import Spool
from align.pipeline import Pipeline
from align.types import Signature

ray = pytest.importorskip("ray")


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """Two workers on this machine, no dashboard, nothing sent anywhere."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    handler = signal.getsignal(signal.SIGTERM)
    store = 80 * 2**20
    path = {"env_vars": {"PYTHONPATH": os.pathsep.join(sys.path)}}  # the pipelines below are to be found there
    ray.init(
        address="local", num_cpus=2, include_dashboard=False, object_store_memory=store, log_to_driver=False,
        runtime_env=path,
    )  # fmt: skip
    signal.signal(signal.SIGTERM, handler)  # Ray takes it for itself
    yield
    ray.shutdown()


def run(inputs: Path, out: Path, pipeline: Pipeline) -> Any:
    return run_job([inputs], out, pipeline, JobOptions(quiet=True, executor=partial(Cluster, workers=2), shard_size=2))


class KilledOnce(Pipeline):
    """The first worker that aligns ``most`` is killed; a file remembers it."""

    def align(self, article: Any, translations: Any) -> Any:
        mark = Path(self.profile_name).with_suffix(".mark")
        if article.id == "most" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().align(article, translations)


class KilledAlways(Pipeline):
    """Every worker that aligns ``sneg`` is killed."""

    def align(self, article: Any, translations: Any) -> Any:
        if article.id == "sneg":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().align(article, translations)


class OtherThere(Pipeline):
    """Has another version on the workers."""

    here = False

    def signature(self) -> Signature:
        signature = super().signature()
        return signature if OtherThere.here else replace(signature, version="0.0")


def test_a_cluster_gives_what_one_machine_gives_though_a_worker_is_killed(
    cluster: None, inputs: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    profile = tmp_path / "plain.toml"
    profile.write_text('inherits = "plain"\n')
    summary = run(inputs, tmp_path / "out", KilledOnce(profile_name=str(profile)))
    assert profile.with_suffix(".mark").exists()
    assert (summary.documents, summary.failed) == (3, 0)
    same = {"corpus.tmx", "report.html"}  # they name the profile's file or not
    assert {k: v for k, v in hashes(tmp_path / "out").items() if k not in same} == {
        k: v for k, v in undisturbed.items() if k not in same
    }


def test_a_document_that_kills_its_workers_is_a_failure_and_no_other(
    cluster: None, inputs: Path, tmp_path: Path
) -> None:
    summary = run(inputs, tmp_path / "out", KilledAlways())
    assert (summary.documents, summary.failed) == (2, 1)
    (failure,) = lines(tmp_path / "out/failed.jsonl")
    assert (failure["doc"], failure["stage"]) == ("sneg", "align")
    assert "went away" in failure["reason"]
    run(inputs, tmp_path / "out", Pipeline())  # a failure stays until somebody asks for it
    assert run_job([inputs], tmp_path / "out", Pipeline(), JobOptions(quiet=True, retry_failed=True)).failed == 0


def test_workers_of_another_version_are_refused(cluster: None, inputs: Path, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(OtherThere, "here", True)
    with pytest.raises(JobError, match=r"would give other results: newsalign:0\.0, here it is newsalign:[\d.]+\n"):
        run(inputs, tmp_path / "out", OtherThere())


def test_what_is_shipped_needs_no_file(inputs: Path, tmp_path: Path) -> None:
    (inputs / "manifest.jsonl").write_text(
        '{"id": "listed", "lang": "cs", "source": "most.cs.txt", "meta": {"a": 1}}\n'
    )
    given = [inputs, inputs / "manifest.jsonl"]
    items, _ = collect(find(given), Spool(tmp_path / "spool"))
    assert set(items) == {"listed", "most", "sneg", "zprava"}
    wanted = {ident: item.load() for ident, item in items.items()}
    shipped = {ident: item.shipped() for ident, item in items.items()}
    shutil.rmtree(inputs)
    assert {ident: item.load() for ident, item in shipped.items()} == wanted
    with pytest.raises(InputError, match="no such file"):
        items["most"].shipped()


def test_without_ray_the_way_to_it_is_named(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError) as error:
        run(inputs, tmp_path / "out", Pipeline())
    assert "pip install 'newsalign[ray]'" in error.value.hint


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "127.0.0.1:99999"])
def test_an_address_without_a_cluster_is_told(address: str, inputs: Path, tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "shutdown", lambda: None)  # that of the other tests goes on
    options = JobOptions(quiet=True, executor=partial(Cluster, address=address))
    with pytest.raises(JobError, match=f"no Ray cluster at {address}"):
        run_job([inputs], tmp_path / "out", Pipeline(), options)


class Watcher:
    """Counts documents; asks to stop from the beginning where told so."""

    def __init__(self, *, stopping: bool) -> None:
        self.stopping = stopping
        self.counted: list[Any] = []

    def count(self, result: Any) -> None:
        self.counted.append(result)


def test_an_input_that_vanished_fails_alone_and_a_stop_is_heard(cluster: None, inputs: Path, tmp_path: Path) -> None:
    items, _ = collect(find([inputs]), Spool(tmp_path / "spool"))
    (inputs / "most.en.txt").unlink()
    task = Task("00000", (items["most"], items["zprava"]))
    watcher = Watcher(stopping=False)
    (done,) = Cluster(Pipeline(), workers=1).run([task], watcher)
    assert [failure.stage for failure in done.failures] == ["read"]
    assert len(watcher.counted) == len(done.results) == 2
    with pytest.raises(Interrupted):
        list(Cluster(Pipeline(), workers=1).run([task], Watcher(stopping=True)))


class Other:
    """What another job has on the cluster."""

    def here(self) -> bool:
        return True


class Leaving(logging.Handler):
    """Ends the other job as soon as somebody complains."""

    def __init__(self, other: Any) -> None:
        super().__init__()
        self.other = other
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())
        ray.kill(self.other)


@pytest.mark.parametrize(("held", "patience", "told"), [(1, 600.0, []), (2, 0.0, ["no worker of the cluster has"])])
def test_a_job_works_on_what_others_leave_of_a_cluster(
    held: int, patience: float, told: list[str], cluster: None, inputs: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("align.job.cluster._PATIENCE_SECONDS", patience)
    other = ray.remote(num_cpus=held)(Other).remote()
    assert ray.get(other.here.remote())
    handler = Leaving(other)
    logging.getLogger("align.job.cluster").addHandler(handler)
    try:
        assert run(inputs, tmp_path / "out", Pipeline()).documents == 3
    finally:
        logging.getLogger("align.job.cluster").removeHandler(handler)
        ray.kill(other)
    assert [message[:28] for message in handler.told] == told


def test_nothing_to_do_starts_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray, "init", lambda **_: pytest.fail("Ray was started"))
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    assert list(Cluster(Pipeline()).run([], Watcher(stopping=False))) == []
