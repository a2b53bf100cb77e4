"""JSON Lines of whole stories, one a row: ``id``, ``lang``, ``source``, ``english`` (optional), ``meta``.

Rows are read one at a time; a bad one is reported and the others go on.
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.documents.ids import check_id, folded
from align.documents.rows import line_at, lines
from align.documents.text import take_text
from align.errors import InputError
from align.json_values import parse_json, shallow
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE, Article, Document, Failure

MOST_ROW = 64 * 2**20
"""Bytes of one row; a longer one is refused, so that one broken file cannot eat the memory."""

RESERVED = ("title", "dateline", "boilerplate", "spans", "ignored")
_ROW = 'A row is {"id": "a1", "lang": "cs", "source": "...", "english": "...", "meta": {}}.'


@dataclass(frozen=True, slots=True)
class Row:
    """Where a story stands: its file, which line, the offset of that, and a hash and the bytes of the line.

    ``name`` is what messages call the file.
    """

    id: str
    path: str
    number: int
    offset: int
    size: int
    sha256: str
    name: str


def iter_articles(path: Path, encoding: str | None = None) -> Iterator[Article | Failure]:
    """The stories of a JSON Lines file in order, a Failure in the place of a row that cannot be used.

    Raises InputError where the file itself cannot be read.
    """
    for row, content in _rows(path, encoding, str(path)):
        if isinstance(row, Failure):
            yield row
            continue
        try:
            yield _article(content, row.id, f"{path}:{row.number}")
        except InputError as error:
            yield Failure(row.id, str(path), "read", error.message, error.hint)


def scan_rows(path: Path, encoding: str | None = None, name: str = "") -> Iterator[Row | Failure]:
    """Where the stories of a JSON Lines file are, without keeping any; a Failure for a row without a good id.

    ``name`` is what messages call the file. Raises InputError where it cannot be read.
    """
    for row, _ in _rows(path, encoding, name or str(path)):
        yield row


def read_row(row: Row, encoding: str | None = None) -> Article:
    """The story in a row. Raises InputError where it cannot be used, or the file is not what it was."""
    where = f"{row.name}:{row.number}"
    line, digest = line_at(Path(row.path), row.offset, encoding, MOST_ROW)
    if digest != row.sha256:
        raise InputError(f"{where}: the file was changed while it was read", "Run it again.")
    return _article(parse_row(line, where), row.id, where)


def _rows(path: Path, encoding: str | None, name: str) -> Iterator[tuple[Row | Failure, dict[str, Any]]]:
    seen: dict[str, int] = {}
    for line in lines(path, encoding, MOST_ROW):
        where = doc = f"{name}:{line.number}"
        try:
            content = parse_row(line.text, where)
            identifier = check_id(content.get("id"), where)
            doc = identifier
            _check_new(identifier, line.number, seen, where)
        except InputError as error:
            yield Failure(doc, name, "read", error.message, error.hint), {}
            continue
        yield Row(identifier, str(path), line.number, line.offset, line.size, line.sha256, name), content


def _check_new(identifier: str, number: int, seen: dict[str, int], where: str) -> None:
    first = seen.setdefault(folded(identifier), number)
    if first != number:
        what = f"{where}: the id {identifier!r} was used in line {first} (letter case makes no difference)"
        raise InputError(what, "Give every row an id of its own.")


def parse_row(line: str | None, where: str) -> dict[str, Any]:
    """The object in a line (None for one that was too long). Raises InputError, ``where`` in front."""
    if line is None:
        raise InputError(f"{where}: a row of more than {MOST_ROW:,} bytes", "Write one story a line.")
    try:
        line.encode("utf-8")
        row = shallow(parse_json(line))
    except UnicodeError:
        hint = "Write the file as UTF-8, or name its encoding with --encoding; leave no half of a \\u pair alone."
        raise InputError(f"{where}: characters that cannot be decoded", hint) from None
    except RecursionError:
        raise InputError(f"{where}: nested too deeply", _ROW) from None
    except ValueError as error:
        raise InputError(f"{where}: not a row of JSON ({error})", _ROW) from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: not a JSON object but {reprlib.repr(row)}", _ROW)
    return row


def _article(row: dict[str, Any], identifier: str, where: str) -> Article:
    meta = row.get("meta") or {}
    if not isinstance(meta, dict):
        raise InputError(f"{where}: meta is not an object", _ROW)
    source, english = _text(row, "source", where), _text(row, "english", where)
    if source is None and english is None:
        raise InputError(f"{where}: neither source nor english", _ROW)
    lang = row.get("lang")
    if lang not in SOURCE_LANGUAGES and (source is not None or lang not in (None, TARGET_LANGUAGE)):
        raise wrong_language(lang, where)
    return Article(
        identifier,
        _document(identifier, str(lang), source, meta, where),
        _document(identifier, TARGET_LANGUAGE, english, meta, where),
    )


def wrong_language(lang: Any, where: str) -> InputError:
    """What to raise where a row's ``lang`` is none of an original, or is not there."""
    what = "lang is missing" if lang is None else f"the language of the source is {reprlib.repr(lang)}"
    return InputError(f"{where}: {what}", f"Set lang to {' or '.join(SOURCE_LANGUAGES)}.")


def _text(row: dict[str, Any], key: str, where: str) -> str | None:
    text = row.get(key)
    if text is None:
        return None
    if not isinstance(text, str):
        raise InputError(f"{where}: {key} is not a string", _ROW)
    if "\0" in text:
        raise InputError(f"{where}: {key} holds a NUL character", "Take it out.")
    return text


def _document(identifier: str, lang: str, text: str | None, meta: dict[str, Any], where: str) -> Document | None:
    """One side; what its own text says about title and dateline goes before the row's ``meta``, which serves both."""
    if text is None:
        return None
    side = "english" if lang == TARGET_LANGUAGE else "source"
    title = meta.get("title")
    text, found = take_text(text, f"{where}: {side}", lang, title if isinstance(title, str) else "")
    kept = {key: value for key, value in meta.items() if key not in RESERVED}
    return Document(identifier, lang, text, meta=found | kept)
