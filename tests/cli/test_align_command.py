"""`newsalign align` and `newsalign evaluate`: formats, counts, and errors that say what to do."""

from __future__ import annotations

import json
import logging
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.cli.options import Settings
from align.errors import ConfigError, InputError, ModelError

SOURCE = "Most uzavřeli v pondělí.\nInženýři našli trhlinu v pilíři.\nKavárna zůstala otevřená.\n"
HYPOTHESIS = "The bridge was closed on Monday.\nEngineers found a crack in a pillar.\nThe café remained open.\n"
TARGET = "The bridge was closed on Monday.\nEngineers found a crack in a pillar.\nHis\tgrandmother grew 1887 tulips.\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("story.cs.txt", SOURCE), ("story.en.txt", TARGET), ("mt.txt", HYPOTHESIS)):
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments, obj=Settings())
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def align(*arguments: str) -> str:
    return run("align", "story.cs.txt", "story.en.txt", "--sentences", "--mt", "mt.txt", *arguments)


@pytest.mark.parametrize("options", [(), ("--sentences",)])
def test_the_encoding_is_that_of_the_translation_too(files, options):
    for path, text in (("s.cs.txt", "Včera „jednali“.\n"), ("s.en.txt", "They “met”.\n"), ("m.txt", "They “sat”.\n")):
        (files / path).write_bytes(text.encode("cp1250"))
    given = ("align", "s.cs.txt", "s.en.txt", "--mt", "m.txt", *options, "--encoding", "cp1250")
    assert run(*given).startswith("[0]:[0]:")


def test_the_encoding_of_what_is_evaluated_can_be_named(files):
    for path in ("h.txt", "r.txt"):
        (files / path).write_bytes("They “met”.\n".encode("cp1250"))
    with pytest.raises(InputError, match="is not utf-8") as refused:
        run("evaluate", "translation", "--hyp", "h.txt", "--ref", "r.txt")
    assert "--encoding cp1250" in refused.value.hint
    assert "chrF" in run("evaluate", "translation", "--hyp", "h.txt", "--ref", "r.txt", "--encoding", "cp1250")
    for path in ("a.gold", "a.hyp"):
        (files / path).write_bytes("[0]:[0]:1.0\n".encode("utf-16-le"))
    given = ("evaluate", "alignment", "--gold", "a.gold", "--hyp", "a.hyp", "--encoding", "utf-16-le")
    assert "1.000" in run(*given)


@pytest.mark.usefixtures("files")
def test_a_ladder_has_a_line_a_bead_and_one_for_each_sentence_left_out():
    lines = align().splitlines()
    assert lines[:2] == ["[0]:[0]:1.0", "[1]:[1]:1.0"]
    assert sorted(lines[2:]) == ["[2]:[]:0.0", "[]:[2]:0.0"]


@pytest.mark.usefixtures("files")
def test_tsv_keeps_one_line_a_bead():
    rows = [line.split("\t") for line in align("--format", "tsv").splitlines()]
    assert [len(row) for row in rows] == [6] * 4
    assert rows[0] == [
        "story:1", "story.cs:1:1", "story.en:1:1", "1.0000",
        "Most uzavřeli v pondělí.", "The bridge was closed on Monday.",
    ]  # fmt: skip
    assert {row[5] for row in rows} >= {"His grandmother grew 1887 tulips."}


