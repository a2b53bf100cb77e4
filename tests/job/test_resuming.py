"""A run that is called again: what is done anew, what stays, what goes, and that it ends like one undisturbed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, lines, run

from align.errors import JobError
from align.job.shard import Stage
from align.pipeline import Pipeline
from align.provenance import package_sha256
from align.translation.decoding import Decoder


def test_a_second_run_translates_nothing_and_changes_nothing(
    inputs: Path, out: Path, undisturbed: dict[str, str], translated: list[str]
) -> None:
    run(inputs, out)
    assert translated == []
    assert hashes(out) == undisturbed


def test_only_changed_and_new_documents_are_done(
    inputs: Path, out: Path, tmp_path: Path, translated: list[str]
) -> None:
    (inputs / "most.cs.txt").write_text("Vláda zasedá.\n", encoding="utf-8")
    (inputs / "nova.cs.txt").write_text("Prezident jmenoval soudce.\n", encoding="utf-8")
    run(inputs, out)
    assert translated == ["most", "nova"]
    fresh = tmp_path / "fresh"
    run(inputs, fresh)
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"most", "nova", "sneg", "zprava"}
    assert hashes(out) == hashes(fresh)


def test_another_profile_costs_no_translation(inputs: Path, out: Path, tmp_path: Path, translated: list[str]) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('inherits = "plain"\noff = ["exonym"]\n', encoding="utf-8")
    run(inputs, out, str(mine))
    assert translated == []
    assert "Kiev" in (out / "normalized/most.en.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_profile_may_have_a_name_that_is_no_text(inputs: Path, out: Path, tmp_path: Path) -> None:
    mine = tmp_path / os.fsdecode(b"m\xe9.toml")
    mine.write_text('off = ["exonym"]\n', encoding="utf-8")
    run(inputs, out, str(mine))
    assert json.loads((out / "run.json").read_text())["signature"]["profile"] == "m\\xe9"


@pytest.mark.parametrize("folder", ["aligner", "documents", "segment"])
def test_where_the_code_that_decides_an_alignment_changed_all_is_done_anew(
    folder: str, inputs: Path, out: Path, translated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*folders: str) -> str:
        return "changed" if folder in folders else package_sha256(*folders)

    monkeypatch.setattr("align.job.run.package_sha256", changed)
    run(inputs, out)
    assert translated == ["most", "sneg", "zprava"]
    translated.clear()
    run(inputs, out)
    assert translated == []


def test_after_an_update_of_a_library_all_is_done_anew(
    inputs: Path, out: Path, translated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.pipeline.library_versions", lambda *names: dict.fromkeys(names, "99"))
    run(inputs, out)
    assert translated == ["most", "sneg", "zprava"]


def test_what_vanished_stays_until_pruned(inputs: Path, out: Path) -> None:
    (inputs / "sneg.ru.html").unlink()
    run(inputs, out)
    assert (out / "normalized/sneg.en.txt").exists()
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"most", "sneg", "zprava"}
    run(inputs, out, prune=True)
    assert not (out / "normalized/sneg.en.txt").exists()
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"most", "zprava"}


@pytest.mark.parametrize("broken", ["", "hi\n", '{"id": "zprava", "lang": "cs", "source": "Vláda\n'])
def test_nothing_is_pruned_while_it_is_not_known_what_an_input_holds(
    broken: str, inputs: Path, out: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rows = (inputs / "rows.cs.jsonl").read_text(encoding="utf-8")
    (inputs / "rows.cs.jsonl").write_text(broken, encoding="utf-8")
    (inputs / "sneg.ru.html").unlink()
    assert run(inputs, out, prune=True).failed == 1
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"most", "sneg", "zprava"}
    assert "nothing is pruned while not all inputs can be read" in caplog.text
    (inputs / "rows.cs.jsonl").write_text(rows, encoding="utf-8")
    assert run(inputs, out, prune=True).failed == 0
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"most", "zprava"}


def test_a_run_that_took_a_text_for_a_folder_is_mended(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    row = {"id": "most.en.txt/b", "lang": "en", "english": "The cabinet met."}
    (inputs / "more.en.jsonl").write_text(json.dumps(row) + "\n")
    with monkeypatch.context() as older:
        older.setattr("align.documents.ids.text_above", lambda identifier: "")
        with pytest.raises(JobError, match="cannot be written"):
            run(inputs, out)
    summary = run(inputs, out)
    assert (summary.documents, summary.failed) == (3, 1)
    assert "'most.en.txt' before a /" in lines(out / "failed.jsonl")[0]["reason"]


def test_a_document_that_turns_bad_takes_its_old_results_with_it(inputs: Path, out: Path) -> None:
    (inputs / "most.ru.txt").write_text("Мост открыт.\n", encoding="utf-8")
    (inputs / "sneg.ru.html").write_text("")
    run(inputs, out)
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"zprava"}
    assert [row["doc"] for row in lines(out / "failed.jsonl")] == ["most", "sneg"]
    (inputs / "most.ru.txt").unlink()
    assert run(inputs, out).failed == 1


def test_an_interrupted_run_goes_on_where_it_was(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, real = tmp_path / "out", Pipeline.audit

    def interrupt(self: Pipeline, aligned: Any) -> Any:
        if aligned.id == "sneg":
            raise KeyboardInterrupt
        return real(self, aligned)

    monkeypatch.setattr(Pipeline, "audit", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(inputs, out, shard_size=1)
    assert not (out / "findings.jsonl").exists()
    monkeypatch.setattr(Pipeline, "audit", real)
    decoded: list[str] = []
    render = Decoder.render
    monkeypatch.setattr(Decoder, "render", lambda self, texts, done: decoded.extend(texts) or render(self, texts, done))
    run(inputs, out, shard_size=1)
    assert decoded == ["Vláda schválila rozpočet.", "Opozice ho kritizuje."]  # those of sneg are in the memory
    assert hashes(out) == undisturbed


def test_a_failure_goes_with_the_file_that_was_bad(inputs: Path, out: Path, undisturbed: dict[str, str]) -> None:
    bad = inputs / "bad.en.txt"
    bad.write_bytes(b"a \xff b\n")
    assert run(inputs, out).failed == 1
    bad.unlink()
    assert run(inputs, out).failed == 0
    assert hashes(out) == undisturbed


def test_stages_left_by_a_kill_are_cleared_when_the_next_is_written(tmp_path: Path) -> None:
    stage = Stage(tmp_path, "aligned")
    for number in (1, 2):
        (tmp_path / f"aligned-{number}").mkdir()
    (tmp_path / "aligned.json").write_text('{"folder": "aligned-2", "keys": {}}', encoding="utf-8")
    stage.write({"beads.jsonl": ""}, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aligned-3", "aligned.json"]


def test_what_vanished_and_was_made_by_another_version_is_told(
    inputs: Path, out: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (inputs / "sneg.ru.html").unlink()
    run(inputs, out)
    assert "other settings or versions" not in caplog.text
    assert json.loads((out / "run.json").read_text())["older"] == 0
    monkeypatch.setattr("align.job.run.package_sha256", lambda *folders: "changed")
    run(inputs, out)
    assert "as other settings or versions made them: 1;" in caplog.text
    assert json.loads((out / "run.json").read_text())["older"] == 1
    run(inputs, out, prune=True)
    assert json.loads((out / "run.json").read_text())["older"] == 0


def test_a_document_whose_name_only_changed_its_capitals_is_the_same(inputs: Path, out: Path) -> None:
    (inputs / "sneg.ru.html").rename(inputs / "Sneg.ru.html")
    run(inputs, out)
    assert {row["id"] for row in lines(out / "documents.jsonl")} == {"Sneg", "most", "zprava"}
    assert not (out / "text/sneg.ru.txt").exists()
