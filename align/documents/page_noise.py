"""What of a page is not its article: furniture, hidden elements, boxes, captions, footnote marks, lines of links."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from align.documents.page_flow import HEADINGS, Line
from align.documents.page_names import elements, entries, named

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT_IN_FIGURES = frozenset(("blockquote", "table", "ul", "ol", "dl", "pre"))
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHOWN_AGAIN = re.compile(r"(?:.*:|d-\w+-)(?:block|flex|inline|grid|inline-block|visible)")
_MARK = re.compile(r"\[.{1,4}\]|\(\d{1,3}\)|[*†‡§]{1,3}|\d{1,3}|\^|↑|↩︎?")
_PLAIN_MARK = re.compile(r"\[.{1,4}\]|[*†‡§]{1,3}")
_MOST_MARK = 8
_MOST_CONTROL = 40
_SENTENCE_END = re.compile(r"[.!?…][\"'”“’‘»)\]]*$")


def noise(root: _Element, kept: set[_Element]) -> set[_Element]:
    """The outermost elements that are not the article's; those in ``kept`` (what holds it) never are."""
    from lxml import etree

    found = set()
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if _is_noise(element, element in kept):
            found.add(element)
            walk.skip_subtree()
    return found


def _is_noise(element: _Element, kept: bool) -> bool:
    tag = element.tag
    if tag in elements("unseen"):
        return True
    if kept or tag in ("html", "body"):
        return False
    if tag in elements("furniture") or element.get("role", "").lower() in elements("roles"):
        return True
    if tag in ("sup", "a") and _is_footnote_mark(element):
        return True
    return _is_hidden(element) or named(element, "noise") or _is_page_header(element) or _is_picture_text(element)


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    if _HIDDEN_STYLE.search(element.get("style", "")):
        return True
    names = element.get("class", "").split()
    return not elements("hidden").isdisjoint(names) and not any(_SHOWN_AGAIN.fullmatch(name) for name in names)


def _is_footnote_mark(element: _Element) -> bool:
    text = _short_text(element)
    if element.tag == "sup":
        linked = element.find(".//a") is not None
        return bool((_MARK if linked else _PLAIN_MARK).fullmatch(text))
    return element.get("href", "").startswith("#") and bool(_MARK.fullmatch(text))


def _short_text(element: _Element) -> str:
    """The text of an element that holds next to none, else ``""`` (it may hold the whole page)."""
    text = ""
    for part in element.itertext():
        text += part[:_MOST_MARK].strip()
        if len(text) >= _MOST_MARK:
            return ""
    return text


def _is_page_header(element: _Element) -> bool:
    """A header that belongs to the page, not to an article on it."""
    return element.tag == "header" and not any(
        up.tag in ("article", "main", "section") for up in element.iterancestors()
    )


def _is_picture_text(element: _Element) -> bool:
    """What a figure shows beside its picture; a figure may also frame a quotation or a table, and those stay."""
    up = element.getparent()
    if up is None or up.tag != "figure" or element.tag in _KEPT_IN_FIGURES:
        return False
    return not any(element.find(f".//{tag}") is not None for tag in _KEPT_IN_FIGURES)


@cache
def _labels() -> frozenset[str]:
    return frozenset(entries("labels"))


def article_lines(lines: list[Line]) -> list[Line]:
    """The lines that tell the story: no time stamps, no links to other articles, nor the headings over them."""
    kept: list[Line] = []
    pending: list[Line] = []  # headings that nothing followed yet, and whether something was dropped after them
    dropped = False
    for line in lines:
        if line.tag in HEADINGS and not _is_label(line):
            if dropped:
                pending.clear()
            pending.append(line)
            dropped = False
        elif _is_link_line(line):
            dropped = True
        elif not line.stamp and any(map(str.isalnum, line.text)):
            kept += [*pending, line]
            pending.clear()
            dropped = False
    return kept if dropped else kept + pending


def _is_label(line: Line) -> bool:
    return line.text.strip(" :.…>»→").casefold() in _labels()


def _is_link_line(line: Line) -> bool:
    label, colon, rest = line.text.partition(":")
    if _is_label(line) or (
        colon and label.strip().casefold() in _labels() and line.linked >= 0.6 * len(rest.strip()) > 0
    ):
        return True
    if line.tag in HEADINGS or _SENTENCE_END.search(line.text):
        return False
    control = 2 * line.linked >= len(line.text) <= _MOST_CONTROL and line.tag not in ("p", "li", "td", "dd")
    return control or line.linked >= 0.9 * len(line.text)
