"""A real browser for the tests of pages: Chromium, driven by Playwright, offline.

A test in this folder asks for ``page``. It is a Playwright ``Page`` in a fresh profile, 1280 pixels wide, that may open
files and servers on this machine (``page.goto(path.as_uri())``, ``page.goto("http://127.0.0.1:PORT/")``) and nothing
else. After the test the fixture fails it where a request went elsewhere, a dialog opened or the page's script threw. ::

    def test_the_heading(page: Page, tmp_path: Path) -> None:
        ...
        page.goto((tmp_path / "report.html").as_uri())
        assert page.get_by_role("heading", level=1).inner_text() == "News"

Other widths and the dark scheme: ``page.set_viewport_size({"width": 400, "height": 800})`` and
``page.emulate_media(color_scheme="dark")``. For a second window or a profile of its own ask for ``browser`` and use
``browser.new_context()``. Wait for what a reader would see (``page.wait_for_selector``, ``expect``), never for time.

The browser is Debian's ``chromium``, else ``google-chrome``, else what ``$NEWSALIGN_CHROMIUM`` names. Where there is
none, or Playwright is not installed, the tests skip and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from review_page import FIRST, Serve, command
from run_writer import Made, audited, write_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run")  # fmt: skip
OURS = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:", "ws://127.0.0.1:")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser's program."""
    path = os.environ.get("NEWSALIGN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.skip("no Chromium here: install Debian's chromium, or name one in $NEWSALIGN_CHROMIUM")
    return path


@pytest.fixture(scope="module")  # while Playwright runs, its event loop does; no other module shall find it there
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, started once for each file of tests."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[dev]'")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a fresh profile; see the head of this file."""
    wrong: list[str] = []

    def guard(route: Route, request: Request) -> None:
        if request.url.startswith(OURS):
            route.fallback()
        else:
            wrong.append(f"asked for {request.url}")
            route.abort()

    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(10_000)
        context.route("**/*", guard)
        context.on("request", lambda request: None if request.url.startswith(OURS) else wrong.append(request.url))
        context.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("weberror", lambda error: wrong.append(f"script: {error.error}"))
        yield context.new_page()
    assert not wrong, wrong


@pytest.fixture
def running() -> Iterator[list[subprocess.Popen[str]]]:
    """The servers of a test; what still runs at its end is ended."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def serve(running: list[subprocess.Popen[str]]) -> Serve:
    """Starts a review of a folder and gives its address."""

    def begin(folder: Path) -> str:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        process = subprocess.Popen(command("review", folder, "--no-browser"), **pipes)  # type: ignore[call-overload]
        running.append(process)
        return process.stdout.readline().strip()

    return begin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of two documents with six findings, four of them for a person."""
    first: list[Made] = [
        ("Kiev", "Kyiv", "exonym"), ("50", "15", "number-mismatch"), ("took a quick look", "looked", "calque"),
        ("adopted adopted", None, "repetition"),
    ]  # fmt: skip
    second: list[Made] = [("OBSE", "OSCE", "acronym"), ("today.", "The talks failed.", "omission")]
    source = "V Kyjevě mluvil Ivanov.\nBylo jich 15 v Charkově.\nPodíval se.\nZákon byl přijat."
    return write_run(
        tmp_path / "run",
        audited("first", FIRST, *first, source=source),
        audited("second", "The OBSE met today.", *second, source="OBSE se dnes sešla."),
    )
