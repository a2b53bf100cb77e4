"""The edge of the command line: exit codes, messages, defaults, and a quick start."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from align.cli import main as edge
from align.cli.options import PathType
from align.errors import InputError


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from align.cli.main import run\n"
        "code = run(['--help'])\n"
        "heavy = {'numpy', 'transformers', 'ctranslate2', 'lxml', 'torch', 'jinja2', 'wordfreq'}\n"
        "print(code, sorted(heavy & set(sys.modules)))\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    for name in edge._COMMANDS:
        assert f"  {name} " in result.stdout
    assert result.stdout.splitlines()[-1] == "0 []"


@pytest.mark.parametrize("name", sorted(edge._COMMANDS))
def test_every_command_has_help_and_the_shared_options(
    name: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edge.run([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--quiet" in shown
    assert "--verbose" in shown
    assert "--version" in shown


def test_version(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("newsalign ")


@pytest.mark.parametrize("arguments", [["nonsense"], ["run"], ["run", "--out"], ["audit", "--format", "nonsense", "x"]])
def test_a_mistake_in_the_arguments_is_2(arguments: list[str], empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert edge.run(arguments) == 2
    assert "Error" in capsys.readouterr().err


def test_an_error_says_what_and_what_to_do(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise InputError("story.txt: empty", "Put text into it.")

    monkeypatch.setattr(edge.cli, "main", fail)
    assert edge.run([]) == 2
    assert capsys.readouterr().err == "newsalign: error: story.txt: empty\n  Put text into it.\n"


def test_an_interrupt_is_130(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(edge.cli, "main", interrupt)
    assert edge.run([]) == 130


def test_a_run_that_is_interrupted_twice_says_how_to_go_on(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def twice(*arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("align.job.run._work_off", twice)
    (empty / "a.en.txt").write_text("Novak left Kiev.\n")
    assert edge.run(["run", "a.en.txt", "--out", "out", "--workers", "0", "-q"]) == 130
    assert "interrupted at once" in capsys.readouterr().err
    monkeypatch.undo()
    assert edge.run(["run", str(empty / "a.en.txt"), "--out", str(empty / "out"), "--workers", "0", "-q"]) == 0


def test_a_defect_of_ours_is_a_message_and_no_traceback(
    empty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(edge.cli, "main", fail)
    assert edge.run([]) == 2
    assert "internal error: RuntimeError: boom" in capsys.readouterr().err
    with pytest.raises(RuntimeError):
        edge.run(["--verbose"])


SAMPLE = "Talks were held in Kiev.\n"


def test_defaults_come_from_the_working_folder(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "story.en.txt").write_text(SAMPLE)
    (empty / "newsalign.toml").write_text('[audit]\nformat = "jsonl"\nfail-on = "warning"\nno-rule = ["acronym"]\n')
    assert edge.run(["audit", "story.en.txt"]) == 1
    assert json.loads(capsys.readouterr().out)["rule"] == "exonym"
    assert edge.run(["audit", "story.en.txt", "--format", "text", "--fail-on", "never"]) == 0
    assert capsys.readouterr().out.startswith("story.en.txt:1:20")


def test_subcommands_have_defaults_in_tables_of_their_own(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "newsalign.toml").write_text('[profiles.list]\nformat = "json"\n')
    assert edge.run(["profiles", "list"]) == 0
    assert "plain" in json.loads(capsys.readouterr().out)
    (empty / "newsalign.toml").write_text('[evaluate.findings]\nfromat = "json"\n')
    assert edge.run(["evaluate", "findings", "gold.jsonl"]) == 2
    assert "[evaluate.findings] has no option 'fromat'" in capsys.readouterr().err


def test_the_shared_options_have_defaults_too(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "story.en.txt").write_text(SAMPLE)
    (empty / "newsalign.toml").write_text("\ufeff[audit]\nquiet = true\nfail_on = 'never'\n", encoding="utf-8")
    assert edge.run(["audit", "story.en.txt"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[run\n", "newsalign.toml"),
        ("[walk]\nx = 1\n", "no command is called 'walk'"),
        ("[rules]\nformt = 'x'\n", "no option 'formt'"),
        ("[rules]\nform = 'json'\n", "no option 'form'"),
        ("[rules]\nformat = 'xml'\n", "The value is set in newsalign.toml."),
        ("run = 3\n", "run is no table"),
        ('[audit]\nno-rule = "exonym"\n', 'Write a list: no-rule = ["exonym"]'),
    ],
)
def test_bad_defaults_are_named(content: str, said: str, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "newsalign.toml").write_text(content)
    assert edge.run(["audit" if "[audit]" in content else "rules"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "line", "said"),
    [
        ("run", "out = 3", "[run] out is 3"),
        ("run", "out = [1]", "[run] out is [1]"),
        ("run", "tm = 1", "[run] tm is 1"),
        ("run", "manifest = [1]", "[run] manifest is 1"),
        ("run", "beam = [2]", "[run] beam is [2]"),
        ("run", "beam = true", "[run] beam is True"),
        ("run", "prune = 1.5", "[run] prune is 1.5"),
        ("run", "prune = 1979-05-27", "[run] prune is datetime"),
        ("run", "model = [1]", "[run] model is [1]"),
        ("run", 'out = "a\\u0000b"', "[run] out holds a NUL character"),
        ("audit", "baseline = 3", "[audit] baseline is 3"),
        ("audit", "source = 3", "[audit] source is 3"),
        ("align", "mt = 5", "[align] mt is 5"),
    ],
)
def test_a_default_of_the_wrong_kind_is_named(
    command: str, line: str, said: str, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "newsalign.toml").write_text(f"[{command}]\n{line}\n")
    assert edge.run([command, "a.en.txt", "b.en.txt"]) == 2
    told = capsys.readouterr().err
    assert f"newsalign: error: newsalign.toml: {said}" in told
    assert "internal" not in told


@pytest.mark.parametrize("line", ["threads = 2", 'threads = "2"', "quiet = true", 'encoding = "cp1250"'])
def test_a_default_of_the_right_kind_is_taken(line: str, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty / "newsalign.toml").write_text(f"[run]\n{line}\n")
    assert edge.run(["run", "gone.en.txt", "--out", "q"]) == 2
    assert "gone.en.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "no\x1b[31m\x07.en.txt"],
        ["audit", "story.en.txt", "no\x1b[31m\x07.en.txt"],
        ["run", "no\x1b[31m\x07.en.txt", "--out", "q"],
        ["export", "no\x1b[31m\x07", "--format", "tsv"],
        ["rules", "--format", "no\x1b[31m\x07"],
    ],
)
def test_no_message_steers_the_terminal(
    arguments: list[str], empty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)  # as on a terminal
    (empty / "story.en.txt").write_text(SAMPLE)
    assert edge.run(arguments) == 2
    told = capsys.readouterr().err
    assert "no" in told
    assert "\x1b" not in told
    assert "\x07" not in told


def test_what_is_logged_steers_no_terminal(empty: Path) -> None:
    (empty / "e.en.txt").write_text("They met. <!-- newsalign: ignore \x1b[31mzz -->\n")
    done = subprocess.run([sys.executable, "-m", "align", "audit", "e.en.txt"], capture_output=True, check=False)
    assert b"silences nothing" in done.stderr
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["rules"]])
def test_a_wrong_option_of_another_command_is_no_matter(arguments: list[str], empty: Path) -> None:
    (empty / "newsalign.toml").write_text("[audit]\nfrmt = 'x'\n")
    assert edge.run(arguments) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "", "--out", "q"],
        ["run", ".", "--out", ""],
        ["run", "--status", ""],
        ["run", "--manifest", "", "--out", "q"],
        ["run", ".", "--out", "q", "--tm", ""],
        ["tm", "stats", ""],
        ["translate", "--from", "cs", ""],
        ["audit", "a.en.txt", "--source", ""],
        ["evaluate", "alignment", "--gold", "", "--hyp", "x"],
        ["export", "q", "--format", "tsv", "--out", ""],
    ],
)
def test_an_empty_path_is_not_the_working_folder(
    arguments: list[str], empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (empty / "a.en.txt").write_text("The cabinet met.\n")
    assert edge.run(arguments) == 2
    assert "empty path" in capsys.readouterr().err
    assert [path.name for path in empty.iterdir()] == ["a.en.txt"]


def test_every_path_of_the_command_line_refuses_an_empty_one() -> None:
    found = list(_types(edge.cli, click.Context(edge.cli)))
    assert len(found) > 30
    assert all(isinstance(kind, PathType) for kind in found)


def _types(command: click.Command, ctx: click.Context) -> Iterator[click.ParamType]:
    yield from (param.type for param in command.params if isinstance(param.type, click.Path))
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            yield from _types(command.get_command(ctx, name), ctx)
