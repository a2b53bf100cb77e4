"""The maintainers' scripts that write into the package: to be asked for help, or given nothing, overwrites no table."""

from __future__ import annotations

import io
import runpy
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from align import files

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
if not SCRIPTS.is_dir():
    pytest.skip("the scripts are in the repository only", allow_module_level=True)

WRITERS = (
    "build_cities",
    "build_exonyms",
    "build_spellings",
    "build_surnames",
    "build_women",
    "calibrate_audit",
    "train_aligner",
)


def outcome(name: str) -> object:
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(SCRIPTS / f"{name}.py"), run_name="__main__")
    return ended.value.code


@pytest.fixture(autouse=True)
def nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> NoReturn:
        raise AssertionError("something was written")

    monkeypatch.setattr(files, "write_text", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.syspath_prepend(str(SCRIPTS))


@pytest.mark.parametrize("name", WRITERS)
def test_help_is_help(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    assert outcome(name) == 0
    assert "usage:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "said"),
    [("build_surnames", "RUSSIAN<TAB>ENGLISH<TAB>SET"), ("build_women", "CZECH<TAB>ENGLISH<TAB>SET")],
)
@pytest.mark.parametrize("text", ["", "Přijela Nováková.\tMs Novak came.\tunknown-set\n"])
def test_text_without_names_is_refused(
    name: str, said: str, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [name])
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert outcome(name) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"), [("build_spellings", "no lists of SCOWL"), ("train_aligner", "no STEM.gold is below it")]
)
def test_an_empty_folder_is_refused(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--write", "--model", ""] if name == "train_aligner" else []
    monkeypatch.setattr(sys, "argv", [name, str(tmp_path), *options])
    assert outcome(name) == 2
    assert said in capsys.readouterr().err


def test_gold_without_findings_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "gold.jsonl").open("w", encoding="utf-8") as stream:
        stream.write('{"id": "a", "lang": "cs", "source": "", "english": "A calm day.", "findings": []}\n')
    monkeypatch.setattr(sys, "argv", ["calibrate_audit", str(tmp_path / "gold.jsonl")])
    assert outcome("calibrate_audit") == 2
    assert "nothing to count" in capsys.readouterr().err


def test_names_that_were_counted_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(files, "write_text", lambda path, text: written.append(text))
    monkeypatch.setattr(sys, "argv", ["build_women"])
    monkeypatch.setattr(
        sys, "stdin", io.StringIO("Mluvila Dvorská i Bartošová.\tMs Bartos spoke.\twmt-newstest-x\n" * 3)
    )
    runpy.run_path(str(SCRIPTS / "build_women.py"), run_name="__main__")
    assert [text.splitlines()[-1] for text in written] == ["Bartoš\tBartos\t3"]
