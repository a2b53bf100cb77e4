"""`newsalign evaluate findings`: its table, its JSON, what it missed, one rule alone, and gold that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.cli.options import Settings
from align.errors import ConfigError, InputError

ENGLISH = "The ferry from Kiev was late. Vrbawho steered it, left for Odessa."


def found(rule: str, text: str, replacement: str | None) -> dict[str, object]:
    start = ENGLISH.index(text)
    return {"rule": rule, "start": start, "end": start + len(text), "text": text, "replacement": replacement}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    findings = [found("exonym", "Kiev", "Kyiv"), found("exonym", "Odessa", "Odesa"), found("calque", "was late", None)]
    row = {"id": "ferry", "lang": "cs", "source": "", "english": ENGLISH, "findings": findings, "traps": []}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["evaluate", "findings", *map(str, arguments)], obj=Settings())
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_rule_has_its_line(gold):
    rows = {line.split()[0]: line.split()[1:] for line in run(gold).splitlines()}
    assert rows["exonym"] == ["2", "2", "1.000", "1.000", "1.000", "2", "of", "2"]
    assert rows["calque"][:3] == ["1", "0", "1.000"]
    assert rows["all"][:2] == ["3", "3"]


def test_json_has_the_same_numbers(gold):
    told = json.loads(run(gold, "--format", "json"))
    assert told["rules"]["exonym"]["f1"] == 1.0
    assert {miss["kind"] for miss in told["misses"]} == {"missed", "invented"}


def test_misses_are_shown_where_they_stand(gold):
    missed = "missed: ferry: calque: The ferry from Kiev [was late]. Vrbawho steered it, left for Odessa. -> None"
    assert missed in run(gold, "--misses").splitlines()


def test_one_rule_is_scored_alone(gold):
    told = json.loads(run(gold, "--rule", "exonym", "--format", "json"))
    assert list(told["rules"]) == ["exonym"]
    assert told["misses"] == []
    with pytest.raises(ConfigError, match="no rule is called 'exonyms'"):
        run(gold, "--rule", "exonyms")


def test_an_empty_file_has_no_score(gold):
    gold.write_text("")
    with pytest.raises(InputError, match="no gold findings in it"):
        run(gold)
