"""`newsalign run` as a user calls it: what comes from standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.cli import main as edge
from align.cli.main import cli
from align.decisions.model import Standing
from align.decisions.store import change, create, read_decisions
from align.errors import ConfigError, InputError
from align.job.store import read_run

ROW = {"id": "a1", "lang": "cs", "source": "Vláda jednala o rozpočtu.", "english": "The cabinet discussed the budget."}


def call(*arguments, data):
    result = CliRunner().invoke(
        cli, ["run", *map(str, arguments), "--workers", "0", "-q"], input=data, standalone_mode=False
    )
    if result.exception:
        raise result.exception
    return result.return_value


def test_rows_on_standard_input_are_a_run_that_goes_on(tmp_path):
    out = tmp_path / "out"
    rows = [ROW, ROW | {"id": "a2"}]
    assert call("-", "--out", out, data="".join(json.dumps(row) + "\n" for row in rows[:1])) == 0
    assert call("-", "--out", out, data="".join(json.dumps(row) + "\n" for row in rows)) == 0
    written = [json.loads(line)["id"] for line in (out / "documents.jsonl").read_text().splitlines()]
    assert sorted(set(written)) == ["a1", "a2"]
    assert not list((out / ".newsalign").glob(".*.part"))


def test_what_came_from_standard_input_is_kept_no_longer_than_needed(tmp_path):
    out = tmp_path / "out"
    rows = [ROW | {"id": name} for name in ("a1", "a2")]
    call("-", "--out", out, data=json.dumps(rows[0]) + "\n")
    (kept,) = (out / ".newsalign").glob("stdin-*")
    call("-", "--out", out, data=json.dumps(rows[1]) + "\nno row\n")
    (other,) = (out / ".newsalign").glob("stdin-*")
    assert kept != other
    (tmp_path / "b.en.txt").write_text("They met.\n")
    call(tmp_path / "b.en.txt", "--out", out, data="")
    assert not list((out / ".newsalign").glob("stdin-*"))
    written = [json.loads(line)["id"] for line in (out / "documents.jsonl").read_text().splitlines()]
    assert sorted(set(written)) == ["a1", "a2", "b"]
    call("-", "--out", out, data=json.dumps(rows[0]) + "\n")


def test_the_signature_names_the_decisions_wherever_it_is_printed(tmp_path):
    text, out = tmp_path / "a.en.txt", tmp_path / "out"
    text.write_text("Novak left Kiev.\n")
    call(text, "--out", out, data="")
    create(out)
    change(out, [Standing("rule", "exonym", "rejected")], "one")

    def told(*arguments):
        return CliRunner().invoke(cli, [*map(str, arguments), "-v"]).stderr

    printed = told("run", text, "--out", out, "--workers", "0")
    decided = f"decisions:{read_decisions(out).digest[:12]}"
    assert str(read_run(out).signature) in printed
    assert decided in printed
    assert str(read_run(out).signature) in told("corpus", "spellings", out)
    for command in ("audit", "normalize"):
        assert decided in told(command, text, "--decisions", out)
        assert "decisions:" not in told(command, text)


def test_rows_that_failed_can_still_be_seen(tmp_path):
    out = tmp_path / "out"
    call("-", "--out", out, data=json.dumps({"id": "x", "lang": "en", "english": "  "}) + "\n")
    (path,) = {json.loads(line)["path"] for line in (out / "failed.jsonl").read_text().splitlines()}
    call("-", "--out", out, data=json.dumps(ROW) + "\n")
    failed = [json.loads(line)["path"] for line in (out / "failed.jsonl").read_text().splitlines()]
    assert [*map(Path(path).samefile, failed)] == [True] * len(failed)


@pytest.mark.parametrize("encoding", ["cp125", "rot13", "hex"])
def test_an_encoding_that_there_is_not_touches_nothing(tmp_path, encoding):
    out = tmp_path / "out"
    (tmp_path / "a.en.txt").write_text("Novak left Kiev.\n")
    call(tmp_path / "a.en.txt", "--out", out, data="")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    for given in (tmp_path / "a.en.txt", "-"):
        with pytest.raises(ConfigError, match="no encoding is called"):
            call(given, "--out", out, "--encoding", encoding, data=json.dumps(ROW))
        assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("default", ['out = "o"', 'manifest = ["m.csv"]'])
def test_defaults_do_not_stand_in_the_way_of_the_status(tmp_path, monkeypatch, capsys, default):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.en.txt").write_text("Novak left Kiev.\n")
    call("a.en.txt", "--out", "done", data="")
    (tmp_path / "newsalign.toml").write_text(f"[run]\n{default}\n")
    assert edge.run(["run", "--status", "done"]) == 0
    assert "done: finished" in capsys.readouterr().out
    for more in (["a.en.txt"], ["--out", "q"], ["--manifest", "m.csv"]):
        assert edge.run(["run", "--status", "done", *more]) == 2


def test_nothing_on_standard_input_is_an_error(tmp_path):
    with pytest.raises(InputError, match="standard input is empty"):
        call("-", "--out", tmp_path / "out", data="")


def test_a_bad_row_names_its_line(tmp_path):
    out = tmp_path / "out"
    assert call("-", "--out", out, data=json.dumps(ROW) + "\n{\n") == 2
    assert ":2: " in (out / "failed.jsonl").read_text()


def test_the_first_failures_are_told_with_what_to_do(tmp_path):
    rows = "".join("{\n" for _ in range(5))
    done = CliRunner().invoke(cli, ["run", "-", "--out", str(tmp_path / "out"), "--workers", "0"], input=rows)
    told = done.stderr.partition("failed: 5")[2].splitlines()
    records = [json.loads(line) for line in (tmp_path / "out" / "failed.jsonl").read_text().splitlines()]
    assert [line.strip() for line in told[1::2]] == [record["reason"] for record in records[:3]]
    assert [line.strip() for line in told[2::2]] == [record["hint"] for record in records[:3]]
