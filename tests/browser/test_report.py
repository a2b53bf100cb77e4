"""The report of a run, worked in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.report.html import ReportHead, render
from align.types import Aligned, Audited, Document, Finding, Segment, Signature

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEAD = ReportHead(Signature("0.1.0", "abc", "plain", "def"), "News")


def document(ident: str, text: str, *spans: tuple[str, str | None, str, str]) -> Audited:
    """A document of one sentence; each of ``spans`` is text, replacement, rule and severity of a finding."""
    english = Document(ident, "en", text, (Segment(f"{ident}.en:1:1", text, "en", 0, len(text)),))
    findings = []
    for old, new, rule, severity in spans:
        at = text.index(old)
        finding = Finding(rule, severity, ident, None, "english", at, at + len(old), old, new, None,
                          "review" if new is None else "auto", new is not None, "Look here.", {}, 0.9,
                          f"{ident}-{at}")  # type: ignore[arg-type]  # fmt: skip
        findings.append(finding)
    return Audited(Aligned(ident, None, english), tuple(findings), text)


@pytest.fixture
def report(tmp_path: Path) -> str:
    """The address of a report of two documents with three findings."""
    documents = [
        document(
            "first", "In Kiev and in Odessa.", ("Kiev", "Kyiv", "exonym", "warning"), ("Odessa", None, "x", "error")
        ),
        document("second", "From Kharkov.", ("Kharkov", None, "exonym", "warning")),
    ]
    path = tmp_path / "report.html"
    path.write_text(render(documents, HEAD), encoding="utf-8")
    return path.as_uri()


def test_the_filters_show_what_they_say(page: Page, report: str) -> None:
    page.goto(report)
    assert page.locator("#count").inner_text() == "3 findings"
    page.get_by_label("Errors").check()
    assert page.locator("#count").inner_text() == "1 of 3 findings"
    assert page.locator("li.finding:visible").count() == 1


def test_a_permanent_link_opens_at_its_finding(page: Page, report: str) -> None:
    page.goto(f"{report}#second-5")
    assert page.evaluate("document.activeElement.id") == "second-5"


def test_keys_go_from_finding_to_finding(page: Page, report: str) -> None:
    page.goto(report)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "first-15"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "first-3"
