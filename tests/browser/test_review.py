"""The review worked in a real browser: decisions, undo, a server that is killed, and the text that comes of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from review_page import Serve, counted, focus, reviewed
from run_writer import Made, audited, write_run

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_decisions_outlive_page_and_server_and_are_in_the_text(
    page: Page, serve: Serve, folder: Path, running: list[subprocess.Popen[str]]
) -> None:
    page.goto(serve(folder))
    focus(page, "50")
    assert page.locator("#change").inner_text() == "50 15"
    assert page.locator("#reads").inner_text() == "There were 15 of them in Kharkov."
    page.keyboard.press("a")
    focus(page, "took a quick look")
    page.keyboard.press("r")
    focus(page, "adopted adopted")
    page.keyboard.press("e")
    page.locator("#text").fill("finally adopted")
    page.keyboard.press("Enter")
    counted(page, "3 of 4 decided")
    page.keyboard.press("u")
    counted(page, "2 of 4 decided")
    focus(page, "adopted adopted")
    page.keyboard.press("e")
    page.locator("#text").fill("adopted")
    page.keyboard.press("Enter")
    counted(page, "3 of 4 decided")
    page.reload()
    counted(page, "3 of 4 decided")
    focus(page, "today.")

    running[0].kill()
    running[0].wait()
    page.keyboard.press("e")
    page.locator("#text").fill("today. The talks failed.")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_text("is kept in this browser").wait_for()
    counted(page, "3 of 4 decided")
    serve(folder)
    page.get_by_role("alert").wait_for(state="hidden")  # it tries by itself
    counted(page, "4 of 4 decided")
    assert page.get_by_role("alert").count() == 0
    assert reviewed(folder) == [
        "In Kyiv Ivanovwho spoke.", "There were 15 of them in Kharkov.", "He took a quick look.",
        "The law was adopted.", "", "The OBSE met today. The talks failed.",
    ]  # fmt: skip


def test_what_waits_to_be_confirmed_outlives_the_page(
    page: Page, serve: Serve, folder: Path, running: list[subprocess.Popen[str]]
) -> None:
    url = serve(folder)
    page.goto(url)
    focus(page, "50")
    running[0].kill()
    running[0].wait()
    page.keyboard.press("a")
    page.get_by_role("alert").wait_for()
    context = page.context
    page.close()
    assert serve(folder) == url
    again = context.new_page()
    again.goto(url)
    counted(again, "1 of 4 decided")
    assert reviewed(folder)[1] == "There were 15 of them in Kharkov."


def test_a_key_is_for_the_finding_that_it_was_pressed_after(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder))
    focus(page, "50")
    for key in ("n", "r", "r"):
        page.keyboard.press(key)
    counted(page, "2 of 4 decided")
    said = page.get_by_role("option").filter(has_text="rejected").all_inner_texts()
    assert [text.splitlines()[0] for text in said] == ["took a quick look → looked", "adopted adopted"]


def test_a_double_click_decides_once(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder))
    focus(page, "50")
    page.locator("#accept").dblclick()
    focus(page, "took a quick look")
    page.locator("#edit").click()
    page.locator("#text").fill("looked around")
    page.get_by_role("button", name="Save").dblclick()
    focus(page, "adopted adopted")
    page.get_by_role("button", name="Undo").dblclick()
    focus(page, "took a quick look")
    page.keyboard.press("r")
    said = page.get_by_role("option").filter(has_text="rejected")
    said.wait_for()
    assert said.all_inner_texts()[0].startswith("took a quick look")
    counted(page, "2 of 4 decided")
    assert reviewed(folder)[1] == "There were 15 of them in Kharkov."


def test_what_is_typed_is_there_after_a_reload_and_gone_after_escape(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder))
    focus(page, "50")
    page.keyboard.press("e")
    page.locator("#text").fill("some fifteen")
    page.reload()
    page.locator("#text").wait_for()
    assert page.locator("#text").input_value() == "some fifteen"
    page.locator("#text").press("Escape")
    page.locator("#text").wait_for(state="hidden")
    page.keyboard.press("e")
    assert page.locator("#text").input_value() == "15"


def test_by_mouse_a_spelling_is_decided_once_for_all(page: Page, serve: Serve, folder: Path) -> None:
    page.goto(serve(folder))
    page.get_by_label("Show").select_option("")
    page.get_by_role("option", name="OBSE → OSCE").click()
    focus(page, "OBSE")
    page.get_by_text("Decide more than this one").click()
    page.get_by_role("button", name="Always “OSCE” for “OBSE”").click()
    page.get_by_role("option", name="accepted").wait_for()
    page.get_by_role("button", name="All decisions").click()
    assert '"OSCE" = ["OBSE"]' in page.locator("#profile").inner_text()
    page.get_by_role("button", name="Take it back").click()
    page.locator("#standing", has_text="None.").wait_for()
    page.get_by_role("button", name="Close").click()
    assert reviewed(folder)[-1] == "The OBSE met today."


def test_five_thousand_findings_are_drawn_a_screen_at_a_time(page: Page, serve: Serve, tmp_path: Path) -> None:
    lines = [f"There were {number} men." for number in range(5000)]
    made: list[Made] = [(f" {number} ", f" {number + 1} ", "number-mismatch") for number in range(5000)]
    page.goto(serve(write_run(tmp_path / "big", audited("big", "\n".join(lines), *made))))
    counted(page, "0 of 5000 decided")
    assert page.get_by_role("option").count() < 60
    page.locator("#list").evaluate("list => list.scrollTo(0, list.scrollHeight)")
    last = page.locator("[aria-posinset='5000']")
    last.wait_for()
    last.click()
    focus(page, " 4999 ")
    page.keyboard.press("a")
    counted(page, "1 of 5000 decided")
    page.get_by_label("Undecided only").check()
    page.locator("#listed", has_text="4999 findings").wait_for()


def test_hostile_text_is_inert(page: Page, serve: Serve, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202e"
    one = audited(
        "&lt;img src=x onerror=alert(3)&gt;\u202e", f"Look: {evil}.", (evil, f"{evil}!", "calque"), source=evil
    )
    page.goto(serve(write_run(tmp_path / "run", one)))
    page.locator("#english mark", has_text="<img src=x").wait_for()
    page.keyboard.press("a")
    counted(page, "1 of 1 decided")
    page.get_by_role("button", name="All decisions").click()
    assert page.locator("img, script:not([src])").count() == 0
    page.keyboard.press("Escape")
    assert "⟨202E⟩" in page.locator("#english").inner_text()
    assert "\u202e" not in page.locator("body").inner_text()


@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_is_wider_than_the_window(page: Page, serve: Serve, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    page.goto(serve(folder))
    focus(page, "50")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
