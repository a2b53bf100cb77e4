"""Several processes: the same results, documents that kill them, and stopping when asked."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, lines

from align.errors import Interrupted, JobError
from align.job.execution import Result
from align.job.monitor import Monitor
from align.job.run import JobOptions, run_job
from align.pipeline import Pipeline

NICEST = 19
FEW = JobOptions(quiet=True, workers=1, shard_size=2)


class KilledAligning(Pipeline):
    """A process that aligns ``sneg`` is killed."""

    def align(self, article: Any, translations: Any) -> Any:
        if article.id == "sneg":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().align(article, translations)


class KilledTranslating(Pipeline):
    """A process that translates ``most``, alone or with others, is killed."""

    def translate(self, articles: Any, *others: Any, **more: Any) -> Any:
        if any(article.id == "most" for article in articles):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().translate(articles, *others, **more)


class KilledOnce(Pipeline):
    """The first process that audits ``most`` is killed; a file remembers it."""

    def audit(self, aligned: Any) -> Any:
        mark = Path(self.profile_name).with_suffix(".mark")
        if aligned.id == "most" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().audit(aligned)


class Interrupting(Pipeline):
    """Asks the job to stop while it translates."""

    def translate(self, articles: Any, *others: Any, **more: Any) -> Any:
        if articles[0].id == "most":
            os.kill(os.getppid(), signal.SIGTERM)
        return super().translate(articles, *others, **more)


class Telling(Pipeline):
    """The processes that translate and audit tell how nice they are, in files beside the profile."""

    def translate(self, articles: Any, *others: Any, **more: Any) -> Any:
        self._tell("translating")
        return super().translate(articles, *others, **more)

    def audit(self, aligned: Any) -> Any:
        self._tell("auditing")
        return super().audit(aligned)

    def _tell(self, stage: str) -> None:
        Path(self.profile_name).with_name(stage).write_text(str(os.getpriority(os.PRIO_PROCESS, 0)))


class Waiting(Pipeline):
    """Translates one document at a time, and ``zprava`` only when another was counted: then a pipe can be read."""

    @property
    def sentences_at_once(self) -> int:
        return 1

    def translate(self, articles: Any, *others: Any, **more: Any) -> Any:
        if articles[0].id == "zprava":
            pipe = os.open(Path(self.profile_name).with_suffix(".pipe"), os.O_RDONLY | os.O_NONBLOCK)
            assert select.select([pipe], [], [], 60)[0], "nothing was counted"
        return super().translate(articles, *others, **more)


def test_documents_are_counted_before_their_shard_is_done(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, count = tmp_path / "house.toml", Monitor.count
    house.write_text('inherits = "plain"\n')
    os.mkfifo(house.with_suffix(".pipe"))
    pipe = os.open(house.with_suffix(".pipe"), os.O_RDWR)

    def noted(monitor: Monitor, result: Result) -> None:
        count(monitor, result)
        os.write(pipe, b".")

    monkeypatch.setattr(Monitor, "count", noted)
    summary = run_job([inputs], tmp_path / "out", Waiting(profile_name=str(house)), JobOptions(quiet=True, workers=1))
    assert (summary.documents, summary.failed) == (3, 0)
    counts = json.loads((tmp_path / "out/.newsalign/progress.json").read_text())
    assert (counts["documents"], counts["done"], counts["written"], counts["failed"]) == (3, 3, 3, 0)
    os.close(pipe)


def test_reading_and_auditing_go_before_translating(inputs: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('inherits = "plain"\n')
    run_job([inputs], tmp_path / "out", Telling(profile_name=str(house)), FEW)
    translating, auditing = (int((tmp_path / stage).read_text()) for stage in ("translating", "auditing"))
    assert auditing == os.getpriority(os.PRIO_PROCESS, 0)
    assert translating == min(NICEST, auditing + 5)


def test_processes_run_no_code_of_the_working_folder(
    inputs: Path, undisturbed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "elsewhere"
    (folder / "align").mkdir(parents=True)
    (folder / "align" / "__init__.py").write_text("raise SystemExit('not ours')")
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    monkeypatch.chdir(folder)
    run_job([inputs], tmp_path / "out", Pipeline(), FEW)
    assert hashes(tmp_path / "out") == undisturbed


def test_the_same_comes_out_of_several_processes(inputs: Path, tmp_path: Path, undisturbed: dict[str, str]) -> None:
    run_job([inputs], tmp_path / "out", Pipeline(), FEW)
    assert hashes(tmp_path / "out") == undisturbed


@pytest.mark.parametrize(
    ("kind", "doc", "stage"), [(KilledAligning, "sneg", "align"), (KilledTranslating, "most", "translate")]
)
def test_a_document_that_kills_two_processes_fails_and_the_others_do_not(
    kind: type[Pipeline], doc: str, stage: str, inputs: Path, tmp_path: Path
) -> None:
    summary = run_job([inputs], tmp_path / "out", kind(), FEW)
    assert (summary.documents, summary.failed) == (2, 1)
    (failure,) = lines(tmp_path / "out/failed.jsonl")
    assert (failure["doc"], failure["stage"]) == (doc, stage)
    assert "killed by SIGKILL" in failure["reason"]
    assert str(inputs) in failure["path"]


def test_a_process_that_dies_once_is_replaced(inputs: Path, tmp_path: Path, undisturbed: dict[str, str]) -> None:
    house = tmp_path / "house.toml"
    house.write_text('inherits = "plain"\n')
    run_job([inputs], tmp_path / "out", KilledOnce(profile_name=str(house)), FEW)
    assert house.with_suffix(".mark").exists()
    for name in ("findings.jsonl", "documents.jsonl", "normalized/most.en.txt"):
        assert hashes(tmp_path / "out")[name] == undisturbed[name]


def test_a_job_that_is_asked_to_stop_keeps_what_is_done(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    out = tmp_path / "out"
    with pytest.raises(Interrupted, match=r"interrupted: \d of 3 documents are done; go on"):
        run_job([inputs], out, Interrupting(), FEW)
    assert not (out / "run.json").exists()
    assert not (out / ".newsalign/owner.json").exists()
    assert json.loads((out / ".newsalign/progress.json").read_text())["state"] == "interrupted"
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    run_job([inputs], out, Pipeline(), FEW)
    assert hashes(out) == undisturbed


def test_a_model_that_is_damaged_stops_the_job(inputs: Path, tmp_path: Path) -> None:
    from align.errors import ModelError

    with pytest.raises(ModelError):
        run_job([inputs], tmp_path / "out", Pipeline(str(tmp_path)), FEW)


def test_too_many_failures_stop_the_job_and_it_goes_on(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    broken = inputs / "aaa.cs.txt"
    broken.write_text("")
    options = JobOptions(quiet=True, workers=0, shard_size=1, max_failures=0)
    with pytest.raises(JobError, match=r"1 documents failed, more than 0: .*aaa\.cs\.txt: is empty"):
        run_job([inputs], tmp_path / "out", Pipeline(), options)
    broken.unlink()
    run_job([inputs], tmp_path / "out", Pipeline(), JobOptions(quiet=True, workers=0, shard_size=1, prune=True))
    assert hashes(tmp_path / "out") == undisturbed
