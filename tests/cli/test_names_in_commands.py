"""`audit` and `run` take the same names for the same things, in whatever letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.cli.main import cli
from align.cli.several import original_of

ROWS = json.dumps({"id": "row", "lang": "en", "english": "Novak left Kiev."}) + "\n"
PAGE = "<html><body><article><h1>Visit</h1><p>Novak left Kiev on Monday after the talks.</p></article></body></html>"
NAMES = {
    "a.en.txt": "a", "b.EN.TXT": "b", "c.En.Txt": "c", "d.en.HTML": "d", "e.EN.htm": "e", "f.en.jsonl": "row",
    "g.en.JSONL": "row", "h.EN.Jsonl": "row",
}  # fmt: skip


def written(name: str, folder: Path) -> Path:
    path = folder / name
    ending = path.suffix.lower()
    path.write_text(ROWS if ending == ".jsonl" else PAGE if ending.startswith(".htm") else "Novak left Kiev.\n")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_audit_takes_it(name: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["audit", str(written(name, tmp_path)), "--format", "jsonl"])
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["doc"], row["text"]) == (NAMES[name], "Kiev")


def test_run_takes_them(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    names = [name for name in NAMES if name not in ("g.en.JSONL", "h.EN.Jsonl")]
    for name in names:
        written(name, folder)
    assert CliRunner().invoke(cli, ["run", str(folder), "--out", str(out), "--workers", "0"]).exit_code == 0
    found = [json.loads(line) for line in (out / "findings.jsonl").read_text().splitlines()]
    assert sorted((row["doc"], row["text"]) for row in found) == sorted((NAMES[name], "Kiev") for name in names)


@pytest.mark.parametrize("name", ["g.en.JSONL", "h.EN.Jsonl"])
@pytest.mark.parametrize("whole", [True, False])
def test_run_takes_rows(name: str, whole: bool, tmp_path: Path) -> None:
    path = written(name, tmp_path)
    given = str(tmp_path if whole else path)
    assert CliRunner().invoke(cli, ["run", given, "--out", str(tmp_path / "o"), "--workers", "0"]).exit_code == 0
    assert json.loads((tmp_path / "o/findings.jsonl").read_text())["doc"] == "row"


@pytest.mark.parametrize("name", ["Story.cs.txt", "Story.CS.TXT", "Story.Ru.Html"])
def test_an_original_is_found_beside(name: str, tmp_path: Path) -> None:
    for other in (name, "Story.en.txt", "Story.de.txt", "Story.more.cs.txt", "story2.cs.txt", "Story.cs.pdf"):
        (tmp_path / other).write_text("x")
    for english in ("Story.en.txt", "Story.EN.TXT"):
        assert original_of(str(tmp_path / english)) == str(tmp_path / name)
