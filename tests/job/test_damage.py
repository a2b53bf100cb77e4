"""A run folder that somebody changed: what is said, what it can do no harm to, and how it becomes whole again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, run

from align.errors import InputError, JobError, NewsalignError
from align.job.folder import RunFolder
from align.job.lock import Lock
from align.job.shard import plan, read_shards
from align.job.status import as_text, read_status
from align.job.store import read_run

SHARD = ".newsalign/shards/00000"


def change(path: Path, key: str, value: Any) -> None:
    """Another value for a key of a file of JSON."""
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), key: value}), encoding="utf-8")


@pytest.mark.parametrize("name", ["../../../../outside-1", "aligned-1/../../../../../outside-1", "/", 7, "x"])
def test_no_marker_makes_a_run_remove_what_is_outside(name: object, out: Path, finished: Path, tmp_path: Path) -> None:
    (tmp_path / "outside-1").mkdir()
    (tmp_path / "outside-1" / "mine.txt").write_text("mine")
    (out / SHARD / "aligned.json").write_text(json.dumps({"folder": name, "keys": {}}))
    run(finished / "in", out)
    assert (tmp_path / "outside-1" / "mine.txt").read_text() == "mine"
    assert hashes(out) == hashes(finished / "out")


@pytest.mark.parametrize("ident", ["../../most", "/most", "a\\u0000b", "CON"])
def test_no_id_leads_out_of_the_folder(ident: str, out: Path, finished: Path, tmp_path: Path) -> None:
    for path in (*(out / SHARD).rglob("*.json*"), *out.glob("*.jsonl")):
        path.write_text(path.read_text(encoding="utf-8").replace('"most', f'"{ident}'), encoding="utf-8")
    (out / "run.json").unlink()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(JobError, match="damaged") as caught:
        run(finished / "in", out)
    assert f"Remove {out / SHARD}" in caught.value.hint
    assert sorted(tmp_path.iterdir()) == before


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def _lose_two_lines(path: Path) -> None:
    path.write_bytes(path.read_bytes().split(b"\n", 2)[2])


def _no_text(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"most", b"mo\xffst"))


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        (_cut, "aligned-1/documents.jsonl"),
        (_lose_two_lines, "aligned-1/documents.jsonl"),
        (Path.unlink, "aligned-1/beads.jsonl"),
        (_no_text, "aligned-1/translations.jsonl"),
        (_cut, "audited-1/findings.jsonl"),
        (Path.unlink, "audited-1/failed.jsonl"),
    ],
)
def test_a_damaged_shard_is_named_and_can_be_done_anew(
    damage: Callable[[Path], None], name: str, out: Path, finished: Path
) -> None:
    damage(out / SHARD / name)
    (out / "run.json").unlink()
    with pytest.raises(JobError) as caught:
        run(finished / "in", out)
    assert str(out / SHARD) in caught.value.message
    assert caught.value.hint.startswith(f"Remove {out / SHARD} and run")
    shutil.rmtree(out / SHARD)
    run(finished / "in", out)
    assert hashes(out) == hashes(finished / "out")


def test_a_document_that_a_shard_lost_is_not_left_out_silently(out: Path, finished: Path) -> None:
    for path in (out / SHARD).rglob("*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if '"sneg' not in line), encoding="utf-8")
    (out / "run.json").unlink()
    with pytest.raises(JobError, match="sneg is missing"):
        run(finished / "in", out)


@pytest.mark.parametrize("ids", [["a", 7], "ab", 7, ["../a"]])
def test_a_shard_of_no_documents_is_damaged(ids: object, out: Path) -> None:
    (out / SHARD / "ids.json").write_text(json.dumps(ids))
    with pytest.raises(JobError, match=r"ids\.json: damaged") as caught:
        read_shards(RunFolder(out).shards)
    assert f"Remove {out / SHARD}" in caught.value.hint


def test_a_shard_that_was_removed_gives_its_name_to_no_other(tmp_path: Path) -> None:
    plan(tmp_path, dict.fromkeys("abc", 1), most=1)
    shutil.rmtree(tmp_path / "00000")
    assert [(shard.folder.name, shard.ids) for shard in plan(tmp_path, dict.fromkeys("abc", 1), most=1)] == [
        ("00001", ("b",)), ("00002", ("c",)), ("00003", ("a",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("documents", "text", "Another text."),
        ("documents", "lang", "../x"),
        ("documents", "meta", {"english_origin": "published", "spans": 7}),
        ("beads", "source_ids", ["most.cs:9:9"]),
        ("beads", "target_ids", [7]),
        ("translations", "segment_id", "most.cs:9:9"),
        ("findings", "start", -1),
        ("findings", "end", 10**9),
        ("findings", "side", "left"),
        ("findings", "text", "not there"),
    ],
)
def test_records_that_do_not_fit_one_another_are_told(name: str, key: str, value: object, out: Path) -> None:
    path = out / f"{name}.jsonl"
    first, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(json.dumps({**json.loads(first), key: value}) + "\n" + "".join(others), encoding="utf-8")
    with pytest.raises(InputError, match=rf"{name}\.jsonl|documents\.jsonl") as caught:
        list(read_run(out).audited())
    assert "run the job again" in caught.value.hint


@pytest.mark.parametrize(
    "files",
    [
        {"documents": ["documents.jsonl"]},
        {kind: ["../x.jsonl"] for kind in ("documents", "translations", "beads", "findings")},
        {kind: f"{kind}.jsonl" for kind in ("documents", "translations", "beads", "findings")},
        {"documents": [], "translations": [], "beads": [], "findings": ["findings.jsonl"]},
        {"documents": [7], "translations": [7], "beads": [7], "findings": [7]},
        7,
    ],
)
def test_the_files_of_a_run_are_those_of_a_run(files: object, out: Path) -> None:
    change(out / "run.json", "files", files)
    with pytest.raises(JobError, match=r"run\.json: damaged"):
        read_run(out)


@pytest.mark.parametrize("change_", [{"format": 1e999}, {"signature": {"version": "²"}}, {"signature": 7}])
def test_a_summary_without_sense_is_damaged(change_: dict[str, Any], out: Path) -> None:
    summary = json.loads((out / "run.json").read_text(encoding="utf-8"))
    (out / "run.json").write_text(json.dumps({**summary, **change_}))
    with pytest.raises(NewsalignError, match="damaged"):
        read_run(out)


@pytest.mark.parametrize(
    ("key", "value"), [("findings", 7), ("documents", None), ("files", {"documents": 7}), ("decisions", [])]
)
def test_what_was_merged_is_merged_again_where_the_note_makes_no_sense(
    key: str, value: object, out: Path, finished: Path
) -> None:
    note = out / ".newsalign/merged.json"
    change(note, "summary", {**json.loads(note.read_text(encoding="utf-8"))["summary"], key: value})
    assert run(finished / "in", out).documents == 3
    assert hashes(out) == hashes(finished / "out")


@pytest.mark.parametrize(
    ("key", "value"),
    [("done", 10**400), ("done", "x"), ("elapsed", -1), ("elapsed", 0.0), ("seconds", {"read": None}), ("state", "x")],
)
def test_progress_without_sense_is_no_traceback(key: str, value: object, out: Path) -> None:
    path = out / ".newsalign/progress.json"
    change(path, "documents", 0)
    change(path, key, value)
    if isinstance(value, float | int) and value <= 0:
        assert list(as_text(read_status(out)))
    else:
        with pytest.raises(InputError, match="not the folder of a run"):
            read_status(out)


@pytest.mark.parametrize("pid", [10**30, 2**50, -1, 1e999, [1]])
def test_an_owner_that_cannot_be_is_none(pid: object, tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    with lock.held():
        host = json.loads(lock.note.read_text())["host"]
    lock.note.write_text(json.dumps({"pid": pid, "host": host, "since": "now"}))
    assert lock.holder() is None
    with lock.held():
        pass
