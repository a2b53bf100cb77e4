"""`newsalign tm`: what is in a memory, out of it, into it, and what may go."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from align.cli.main import cli
from align.errors import ConfigError, InputError, JobError
from align.translation.memory import MemoryOptions, Rendering, TranslationMemory
from align.translation.memory_file import MemoryFile
from align.translation.recipe import Recipe

FOREIGN = """<tmx version="1.4"><header/><body><tu><tuv xml:lang="cs"><seg>Vláda zasedá.</seg></tuv>
<tuv xml:lang="en"><seg>Ministers meet.</seg></tuv></tu></body></tmx>"""


def command(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], input=text)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The memory of a translation of two sentences; for copying only."""
    path = tmp_path_factory.mktemp("made") / "tm.sqlite"
    result = command("translate", "--from", "cs", "--beam", 1, "--tm", path, "-q", text="Vláda zasedá.\nPrší.\n")
    assert result.exit_code == 0
    return path


@pytest.fixture
def memory(made: Path, tmp_path: Path) -> Path:
    """A copy of that memory, which may be changed."""
    return Path(shutil.copytree(made.parent, tmp_path / "copy")) / made.name


def test_stats_count_entries_languages_and_models(memory: Path) -> None:
    assert "2 entries (cs 2)" in command("tm", "stats", memory).stdout
    found = json.loads(command("tm", "stats", memory, "--format", "json").stdout)
    assert (found["entries"], found["recipes"][0]["model"], found["recipes"][0]["current"]) == (2, "sla-eng-tiny", True)


