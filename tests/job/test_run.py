"""The main job over a folder: what comes out, and what is said when it cannot be done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, lines, run

from align.errors import ConfigError, InputError, JobError
from align.job.run import JobOptions, run_job
from align.job.store import read_run
from align.pipeline import Pipeline
from align.translation.decoding import Decoder
from align.translation.memory import MemoryOptions
from align.translation.memory_file import MemoryFile


def test_every_output_is_there_and_speaks_of_every_document(finished: Path) -> None:
    out = finished / "out"
    sides = lines(out / "documents.jsonl")
    assert [(side["id"], side["lang"]) for side in sides] == [
        ("most", "cs"), ("most", "en"), ("sneg", "ru"), ("sneg", "en"), ("zprava", "cs"), ("zprava", "en"),
    ]  # fmt: skip
    assert [side["meta"].get("english_origin") for side in sides if side["lang"] == "en"] == [
        "published", "translation", "published",
    ]  # fmt: skip
    for side in sides:
        assert (out / "text" / f"{side['id']}.{side['lang']}.txt").read_bytes().decode() == side["text"]
        for segment in side["segments"]:
            assert side["text"][segment["start"] : segment["end"]] == segment["text"]
    assert sorted(path.name for path in (out / "normalized").iterdir()) == [
        "most.en.txt", "sneg.en.txt", "zprava.en.txt",
    ]  # fmt: skip
    sources = {segment["id"] for side in sides if side["lang"] != "en" for segment in side["segments"]}
    assert {row["segment_id"] for row in lines(out / "translations.jsonl")} == sources
    assert (out / "failed.jsonl").read_text() == ""
    assert (out / "report.html").stat().st_size > 1000
    for name in ("artefacts", "spellings"):
        assert ",example," in (out / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    assert "<tmx" in (out / "corpus.tmx").read_text(encoding="utf-8")
    assert set(json.loads((out / "run.json").read_text())["signature"]) == {
        "version", "model_sha256", "profile", "rule_pack_sha256", "parameters",
    }  # fmt: skip


def test_certain_artefacts_are_repaired_and_nothing_else(finished: Path) -> None:
    before = (finished / "in/most.en.txt").read_text(encoding="utf-8")
    after = (finished / "out/normalized/most.en.txt").read_text(encoding="utf-8")
    expected = (
        before.replace("Minister. Karel", "Minister Karel")
        .replace("Holubecwho", "Holubec, who")
        .replace("to Kiev", "to Kyiv")
        .replace("\ngnews.cz - GH", "")
    )
    assert after == expected
    (english,) = (
        side for side in lines(finished / "out/documents.jsonl") if (side["id"], side["lang"]) == ("most", "en")
    )
    assert english["meta"]["boilerplate"] == ["gnews.cz - GH"]


def test_findings_select_their_text(finished: Path) -> None:
    texts = {(side["id"], side["lang"] == "en"): side["text"] for side in lines(finished / "out/documents.jsonl")}
    findings = lines(finished / "out/findings.jsonl")
    assert findings
    for found in findings:
        assert texts[found["doc"], found["side"] == "english"][found["start"] : found["end"]] == found["text"]


def test_a_bad_document_is_listed_and_the_others_are_done(inputs: Path, tmp_path: Path) -> None:
    (inputs / "empty.cs.txt").write_text("")
    (inputs / "broken.cs.txt").write_bytes(b"Pr\xe1ce a \xff\n")
    (inputs / "no-article.cs.html").write_text("<html><body><nav>Menu</nav></body></html>")
    (inputs / "most.ru.txt").write_text("Мост открыт.\n", encoding="utf-8")
    summary = run(inputs, tmp_path / "out")
    failed = lines(tmp_path / "out/failed.jsonl")
    assert [row["doc"] for row in failed] == ["broken", "empty", "most", "no-article"]
    assert all(row["reason"] and row["hint"] and row["stage"] == "read" for row in failed)
    assert (summary.documents, summary.failed) == (2, 4)


def test_english_alone_is_audited(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "only.en.txt").write_text("The delegation travelled to Kiev on Monday.\n")
    run(folder, tmp_path / "out")
    assert "to Kyiv on" in (tmp_path / "out/normalized/only.en.txt").read_text()


def test_the_run_folder_inside_the_input_is_no_input(inputs: Path, out: Path) -> None:
    out.rename(inputs / "out")
    assert run(inputs, inputs / "out").documents == 3


def test_the_input_folder_may_be_the_run_folder(inputs: Path, finished: Path) -> None:
    shutil.copytree(finished / "out", inputs, dirs_exist_ok=True)
    assert run(inputs, inputs).documents == 3


@pytest.mark.parametrize("name", ["normalized/most.en.txt", "normalized", "translations.jsonl"])
def test_what_the_run_wrote_is_no_input_of_it(finished: Path, name: str) -> None:
    out = finished / "out"
    before = hashes(out)
    with pytest.raises(InputError, match="written by the run"):
        run(out / name, out)
    assert hashes(out) == before


def test_nothing_to_work_on(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(InputError, match="nothing to work on"):
        run(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        run(tmp_path / "gone", tmp_path / "out")


@pytest.mark.parametrize("change", [{"format": 99}, {"signature": {"version": "99.1"}}])
def test_a_run_of_a_newer_version_is_refused(inputs: Path, out: Path, change: dict[str, Any]) -> None:
    summary = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps({**summary, **change}))
    before = hashes(out)
    with pytest.raises(JobError, match="newer newsalign"):
        run(inputs, out)
    with pytest.raises(JobError, match="newer newsalign"):
        read_run(out)
    assert hashes(out) == before


def test_a_foreign_folder_is_not_overwritten(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.html").write_text("mine")
    with pytest.raises(JobError, match="not the folder of a run"):
        run(inputs, tmp_path / "out")
    assert (tmp_path / "out/report.html").read_text() == "mine"


def test_an_output_that_cannot_be_written(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JobError, match="cannot be written"):
        run(inputs, tmp_path / "file/out")


def test_a_folder_in_use_is_refused(inputs: Path, tmp_path: Path) -> None:
    from align.job.folder import RunFolder

    folder = RunFolder(tmp_path / "out")
    folder.prepare()
    with folder.lock.held(), pytest.raises(JobError, match="another run"):
        run(inputs, tmp_path / "out")


def test_reading_a_run_back_gives_what_was_written(finished: Path) -> None:
    read = list(read_run(finished / "out").audited())
    assert [audited.aligned.id for audited in read] == ["most", "sneg", "zprava"]
    for audited in read:
        text = (finished / f"out/normalized/{audited.aligned.id}.en.txt").read_bytes().decode()
        assert text == audited.normalized


def test_a_damaged_record_is_named(out: Path) -> None:
    path = out / "beads.jsonl"
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    with pytest.raises(InputError, match=r"beads\.jsonl:\d+: not a Bead record"):
        list(read_run(out).audited())


def test_the_summary_counts_as_the_report_does(inputs: Path, out: Path) -> None:
    (out / "run.json").unlink()  # so that it is made again
    summary = run(inputs, out)
    assert (summary.documents, summary.failed) == (3, 0)
    found = lines(out / "findings.jsonl")
    open_ = [each for each in found if not each["applied"]]
    assert summary.applied == len(found) - len(open_)
    assert summary.undecided == sum(each["replacement"] is None for each in open_)


def test_two_run_folders_share_a_translation_memory(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = Pipeline(memory=MemoryOptions(tmp_path / "tm.sqlite"))
    run_job([inputs], tmp_path / "one", pipeline, JobOptions(quiet=True, workers=0))

    def nothing(decoder: Decoder, texts: list[str], done: Any) -> list[Any]:
        assert not texts
        return []

    monkeypatch.setattr(Decoder, "render", nothing)
    run_job([inputs], tmp_path / "two", pipeline, JobOptions(quiet=True, workers=0))
    assert hashes(tmp_path / "two") == hashes(tmp_path / "one")
    assert not (tmp_path / "one/.newsalign/memory.sqlite").exists()


def test_imported_translations_are_part_of_the_signature(tmp_path: Path) -> None:
    MemoryFile(tmp_path / "tm", create=True).close()
    plain, imported = (Pipeline(memory=MemoryOptions(tmp_path / "tm", imported=one)) for one in (False, True))
    assert "imported" not in plain.signature().parameters
    assert len(str(imported.signature().parameters["imported"])) == 64


@pytest.mark.parametrize(
    "options",
    [
        {"workers": -1},
        {"workers": 1.5},
        {"workers": True},
        {"max_failures": -1},
        {"shard_size": 0},
        {"shard_size": None},
        {"manifests": "list.csv"},
        {"encoding": "cp125"},
        {"encoding": 1250},
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any]) -> None:
    (name,) = options
    with pytest.raises(ConfigError, match=name) as refused:
        JobOptions(**options)
    assert refused.value.hint
