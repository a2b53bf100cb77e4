"""The sample articles, copied out of the installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.cli.main import run
from align.resources import resource


def test_copies_the_articles_and_their_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sample", str(tmp_path / "new" / "news")]) == 0
    copied = {path.relative_to(tmp_path / "new" / "news") for path in (tmp_path / "new" / "news").rglob("*.*")}
    assert copied == {path.relative_to(resource("sample")) for path in resource("sample").rglob("*.*")}
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["news"]
    assert "newsalign run" in capsys.readouterr().err


def test_an_empty_folder_takes_them(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    assert run(["sample", str(tmp_path / "news"), "--quiet"]) == 0
    assert (tmp_path / "news" / "README.md").is_file()


def test_the_working_folder_takes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    assert run(["sample", ".", "--quiet"]) == 0
    assert Path("README.md").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


@pytest.mark.parametrize("taken", ["folder", "file"])
def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    place = tmp_path / "news"
    kept = place / "mine.txt" if taken == "folder" else place
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", encoding="utf-8")
    assert run(["sample", str(place)]) == 2
    assert kept.read_text(encoding="utf-8") == "mine"
    assert "Choose a new folder" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(["sample", str(tmp_path / "file" / "news")]) == 2
    assert "cannot be written" in capsys.readouterr().err
