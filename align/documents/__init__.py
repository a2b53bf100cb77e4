"""Files in, documents out: one module per format, text and offsets as the design has them.

A document's text is what was read: a text file's decoded content unchanged, a page's extracted text (title on the first
line, then one paragraph a line). A line that is not blank is a paragraph; only LF and CRLF end a line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from align.documents.decoding import decode
from align.documents.jsonl import iter_articles
from align.documents.text import paragraphs
from align.errors import ConfigError, InputError
from align.files import reading
from align.registry import Registry
from align.types import Document

__all__ = ["READERS", "decode", "document_id", "iter_articles", "paragraphs", "parse", "read_document", "read_file"]

Reader = Callable[[bytes, str, str, str | None], tuple[str, dict[str, Any]]]
"""``(data, name for messages, language, encoding or None) -> (text, meta)``; raises InputError."""

READERS: Registry[Reader] = Registry(
    "reader",
    "readers",
    {
        "txt": "align.documents.text:read_text",
        "html": "align.documents.html:read_page",
        "htm": "align.documents.html:read_page",
    },
)


def parse(data: bytes, suffix: str, doc_id: str, lang: str, encoding: str | None = None, name: str = "") -> Document:
    """The document in the bytes of a file of the kind ``suffix`` (``txt`` or ``.txt``); ``name`` is for messages.

    Raises InputError for a kind without a reader, and for content that cannot be used.
    """
    name = name or doc_id
    kind = suffix.lower().removeprefix(".")
    if kind == "jsonl":
        raise InputError(f"{name}: holds many articles, not one", "Give it to `newsalign run`, which reads every row.")
    try:
        reader = READERS[kind]
    except ConfigError:
        known = ", ".join(f".{reader}" for reader in READERS)
        what = f".{kind} files" if kind else "a file without a suffix"
        raise InputError(f"{name}: nothing reads {what}", f"There are readers for {known}.") from None
    text, meta = reader(data, name, lang, encoding)
    return Document(doc_id, lang, text, meta=meta)


def read_document(
    path: Path, lang: str, *, doc_id: str | None = None, encoding: str | None = None, data: bytes | None = None
) -> Document:
    """The document in a file, not yet segmented; its id is the file's name without ``.LANG.EXT`` unless one is given.

    ``data`` is the file's content, where somebody read it already. Raises InputError where it cannot be read or used.
    """
    data = read_file(path) if data is None else data
    return parse(data, path.suffix, doc_id or document_id(path, lang), lang, encoding, str(path))


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises InputError where they cannot be read."""
    with reading(path):
        return path.read_bytes()


def document_id(path: Path, lang: str) -> str:
    """The name of a file without ``.LANG.EXT``."""
    ending = f".{lang}"
    return path.stem[: -len(ending)] or path.stem if path.stem.lower().endswith(ending) else path.stem
