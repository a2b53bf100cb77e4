"""`newsalign translate`: line for line, in order, and errors that say what to do."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.cli.options import Settings
from align.errors import ConfigError, InputError, ModelError, NewsalignError
from align.translation import ENGINES, translator
from align.translation.engine import Hypothesis
from align.translation.hints import without_hints


class Echo:
    """Gives back what it reads, so that what comes out can be compared with what went in."""

    form = "ctranslate2"

    def __init__(self, model, options):
        pass

    def submit(self, batch):
        return lambda: [Hypothesis(tuple(without_hints(pieces)), -0.5, True) for pieces in batch.sources]


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setitem(ENGINES._loaded, "ctranslate2", Echo)

    def invoke(*arguments: str, given: bytes = b""):
        result = CliRunner().invoke(cli, ["translate", *arguments], input=given, obj=Settings())
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_one_sentence_gives_one_line_with_the_real_model():
    given = "Prezident řekl, že válka skončí.\n".encode()
    result = CliRunner().invoke(cli, ["translate", "-", "--from", "cs", "--sentences"], input=given, obj=Settings())
    assert result.exit_code == 0
    assert len(result.stdout.strip()) > 5
    assert result.stdout.count("\n") == 1


def test_five_thousand_lines_in_five_thousand_out_in_order(run):
    lines = ["" if n % 7 == 0 else f"Věta číslo {n % 1000} o vládě." for n in range(5000)]
    result = run("--from", "cs", "--sentences", given="\n".join(lines).encode())
    assert result.stdout == "\n".join(lines)


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_line_ends_are_kept(run, end):
    given = "První věta. Druhá věta.\r\n\r\nTřetí.".encode() + end
    assert run("--from", "cs", given=given).stdout_bytes == given
    assert run("--from", "cs", "--sentences", given=given).stdout_bytes == given


def test_nothing_gives_nothing(run):
    assert run("--from", "cs").stdout_bytes == b""


def test_sentences_of_a_line_are_translated_apart(run):
    records = run("--from", "ru", "--format", "jsonl", given="Первое. Второе.\n\nТретье.".encode()).stdout.splitlines()
    made = [json.loads(record) for record in records]
    assert [m["segment_id"] for m in made] == ["stdin.ru:1:1", "stdin.ru:1:2", "stdin.ru:2:1"]
    assert [m["text"] for m in made] == ["Первое.", "Второе.", "Третье."]
    assert all(m["flags"] == [] and m["score"] == -0.5 for m in made)


def test_records_of_sentences_are_numbered_by_line(run):
    records = run("--from", "cs", "--format", "jsonl", "--sentences", given="Jedna. Dvě.\n\nTři.\n".encode()).stdout
    made = [json.loads(record) for record in records.splitlines()]
    assert [(m["segment_id"], m["flags"]) for m in made] == [
        ("stdin.cs:1:1", []),
        ("stdin.cs:2:1", ["empty"]),
        ("stdin.cs:3:1", []),
    ]


def test_files_come_after_one_another_and_ids_carry_their_names(run, tmp_path):
    for name in ("a.cs.txt", "b.cs.txt"):
        (tmp_path / name).write_text(f"Věta {name[0]}.\n", encoding="cp1250")
    files = [str(tmp_path / name) for name in ("a.cs.txt", "b.cs.txt")]
    assert run(*files, "--from", "cs", "--encoding", "cp1250").stdout == "Věta a.\nVěta b.\n"
    records = run(*files, "--from", "cs", "--encoding", "cp1250", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(r)["segment_id"] for r in records] == ["a.cs:1:1", "b.cs:1:1"]


def test_files_of_one_name_have_ids_with_their_folders(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("x/s.cs.txt", "y/s.cs.txt", "y/t.CS.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Věta.\n", encoding="utf-8")
    given = ("x/s.cs.txt", "./x/s.cs.txt", "y/s.cs.txt", "./y/t.CS.TXT", "--from", "cs")
    records = run(*given, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(r)["segment_id"] for r in records] == ["x/s.cs:1:1", "y/s.cs:1:1", "t.cs:1:1"]
    assert run(*given).stdout == "Věta.\n" * 4


def test_a_page_gives_the_text_of_its_article(run, tmp_path):
    body = "".join(
        f"<p>Vláda v pátek schválila rozpočet na příští rok, uvedl <b>mluvčí</b> číslo {n}.</p>" for n in range(5)
    )
    page = tmp_path / "p.cs.html"
    page.write_text(
        f"<html lang=cs><body><article><h1>Titulek stránky</h1>{body}</article></body></html>", encoding="utf-8"
    )
    out = run(str(page), "--from", "cs").stdout
    assert "uvedl mluvčí číslo 3." in out
    assert "<" not in out


@pytest.mark.parametrize(
    ("arguments", "given", "kind", "said"),
    [
        (("--from", "de"), b"Guten Tag", ModelError, "'de'"),
        (("--from", "cs", "--model", "no-such"), b"x", ModelError, "no-such"),
        (("no-such-file.txt", "--from", "cs"), b"", InputError, "no-such-file.txt: no such file"),
        (("--from", "cs"), b"abc\xff", InputError, "byte 0xFF at offset 3"),
        (("--from", "cs", "--sentences"), b"a" * 5_000_000, InputError, "5,000,000 characters"),
        (("--from", "cs", "--encoding", "klingon"), b"x", InputError, "klingon"),
    ],
)
def test_mistakes_are_answered(run, arguments, given, kind, said):
    with pytest.raises(NewsalignError) as caught:
        run(*arguments, given=given)
    assert isinstance(caught.value, kind)
    assert said in caught.value.message
    assert caught.value.hint


def test_the_language_must_be_named():
    result = CliRunner().invoke(cli, ["translate"], obj=Settings())
    assert result.exit_code == 2
    assert "--from" in result.stderr


def test_the_engine_and_its_threads_can_be_chosen(run, monkeypatch):
    opened = []

    class Other(Echo):
        def __init__(self, model, options):
            opened.append((options.engine, options.threads))

    monkeypatch.setitem(ENGINES._loaded, "transformers", Other)
    assert run("--from", "cs", given="Věta.\n".encode()).stdout == "Věta.\n"
    assert opened == []
    assert run("--from", "cs", "--engine", "transformers", "--threads", "3", given="Věta.\n".encode()).exit_code == 0
    assert opened == [("transformers", 3)]
    with pytest.raises(ConfigError, match="'bergamot'"):
        run("--from", "cs", "--engine", "bergamot", given=b"x")


def test_a_memory_is_filled_and_used(run, tmp_path, monkeypatch):
    memory = str(tmp_path / "tm.sqlite")
    first = run("--from", "cs", "--tm", memory, given="Věta.\n".encode()).stdout
    monkeypatch.setattr(translator.Decoder, "render", lambda *_: [])
    assert run("--from", "cs", "--tm", memory, given="Věta.\n".encode()).stdout == first
