"""`newsalign run`: what each option changes, shown on English texts alone, for which no model is loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from align.cli import main as edge
from align.job import run as job
from align.pipeline import Pipeline


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two texts in ``in``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.en.txt").write_text("The delegation left for Kiev.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Pipeline, job.JobOptions]]:
    """What the job was called with."""
    seen: list[tuple[Pipeline, job.JobOptions]] = []
    real = job.run_job

    def spy(inputs: Any, out: Path, pipeline: Pipeline, options: job.JobOptions) -> Any:
        seen.append((pipeline, options))
        return real(inputs, out, pipeline, options)

    monkeypatch.setattr(job, "run_job", spy)
    return seen


def run(*arguments: object) -> int:
    return edge.run(["run", "in", "--out", "out", "--workers", "0", "-q", *map(str, arguments)])


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out/normalized").iterdir())


def test_prune_drops_what_has_no_input_any_more(folder: Path) -> None:
    assert run() == 0
    (folder / "in/b.en.txt").unlink()
    assert run() == 0
    assert written(folder) == ["a.en.txt", "b.en.txt"]
    assert run("--prune") == 0
    assert written(folder) == ["a.en.txt"]


def test_retry_failed_tries_again_though_nothing_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("not today")

    with monkeypatch.context() as patch:
        patch.setattr(Pipeline, "audit", broken)
        assert run() == 2
    assert run() == 2
    assert run("--retry-failed") == 0
    assert written(folder) == ["a.en.txt", "b.en.txt"]


@pytest.mark.parametrize(("most", "finished"), [(1, False), (2, True)])
def test_more_failures_than_max_failures_stop_the_run(
    most: int, finished: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "in/rows.en.jsonl").write_text("{\n{\n", encoding="utf-8")
    assert run("--max-failures", most) == 2
    assert ("2 documents failed, more than 1" in capsys.readouterr().err) != finished
    assert (folder / "out/run.json").exists() == finished


def test_threads_are_those_of_the_translator(folder: Path, given: list[tuple[Pipeline, job.JobOptions]]) -> None:
    assert run("--threads", 3) == 0
    assert given[0][0].decoding.threads == 3


def test_tm_limit_bounds_the_memory_and_wants_one(folder: Path, given: list[tuple[Pipeline, job.JobOptions]]) -> None:
    assert run("--tm-limit", 7) == 2
    assert run("--tm", "tm.sqlite", "--tm-limit", 7) == 0
    ((pipeline, _),) = given
    assert pipeline.memory is not None
    assert (pipeline.memory.path.name, pipeline.memory.limit_mb) == ("tm.sqlite", 7)


def test_an_address_is_that_of_a_cluster(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    assert run("--address", "host:1") == 2
    assert "add --executor ray" in capsys.readouterr().err
    asked = []

    class Nowhere:
        def __init__(self, pipeline: Pipeline, workers: int | None = None, address: str | None = None) -> None:
            asked.append((address, workers))

        def run(self, tasks: Any, watcher: Any) -> Any:
            return iter(())

    monkeypatch.setattr("align.job.cluster.Cluster", Nowhere)
    edge.run(["run", "in", "--out", "out", "--executor", "ray", "--address", "host:1", "--workers", "2", "-q"])
    assert asked == [("host:1", 2)]


def test_a_profile_decides_what_is_repaired_and_stands_in_the_summary(folder: Path) -> None:
    (folder / "house.toml").write_text('inherits = "plain"\noff = ["exonym"]\n', encoding="utf-8")
    assert run("--profile", "house.toml") == 0
    assert "Kiev" in (folder / "out/normalized/a.en.txt").read_text(encoding="utf-8")
    assert json.loads((folder / "out/run.json").read_text(encoding="utf-8"))["signature"]["profile"].startswith("house")
