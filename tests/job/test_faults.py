"""Disks that are full or gone, inputs that vanish, documents that break our code: what is said, and that it goes on."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from samples import hashes, lines, run

from align import files
from align.errors import InputError, JobError
from align.job.items import Files
from align.pipeline import Pipeline
from align.translation import Translator


def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_room(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, real = tmp_path / "out", os.fsync

    def full(handle: int) -> None:
        folder = Path(f"/proc/self/fd/{handle}").readlink().parent
        if (folder / "translations.jsonl").exists():  # the beads come next
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc here")
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "fsync", full)
        with pytest.raises(JobError, match="No space left on device") as caught:
            run(inputs, out)
    assert "space" in caught.value.hint
    assert not (out / "run.json").exists()
    run(inputs, out)
    assert hashes(out) == undisturbed


def test_a_full_memory_is_no_failure_of_documents(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: Any) -> None:
        raise JobError("memory.sqlite: database or disk is full", "Free some space.")

    monkeypatch.setattr(Translator, "translate", full)
    with pytest.raises(JobError, match="disk is full"):
        run(inputs, tmp_path / "out")
    assert not (tmp_path / "out/failed.jsonl").exists()


def test_an_input_that_vanishes_fails_and_is_done_when_it_is_back(
    inputs: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, real = tmp_path / "out", Files.__call__

    def vanish(self: Files, doc: str) -> Any:
        if doc == "most":
            (inputs / "most.en.txt").rename(tmp_path / "aside")
        return real(self, doc)

    with monkeypatch.context() as patch:
        patch.setattr(Files, "__call__", vanish)
        assert run(inputs, out).failed == 1
    (failure,) = lines(out / "failed.jsonl")
    assert (failure["doc"], failure["stage"]) == ("most", "read")
    assert "no such file" in failure["reason"]
    shutil.move(tmp_path / "aside", inputs / "most.en.txt")
    assert run(inputs, out).failed == 0
    assert hashes(out) == undisturbed


@pytest.mark.parametrize("stage", ["segment", "translate", "align", "audit"])
def test_a_document_that_breaks_our_code_fails_alone_until_it_is_tried_again(
    stage: str, inputs: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"

    def broken(real: Any, name: str) -> Any:
        def work(*arguments: Any, **options: Any) -> Any:
            if any("most" in repr(each) for each in arguments):
                raise RecursionError(f"too deep in {name}")
            return real(*arguments, **options)

        return work

    places = {
        "segment": "align.segment.segment",
        "translate": "align.translation.Translator.translate",
        "align": "align.aligner.align_documents",
        "audit": "align.auditing.audit",
    }
    with monkeypatch.context() as patch:
        module, _, name = places[stage].rpartition(".")
        owner = Translator if stage == "translate" else __import__(module, fromlist=[name])
        patch.setattr(owner, name, broken(getattr(owner, name), stage))
        summary = run(inputs, out)
        assert (summary.documents, summary.failed) == (2, 1)
        (failure,) = lines(out / "failed.jsonl")
        assert (failure["doc"], failure["stage"]) == ("most", stage)
        assert f"RecursionError: too deep in {stage}" in failure["reason"]
        assert "most.cs.txt" in failure["path"]
        assert "report it" in failure["hint"]
    assert run(inputs, out).failed == 1
    assert run(inputs, out, retry_failed=True).failed == 0
    assert hashes(out) == undisturbed


def test_a_folder_that_cannot_be_written_is_said_before_the_work(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o500)
    if os.access(out, os.W_OK):  # root may write everywhere, but not below the kernel's own
        out = Path("/sys/newsalign")
    with pytest.raises(JobError, match="cannot be written") as caught:
        run(inputs, out)
    assert "--out" in caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_name_that_is_no_text_stops_no_job(tmp_path: Path) -> None:
    inputs = tmp_path / os.fsdecode(b"in\xe9")
    inputs.mkdir()
    (inputs / "a.en.txt").write_text("Macron left Kiev.\n")
    (inputs / "b.en.txt").write_text(" \n")
    summary = run(inputs, tmp_path / "out")
    assert (summary.documents, summary.failed) == (1, 1)
    (failure,) = lines(tmp_path / "out/failed.jsonl")
    assert "in\\xe9" in failure["path"]
    assert "in\\xe9" in failure["reason"]


def test_half_a_character_in_the_meta_of_a_page_stops_no_job(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    author = '{"@type": "NewsArticle", "headline": "Talks \\ud83d", "author": {"name": "Jan \\ud83d"}}'
    page = f'<script type="application/ld+json">{author}</script><article><p>Macron left Kiev on Monday.</p></article>'
    (inputs / "a.en.html").write_text(page)
    (inputs / "b.en.txt").write_text("Macron left Kiev.\n")
    assert run(inputs, tmp_path / "out").failed == 0
    assert "\ufffd" in (tmp_path / "out/documents.jsonl").read_text(encoding="utf-8")


def test_what_utf8_cannot_hold_fails_alone(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Pipeline.align

    def broken(self: Pipeline, article: Any, translations: Any) -> Any:
        aligned = real(self, article, translations)
        return (
            replace(aligned, english=replace(aligned.english, meta={"author": "\ud83d"}))
            if article.id == "most"
            else aligned
        )

    monkeypatch.setattr(Pipeline, "align", broken)
    assert run(inputs, tmp_path / "out").failed == 1
    (failure,) = lines(tmp_path / "out/failed.jsonl")
    assert (failure["doc"], failure["stage"]) == ("most", "align")


def test_inputs_that_are_all_gone_lose_nothing(
    inputs: Path, out: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = inputs.rename(tmp_path / "aside")
    with pytest.raises(InputError, match="no such file or folder"):
        run(inputs, out)
    inputs.mkdir()
    with pytest.raises(InputError, match="nothing to work on"):
        run(inputs, out)
    assert hashes(out) == undisturbed
    inputs.rmdir()
    aside.rename(inputs)
    monkeypatch.setattr(Pipeline, "audit", None)  # nothing is done again
    run(inputs, out)
    assert hashes(out) == undisturbed
