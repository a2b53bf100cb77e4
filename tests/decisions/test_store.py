"""Decisions on disk: nothing confirmed is lost, every step can be taken back, a file that is none is refused."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.decisions.model import Decision, Standing
from align.decisions.store import FILE, Action, Change, Key, change, create, read, read_decisions, undo
from align.errors import InputError, JobError
from align.records import to_dict


def decision(mark: str = "f1", verdict: str = "accepted", replacement: str | None = "Kyiv") -> Decision:
    return Decision("a", mark, verdict, replacement, "exonym", "Kiev", "in ", " now")  # type: ignore[arg-type]


RECORD = json.dumps(to_dict(decision()))


def test_a_folder_without_a_file_has_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path).findings == {}
    (tmp_path / FILE).touch()
    assert read_decisions(tmp_path).findings == {}


def test_what_was_decided_is_read_back(tmp_path: Path) -> None:
    create(tmp_path)
    change(tmp_path, [decision(), Standing("spelling", "Kiev", "rejected")], "r1")
    decisions, last = read(tmp_path)
    kept = decisions.findings["a", "f1"]
    assert (kept.verdict, kept.replacement, kept.text, kept.number) == ("accepted", "Kyiv", "Kiev", 1)
    assert decisions.standing["spelling", "Kiev"].verdict == "rejected"
    assert last is not None
    assert last.touched == (Key("finding", "a", "f1"), Key("spelling", "Kiev"))
    assert read_decisions(tmp_path) == decisions


def test_a_request_that_comes_twice_is_carried_out_once(tmp_path: Path) -> None:
    create(tmp_path)
    assert change(tmp_path, [decision()], "r1")
    assert change(tmp_path, [decision(verdict="rejected")], "r2")
    assert not change(tmp_path, [decision()], "r1")
    decisions, last = read(tmp_path)
    assert decisions.findings["a", "f1"].verdict == "rejected"
    assert last is not None
    assert last.number == 2


def test_undo_takes_back_the_action_it_names_and_no_other(tmp_path: Path) -> None:
    create(tmp_path)
    change(tmp_path, [decision()], "r1")
    change(tmp_path, [Key("finding", "a", "f1")], "r2")
    for number in (1, 3):
        with pytest.raises(InputError, match="nothing was undone"):
            undo(tmp_path, number)
    assert read(tmp_path)[0].findings == {}
    assert undo(tmp_path, 2) == Action(2, (Key("finding", "a", "f1"),))
    assert undo(tmp_path, 2) is None
    decisions, last = read(tmp_path)
    assert decisions.findings["a", "f1"].verdict == "accepted"
    assert last is not None
    assert last.number == 1
    undo(tmp_path, 1)
    assert read(tmp_path) == (read_decisions(tmp_path), None)


changes = st.one_of(
    st.builds(
        decision, st.sampled_from("xyz"), st.sampled_from(["accepted", "edited"]), st.none() | st.text(max_size=4)
    ),
    st.builds(Standing, st.sampled_from(["rule", "spelling"]), st.sampled_from("xy"), st.just("rejected")),
    st.builds(Key, st.just("finding"), st.just("a"), st.sampled_from("xyz")),
    st.builds(Key, st.sampled_from(["rule", "spelling"]), st.sampled_from("xy")),
)


@settings(max_examples=10)
@given(st.lists(st.lists(changes, min_size=1, max_size=3, unique_by=lambda c: c if isinstance(c, Key) else Key.of(c)),
                max_size=6))  # fmt: skip
def test_undoing_every_step_goes_through_every_state_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[Change | Key]]
) -> None:
    folder = tmp_path_factory.mktemp("run")
    create(folder)
    states = [read_decisions(folder)]
    for number, step in enumerate(steps):
        change(folder, step, str(number))
        states.append(read_decisions(folder))
    for state in reversed(states[:-1]):
        last = read(folder)[1]
        assert last is not None
        undo(folder, last.number)
        assert read_decisions(folder) == state
    assert read(folder)[1] is None


def test_a_process_that_is_killed_in_the_middle_leaves_the_last_whole_state(tmp_path: Path) -> None:
    create(tmp_path)
    change(tmp_path, [decision()], "r1")
    dying = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
db.executemany("INSERT INTO actions (request) VALUES (?)", [(f"x{n}" * 500,) for n in range(200)])
db.execute("DELETE FROM decisions")
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", dying, tmp_path / FILE], check=False).returncode == 9
    assert read_decisions(tmp_path).findings["a", "f1"].verdict == "accepted"


def refused(folder: Path) -> JobError:
    with pytest.raises(JobError) as caught:
        read_decisions(folder)
    with pytest.raises(JobError):
        create(folder)
    assert caught.value.hint
    return caught.value


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    before = (tmp_path / FILE).read_bytes()
    assert "damaged" in refused(tmp_path).message
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "record",
    ['{"doc": 1}', "[]", "NaN", b"\xff", RECORD.replace("accepted", "praised"), RECORD.replace("Kyiv", "\\ud800")],
)
def test_a_record_that_is_no_decision_is_damage(record: str | bytes, tmp_path: Path) -> None:
    create(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("INSERT INTO decisions VALUES ('finding', 'a', 'f', ?)", (record,))
    with pytest.raises(JobError, match="is no decision"):
        read_decisions(tmp_path)


def test_a_file_of_another_origin_or_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("CREATE TABLE other (x)")
    assert "not a file of decisions" in refused(tmp_path).message
    (tmp_path / FILE).unlink()
    create(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("PRAGMA user_version = 2")
    assert "newer newsalign" in refused(tmp_path).message


def test_a_view_that_never_ends_is_not_waited_for(tmp_path: Path) -> None:
    create(tmp_path)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS kind, x AS record FROM n"
    with sqlite3.connect(tmp_path / FILE) as db:
        db.executescript(f"DROP TABLE decisions; CREATE VIEW decisions AS {endless}")
    assert "its tables are other ones" in refused(tmp_path).message


def test_a_folder_that_was_moved_away_is_noticed_and_used_again_when_it_is_back(tmp_path: Path) -> None:
    here, there = tmp_path / "run", tmp_path / "moved"
    here.mkdir()
    create(here)
    here.rename(there)
    with pytest.raises(JobError, match="gone"):
        change(here, [decision()], "r1")
    there.rename(here)
    change(here, [decision()], "r1")
    assert list(read_decisions(here).findings) == [("a", "f1")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_can_still_be_read(tmp_path: Path) -> None:
    create(tmp_path)
    change(tmp_path, [decision()], "r1")
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert list(read_decisions(tmp_path).findings) == [("a", "f1")]
        with pytest.raises(JobError, match="cannot be used"):
            change(tmp_path, [decision()], "r2")
    finally:
        tmp_path.chmod(0o700)
