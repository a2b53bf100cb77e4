"""The report of a run, worked in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stories import audited, found, side

from align.report.html import ReportHead, render
from align.report.ladder import render_alignment
from align.report.tables import Table
from align.types import Audited, Failure, Signature

if TYPE_CHECKING:
    from playwright.sync_api import Page

TABLE = Table("Spellings", ("Outlet", "Kiev"), (("TASS", 4),), "Counted.")
FAILURE = Failure("broken", "in/broken.cs.html", "read", "no article was found", "Save one article.")
HEAD = ReportHead(Signature("0.1.0", "abc", "plain", "def"), "News", (FAILURE,), {"exonym": "An old name."}, (TABLE,))
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


def first() -> Audited:
    source = side("cs", "V Kyjevě|a v Oděse.", "Nic.", doc="first")
    english = side("en", "In Kiev and in Odessa.", "Read also: nothing.", doc="first")
    kiev = found(english, "Kiev", "Kyiv", fingerprint="kiev", evidence={"source": "Kyjevě"})
    odessa = found(english, "Odessa", rule="place", severity="error", fingerprint="odessa", suggestion="Odesa")
    late = found(
        english, "nothing", rule="calque", severity="note", fingerprint="late", evidence={"decision": "rejected"}
    )
    made = audited(source, english, kiev, odessa, late, beads="2:1 1:0 0:1")
    beads = [replace(bead, confidence=sure) for bead, sure in zip(made.aligned.beads, (0.98, 0.8, 0.4), strict=True)]
    return replace(made, aligned=replace(made.aligned, beads=tuple(beads)))


def second() -> Audited:
    english = side("en", "From Kharkov.|All well.", doc="second")
    optional = found(english, "Kharkov", "Kharkiv", applied=False, fingerprint="kharkov")
    return audited(side("ru", "Из Харькова.|Хорошо.", doc="second"), english, optional)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report of two documents with four findings."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render([first(), second()], HEAD), encoding="utf-8")
    return path.as_uri()


def count(page: Page) -> str:
    return page.locator("#count").inner_text()


def seen(page: Page) -> list[str]:
    return page.locator("li.finding:visible").evaluate_all("nodes => nodes.map((node) => node.id)")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def test_the_filters_show_what_they_say(page: Page, report: str) -> None:
    page.goto(report)
    assert count(page) == "4 findings"
    page.get_by_label("Errors").check()
    assert (count(page), seen(page)) == ("1 of 4 findings", ["odessa"])
    page.get_by_label("Errors").uncheck()
    page.get_by_role("checkbox", name="Settled").check()
    assert seen(page) == ["late"]
    page.get_by_role("button", name="Clear").click()
    page.locator("#rule").select_option("exonym")
    assert seen(page) == ["kiev", "kharkov"]
    page.locator("#document").select_option(index=2)
    assert seen(page) == ["kharkov"]
    page.keyboard.press("Escape")
    page.locator("#find").fill("KHARK")
    assert (count(page), page.locator(".passage:visible").count()) == ("1 of 4 findings", 1)
    page.locator("#find").fill("no such word")
    assert page.locator("#nothing").is_visible()


def test_a_figure_and_a_bar_of_the_summary_filter(page: Page, report: str) -> None:
    page.goto(report)
    page.locator(".matrix button[data-severity=error][data-state=decide]").click()
    assert seen(page) == ["odessa"]
    page.locator(".bars button[data-rule=calque]").click()
    assert (seen(page), page.locator("#rule").input_value()) == (["late"], "calque")


def test_every_finding_has_a_link_that_can_be_copied_and_opened(page: Page, report: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(report)
    page.locator("#late .permalink").click()
    page.locator("#said:has-text('copied')").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{report}#late"
    page.goto("about:blank")
    page.goto(link)
    assert focused(page) == "late"
    page.get_by_label("Errors").check()
    assert seen(page) == ["odessa"]
    page.evaluate("location.hash = 'kharkov'")  # a link to what the filters hide takes them away
    page.locator("#kharkov:focus").wait_for()
    assert count(page) == "4 findings"


def test_keys_walk_the_findings_open_them_and_can_be_switched_off(page: Page, report: str) -> None:
    page.goto(report)
    for key in "jj":
        page.keyboard.press(key)
    assert focused(page) == "odessa"
    assert page.url == f"{report}#odessa"
    page.keyboard.press("k")
    assert focused(page) == "kiev"
    page.keyboard.press("o")
    assert page.locator("#kiev dl").is_visible()
    assert "An old name." in page.locator("#kiev").inner_text()
    page.keyboard.press("f")
    assert page.locator(".fresh:visible").count() == 0
    page.keyboard.press("/")
    assert focused(page) == "find"
    page.keyboard.type("jk?")  # letters in the search are letters
    assert page.locator("#find").input_value() == "jk?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.get_by_label("Keys on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    assert not page.get_by_label("Alignment").is_checked()


def test_the_alignment_view_has_beads_gaps_and_scores(page: Page, report: str) -> None:
    page.goto(report)
    page.get_by_label("Alignment").check()
    assert count(page) == "5 beads"
    assert page.locator(".notes:visible").count() == 0
    row = page.locator(".passage").first
    assert row.locator("div.bead").inner_text().split("\n") == ["2:1", "98% sure", "score 0.80"]
    boxes = [row.locator(part).bounding_box() for part in (".source", "div.bead", ".english")]
    assert boxes[0]["x"] < boxes[1]["x"] < boxes[2]["x"]
    page.locator("#beads").select_option("gap")
    assert [gap.inner_text() for gap in page.locator("p.gap:visible").all()] == [
        "Not in the English version", "Not in the original",
    ]  # fmt: skip
    page.locator("#beads").select_option("doubtful")
    assert count(page) == "1 of 5 beads"
    page.keyboard.press("j")
    assert focused(page) == "bead-first-3"
    page.goto("about:blank")
    page.goto(f"{report}#bead-first-3")
    assert page.get_by_label("Alignment").is_checked()


def test_a_mark_in_the_alignment_view_leads_to_its_finding(page: Page, report: str) -> None:
    page.goto(report)
    page.get_by_label("Alignment").check()
    page.locator("a.mark[href='#odessa']").click()
    assert (focused(page), page.get_by_label("Reading").is_checked()) == ("odessa", True)


def test_print_shows_the_evidence_and_not_the_controls(page: Page, report: str) -> None:
    page.goto(report)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".filters").is_visible()
    assert page.locator("#kiev dl").is_visible()
    assert page.locator(".figures table").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.locator("#kiev dl").is_visible()


def test_text_stands_out_from_its_ground(page: Page, report: str) -> None:
    page.goto(report)
    page.evaluate("for (const node of document.querySelectorAll('details')) node.open = true")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for view in ("Alignment", "Reading"):
            page.get_by_label(view).check()
            assert page.evaluate(CONTRAST) == []
    page.locator("#kiev .message").evaluate("node => { node.style.color = '#666'; }")
    assert len(page.evaluate(CONTRAST)) == 1  # the measure does measure


def test_nothing_is_wider_than_a_telephone(page: Page, report: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(report)
    page.evaluate("for (const node of document.querySelectorAll('details')) node.open = true")
    for view in ("Alignment", "Reading"):
        page.get_by_label(view).check()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_an_original_there_is_nothing_to_align(page: Page, tmp_path: Path) -> None:
    english = side("en", "In Kiev now.|In Odessa.")
    findings = [found(english, "Kiev", "Kyiv"), found(english, "Odessa", rule="place")]
    (tmp_path / "alone.html").write_text(render([audited(None, english, *findings)], HEAD), "utf-8")
    page.goto((tmp_path / "alone.html").as_uri())
    assert page.get_by_label("Alignment").count() == page.get_by_label("Fresh translation").count() == 0
    page.locator(".bars button[data-rule=place]").click()
    assert count(page) == "1 of 2 findings"
    page.keyboard.press("Escape")
    assert count(page) == "2 findings"


def test_the_page_of_an_alignment_is_the_alignment_view(page: Page, tmp_path: Path) -> None:
    aligned = first().aligned
    path = tmp_path / "ladder.html"
    path.write_text(render_alignment((aligned.source, aligned.english), aligned.beads, HEAD.signature), "utf-8")
    page.goto(path.as_uri())
    assert count(page) == "3 beads"
    page.locator("#beads").select_option("gap")
    assert page.locator(".passage:visible").count() == 2
    page.keyboard.press("j")
    assert focused(page) == "bead-first-2"
