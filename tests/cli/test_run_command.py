"""`newsalign run` as a user calls it: what comes from standard input."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.errors import InputError

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
