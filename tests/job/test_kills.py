"""A run that is killed or has no room goes on where it was; names and files that no reader can use are refused."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from samples import hashes, lines

from align.files import part_beside
from align.job.run import JobOptions, run_job
from align.job.shard import plan
from align.pipeline import Pipeline

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
ALONE = JobOptions(quiet=True, workers=0)
RUN = "from align.cli.main import main; main()"


def command(inputs: Path, out: Path) -> list[str]:
    return [sys.executable, "-c", RUN, "run", str(inputs), "--out", str(out), "--quiet", "--workers", "0"]


@pytest.mark.skipif(not SCRIPTS.is_dir(), reason="the scripts are in the repository only")
def test_killed_at_three_moments_and_resumed_a_run_gives_the_same() -> None:
    script = [sys.executable, str(SCRIPTS / "kill_run.py"), "--moments", "3", "--seed", "4", "--executor", "single"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 with another outcome" in done.stdout


def test_a_shard_whose_documents_were_never_written_down_leaves_no_gap_in_the_numbers(tmp_path: Path) -> None:
    unmade = tmp_path / "00000"
    unmade.mkdir()
    part_beside(unmade / "ids.json").write_text('["a', encoding="utf-8")
    assert [shard.folder.name for shard in plan(tmp_path, {"a": 1, "b": 1}, most=1)] == ["00000", "00001"]
    assert sorted(path.name for path in unmade.iterdir()) == ["ids.json"]


def test_a_shard_that_holds_work_keeps_its_number(tmp_path: Path) -> None:
    (tmp_path / "00000" / "aligned-1").mkdir(parents=True)
    assert [shard.folder.name for shard in plan(tmp_path, {"a": 1}, most=1)] == ["00001"]


def test_a_disk_without_room_is_told_and_the_run_goes_on_later(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        command(inputs, out), capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)),
    )  # fmt: skip
    assert done.returncode == 2
    assert "File too large" in done.stderr or "disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert not (out / "run.json").exists()
    assert subprocess.run(command(inputs, out), check=False).returncode == 0
    assert hashes(out) == undisturbed


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system that refuses to be written")
def test_a_folder_that_cannot_be_written_is_told(inputs: Path) -> None:
    done = subprocess.run(command(inputs, Path("/proc/newsalign")), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "/proc/newsalign: cannot be written" in done.stderr


def test_names_that_are_no_text_are_refused_and_written_so_that_they_can_be_read(inputs: Path, out: Path) -> None:
    Path(os.fsdecode(os.fsencode(inputs) + b"/zl\xfd.cs.txt")).write_text("Vláda zasedá.\n", encoding="utf-8")
    summary = run_job([inputs], out, Pipeline(), ALONE)
    assert (summary.documents, summary.failed) == (3, 1)
    assert json.loads((out / "failed.jsonl").read_text(encoding="utf-8"))["doc"] == "zl\\xfd"


def test_rows_in_a_file_whose_name_is_no_text(inputs: Path, out: Path) -> None:
    rows = '{"id": "a", "lang": "en", "english": "They met."}\nno row\n{"id": "b", "lang": "de", "source": "Ja."}'
    Path(os.fsdecode(os.fsencode(inputs) + b"/zl\xfd.cs.jsonl")).write_text(rows, encoding="utf-8")
    summary = run_job([inputs], out, Pipeline(), ALONE)
    assert (summary.documents, summary.failed) == (4, 2)
    assert all("zl\\xfd.cs.jsonl" in row["reason"] for row in lines(out / "failed.jsonl"))


def test_a_pipe_among_the_inputs_is_not_waited_for(inputs: Path, out: Path) -> None:
    os.mkfifo(inputs / "pipe.cs.txt")
    (inputs / "zero.cs.txt").symlink_to("/dev/zero")
    summary = run_job([inputs], out, Pipeline(), ALONE)
    assert (summary.documents, summary.failed) == (3, 2)
    assert all("not a regular file" in failure["reason"] for failure in lines(out / "failed.jsonl"))
