"""`newsalign corpus`: tables of artefacts and spellings by outlet, and proposals for a profile."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from run_writer import write_run
from stories import audited, found, side

from align.cli.corpus import corpus
from align.errors import ConfigError, InputError


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """A finished run: two documents of the outlet One, one of Two; all write Kiev, Two once Kyiv."""
    texts = {"a": ("One", "In Kiev."), "b": ("One", "To Kiev."), "c": ("Two", "Kiev fell. Kyiv stands.")}
    documents = []
    for doc, (outlet, text) in texts.items():
        english = replace(side("en", text, doc=doc), meta={"outlet": outlet})
        documents.append(audited(None, english, found(english, "Kiev", "Kyiv", fix="profile")))
    return write_run(tmp_path, *documents)


def command(*arguments: object) -> Result:
    return CliRunner().invoke(corpus, [*map(str, arguments)])


@pytest.mark.parametrize("table", ["artefacts", "spellings"])
def test_an_outlet_has_no_row_in_tables_of_all(table: str, run_folder: Path) -> None:
    refused = command(table, run_folder, "--by", "pair", "--outlet", "One").exception
    assert isinstance(refused, ConfigError)
    assert "--by outlet" in refused.hint
    assert "Kiev" in command("spellings", run_folder, "--by", "cell", "--outlet", "One").stdout


def test_text_is_a_table_an_outlet(run_folder: Path) -> None:
    shown = command("artefacts", run_folder).stdout
    assert [line for line in shown.splitlines() if line and not line.startswith(" ")] == ["One", "Two"]
    assert "exonym                          500.00" in shown
    assert "Kiev 1 (50 %, " in command("spellings", run_folder, "--outlet", "Two").stdout


def test_csv_and_jsonl_hold_the_same_rows(run_folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(command("spellings", run_folder, "--format", "csv").stdout)))
    same = list(map(json.loads, command("spellings", run_folder, "--format", "jsonl").stdout.splitlines()))
    assert [(row["outlet"], row["spelling"], int(row["uses"])) for row in rows] == [
        (row["outlet"], row["spelling"], row["uses"]) for row in same
    ]
    assert {row["outlet"] for row in rows} == {"One", "Two"}


def test_groups_are_chosen_with_by(run_folder: Path) -> None:
    out = command("artefacts", run_folder, "--format", "jsonl", "--by", "all", "--by", "origin").stdout
    assert [(row["by"], row["findings"], row["words"]) for row in map(json.loads, out.splitlines())] == [
        ("all", 3, 8),
        ("origin", 3, 8),
    ]


def test_proposals_are_toml_or_json(run_folder: Path) -> None:
    assert tomllib.loads(command("profile", run_folder, "--outlet", "One").stdout)["inherits"] == "plain"
    assert set(json.loads(command("profile", run_folder, "--format", "json").stdout)) == {"One", "Two"}


def test_outlets_that_are_counted_together_have_no_profile(run_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.corpus.census.MOST_OUTLETS", 1)
    assert set(json.loads(command("profile", run_folder, "--format", "json").stdout)) == {"One"}
    assert "(others)" not in command("profile", run_folder).stdout
    assert "(others)" in command("artefacts", run_folder).stdout


def test_an_outlet_that_is_not_there_is_named_with_those_that_are(run_folder: Path) -> None:
    error = command("artefacts", run_folder, "--outlet", "Three").exception
    assert isinstance(error, ConfigError)
    assert "One, Two" in error.hint


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    assert isinstance(command("profile", tmp_path / "none").exception, InputError)
