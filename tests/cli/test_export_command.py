"""`newsalign export`: every format out of a finished run, to a file, a folder or standard output."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from lxml import etree
from run_writer import write_run
from stories import audited, found, side

from align.cli.export import export
from align.decisions.model import Decision
from align.decisions.store import change, create
from align.errors import ConfigError, InputError, JobError, NewsalignError
from align.records import write_lines
from align.types import Failure

KIEV, YES = side("en", "In Kiev.|New.", doc="a"), side("en", "Yes.", doc="b")
REPAIR = found(KIEV, "Kiev", "Kyiv", fix="profile", bead="a:1", fingerprint="f1")


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """A finished run of a Czech and a Russian document; in the first, Kiev was repaired and one sentence was added."""
    return write_run(
        tmp_path / "run",
        audited(side("cs", "Kyjev.", doc="a"), KIEV, REPAIR, beads="1:1 0:1"),
        audited(side("ru", "Да.", doc="b"), YES),
    )


def command(*arguments: object) -> Result:
    return CliRunner().invoke(export, [*map(str, arguments)])


def refused(kind: type[NewsalignError], *arguments: object) -> str:
    result = command(*arguments)
    assert isinstance(result.exception, kind)
    assert result.exception.hint
    return result.exception.message


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("jsonl", "documents.jsonl"),
        ("tsv", "run.json"),
        ("tmx", "corpus.tmx"),
        ("tmx", "text/../corpus.tmx"),
        ("tsv", ".newsalign/merged.json"),
        ("tsv", "decisions.sqlite"),
        ("xliff", "report/"),
        ("moses", "text/a"),
        ("txt", "normalized"),
        ("txt", "."),
    ],
)
def test_the_files_of_the_run_are_not_overwritten(form: str, place: str, run_folder: Path) -> None:
    (run_folder / "text").mkdir()
    before = {path: path.read_bytes() for path in run_folder.rglob("*") if path.is_file()}
    assert "files of the run" in refused(ConfigError, run_folder, "--format", form, "--out", f"{run_folder}/{place}")
    assert {path: path.read_bytes() for path in run_folder.rglob("*") if path.is_file()} == before


def test_an_export_may_lie_in_the_folder_of_the_run(run_folder: Path) -> None:
    assert command(run_folder, "--format", "tmx", "--out", run_folder / "mine.tmx").exit_code == 0
    assert command(run_folder, "--format", "moses", "--out", run_folder / "documents").exit_code == 0
    assert (run_folder / "mine.tmx").is_file()


def test_the_english_texts_of_the_input_are_not_overwritten(run_folder: Path, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name, text in (("a.en.txt", "In Kiev. New."), ("b.en.txt", "Yes.")):
        (inputs / name).write_text(text)
    assert "as it was read" in refused(ConfigError, run_folder, "--format", "txt", "--out", inputs)
    assert (inputs / "a.en.txt").read_text() == "In Kiev. New."
    assert command(run_folder, "--format", "txt", "--text", "raw", "--out", inputs).exit_code == 0
    (inputs / "a.en.txt").unlink()
    (inputs / "b.en.txt").write_bytes("Ř.".encode("cp1250"))
    assert "another encoding" in refused(ConfigError, run_folder, "--format", "txt", "--out", inputs)
    assert not (inputs / "a.en.txt").exists()


STORY = '{"id": "a", "lang": "cs", "source": "Kyjev.", "english": "In Kiev. New."}\n'


@pytest.mark.parametrize("form", ["jsonl", "tsv", "tmx", "xliff", "parquet"])
@pytest.mark.parametrize("content", [STORY, "\ufeff" + STORY, "In Kiev. New.", "Да."])
def test_rows_and_texts_that_were_read_are_not_overwritten(
    form: str, content: str, run_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "there").write_text(content, encoding="utf-8")
    said = refused(ConfigError, run_folder, "--format", form, "--out", tmp_path / "there", "--from", "cs")
    assert "would be overwritten" in said
    assert (tmp_path / "there").read_text(encoding="utf-8") == content
    assert len(list(tmp_path.iterdir())) == 2


def test_parquet_of_stories_is_not_overwritten(run_folder: Path, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "english": ["In Kiev."]}), tmp_path / "rows")
    for form in ("parquet", "jsonl"):
        assert "stories" in refused(ConfigError, run_folder, "--format", form, "--out", tmp_path / "rows")


@pytest.mark.parametrize("form", ["jsonl", "tsv", "tmx", "xliff", "parquet"])
@pytest.mark.parametrize("there", ["", "{}\n", "[1]\n", "PAR1", "notes", '{"id": "a", "source": 1, "target": 2}\n'])
def test_an_export_takes_the_place_of_itself_and_of_other_files(
    form: str, there: str, run_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "there").write_text(there)
    assert command(run_folder, "--format", form, "--out", tmp_path / "there", "-q").exit_code == 0
    before = (tmp_path / "there").read_bytes()
    assert command(run_folder, "--format", form, "--out", tmp_path / "there", "-q").exit_code == 0
    assert (tmp_path / "there").read_bytes() == before


def test_txt_gives_the_repaired_english_or_the_english_as_it_was(run_folder: Path) -> None:
    assert command(run_folder, "--format", "txt").stdout == "In Kyiv. New.\n\nYes.\n"
    assert command(run_folder, "--format", "txt", "--text", "raw").stdout == "In Kiev. New.\n\nYes.\n"


def test_the_reviewed_text_has_the_decisions_of_now_and_else_is_the_repaired_one(run_folder: Path) -> None:
    reviewed = ("--format", "txt", "--text", "reviewed")
    assert command(run_folder, *reviewed).stdout == "In Kyiv. New.\n\nYes.\n"
    create(run_folder)
    change(run_folder, [Decision("a", "f1", "rejected", None, "exonym", "Kiev")], "one")
    assert command(run_folder, *reviewed).stdout == "In Kiev. New.\n\nYes.\n"
    assert command(run_folder, "--format", "txt").stdout == "In Kyiv. New.\n\nYes.\n"
    assert "In Kiev." in command(run_folder, "--format", "tsv", "--text", "reviewed").stdout
    assert "decisions:" in command(run_folder, "--format", "tmx", "--text", "reviewed").stdout
    change(run_folder, [Decision("a", "f1", "edited", "Kyjiv", "exonym", "Kiev")], "two")
    assert command(run_folder, *reviewed).stdout.startswith("In Kyjiv.")


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


XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"


@pytest.fixture
def bare_run(run_folder: Path) -> Path:
    """The same run, with nothing in it."""
    return write_run(run_folder)


def test_xliff_is_one_document_or_a_file_a_document(run_folder: Path, tmp_path: Path) -> None:
    both = command(run_folder, "--format", "xliff")
    assert etree.fromstring(both.stdout_bytes).get("srcLang") == "mul"
    assert "--from" in both.stderr
    czech = command(run_folder, "--format", "xliff", "--from", "cs")
    assert czech.stderr == ""
    root = etree.fromstring(czech.stdout_bytes)
    assert root.get("srcLang") == "cs"
    assert [file.get("original") for file in root] == ["a"]
    assert command(run_folder, "--format", "xliff", "--out", f"{tmp_path}/x/").exit_code == 0
    languages = {path.name: etree.parse(path).getroot().get("srcLang") for path in (tmp_path / "x").iterdir()}
    assert languages == {"a.xlf": "cs", "b.xlf": "ru"}


def test_xces_is_a_corpus_in_a_folder_or_links_on_stdout(run_folder: Path, tmp_path: Path) -> None:
    assert command(run_folder, "--format", "xces", "--out", tmp_path / "c").exit_code == 0
    files = sorted(path.relative_to(tmp_path / "c").as_posix() for path in (tmp_path / "c").rglob("*.xml"))
    assert files == ["cs-en.xml", "cs/a.xml", "en/a.xml", "en/b.xml", "ru-en.xml", "ru/b.xml"]
    printed = command(run_folder, "--format", "xces", "--nulls")
    links = etree.fromstring(printed.stdout_bytes).iter("link")
    assert [link.get("xtargets") for link in links] == ["1.1;1.1", ";1.2", "1.1;1.1"]
    assert "--out" in printed.stderr


def test_parquet_goes_to_stdout_and_to_a_file_alike(run_folder: Path, tmp_path: Path) -> None:
    printed = command(run_folder, "--format", "parquet").stdout_bytes
    command(run_folder, "--format", "parquet", "--out", tmp_path / "p.parquet")
    assert (tmp_path / "p.parquet").read_bytes() == printed
    assert pq.read_table(io.BytesIO(printed)).column("target").to_pylist() == ["In Kyiv.", "Yes."]


def test_one_original_language_can_be_chosen(run_folder: Path, tmp_path: Path) -> None:
    assert command(run_folder, "--format", "txt", "--from", "ru").stdout == "Yes.\n"
    assert command(run_folder, "--format", "tsv", "--from", "ru").stdout.endswith("Да.\tYes.\n")
    command(run_folder, "--format", "moses", "--from", "ru", "--out", tmp_path / "m")
    assert sorted(path.name for path in tmp_path.glob("m.*")) == ["m.en", "m.ru"]


@pytest.mark.parametrize("form", ["txt", "jsonl", "tsv", "moses", "tmx", "xces", "parquet"])
def test_a_run_without_documents_gives_an_empty_export(bare_run: Path, tmp_path: Path, form: str) -> None:
    result = command(bare_run, "--format", form, "--out", tmp_path / "out" / "x")
    assert (result.exit_code, result.exception) == (0, None)
    assert "the export is empty" in result.stderr
    assert command(bare_run, "--format", form, "--out", tmp_path / "out" / "x", "--quiet").stderr == ""


def test_a_run_without_pairs_has_no_xliff(bare_run: Path, tmp_path: Path) -> None:
    out = tmp_path / "none.xlf"
    assert "cannot be empty" in refused(InputError, bare_run, "--format", "xliff", "--out", out)
    assert not out.exists()


def test_english_alone_is_text_but_no_pair(tmp_path: Path) -> None:
    run_folder = write_run(tmp_path / "run", audited(None, KIEV, REPAIR), audited(None, YES))
    assert command(run_folder, "--format", "txt").stdout == "In Kyiv. New.\n\nYes.\n"
    assert command(run_folder, "--format", "tsv").stdout == ""


@pytest.mark.parametrize("form", ["jsonl", "tsv", "tmx", "parquet", "xliff"])
def test_a_file_cannot_take_the_place_of_a_folder(run_folder: Path, tmp_path: Path, form: str) -> None:
    (tmp_path / "out.d").mkdir()
    if form != "xliff":
        assert "it is a folder" in refused(JobError, run_folder, "--format", form, "--out", tmp_path / "out.d")
    (tmp_path / "file").write_text("")
    assert "cannot be written" in refused(JobError, run_folder, "--format", form, "--out", tmp_path / "file/x")


@pytest.mark.parametrize("form", ["jsonl", "tsv", "tmx", "parquet", "moses", "xces"])
def test_a_name_that_ends_in_a_stroke_is_no_file(run_folder: Path, tmp_path: Path, form: str) -> None:
    kind = ConfigError if form in ("moses", "xces") else JobError
    assert "folder" in refused(kind, run_folder, "--format", form, "--out", f"{tmp_path}/new.xml/")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_folder_is_no_prefix(run_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    for name in ("m", "m/"):
        assert "prefix" in refused(ConfigError, run_folder, "--format", "moses", "--out", f"{tmp_path}/{name}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m", "run"]


def test_a_folder_of_exported_texts_is_filled_again(run_folder: Path, tmp_path: Path) -> None:
    (run_folder / ".newsalign").mkdir()
    out = tmp_path / "texts"
    out.mkdir()
    assert command(run_folder, "--format", "txt", "--text", "raw", "--out", out).exit_code == 0
    assert (out / "a.en.txt").read_text() == "In Kiev. New."
    assert command(run_folder, "--format", "txt", "--out", out).exit_code == 0
    assert (out / "a.en.txt").read_text() == "In Kyiv. New."
