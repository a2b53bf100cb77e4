"""`newsalign audit` and `normalize` with --translation: the evidence of an original, and no model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from align.cli import main as edge


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments that name an English version, its original and the translation of that; opening a model fails."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "a.cs.txt": "Most uzavřeli v pondělí.\nZranilo se 15 lidí z Kyjeva.\n",
        "a.en.txt": "The bridge was closed on Monday.\nAs many as 50 people from Kiev were injured.\n",
        "fresh.txt": "The bridge was closed on Monday.\n15 people from Kyiv were injured.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("a model was opened")

    monkeypatch.setattr("align.translation.open_translator", fail)
    return ["a.en.txt", "--source", "a.cs.txt", "--translation", "fresh.txt"]


def test_audit_compares_with_the_original(sides: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["audit", *sides, "--rule", "number-mismatch", "--format", "jsonl"]) == 1
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["rule"], found["text"]) == ("number-mismatch", "50")
    assert edge.run(["audit", "a.en.txt", "--rule", "number-mismatch"]) == 0


def test_normalize_repairs_what_is_certain(sides: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert edge.run(["normalize", *sides]) == 0
    assert capsys.readouterr().out.endswith("As many as 50 people from Kyiv were injured.\n")


@pytest.mark.parametrize("command", ["audit", "normalize"])
def test_a_translation_that_does_not_fit_is_refused(
    command: str, sides: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("fresh.txt").write_text("One line.\n", encoding="utf-8")
    assert edge.run([command, *sides]) == 2
    assert "fresh.txt: " in capsys.readouterr().err
    assert edge.run([command, "a.en.txt", "--translation", "fresh.txt"]) == 2
    assert "--translation needs --source" in capsys.readouterr().err
