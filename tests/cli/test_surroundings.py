"""The command line where the surroundings are odd: locale, time zone, home, open files, closed or full streams."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CALL = [sys.executable, "-c", "from align.cli.main import main; main()"]


def call(*arguments: object, redirection: str = "", **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [*CALL, *map(str, arguments)]
    if redirection:
        command = ["sh", "-c", f'"$@" {redirection}', "sh", *command]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **options)


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "internal error" not in said
    return said


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "a.en.txt"
    path.write_text("The delegation left for Kiev.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "change",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TZ": "Mars/Olympus", "HOME": "/proc/1/nowhere"},
        {"HOME": None},
    ],
    ids=["C locale", "odd time zone, home read-only", "no home"],
)
def test_a_run_asks_little_of_its_surroundings(english: Path, tmp_path: Path, change: dict[str, str | None]) -> None:
    environment = {key: value for key, value in {**os.environ, **change}.items() if value is not None}
    out = tmp_path / "výstup"
    done = call("run", english, "--out", out, "--workers", "0", "--quiet", env=environment)
    assert done.returncode == 0, told(done)
    assert "Kyiv" in (out / "normalized/a.en.txt").read_text(encoding="utf-8")
    export = call("export", out, "--format", "txt", env=environment, stdout=subprocess.PIPE)
    assert (export.returncode, export.stdout) == (0, b"The delegation left for Kyiv.\n")


def test_few_open_files_are_enough(english: Path, tmp_path: Path) -> None:
    few = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))  # noqa: E731
    done = call("run", english, "--out", tmp_path / "out", "--workers", "1", "--quiet", preexec_fn=few)
    assert done.returncode == 0, told(done)


@pytest.mark.parametrize(
    ("shell", "code", "words"),
    [
        (">&-", 2, "standard input or output cannot be used"),
        ("> /dev/full", 2, "standard input or output cannot be used"),
        ("| head -c 1 > /dev/null", 0, ""),
    ],
)
def test_results_that_nobody_takes(english: Path, shell: str, code: int, words: str) -> None:
    done = call("audit", english, "--format", "html", "--fail-on", "never", redirection=shell)
    assert words in told(done)
    assert done.returncode == code


def test_standard_input_that_is_closed() -> None:
    done = call("audit", "-", redirection="<&-", stdout=subprocess.PIPE)
    assert done.returncode == 2
    assert "standard input cannot be read" in told(done)


def test_a_working_folder_that_is_gone(english: Path, tmp_path: Path) -> None:
    script = f'mkdir gone && cd gone && rmdir ../gone && "$@" run {english} --out x --quiet'
    done = subprocess.run(["sh", "-c", script, "sh", *CALL], stderr=subprocess.PIPE, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "the working folder is gone" in told(done)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_ended_says_so_and_cleans_up(kind: signal.Signals, tmp_path: Path) -> None:
    memory, pipe = tmp_path / "tm.sqlite", tmp_path / "pipe.tmx"
    os.mkfifo(pipe)
    ask = lambda: signal.signal(kind, signal.default_int_handler)  # noqa: E731  born in the background, SIGINT is ignored
    command = [*CALL, "tm", "import", str(memory), str(pipe)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=ask) as process, pipe.open("wb"):
        process.send_signal(kind)
        _, said = process.communicate()
    assert (process.returncode, said.strip()) == (130, b"newsalign: interrupted")
    assert list(tmp_path.iterdir()) == [pipe]
