"""The review in several windows of a browser: new runs under them, and decisions that wait in each."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from review_page import FIRST, Serve, counted, focus, reviewed
from run_writer import audited, write_run

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_two_windows_and_a_new_run_between_them(page: Page, serve: Serve, folder: Path) -> None:
    url = serve(folder)
    page.goto(url)
    focus(page, "50")
    (folder / "run.json").unlink()
    write_run(
        folder, audited("first", "There were 60.", ("60", "15", "number-mismatch")), audited("second", "The OBSE.")
    )
    page.keyboard.press("r")
    page.get_by_role("alert").get_by_text("A new run has ended").wait_for()
    other = page.context.new_page()
    other.goto(url)
    counted(other, "0 of 1 decided")
    page.keyboard.press("n")
    page.get_by_role("alert").get_by_text("Load the page anew").wait_for()
    page.reload()
    focus(page, "60")
    page.get_by_role("button", name="All decisions").click()
    page.locator("#stale", has_text="There were [50] of them").wait_for()


def test_a_window_left_behind_decides_nothing_unseen(page: Page, serve: Serve, folder: Path) -> None:
    url = serve(folder)
    page.goto(url)
    focus(page, "50")
    (folder / "run.json").unlink()
    write_run(folder, audited("first", FIRST, ("50", "51", "number-mismatch")), audited("second", "The OBSE."))
    other = page.context.new_page()
    other.goto(url)
    counted(other, "0 of 1 decided")
    page.keyboard.press("a")
    page.get_by_role("alert").get_by_text("the run has been made anew").wait_for()
    page.get_by_role("button", name="Try again now").click()
    counted(page, "0 of 1 decided")
    page.locator("#change", has_text="51").wait_for()


def test_what_two_windows_wait_for_is_confirmed_when_both_are_closed(
    page: Page, serve: Serve, folder: Path, running: list[subprocess.Popen[str]]
) -> None:
    url = serve(folder)
    windows = [page, page.context.new_page()]
    for window in windows:
        window.goto(url)
        focus(window, "50")
    windows[1].keyboard.press("n")
    focus(windows[1], "took a quick look")
    running[0].kill()
    running[0].wait()
    again = page.context.new_page()
    for window in windows:
        window.keyboard.press("a")
        window.get_by_role("alert").get_by_text("is kept in this browser").wait_for()
        window.close()
    assert serve(folder) == url
    again.goto(url)
    counted(again, "2 of 4 decided")
    assert again.evaluate("localStorage.length") == 0
    assert reviewed(folder)[1:3] == ["There were 15 of them in Kharkov.", "He looked."]
