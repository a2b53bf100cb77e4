"""The bytes of a page as a tree: its character set as it declares it, nothing fetched, hostile markup refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from align.documents.decoding import byte_order_mark, decode
from align.errors import InputError
from align.segment.comments import IGNORE

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRESCAN = 8192
_MOST_CHARACTERS = 64 * 2**20
_MOST_ATTRIBUTES = 1000
_META = re.compile(rb"<meta\b[^>]*>|<\?xml\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_CROWDED = re.compile(rf"<[a-zA-Z][^<>]{{{2 * _MOST_ATTRIBUTES},}}")

# Labels whose meaning on the web differs from Python's (https://encoding.spec.whatwg.org/#names-and-labels).
_WEB = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "win-1250": "cp1250",
        "win-1251": "cp1251", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-mac-cyrillic": "mac-cyrillic",
        "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8"}  # fmt: skip
# A comment that silences findings is kept as an empty element, since comments are dropped.
SILENCED = "newsalign-ignore"
_SAVE = "Save the page again from the browser, or put the article's text into a .txt file."


def parse_page(data: bytes, name: str, encoding: str | None) -> _Element:
    """The root of a page. The byte order mark decides on its encoding, then ``encoding``, its own declaration, UTF-8.

    Raises InputError for bytes that do not decode, for an empty page, and for markup beyond the limits.
    """
    from lxml import etree

    text = decode(data, name, encoding or declared_encoding(data))
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{name}: is empty", "Give a page with an article.")
    _check_limits(text, name)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, default_doctype=False
    )
    text = IGNORE.sub(lambda found: f'<span data-{SILENCED}="{found[1].strip()}"></span>', text)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{name}: not an HTML page ({error})", _SAVE) from error
    for entry in parser.error_log.filter_from_fatals():
        raise InputError(
            f"{name}:{entry.line}: the markup cannot be read to its end ({entry.message.split(',')[0]})", _SAVE
        )
    if root is None:
        raise InputError(f"{name}: not an HTML page", _SAVE)
    return root


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page's own head declares, by the name Python has for it."""
    if byte_order_mark(data)[0]:
        return None
    for tag in _META.finditer(re.sub(rb"<!--.*?-->", b"", data[:_PRESCAN], flags=re.DOTALL)):
        if found := _CHARSET.search(tag[0]):
            label = found[1].decode("ascii", "replace").lower()
            return _WEB.get(label, label)
    return None


def _check_limits(text: str, name: str) -> None:
    if len(text) > _MOST_CHARACTERS:
        raise InputError(f"{name}: a page of more than {_MOST_CHARACTERS:,} characters", _SAVE)
    for tag in _CROWDED.finditer(text):  # libxml2 takes the square of their number
        if tag[0].count("=") > _MOST_ATTRIBUTES and len(tag[0].split()) > _MOST_ATTRIBUTES:
            line = text.count("\n", 0, tag.start()) + 1
            raise InputError(f"{name}:{line}: a tag with more than {_MOST_ATTRIBUTES} attributes", _SAVE)