def test_out_as_tmx_and_into_another_memory_that_then_translates(memory: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.tmx", tmp_path / "other.sqlite"
    assert command("tm", "export", memory, "--out", out).exit_code == 0
    assert command("tm", "export", memory).stdout == out.read_text(encoding="utf-8")
    assert len(etree.parse(out).findall(".//tu")) == 2
    taken = json.loads(command("tm", "import", other, out, "--format", "json").stdout)
    assert taken == {"model": 2, "imported": 0, "known": 0, "unusable": 0, "dropped": 0}
    again = command("tm", "export", other).stdout
    assert again == out.read_text(encoding="utf-8")


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The memories that were let go of."""
    found: list[Path] = []
    real = MemoryFile.close

    def close(self: MemoryFile) -> None:
        found.append(self.path)
        real(self)

    monkeypatch.setattr(MemoryFile, "close", close)
    return found


WORK = {
    ("stats",): "memory_care.stats",
    ("export",): "memory_exchange.entries",
    ("import", "in.tmx"): "memory_exchange.import_tmx",
    ("prune", "--unused", 0): "memory_care.prune",
}


@pytest.mark.parametrize(("arguments", "work"), WORK.items())
@pytest.mark.parametrize("fails", [False, True])
def test_a_memory_is_let_go_of_whatever_happens(
    arguments: tuple[object, ...],
    work: str,
    fails: bool,
    memory: Path,
    closed: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*arguments: object) -> None:
        raise JobError("the disk is full")

    monkeypatch.chdir(memory.parent)
    Path("in.tmx").write_text(FOREIGN, encoding="utf-8")
    if fails:
        monkeypatch.setattr(f"align.translation.{work}", refuse)
    closed.clear()
    result = command("tm", arguments[0], memory, *arguments[1:])
    assert isinstance(result.exception, JobError) == fails
    assert closed == [memory]


def test_out_as_json_lines(memory: Path) -> None:
    rows = list(map(json.loads, command("tm", "export", memory, "--format", "jsonl").stdout.splitlines()))
    assert [(row["lang"], row["source"], row["name"]) for row in rows] == [
        ("cs", "Vláda zasedá.", "sla-eng-tiny"),
        ("cs", "Prší.", "sla-eng-tiny"),
    ]


def test_imported_ones_are_used_when_asked_for_and_pruned(memory: Path, tmp_path: Path) -> None:
    (tmp_path / "in.tmx").write_text(FOREIGN, encoding="utf-8")
    assert "1 imported translations are new" in command("tm", "import", memory, tmp_path / "in.tmx").stdout
    translate = ("translate", "--from", "cs", "--beam", 1, "--tm", memory, "-q")
    assert command(*translate, text="Vláda zasedá.\n").stdout != "Ministers meet.\n"
    assert command(*translate, "--tm-imported", text="Vláda zasedá.\n").stdout == "Ministers meet.\n"
    assert command("tm", "prune", memory, "--imported").stdout.startswith("1 entries deleted, 2 left")
    assert command(*translate, "--tm-imported", text="Vláda zasedá.\n").stdout != "Ministers meet.\n"


def test_a_translation_of_several_lines_keeps_a_line_a_line(memory: Path, tmp_path: Path) -> None:
    pretty = FOREIGN.replace("Ministers meet.", "\n      Ministers\n      meet.\n    ")
    (tmp_path / "in.tmx").write_text(pretty, encoding="utf-8")
    command("tm", "import", memory, tmp_path / "in.tmx")
    translate = ("translate", "--sentences", "--from", "cs", "--beam", 1, "--tm", memory, "--tm-imported", "-q")
    assert command(*translate, text="Vláda zasedá.\n").stdout == "Ministers meet.\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_units_come_from_standard_input(pack: object, tmp_path: Path) -> None:
    content = pack(FOREIGN.encode())  # type: ignore[operator]
    result = CliRunner().invoke(cli, ["tm", "import", str(tmp_path / "m"), "-", "--format", "json"], input=content)
    assert json.loads(result.stdout)["imported"] == 1


def test_units_come_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    script = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2], encoding='utf-8')"
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "pipe"), FOREIGN]):
        result = command("tm", "import", tmp_path / "m", tmp_path / "pipe", "--format", "json")
    assert json.loads(result.stdout)["imported"] == 1


def test_standard_input_that_is_no_tmx_is_named_and_makes_no_memory(tmp_path: Path) -> None:
    error = command("tm", "import", tmp_path / "m", "-", text="<html/>").exception
    assert isinstance(error, InputError)
    assert error.message == "standard input: not TMX but <html>"
    assert list(tmp_path.iterdir()) == []


def test_names_cannot_steer_the_terminal(memory: Path) -> None:
    with MemoryFile(memory) as file:
        file.connection.execute("UPDATE recipe SET name = ?, options = ?", ("a\x9b31m", "b\x85c"))
        file.connection.execute("UPDATE unit SET lang = ?", ("c\x1bs",))
    shown = command("tm", "stats", memory).stdout
    assert "\x9b" not in shown
    assert [part in shown for part in ("a\ufffd31m", "b\ufffdc", "c\ufffds")] == [True] * 3


def test_a_file_name_that_is_no_utf_8_is_shown_as_text(memory: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(memory) + b"\xff"))
    with MemoryFile(memory):
        pass  # what stands in the log beside the file goes into it
    memory.rename(odd)
    shown = CliRunner().invoke(cli, ["tm", "stats", str(odd), "--format", "json"]).stdout_bytes
    assert json.loads(shown.decode())["file"] == f"{memory}\\xff"


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_an_export_does_not_take_the_place_of_what_belongs_to_the_memory(ending: str, memory: Path) -> None:
    (memory.parent / "link").symlink_to(memory)
    for name in (memory, memory.parent / "link"):
        error = command("tm", "export", name, "--out", f"{memory}{ending}").exception
        assert isinstance(error, ConfigError)
        assert "belongs to the translation memory" in error.message


def test_prune_of_a_model_that_is_not_there_names_those_that_are(memory: Path) -> None:
    error = command("tm", "prune", memory, "--model", "nosuch").exception
    assert isinstance(error, ConfigError)
    assert error.hint == "There are: sla-eng-tiny."
    sha256 = json.loads(command("tm", "stats", memory, "--format", "json").stdout)["recipes"][0]["sha256"]
    assert command("tm", "prune", memory, "--model", sha256[:6]).stdout.startswith("2 entries deleted")


def test_what_is_no_memory_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "in.tmx").write_text(FOREIGN, encoding="utf-8")
    error = command("tm", "stats", tmp_path / "in.tmx").exception
    assert isinstance(error, JobError)
    assert error.message.endswith("in.tmx: not a translation memory")
    assert "Delete" not in error.hint


def test_prune_wants_to_know_what(memory: Path) -> None:
    assert isinstance(command("tm", "prune", memory).exception, ConfigError)
    assert json.loads(command("tm", "prune", memory, "--to", 0, "--format", "json").stdout)["left"] == 0


def test_prune_lets_go_of_what_other_versions_made(memory: Path) -> None:
    old = Recipe("abcdef", "beam4", "code of another version", "tiny")
    with closing(TranslationMemory(MemoryOptions(memory), old)) as opened:
        opened.put({"Sněží.": Rendering("It is snowing.", 0.0)}, {"Sněží.": "cs"})
    assert command("tm", "prune", memory, "--outdated").stdout.startswith("1 entries deleted, 2 left")
    assert "2 entries (cs 2)" in command("tm", "stats", memory).stdout


def test_an_import_keeps_the_memory_within_its_limit(memory: Path, tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="cs"><seg>Věta {}. {}</seg></tuv><tuv xml:lang="en"><seg>Sentence.</seg></tuv></tu>'
    units = "".join(unit.format(number, "a" * 5000) for number in range(250))
    (tmp_path / "in.tmx").write_text(f'<tmx version="1.4"><header/><body>{units}</body></tmx>', encoding="utf-8")
    taken = command("tm", "import", memory, tmp_path / "in.tmx", "--limit", 1, "--format", "json")
    assert taken.exit_code == 0
    assert json.loads(taken.stdout)["dropped"] > 0
    with MemoryFile(memory, write=False) as kept:
        assert kept.size <= 1_000_000


def test_what_cannot_be_done_is_said(memory: Path, tmp_path: Path) -> None:
    assert isinstance(command("tm", "stats", tmp_path / "none").exception, JobError)
    assert isinstance(command("tm", "import", memory, tmp_path / "none.tmx").exception, InputError)
    assert isinstance(command("translate", "--from", "cs", "--tm-imported", text="Ano.").exception, ConfigError)
    assert isinstance(command("tm", "export", tmp_path, "--format", "jsonl").exception, JobError)
    assert command("tm", "export", memory, "--format", "xls").exit_code == 2


def test_an_import_that_fails_makes_no_memory(tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_text("<tmx><body>")
    assert isinstance(command("tm", "import", tmp_path / "new.sqlite", tmp_path / "bad.tmx").exception, InputError)
    assert not (tmp_path / "new.sqlite").exists()


@pytest.mark.parametrize("arguments", [["stats"], ["export"], ["prune", "--imported"]])
def test_a_folder_is_no_memory(arguments: list[str], tmp_path: Path) -> None:
    result = command("tm", arguments[0], tmp_path, *arguments[1:])
    assert isinstance(result.exception, JobError)
    assert result.exception.message == f"{tmp_path}: is a folder"
