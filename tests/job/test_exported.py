"""Folders that exports of a run filled, and those that held something before."""

from __future__ import annotations

from pathlib import Path

from align.job.exported import is_ours
from align.job.folder import RunFolder


def test_a_folder_that_was_empty_before_the_first_export_is_ours_from_then_on(tmp_path: Path) -> None:
    run, new, other = tmp_path / "run", tmp_path / "new", tmp_path / "other"
    RunFolder(run).prepare()
    other.mkdir()
    (other / "a.en.txt").touch()
    assert (is_ours(run, new), is_ours(run, other)) == (True, False)
    new.mkdir()
    (new / "a.en.txt").touch()
    assert (is_ours(run, new), is_ours(run, tmp_path / "x/../new"), is_ours(run, other)) == (True, True, False)


def test_a_damaged_note_and_a_run_without_its_state_are_none(tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert is_ours(tmp_path / "run", new)
    assert not (tmp_path / "run").exists()
    RunFolder(tmp_path / "run").prepare()
    new.mkdir()
    assert is_ours(tmp_path / "run", new)
    (new / "a.en.txt").touch()
    for damaged in ("", "[[", "7", "[" * 100_000):
        (tmp_path / "run/.newsalign/exported.json").write_text(damaged)
        assert not is_ours(tmp_path / "run", new)
