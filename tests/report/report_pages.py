"""The report's page as a tree, for tests of what stands in it."""

from __future__ import annotations

from lxml import html

from align.report.html import ReportHead, render
from align.types import Audited, Signature

HEAD = ReportHead(Signature("0.1.0", "abc", "plain", "def"), "News")


def page(*documents: Audited, head: ReportHead = HEAD) -> html.HtmlElement:
    return html.document_fromstring(render(documents, head))


def text_of(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())
