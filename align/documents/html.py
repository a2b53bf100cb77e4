"""A news page as found: its article as text, headline on the first line, then one paragraph a line."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from align.documents.page_body import find_article
from align.documents.page_flow import Line, flow, lay_out, line_of
from align.documents.page_meta import PageMeta
from align.documents.page_noise import article_lines, noise
from align.documents.page_tree import SILENCED, parse_page
from align.documents.text import body_meta
from align.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_HEADINGS = 20
_MOST_HEADLINE = 300
_NO_ARTICLE = (
    "Check that the page was saved whole, or put the article into a .txt file: the headline, then one paragraph a line."
)


def read_page(data: bytes, name: str, lang: str, encoding: str | None) -> tuple[str, dict[str, Any]]:
    """The text of the article on a page, and meta: title, byline, date, outlet, url, dateline, spans, ignored.

    Raises InputError for a page without an article and for one that cannot be read.
    """
    root = parse_page(data, name, encoding)
    declared = PageMeta(root)
    headline = find_headline(root, declared)
    found = find_article(root, headline)
    body = [line for part in found.parts for line in flow(part, lang, found.skip)] if found else []
    body = article_lines(body)
    title = _shown(headline, lang) if headline is not None else None
    title = title or (Line(declared.title, (), "h1", 0) if declared.title else None)
    if title is not None:
        body = [line for line in body if _plain(line.text) != _plain(title.text)]
    if not body:
        raise InputError(f"{name}: no article was found on this page", _NO_ARTICLE)
    text, spans = lay_out([title, *body] if title else body)
    ignored = [span for span in spans if span["kind"].startswith(SILENCED)]
    meta = _meta(declared, title, body, lang) | {"spans": [span for span in spans if span not in ignored]}
    if ignored:
        meta["ignored"] = [{**span, "kind": span["kind"].removeprefix(SILENCED).strip()} for span in ignored]
    return text, meta


def _meta(declared: PageMeta, title: Line | None, body: list[Line], lang: str) -> dict[str, Any]:
    stated = {
        "title": title.text if title else "",
        "byline": declared.byline,
        "date": declared.published,
        "outlet": declared.outlet,
        "url": declared.url,
    }
    return body_meta([line.text for line in body], lang) | {key: value for key, value in stated.items() if value}


def find_headline(root: _Element, declared: PageMeta) -> _Element | None:
    """The article's ``h1``: the one that the page's title repeats, else the first in an article, else the last."""
    titles = _plain(f"{declared.headline} {declared.title_tag}")
    outlet = _plain(declared.outlet)
    shown = {element: _plain(_headline_text(element)) for element in islice(root.iter("h1"), _MOST_HEADINGS)}
    found = [element for element, text in shown.items() if text not in ("", outlet)]
    if repeated := [element for element in found if shown[element] in titles]:
        return max(repeated, key=lambda element: len(shown[element]))  # the first of those: not a section's name
    inside = [element for element in found if any(up.tag in ("article", "main") for up in element.iterancestors())]
    return next(iter(inside), found[-1] if found else None)


def _shown(heading: _Element, lang: str) -> Line | None:
    """What a heading shows, without its icons and buttons."""
    return line_of(heading, lang, noise(heading, {heading}))


def _headline_text(element: _Element) -> str:
    """What a heading shows; nothing where its end tag is missing and it holds the article too."""
    line = _shown(element, "en")
    return line.text if line and len(line.text) <= _MOST_HEADLINE else ""


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
