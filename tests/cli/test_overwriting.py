"""What a command reads it does not overwrite, by whatever name; only `normalize --in-place` is asked to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from align.cli import main as edge

ENGLISH, CZECH = "Novak left Kiev.\n", "Novák opustil Kyjev.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.cs.txt", CZECH), ("a.en.txt", ENGLISH), ("a.mt.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.en.txt")
    os.link("a.en.txt", "hard.txt")
    (tmp_path / "b").mkdir()
    (tmp_path / "own.toml").write_text('inherit = "plain"\n')
    return tmp_path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


ALIGN = ["align", "a.cs.txt", "a.en.txt", "--mt", "a.mt.txt", "--sentences", "--out"]
AUDIT = ["audit", "a.en.txt", "--source", "a.cs.txt", "--translation", "a.mt.txt", "--write-baseline"]


@pytest.mark.parametrize(
    "arguments",
    [
        *([*ALIGN, name] for name in ("a.cs.txt", "a.en.txt", "a.mt.txt", "./a.en.txt", "b/../a.en.txt", "link.txt")),
        *([*AUDIT, name] for name in ("a.cs.txt", "a.en.txt", "a.mt.txt", "hard.txt", "link.txt")),
        ["audit", "a.mt.txt", "a.en.txt", "--write-baseline", "a.en.txt"],
        ["audit", "a.en.txt", "--profile", "own.toml", "--write-baseline", "own.toml"],
        ["audit", "a.en.txt", "--baseline", "known.txt", "--write-baseline", "known.txt"],
        ["tm", "export", "tm.sqlite", "--out", "tm.sqlite"],
        ["tm", "export", "tm.sqlite", "--out", "./tm.sqlite", "--format", "jsonl"],
    ],
)
def test_an_input_is_not_overwritten(arguments: list[str], desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "known.txt").write_text("# known\n0123456789abcdef exonym\n")
    (desk / "tm.sqlite").write_bytes(b"a memory")
    before = contents(desk)
    assert edge.run(arguments) == 2
    said = capsys.readouterr().err
    assert "would be overwritten, but it is read too" in said
    assert "Write to another file." in said
    assert contents(desk) == before


def test_an_original_that_was_found_by_its_name_is_not_overwritten(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from align.cli import audit
    from align.cli.several import Several

    found = Several(paths={("a", "source"): "a.cs.txt"})
    monkeypatch.setattr(audit, "audit_several", lambda *_: found)
    before = contents(desk)
    assert edge.run(["audit", "a.en.txt", "a.mt.txt", "--source", "auto", "--write-baseline", "a.cs.txt"]) == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert contents(desk) == before


def test_another_file_is_written(desk: Path) -> None:
    assert edge.run([*ALIGN, "out.txt"]) == edge.run(["audit", "a.en.txt", "--write-baseline", "new.txt"]) == 0
    assert (desk / "out.txt").is_file()
    assert (desk / "new.txt").is_file()
