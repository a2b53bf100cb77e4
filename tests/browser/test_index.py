"""The index of a large run and the pages it leads to, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stories import audited, found, side

from align.job.store import Run
from align.report import site
from align.report.html import ReportHead
from align.types import Audited, Failure, Signature

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEAD = ReportHead(Signature("0.1.0", "abc", "plain", "def"), "News", (Failure("x", "x", "read", "no text", ""),))
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


def story(number: int) -> Audited:
    ident = f"2024/story {number:03}"
    english = replace(side("en", "In Kiev and Odessa.", doc=ident), meta={"title": f"Title {number}"})
    findings = [found(english, "Kiev", "Kyiv", fingerprint=f"kiev-{number}")]
    if number % 25 == 7:
        findings.append(found(english, "Odessa", rule="place", severity="error", fingerprint=f"odessa-{number}"))
    return audited(side("cs", "V Kyjevě.", doc=ident), english, *findings)


class Finished(Run):
    def audited(self):
        return map(story, range(130))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the index of 130 documents, of which five have a finding of the rule ``place``."""
    folder = tmp_path_factory.mktemp("run")
    site.write_report(Finished(folder, HEAD.signature, ()), HEAD)
    return (folder / "report.html").as_uri()


def titles(page: Page) -> list[str]:
    return page.locator("#list tbody a").all_inner_texts()


def test_the_list_is_searched_sorted_and_turned_over(page: Page, index: str) -> None:
    page.goto(index)
    assert page.locator("#count").inner_text() == "130 documents"
    assert titles(page)[::99] == ["Title 0", "Title 99"]
    page.get_by_role("button", name="Next").click()
    assert titles(page)[0] == "Title 100"
    assert page.locator("#range").inner_text() == "101–130 of 130"
    page.get_by_role("button", name="Errors").click()
    assert titles(page)[:6] == ["Title 7", "Title 32", "Title 57", "Title 82", "Title 107", "Title 0"]
    page.get_by_role("button", name="Document").click()
    assert titles(page)[:3] == ["Title 0", "Title 1", "Title 2"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.locator("#find").fill("STORY 12")
    assert len(titles(page)) == 10
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Errors").check()
    assert page.locator("#count").inner_text() == "5 of 130 documents"


def test_a_rule_leads_to_its_documents_and_they_lead_to_their_findings(page: Page, index: str) -> None:
    page.goto(f"{index}#rule=place")
    assert titles(page) == ["Title 7", "Title 32", "Title 57", "Title 82", "Title 107"]
    page.locator("#list a").nth(1).click()
    page.locator("#odessa-32").wait_for()
    assert page.locator("li.finding:visible").count() == 1
    page.locator("header a[rel=next]").click()
    page.locator("h1:has-text('Title 33')").wait_for()
    page.locator(".kicker a").click()
    page.locator("h1:has-text('News')").wait_for()
    page.locator(".bars button[data-rule=place]").click()
    assert page.url == f"{index}#rule=place"
    assert len(titles(page)) == 5


def test_index_and_pages_are_readable_and_fit_a_telephone(page: Page, index: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(index)
    for shown in ("#list", "#kiev-7"):
        page.locator(shown).wait_for()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if shown == "#list":
            page.locator("#list a").nth(7).click()
