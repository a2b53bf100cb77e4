"""The review as a process: one a folder, one address, the same one again after a crash, and a clean end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from align.decisions.store import FILE
from align.errors import JobError
from align.review import server

# What a shell starts in the background is born with SIGINT ignored, and hands that on.
START = """import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from align.cli.main import main
sys.argv[0] = 'newsalign'
main()"""
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `newsalign review`; what still runs at the end is ended."""
    running: list[subprocess.Popen[str]] = []

    def begin(folder: Path, *options: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", START, "review", str(folder), "--no-browser", *map(str, options)]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def opened(url: str) -> OpenerDirector:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    assert browser.open(url).status == 200
    return browser


def origin(url: str) -> str:
    return url.partition("/start")[0]


def reject_first(browser: OpenerDirector, url: str) -> None:
    version = json.loads(browser.open(f"{origin(url)}/api/run").read())["version"]
    told = json.loads(browser.open(f"{origin(url)}/api/findings/0?run={version}").read())
    body = {name: told[name] for name in ("doc", "fingerprint")} | {
        "verdict": "rejected",
        "request": "r",
        "run": version,
    }
    headers = {"Content-Type": "application/json", "Origin": origin(url)}
    browser.open(Request(f"{origin(url)}/api/decide", json.dumps(body).encode(), headers))  # noqa: S310  our own server


def test_ctrl_c_is_the_normal_end(start: Start, run_folder: Path) -> None:
    process = start(run_folder)
    url = address(process)
    assert url.startswith("http://127.0.0.1:")
    browser = opened(url)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in said
    with pytest.raises(URLError):
        browser.open(url)
    note = json.loads((run_folder / ".newsalign/review.json").read_text())
    assert (note["pid"], note["key"]) == (0, "")


def test_it_listens_on_this_machine_only(start: Start, run_folder: Path) -> None:
    port = int(address(start(run_folder)).split(":")[2].partition("/")[0])
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_after_a_crash_the_same_address_and_the_same_browser_are_good(start: Start, run_folder: Path) -> None:
    process = start(run_folder)
    url = address(process)
    browser = opened(url)
    reject_first(browser, url)
    process.kill()
    process.wait()
    assert address(start(run_folder)) == url
    told = json.loads(browser.open(f"{origin(url)}/api/run").read())
    assert told["findings"][0][-2:] == ["rejected", "finding"]
    assert (run_folder / ".newsalign/review.json").stat().st_mode & 0o777 == 0o600


def test_at_another_port_the_key_is_another_one(start: Start, run_folder: Path) -> None:
    process = start(run_folder)
    first = address(process)
    process.kill()
    process.wait()
    with socket.create_server(("127.0.0.1", int(origin(first).rpartition(":")[2]))):
        second = address(start(run_folder))
    assert origin(first) != origin(second)
    assert first.partition("key=")[2] != second.partition("key=")[2]


def test_after_a_clean_end_the_key_is_another_one(start: Start, run_folder: Path) -> None:
    process = start(run_folder)
    first = address(process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    second = address(start(run_folder))
    assert origin(first) == origin(second)
    assert first != second


@pytest.mark.parametrize(
    "note", ['{"pid": 1, "port": 70000, "key": ""}', '{"pid": 1, "port": 1e999, "key": ""}', "[" * 5000,
             '{"pid": 0, "port": 50123, "key": "known"}']
)  # fmt: skip
def test_a_note_that_no_review_left_is_not_believed(note: str, start: Start, run_folder: Path) -> None:
    (run_folder / ".newsalign").mkdir(exist_ok=True)
    (run_folder / ".newsalign/review.json").write_text(note)
    url = address(start(run_folder))
    assert opened(url)
    assert not url.endswith("known")


def refused(process: subprocess.Popen[str]) -> str:
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "Traceback" not in said
    return said


def test_a_second_review_of_the_folder_is_told_of_the_first(start: Start, run_folder: Path) -> None:
    process = start(run_folder)
    url = address(process)
    said = refused(start(run_folder))
    assert "another review is open" in said
    assert f"process {process.pid}" in said
    assert origin(url) in said
    assert url not in said
    opened(url)


def test_a_port_in_use_is_named(start: Start, run_folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused(start(run_folder, "--port", port))
    assert f"--port {port}" in said
    assert "another port" in said


def test_what_is_no_finished_run_is_refused_and_gets_no_decisions(start: Start, tmp_path: Path) -> None:
    assert "not the folder of a finished run" in refused(start(tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert "not the folder of a finished run" in refused(start(tmp_path / "nowhere"))


def test_damaged_decisions_are_refused(start: Start, run_folder: Path) -> None:
    (run_folder / FILE).write_bytes(b"no database, but long enough for one to be looked for in it" * 30)
    assert "damaged" in refused(start(run_folder))


def test_a_run_at_work_in_the_folder_goes_first(start: Start, run_folder: Path) -> None:
    from align.job.folder import RunFolder

    (run_folder / ".newsalign").mkdir()
    with RunFolder(run_folder).lock.held():
        said = refused(start(run_folder))
    assert "at work" in said


def test_where_there_are_no_locks_the_note_of_a_living_review_is_the_lock(
    run_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(server.FileLock, "acquire", refuse)
    monkeypatch.setattr(server.signal, "signal", lambda *arguments: None)  # this process keeps its own
    note = run_folder / ".newsalign/review.json"
    note.parent.mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        note.write_text(json.dumps({"pid": other.pid, "port": 8000, "key": ""}))
        with pytest.raises(JobError, match=f"another review is open on this folder .process {other.pid}"):
            server.serve(run_folder, None, pytest.fail)
    urls: list[str] = []

    def end(url: str) -> None:
        urls.append(url)
        raise KeyboardInterrupt

    server.serve(run_folder, None, end)
    assert urls[0].startswith("http://127.0.0.1:")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_refused(start: Start, run_folder: Path) -> None:
    run_folder.chmod(0o500)
    try:
        assert "cannot be" in refused(start(run_folder))
    finally:
        run_folder.chmod(0o700)
