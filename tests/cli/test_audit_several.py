"""`newsalign audit` with several files, originals found by name, and the pre-commit hooks that rely on it."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from lxml import etree

from align.cli.main import cli
from align.errors import ConfigError, InputError

HOOKS = Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["audit", *map(str, arguments)], standalone_mode=False)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Three English versions: one with its original, one alone, one of the same name in another folder."""
    (tmp_path / "b").mkdir()
    (tmp_path / "story.en.txt").write_text("Macron left Kiev.\n")
    (tmp_path / "story.cs.txt").write_text("Macron opustil Kyjev.\n", encoding="utf-8")
    (tmp_path / "alone.en.txt").write_text("By Emmanuel Macronarrived in Lyon.\n")
    (tmp_path / "b" / "story.en.txt").write_text("He left Odessa.\n")
    return tmp_path


def test_several_files_are_reported_each_under_its_own_name(desk: Path) -> None:
    files = [desk / "story.en.txt", desk / "alone.en.txt", desk / "b/story.en.txt"]
    result = call(*files, "--format", "text")
    assert result.return_value == 1
    heads = re.findall(r"^(\S+?):\d+:\d+: (\w+): ", result.stdout, re.M)
    assert [Path(name).relative_to(desk).as_posix() for name, _ in heads] == [
        "story.en.txt", "alone.en.txt", "b/story.en.txt",
    ]  # fmt: skip
    docs = [json.loads(line)["doc"] for line in call(*files, "--format", "jsonl").stdout.splitlines()]
    assert docs == [str(desk / "story"), str(desk / "alone"), str(desk / "b/story")]


def test_odd_names_are_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("..en.txt", "other.en.txt", os.fsdecode(b"z\xe1v.en.txt")):
        Path(name).write_text("Macron left Kiev.\n")
    for form in ("jsonl", "sarif"):
        result = call("..en.txt", "other.en.txt", os.fsdecode(b"z\xe1v.en.txt"), "--format", form)
        assert result.exception is None
        assert result.stdout_bytes.decode("utf-8").count('"exonym"') >= 3


def test_the_same_file_twice_is_audited_once(desk: Path) -> None:
    for other in ("story.en.txt", "b/../story.en.txt"):
        assert call(desk / "story.en.txt", f"{desk}/{other}", "--format", "jsonl").stdout.count("\n") == 1


def test_a_file_is_the_same_however_its_path_is_written(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    names = ["./story.en.txt", "story.en.txt", "b/story.en.txt", desk / "story.en.txt", "b//story.en.txt"]
    docs = [json.loads(line)["doc"] for line in call(*names, "--format", "jsonl").stdout.splitlines()]
    assert docs == ["story", "b/story"]


def test_a_single_finding_is_counted_as_one(tmp_path: Path) -> None:
    (tmp_path / "k.en.txt").write_text("He left Kiev.\n")
    assert call(tmp_path / "k.en.txt").stderr == "1 finding; `newsalign normalize` repairs 1\n"


def test_originals_are_found_beside(desk: Path) -> None:
    alone = call(desk / "story.en.txt", "--format", "xliff").stdout_bytes
    assert etree.fromstring(alone).get("srcLang") == "en"
    paired = call(desk / "story.en.txt", "--source", "auto", "--format", "xliff").stdout_bytes
    assert etree.fromstring(paired).get("srcLang") == "cs"
    both = call(desk / "story.en.txt", desk / "alone.en.txt", "--source", "auto", "--format", "xliff").stdout_bytes
    kinds = [
        file.xpath("string(.//*[@type='source-language'])") for file in etree.fromstring(both)
    ]  # fmt: skip
    assert kinds == ["cs", "en"]


def test_two_originals_are_no_evidence(desk: Path) -> None:
    (desk / "story.ru.txt").write_text("Макрон покинул Киев.\n", encoding="utf-8")
    one = call(desk / "story.en.txt", "--source", "auto")
    assert isinstance(one.exception, InputError)
    assert "two originals" in str(one.exception)
    several = call(desk / "story.en.txt", desk / "alone.en.txt", "--source", "auto")
    assert several.return_value == 2
    assert "two originals" in several.stderr
    assert "[glued-name]" in several.stdout  # the other one is done


def test_a_file_that_cannot_be_read_does_not_stop_the_others(desk: Path) -> None:
    (desk / "bad.en.txt").write_bytes(b"\xff\xfe\xfd")
    result = call(desk / "gone.en.txt", desk / "bad.en.txt", desk / "alone.en.txt", "--format", "sarif")
    assert result.return_value == 2
    assert "no such file" in result.stderr
    (run,) = json.loads(result.stdout)["runs"]
    assert [each["ruleId"] for each in run["results"]] == ["glued-name"]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def test_rows_of_a_jsonl_go_along(desk: Path) -> None:
    row = {"id": "r", "lang": "en", "english": "He left Kiev."}
    (desk / "rows.en.jsonl").write_text(json.dumps(row) + "\n")
    result = call(desk / "rows.en.jsonl", desk / "alone.en.txt", "--format", "sarif")
    uris = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rsplit("/", 1)[1]
        for each in json.loads(result.stdout)["runs"][0]["results"]
    }
    assert uris == {"rows.en.jsonl", "alone.en.txt"}


def test_more_results_than_github_shows_are_mentioned(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.report.sarif.SHOWN_BY_GITHUB", 0)
    assert "1 results: GitHub shows only the 0 most severe" in call(desk / "alone.en.txt", "--format", "sarif").stderr


def test_options_about_one_file_are_refused_for_several(desk: Path) -> None:
    result = call(desk / "story.en.txt", desk / "alone.en.txt", "--source", desk / "story.cs.txt")
    assert isinstance(result.exception, ConfigError)
    assert "--source auto" in result.exception.hint


def test_a_baseline_hides_findings_but_in_sarif_suppresses_them(desk: Path) -> None:
    known = desk / "known.txt"
    call(desk / "story.en.txt", "--write-baseline", known)
    assert call(desk / "story.en.txt", "--baseline", known, "--format", "jsonl").stdout == ""
    log = json.loads(call(desk / "story.en.txt", "--baseline", known, "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    assert result["suppressions"][0]["status"] == "accepted"


@pytest.mark.parametrize("number", [0, 1])
def test_the_hook_runs_as_pre_commit_runs_it(desk: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))[number]
    monkeypatch.chdir(desk)
    staged = sorted(path.relative_to(desk).as_posix() for path in desk.rglob("*.txt"))
    passed = [name for name in staged if re.search(hook["files"], name)]
    assert passed == ["alone.en.txt", "b/story.en.txt", "story.en.txt"]
    program, command, *entry = shlex.split(hook["entry"])
    assert (program, command, hook["language"]) == ("newsalign", "audit", "python")
    result = call(*entry, *hook["args"], *passed)
    assert result.return_value == 1
    assert "alone.en.txt:1:13: error: " in result.stdout
    (desk / "alone.en.txt").write_text("By Emmanuel Macron.\n")
    assert call(*entry, *hook["args"], *passed).return_value == 0


def test_the_hooks_have_what_pre_commit_asks_for() -> None:
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert len({hook["id"] for hook in hooks}) == len(hooks)
    for hook in hooks:
        assert {"id", "name", "entry", "language", "files"} <= hook.keys()
        assert hook["require_serial"] is True  # one process has all threads, and loads the model once
