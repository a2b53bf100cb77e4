"""What a page says about its article: date, author, outlet, address. Open Graph, JSON-LD, microdata, plain ``meta``.

Sources: ogp.me, schema.org/NewsArticle, the HTML standard's metadata names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from align.documents.page_flow import TRANSLATION

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_JSON = 2**20
_MOST_VALUE = 500
_LEAST_TITLE = 3
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publish-date",
          "publishdate", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date",
          "parsely-pub-date", "cxenseparse:recs:publishtime", "mediator_published_time")  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
            "cxenseparse:author", "mediator_author")  # fmt: skip
_STORIES = ("Article", "Posting")
_OUTLETS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_SEPARATOR = re.compile(r"\s+[|–—•·»-]\s+|\s*(?:\||::|\s//\s)\s*")
_LOCAL_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[, ]+(?:v\s)?(\d{1,2})[:.](\d{2}))?")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}(?:T|$)")


class PageMeta:
    """The declarations of one page, read once."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._values = dict(reversed(list(_declared(root))))
        self._story = next(_stories(root), {})
        self.title_tag = _clean(root.findtext(".//head/title"))

    def first(self, *keys: str) -> str:
        """The value of the first of these ``meta`` names that the page has."""
        return next((self._values[key] for key in keys if self._values.get(key)), "")

    @property
    def headline(self) -> str:
        """The headline as declared for sharing."""
        return self.first("og:title", "twitter:title") or _clean(self._story.get("headline"))

    @property
    def url(self) -> str:
        """The page's own address (canonical, else Open Graph), if it is a whole one."""
        links = (
            link.get("href", "")
            for link in self._root.iter("link")
            if "canonical" in link.get("rel", "").lower().split()
        )
        for address in (*links, self.first("og:url")):
            if address.strip().startswith(("http://", "https://")):
                return _clean(address)
        return ""

    @property
    def outlet(self) -> str:
        """Who published it: declared, else the tail of the page's title, else the domain of its address."""
        publisher = self._story.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        domain = (_hostname(self.url) or "").removeprefix("www.")
        return self.first(*_OUTLETS) or _clean(name) or self._tail() or domain

    def _tail(self) -> str:
        parts = _SEPARATOR.split(self.title_tag)
        tail = parts[-1].strip()
        if len(self.title_tag[: -len(tail)].split()) < _LEAST_TITLE:  # `Praha - Brno` is all headline
            return ""
        return tail if len(parts) > 1 and 0 < len(tail.split()) <= 4 and len(tail) < len(self.title_tag) / 2 else ""

    @property
    def title(self) -> str:
        """The declared headline, else the page's title without its outlet."""
        text = self.headline or self.title_tag
        for name in filter(None, (self.outlet, self._tail())):
            if text.endswith(name) and (bare := _SEPARATOR.split(text[: -len(name)] + " ")) and len(bare) > 1:
                text = text[: -len(name)].rstrip(" |–—•·»:/-")
        return text

    @property
    def published(self) -> str:
        """When it was published, in ISO 8601, as far as that is declared."""
        times = [element.get("datetime", "") for element in self._root.iter("time")]
        for value in (self.first(*_DATES), self._story.get("datePublished"), *self._items("datePublished"), *times[:1]):
            if found := iso_date(_clean(value)):
                return found
        return ""

    @property
    def byline(self) -> str:
        """Who wrote it; profile addresses are no names."""
        declared = (self.first(*_AUTHORS), _people(self._story.get("author")))
        for value in (*declared, *self._items("author"), *self._items("name", within="author")):
            if value and "://" not in value:
                return value
        return ""

    def _items(self, name: str, within: str = "") -> Iterator[str]:
        """Values of microdata properties: ``content``, ``datetime``, else the element's text."""
        for element in self._root.iter():
            if name in element.get("itemprop", "").split():
                up = element.getparent()
                if not within or (up is not None and within in up.get("itemprop", "")):
                    yield _clean(element.get("content") or element.get("datetime") or element.text)


def _declared(root: _Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name")
        value = _clean(element.get("content"))
        if key and value:
            yield key.strip().lower(), value


def _stories(root: _Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in script.get("type", "") or len(text) > _MOST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # pages declare broken JSON; the other sources remain
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        for item in _many(graph):
            if isinstance(item, dict) and any(str(kind).endswith(_STORIES) for kind in _many(item.get("@type"))):
                yield item


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _people(value: Any) -> str:
    found = (_clean(one.get("name") if isinstance(one, dict) else one) for one in _many(value))
    return ", ".join(filter(None, found))


def _clean(value: Any) -> str:
    """A value on one line, as text that can be written: half a surrogate pair, as of a cut emoji, is U+FFFD."""
    if not isinstance(value, str):
        return ""
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.translate(TRANSLATION).split())[:_MOST_VALUE]


def _hostname(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def iso_date(value: str) -> str:
    """A day, or day and time, in ISO 8601, out of ISO or the day-first form of Czech and Russian pages; else ``""``."""
    value = value.strip()
    if local := _LOCAL_DATE.fullmatch(value):
        day, month, year, hour, minute = (int(part) if part else None for part in local.groups())
        value = f"{year:04}-{month:02}-{day:02}" + ("" if hour is None else f"T{hour:02}:{minute:02}")
    if not _ISO_DATE.match(value):
        return ""
    try:
        if len(value) in (8, 10):
            return date.fromisoformat(value).isoformat()
        return datetime.fromisoformat(re.sub(r"\s+(?=[+-])", "", value)).isoformat()
    except ValueError:
        return ""
