"""Text that would run, ask or break out stays text in every page, in a real browser."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stories import audited, found, side

from align.job.store import Run
from align.report import site
from align.report.html import ReportHead
from align.report.ladder import render_alignment
from align.report.tables import Table
from align.types import Audited, Failure, Signature

if TYPE_CHECKING:
    from playwright.sync_api import Page

BAD = (
    "</script></style></title></textarea></dialog><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
    "<svg onload='window.ran = 3'><iframe src='http://example.com/a'></iframe><link rel=stylesheet href=//a.com>"
    "\"' onmouseover=window.ran=4 style='position:fixed;inset:0' autofocus onfocus='window.ran = 5' {{ 7 * 7 }} "
    "<a href='javascript:window.ran=6'>x</a><base href='http://example.com/'><meta http-equiv=refresh content='0;//a'>"
    "&lt;script&gt;window.ran=7&lt;/script&gt; \u202edetrever\u2066 \u2028 \x00\x1b[31m\ud800 javascript:window.ran=8"
)
LONG = "W" * 1_000_000


def hostile(name: str) -> Audited:
    giant = LONG if name == "a" else "short"
    english = side("en", f"{BAD} end.", giant, doc=f"{name}{BAD}")
    english = replace(english, meta={"title": BAD, "outlet": BAD, "date": BAD, "byline": BAD})
    source = side("cs", BAD, giant, doc=f"{name}{BAD}")
    finding = found(
        english, BAD, BAD[::-1], message=BAD, rule=BAD, fingerprint=f"f{BAD}", evidence={BAD: [BAD, {BAD: 1}]}
    )
    other = replace(finding, suggestion=BAD, replacement=None, applied=False)
    long = found(english, giant, giant[:-1], rule="long", fingerprint="long")
    return audited(source, english, finding, other, long)


def head() -> ReportHead:
    table = Table(BAD, (BAD, BAD), ((BAD, "W" * 1000),), BAD)
    return ReportHead(
        Signature("0", "a", BAD, "b", {BAD: BAD}), BAD, (Failure(BAD, BAD, BAD, BAD, BAD),), {BAD: BAD}, (table,)
    )


class One(Run):
    def audited(self):
        yield hostile("a")


class Three(Run):
    def audited(self):
        return map(hostile, "abc")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A report of one page, an index, a document's page, and the page of an alignment, all of them hostile."""
    root = tmp_path_factory.mktemp("hostile")
    site.write_report(One(root / "one", head().signature, ()), head())
    site.write_report(Three(root, head().signature, ()), head())
    aligned = hostile("a").aligned
    ladder = root / "ladder.html"
    ladder.write_text(render_alignment((aligned.source, aligned.english), aligned.beads, head().signature), "utf-8")
    page = next(iter(sorted((root / "report").iterdir())))
    return {"report": root / "one" / "report.html", "index": root / "report.html", "page": page, "alignment": ladder}


@pytest.mark.parametrize("name", ["report", "index", "page", "alignment"])
def test_hostile_text_is_shown_and_does_nothing(page: Page, pages: dict[str, Path], name: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(pages[name].as_uri())
    page.evaluate("for (const node of document.querySelectorAll('details')) node.open = true")
    page.locator("#find").fill("window.ran")
    page.mouse.move(200, 400)
    assert page.evaluate("window.ran") is None
    assert not refused  # not even tried: nothing for the content security policy to refuse
    assert page.locator("img, iframe, link, base, [style*=fixed], [onload], [onerror], [onmouseover]").count() == 0
    assert "⟨202E⟩detrever" in page.locator("h1, h2").first.inner_text() or name == "alignment"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    links = page.locator("a").evaluate_all("nodes => nodes.map((node) => node.getAttribute('href'))")
    assert [link for link in links if not re.fullmatch(r"#[\w.-]+|[.\w~/-]*\.html", link)] == []
