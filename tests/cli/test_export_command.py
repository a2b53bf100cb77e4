from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from align.cli.export import export
from align.errors import ConfigError, InputError, JobError, NewsalignError
from align.records import to_dict, write_lines
from align.types import Bead, Document, Failure, Finding, Segment, Signature


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """A finished run of a Czech and a Russian document; in the first, Kiev was repaired and one sentence was added."""
    folder = tmp_path / "run"
    folder.mkdir()
    documents, beads, findings = [], [], []
    for doc, lang, original, english in (("a", "cs", ["Kyjev."], ["In Kiev.", "New."]), ("b", "ru", ["Да."], ["Yes."])):
        for code, texts in ((lang, original), ("en", english)):
            starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(len(texts))]
            segments = tuple(
                Segment(f"{doc}.{code}:1:{n}", text, code, start, start + len(text))
                for n, (text, start) in enumerate(zip(texts, starts, strict=True), 1)
            )
            documents.append(Document(doc, code, " ".join(texts), segments))
        beads.append(Bead(f"{doc}:1", (f"{doc}.{lang}:1:1",), (f"{doc}.en:1:1",), 0.8, 0.9, "translation"))
    beads.insert(1, Bead("a:2", (), ("a.en:1:2",), 0.0, 0.9, "translation"))
    findings.append(Finding("exonym", "warning", "a", "a:1", "english", 3, 7, "Kiev", "Kyiv", None, "profile", True,
                            "", {}, 1.0, "f1"))  # fmt: skip
    records = {"documents": documents, "translations": [], "beads": beads, "findings": findings, "failed": []}
    for name, rows in records.items():
        (folder / f"{name}.jsonl").write_text(write_lines(rows), encoding="utf-8", newline="")
    summary = {"format": 1, "signature": to_dict(Signature(version("newsalign"), "abc", "plain", "def"))}
    (folder / "run.json").write_text(json.dumps(summary), encoding="utf-8")
    return folder


def command(*arguments: object) -> Result:
    return CliRunner().invoke(export, [*map(str, arguments)])


def refused(kind: type[NewsalignError], *arguments: object) -> str:
    result = command(*arguments)
    assert isinstance(result.exception, kind)
    assert result.exception.hint
    return result.exception.message


def test_txt_gives_the_repaired_english_or_the_english_as_it_was(run_folder: Path) -> None:
    assert command(run_folder, "--format", "txt").stdout == "In Kyiv. New.\n\nYes.\n"
    assert command(run_folder, "--format", "txt", "--text", "raw").stdout == "In Kiev. New.\n\nYes.\n"


def test_txt_with_a_folder_gives_a_file_a_document(run_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "texts"
    assert command(run_folder, "--format", "txt", "--out", out).exit_code == 0
    assert {path.name: path.read_text() for path in out.iterdir()} == {"a.en.txt": "In Kyiv. New.", "b.en.txt": "Yes."}


def test_pairs_hold_both_sides_unless_nulls_are_asked_for(run_folder: Path) -> None:
    rows = command(run_folder, "--format", "tsv").stdout.splitlines()
    assert [row.split("\t")[-2:] for row in rows] == [["Kyjev.", "In Kyiv."], ["Да.", "Yes."]]
    rows = command(run_folder, "--format", "jsonl", "--nulls").stdout.splitlines()
    assert [(row["id"], row["source"]) for row in map(json.loads, rows)] == [
        ("a:1", "Kyjev."),
        ("a:2", ""),
        ("b:1", "Да."),
    ]


def test_tmx_goes_to_stdout_and_to_a_file_alike(run_folder: Path, tmp_path: Path) -> None:
    printed = command(run_folder, "--format", "tmx").stdout_bytes
    command(run_folder, "--format", "tmx", "--out", tmp_path / "new/corpus.tmx")
    assert (tmp_path / "new/corpus.tmx").read_bytes() == printed
    assert [seg.text for seg in etree.fromstring(printed).iter("seg")] == ["Kyjev.", "In Kyiv.", "Да.", "Yes."]


def test_moses_needs_a_prefix_and_makes_a_pair_of_files_a_language(run_folder: Path, tmp_path: Path) -> None:
    assert "two files" in refused(ConfigError, run_folder, "--format", "moses")
    assert "prefix" in refused(ConfigError, run_folder, "--format", "moses", "--out", ".")
    assert command(run_folder, "--format", "moses", "--out", tmp_path / "m/corpus").exit_code == 0
    names = {path.name for path in (tmp_path / "m").iterdir()}
    assert names == {"corpus.cs-en.cs", "corpus.cs-en.en", "corpus.ru-en.ru", "corpus.ru-en.en"}


def test_documents_that_failed_are_mentioned(run_folder: Path) -> None:
    rows = write_lines([Failure("c", "c.cs.html", "read", "no article", "")])
    (run_folder / "failed.jsonl").write_text(rows, encoding="utf-8")
    result = command(run_folder, "--format", "txt")
    assert result.exit_code == 0
    assert "1 document failed" in result.stderr
    assert command(run_folder, "--format", "txt", "--quiet").stderr == ""


def test_what_cannot_be_done_is_said(run_folder: Path, tmp_path: Path) -> None:
    assert "not the folder of a finished run" in refused(InputError, tmp_path, "--format", "txt")
    assert "--nulls" in refused(ConfigError, run_folder, "--format", "txt", "--nulls")
    (tmp_path / "file").write_text("")
    assert "cannot be written" in refused(JobError, run_folder, "--format", "tsv", "--out", tmp_path / "file/x.tsv")
    assert "cannot be written" in refused(JobError, run_folder, "--format", "tsv", "--out", run_folder)
    assert command(run_folder, "--format", "docx").exit_code == 2


def test_a_damaged_run_leaves_no_half_written_file(run_folder: Path, tmp_path: Path) -> None:
    with (run_folder / "findings.jsonl").open("a") as stream:
        stream.write('{"rule": "exo')
    out = tmp_path / "out"
    assert "findings.jsonl:2" in refused(InputError, run_folder, "--format", "tmx", "--out", out / "corpus.tmx")
    assert list(out.iterdir()) == []
