"""What another terminal sees of a run, and who may work in its folder."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock, Timeout
from samples import run

from align.cli import main as edge
from align.errors import InputError, JobError
from align.job import lock as locking
from align.job import merging
from align.job.folder import RunFolder
from align.job.lock import Lock
from align.job.shard import read_shards
from align.job.status import as_text, duration, read_status
from align.pipeline import Pipeline


@pytest.fixture
def status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)

    def ask() -> dict[str, Any]:
        assert edge.run(["run", "--status", "out", "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_a_finished_run(inputs: Path, tmp_path: Path, status: Any) -> None:
    (inputs / "empty.cs.txt").write_text("")
    run(inputs, tmp_path / "out")
    said = status()
    assert (said["state"], said["owner"]) == ("finished", None)
    counts = said["counts"]
    assert (counts["documents"], counts["kept"], counts["done"], counts["failed"]) == (4, 0, 4, 1)
    assert counts["sentences"] == 11
    assert [failure["doc"] for failure in said["failures"]] == ["empty"]
    assert set(counts["seconds"]) == {"read", "translate", "align", "audit", "merge"}
    shown = list(as_text(read_status(tmp_path / "out")))
    assert shown[0].endswith("out: finished")
    assert shown[1] == "documents: 4 of 4 (100%)"
    assert "empty (read): " in shown[-1]


@pytest.mark.parametrize(("shard_size", "kept"), [(1, 1), (3, 0)])
def test_a_run_at_work_and_one_that_was_interrupted(
    shard_size: int, kept: int, inputs: Path, tmp_path: Path, status: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, real = [], Pipeline.audit

    def look(self: Pipeline, aligned: Any) -> Any:
        seen.append(read_status(tmp_path / "out"))
        if aligned.id == "sneg":
            raise KeyboardInterrupt
        return real(self, aligned)

    monkeypatch.setattr(Pipeline, "audit", look)
    with pytest.raises(KeyboardInterrupt):
        run(inputs, tmp_path / "out", shard_size=shard_size)
    assert seen[-1].state == "running"
    assert seen[-1].owner.pid == os.getpid()
    said = status()
    assert (said["state"], said["owner"], said["counts"]["done"]) == ("interrupted", None, kept)
    assert bool(said["counts"]["sentences"]) == bool(kept)
    assert "It goes on with the same command that began it." in list(as_text(read_status(tmp_path / "out")))


def test_a_run_that_too_many_failures_stopped(inputs: Path, tmp_path: Path, status: Any) -> None:
    (inputs / "rows.cs.jsonl").write_text("no\nrow\n")
    with pytest.raises(JobError, match="2 documents failed"):
        run(inputs, tmp_path / "out", max_failures=1)
    said = status()
    assert said["state"] == "stopped"
    assert [failure["stage"] for failure in said["failures"]] == ["read", "read"]
    assert said["cause"]["error"].startswith("stopped: 2 documents failed, more than 1: ")
    shown = list(as_text(read_status(tmp_path / "out")))
    assert "failed: 2" in shown
    assert shown[-2].startswith("cause: stopped: 2 documents failed")
    run(inputs, tmp_path / "out")
    assert status()["cause"] is None
    assert len(status()["failures"]) == 2


def test_a_run_that_a_full_disk_stopped(inputs: Path, tmp_path: Path, status: Any, monkeypatch: Any) -> None:
    def refuse(*arguments: Any) -> None:
        raise JobError("out: cannot be written (No space left on device)", "Free some space.")

    monkeypatch.setattr("align.job.run.merge", refuse)
    with pytest.raises(JobError):
        run(inputs, tmp_path / "out")
    assert status()["cause"] == {
        "error": "out: cannot be written (No space left on device)",
        "hint": "Free some space.",
    }


def test_a_run_that_was_killed(out: Path, status: Any) -> None:
    progress = RunFolder(out).progress
    counts = json.loads(progress.read_text())
    progress.write_text(json.dumps({**counts, "state": "running", "written": 1}))
    said = status()
    assert (said["state"], said["counts"]["done"]) == ("killed", 1)
    del counts["written"]  # as older versions wrote it
    progress.write_text(json.dumps({**counts, "state": "running"}))
    assert status()["counts"]["done"] == counts["done"]


def test_no_run(tmp_path: Path, status: Any) -> None:
    with pytest.raises(InputError, match="not the folder of a run"):
        read_status(tmp_path)
    assert edge.run(["run", "--status", "out"]) == 2


@pytest.mark.parametrize(
    "arguments", [["--status", "x", "in"], ["--status", "x", "--out", "y"], ["in"], ["--out", "y"]]
)
def test_arguments_that_do_not_go_together(arguments: list[str], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    assert edge.run(["run", *arguments]) == 2


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00:00"), (59.6, "0:01:00"), (3723, "1:02:03")])
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


@pytest.fixture
def lock(tmp_path: Path) -> Lock:
    folder = RunFolder(tmp_path / "out")
    folder.prepare()
    return folder.lock


def note(lock: Lock, **owner: Any) -> None:
    lock.note.write_text(json.dumps({"pid": 1, "host": "elsewhere", "since": "2025-07-01T00:00:00+00:00", **owner}))


def test_the_lock_names_its_owner_to_another_process(lock: Lock, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from align.job.folder import RunFolder\n"
        "with RunFolder(Path(sys.argv[1])).lock.held(): pass\n"
    )
    with lock.held():
        result = subprocess.run([sys.executable, "-c", script, tmp_path / "out"], capture_output=True, text=True)
    assert f"process {os.getpid()} on " in result.stderr
    assert "BusyError" in result.stderr
    assert not lock.note.exists()
    assert subprocess.run([sys.executable, "-c", script, tmp_path / "out"]).returncode == 0


def test_a_run_waits_for_who_only_looked_whether_one_is_at_work(lock: Lock, monkeypatch: pytest.MonkeyPatch) -> None:
    looking, real = FileLock(lock.state / "lock", thread_local=False), FileLock.acquire

    def acquire(self: FileLock, timeout: float) -> Any:
        with pytest.raises(Timeout):
            real(self, timeout=0)
        assert timeout > 0
        looking.release()
        return real(self, timeout=timeout)

    looking.acquire()
    monkeypatch.setattr(locking.FileLock, "acquire", acquire)
    with lock.held():
        assert lock.owner().pid == os.getpid()


def test_a_note_that_its_owner_left_behind_is_stale(lock: Lock) -> None:
    note(lock, host=locking.Owner.here().host, pid=os.getpid())
    assert lock.holder() is None
    with lock.held():
        assert lock.holder() == lock.owner()


def test_a_fresh_note_from_another_machine_counts(lock: Lock) -> None:
    note(lock)
    assert lock.holder() is not None
    with pytest.raises(JobError, match="process 1 on elsewhere, since 2025-07-01"), lock.held():
        pass
    assert lock.note.exists()
    old = lock.note.stat().st_mtime - locking.FRESH_SECONDS - 1
    os.utime(lock.note, (old, old))
    assert lock.holder() is None
    with lock.held():
        assert lock.owner().pid == os.getpid()


@pytest.mark.parametrize("error", [NotImplementedError(), OSError(errno.ENOLCK, ""), OSError(errno.EOPNOTSUPP, "")])
def test_where_there_are_no_locks_the_note_is_the_lock(
    error: Exception, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise error

    monkeypatch.setattr(locking.FileLock, "acquire", refuse)
    with lock.held(), pytest.raises(JobError, match="another run"), lock.held():
        pass
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    note(lock, host=locking.Owner.here().host, pid=gone.pid)
    with lock.held():
        pass


def test_a_folder_that_cannot_be_written_is_named_not_its_lock(lock: Lock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(lock.state / "lock"))

    monkeypatch.setattr(locking.FileLock, "acquire", refuse)
    with pytest.raises(JobError) as caught, lock.held():
        pass
    assert caught.value.message == f"{lock.state.parent}: cannot be written (Read-only file system)"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}'])
def test_a_damaged_note_is_no_obstacle(content: str, lock: Lock) -> None:
    lock.note.write_text(content)
    with lock.held():
        pass


def test_a_first_job_that_still_looks_at_its_inputs_is_running(tmp_path: Path, status: Any) -> None:
    folder = RunFolder(tmp_path / "out")
    folder.prepare()
    with folder.lock.held():
        said = status()
    assert (said["state"], said["owner"]["pid"], said["counts"]["documents"]) == ("running", os.getpid(), 0)


def test_a_shard_that_is_replaced_while_somebody_looks_is_looked_at_again(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = out / ".newsalign/progress.json"
    progress.write_text(progress.read_text(encoding="utf-8").replace('"finished"', '"interrupted"'), encoding="utf-8")
    read, replaced = merging.read_lines, []

    def late(kind: Any, path: Path) -> Any:
        stage = read_shards(out / ".newsalign/shards")[0].aligned
        if not replaced and path.parent == stage.folder:
            replaced.append(path)
            stage.write({each.name: each.read_text(encoding="utf-8") for each in path.parent.iterdir()}, stage.keys())
        return read(kind, path)

    monkeypatch.setattr(merging, "read_lines", late)
    assert read_status(out).state == "interrupted"
    assert replaced
