"""`newsalign normalize --diff`: the tools that apply diffs make of the file what --in-place makes of it."""

from __future__ import annotations

import codecs
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.cli.main import cli

TEXT = "Café visit\nNovak left Kiev on Monday, said the café’s owner.\n\nHe also went to Kharkov.\nThat was all.\n"
TOOLS = {"git": ["git", "apply", "-p1", "change.diff"], "patch": ["patch", "-p1", "-s", "-i", "change.diff"]}
FILES = {
    "plain": ("story.en.txt", TEXT.encode(), None),
    "mark": ("story.en.txt", codecs.BOM_UTF8 + TEXT.replace("Café visit", "Kiev visit").encode(), None),
    "crlf": ("story.en.txt", TEXT.replace("\n", "\r\n").encode(), None),
    "cp1250": ("story.en.txt", TEXT.encode("cp1250"), "cp1250"),
    "blank": ("my story.en.txt", TEXT.encode(), None),
    "folder": ("./in a folder/story.en.txt", TEXT.encode(), None),
    "no end": ("story.en.txt", TEXT.rstrip().replace("all", "Kharkov").encode(), None),
    "quote": ('a"b\\c.en.txt', TEXT.encode(), None),
    "steering": ("a\x1b[31mb.en.txt", TEXT.encode(), None),
    "letters": ("статья.en.txt", TEXT.encode(), None),
}


def normalized(name: str, encoding: str | None, option: str) -> bytes:
    options = ["--encoding", encoding] if encoding else []
    result = CliRunner().invoke(cli, ["normalize", name, option, *options], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.stdout_bytes


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("kind", FILES)
def test_diff_can_be_applied(kind: str, tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    name, data, encoding = FILES[kind]
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    diff = normalized(name, encoding, "--diff")
    (tmp_path / "change.diff").write_bytes(diff)
    done = subprocess.run(TOOLS[tool], capture_output=True, check=False)
    assert done.returncode == 0, (diff, done)
    applied = path.read_bytes()
    path.write_bytes(data)
    normalized(name, encoding, "--in-place")
    assert applied == path.read_bytes() != data
    assert b"\x1b" not in diff


def test_a_diff_that_no_tool_applies_is_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "story.en.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    result = CliRunner().invoke(cli, ["normalize", str(path), "--diff"])
    assert "\n+Novak left Kyiv" in result.stdout
    assert "for reading" in result.stderr


def test_a_diff_of_standard_input_and_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "story.en.html"
    page.write_text("<article><h1>Visit</h1><p>Novak left Kiev on Monday after the talks.</p></article>")
    for arguments, given in ((["-"], TEXT), ([str(page)], None)):
        result = CliRunner().invoke(cli, ["normalize", *arguments, "--diff"], input=given)
        assert "\n+Novak left Kyiv" in result.stdout