@pytest.mark.usefixtures("files")
def test_jsonl_holds_beads():
    rows = [json.loads(line) for line in align("--format", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["story:1", "story:2", "story:3", "story:4"]
    assert rows[1]["source_ids"] == ["story.cs:2:1"]
    assert 0.5 < rows[1]["confidence"] <= 1


def test_tmx_is_written_to_a_file(files):
    assert align("--format", "tmx", "--out", "story.tmx") == ""
    root = ET.parse(files / "story.tmx").getroot()  # noqa: S314  our own file
    assert root.get("version") == "1.4"
    assert [seg.text for seg in root.iter("seg")][:2] == SOURCE.splitlines()[:1] + TARGET.splitlines()[:1]


def test_the_page_shows_both_texts(files):
    assert align("--format", "html", "--out", "story.html") == ""
    page = (files / "story.html").read_text(encoding="utf-8")
    assert all(line in page for line in SOURCE.splitlines())
    assert "1 left out." in page


@pytest.mark.usefixtures("files")
def test_an_encoder_that_cannot_be_had_is_said():
    with pytest.raises(ModelError, match="encoder no/such-encoder"):
        align("--embed", "no/such-encoder")


def test_sides_of_very_different_length_and_another_language_are_said(files, caplog):
    (files / "story.en.txt").write_text("Přidejte mouku a promíchejte.\n" * 12, encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="align"):
        result = CliRunner().invoke(cli, ["align", "story.cs.txt", "story.en.txt", "--sentences", "--mt", "mt.txt"])
    assert result.exit_code == 0
    assert "3 source sentences but 12 target ones" in result.stderr
    assert "does not resemble" in caplog.text


def test_blank_and_crlf_lines_keep_their_numbers(files):
    for name, text in (("story.cs.txt", SOURCE), ("story.en.txt", TARGET), ("mt.txt", HYPOTHESIS)):
        (files / name).write_bytes(("\n" + text).replace("\n", "\r\n").encode())
    assert "[1]:[1]:1.0" in align().splitlines()


def test_any_language_goes_with_a_translation(files):
    (files / "text").write_text(SOURCE, encoding="utf-8")
    assert run("align", "text", "story.en.txt", "--sentences", "--mt", "mt.txt", "--to", "xx").startswith("[0]:[0]:1.0")


def test_documents_are_read_and_split(files):
    (files / "story.cs.txt").write_text("Most uzavřeli. Našli trhlinu.\n", encoding="utf-8")
    (files / "story.en.txt").write_text("The bridge was closed. A crack was found.\n")
    (files / "mt.txt").write_text("The bridge was closed. They found a crack.\n")
    assert run("align", "story.cs.txt", "story.en.txt", "--mt", "mt.txt").splitlines()[0] == "[0]:[0]:1.0"


def test_another_number_of_lines_is_said_with_both_counts(files):
    (files / "mt.txt").write_text("One line.\n")
    with pytest.raises(InputError, match=r"mt.txt: 1 lines, but the source has 3"):
        align()


@pytest.mark.parametrize("empty", ["story.cs.txt", "story.en.txt"])
def test_an_empty_side_is_said(files, empty):
    (files / empty).write_text("")
    with pytest.raises(InputError, match=f"{empty}: no sentences"):
        align()


def test_bad_bytes_and_missing_files_are_said(files):
    with pytest.raises(InputError, match="nowhere: no such file"):
        run("align", "nowhere", "story.en.txt", "--sentences", "--mt", "mt.txt")
    (files / "story.en.txt").write_bytes(b"caf\xe9\n")
    with pytest.raises(InputError, match=r"story.en.txt:1: byte 0xE9"):
        align()


def test_a_language_must_be_known_where_it_matters(files):
    (files / "text").write_text(SOURCE, encoding="utf-8")
    with pytest.raises(ConfigError, match="of which language"):
        run("align", "text", "story.en.txt", "--sentences")
    with pytest.raises(ConfigError, match="of which language"):
        run("align", "text", "story.en.txt", "--mt", "mt.txt")
    with pytest.raises(ConfigError, match="both sides"):
        run("align", "-", "-")


def test_evaluate_alignment_by_folder_and_by_file(files):
    (files / "gold").mkdir()
    (files / "found").mkdir()
    for stem in ("a", "b"):
        (files / "gold" / f"{stem}.gold").write_text("[0]:[0]\n[1]:[]\n")
        (files / "found" / f"{stem}.ladder").write_text("[0]:[0]:0.9\n[1]:[]:0.0\n")
    by_folder = json.loads(run("evaluate", "alignment", "--gold", "gold", "--hyp", "found", "--format", "json"))
    assert (by_folder["documents"], by_folder["strict"]["f1"], by_folder["nulls"]["f1"]) == (2, 1.0, 1.0)
    pairs = ("--gold", "gold/a.gold", "gold/b.gold", "--hyp", "found/a.ladder", "found/b.ladder")
    assert json.loads(run("evaluate", "alignment", *pairs, "--format", "json")) == by_folder
    assert "strict" in run("evaluate", "alignment", *pairs)


def test_a_folder_of_gold_may_hold_ladders_by_either_ending(files):
    for name in ("gold/a.ladder", "found/a.ladder", "both/a.gold", "both/a.ladder"):
        (files / name).parent.mkdir(exist_ok=True)
        (files / name).write_text("[0]:[0]\n" if name != "both/a.gold" else "[0]:[]\n")
    command = ("evaluate", "alignment", "--format", "json", "--hyp", "found", "--gold")
    assert json.loads(run(*command, "gold"))["strict"]["f1"] == 1.0
    assert json.loads(run(*command, "both"))["strict"]["f1"] == 0.0
    (files / "empty").mkdir()
    with pytest.raises(InputError, match=r"empty: no \*\.gold or \*\.ladder file"):
        run(*command, "empty")
    (files / "gold/a.ladder").write_text('{"id": "a:1"}\n')
    with pytest.raises(InputError, match=r"a\.ladder:1: not a ladder line"):
        run(*command, "gold")


GOLD_ROW = {"lang": "cs", "source": "", "english": "They met in Kiev.", "traps": []}


def test_evaluate_findings_scores_the_rows_of_several_files_together(files):
    found = {"rule": "exonym", "start": 12, "end": 16, "replacement": "Kyiv"}
    for name, findings in (("one", [found]), ("two", [])):
        (files / f"{name}.jsonl").write_text(json.dumps({"id": name, "findings": findings} | GOLD_ROW) + "\n")
    command = ("evaluate", "findings", "--format", "json", "--rule", "exonym")
    alone = json.loads(run(*command, "one.jsonl"))
    assert (alone["rows"], alone["all"]["precision"], alone["all"]["right"]) == (1, 1.0, 1)
    both = json.loads(run(*command, "one.jsonl", "two.jsonl"))
    assert (both["rows"], both["all"]["found"], both["all"]["precision"]) == (2, 2, 0.5)
    assert both.keys() == alone.keys()
    assert "exonym" in run("evaluate", "findings", "one.jsonl", "two.jsonl")


def test_evaluate_alignment_says_what_does_not_pair(files):
    (files / "a.gold").write_text("[0]:[0]\n")
    (files / "found").mkdir()
    with pytest.raises(InputError, match="no ladders of that name"):
        run("evaluate", "alignment", "--gold", "a.gold", "--hyp", "found")
    with pytest.raises(ConfigError, match="1 gold ladders, but 2"):
        run("evaluate", "alignment", "--gold", "a.gold", "--hyp", "a.gold", "a.gold")


def test_evaluate_alignment_pairs_stems_with_dots(files):
    (files / "gold").mkdir()
    (files / "found").mkdir()
    for stem in ("b", "b.c", "b.d"):
        (files / "gold" / f"{stem}.gold").write_text("[0]:[0]\n[1]:[]\n")
        (files / "found" / f"{stem}.ladder").write_text("[0]:[0]:0.9\n[1]:[]:0.0\n")
    told = json.loads(run("evaluate", "alignment", "--gold", "gold", "--hyp", "found", "--format", "json"))
    assert (told["documents"], told["strict"]["f1"]) == (3, 1.0)
    (files / "found" / "b.c.tsv").write_text("[0]:[0]\n")
    with pytest.raises(InputError, match=r"b\.c\.gold: 2 ladders of that name"):
        run("evaluate", "alignment", "--gold", "gold", "--hyp", "found")


def test_evaluate_translation_gives_scores_with_signatures(files):
    pytest.importorskip("sacrebleu")
    rows = json.loads(run("evaluate", "translation", "--hyp", "mt.txt", "--ref", "mt.txt", "--format", "json"))
    assert [(row["name"], round(row["score"])) for row in rows] == [("BLEU", 100), ("chrF", 100)]
    assert all("version:" in row["signature"] for row in rows)
    (files / "short").write_text("One.\n")
    with pytest.raises(InputError, match="reference 1 has 1 lines, the translation 3"):
        run("evaluate", "translation", "--hyp", "mt.txt", "--ref", "short")


def test_evaluate_translation_says_which_share_of_numbers_and_names_arrived(files):
    (files / "source").write_text("Potom Zeman dal 4,6 milionu.\nPotom Fiala dal 25 korun.\n")
    (files / "ref").write_text("Then Zeman gave 4.6 million.\nThen Fiala gave 25 crowns.\n")
    (files / "hyp").write_text("Then Zeman gave 4.6 million.\nThen he gave 24 crowns.\n")
    command = ("evaluate", "translation", "--hyp", "hyp", "--ref", "ref", "--format", "json")
    rows = {row["name"]: row for row in json.loads(run(*command, "--source", "source", "--from", "cs"))}
    assert rows["numbers"]["score"] == rows["names"]["score"] == 50.0
    assert rows["numbers"]["signature"] == "arrived:1|due:2"
    with pytest.raises(ConfigError, match="go together"):
        run(*command, "--source", "source")
    (files / "one").write_text("Zeman.\n")
    with pytest.raises(InputError, match="one: 1 lines, the translation 2"):
        run(*command, "--source", "one", "--from", "cs")
