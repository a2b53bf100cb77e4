"""JSON Lines of whole stories, one a row: ``id``, ``lang``, ``source``, ``english`` (optional), ``meta``.

Rows are read one at a time; a bad one is reported and the others go on.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from align.documents.decoding import byte_order_mark, text_codec
from align.documents.ids import check_id, folded
from align.documents.text import take_text
from align.errors import InputError
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE, Article, Document, Failure

MOST_ROW = 64 * 2**20
"""Characters of one row; a longer one is refused, so that one broken file cannot eat the memory."""

_RESERVED = ("title", "dateline", "boilerplate", "spans")
_ROW = 'A row is {"id": "a1", "lang": "cs", "source": "...", "english": "...", "meta": {}}.'


def iter_articles(path: Path, encoding: str | None = None) -> Iterator[Article | Failure]:
    """The stories of a JSON Lines file in order, a Failure in the place of a row that cannot be used.

    Raises InputError where the file itself cannot be read.
    """
    seen: dict[str, int] = {}
    for number, line in _lines(path, encoding):
        where = f"{path}:{number}"
        doc = where
        try:
            row = _row(line, where)
            identifier = check_id(row.get("id"), where)
            doc = identifier
            _check_new(identifier, number, seen, where)
            yield _article(row, identifier, where)
        except InputError as error:
            yield Failure(doc, str(path), "read", error.message, error.hint)


def _check_new(identifier: str, number: int, seen: dict[str, int], where: str) -> None:
    first = seen.setdefault(folded(identifier), number)
    if first != number:
        what = f"{where}: the id {identifier!r} was used in line {first} (letter case makes no difference)"
        raise InputError(what, "Give every row an id of its own.")


def _lines(path: Path, encoding: str | None) -> Iterator[tuple[int, str | None]]:
    """Numbered lines that are not blank; None for one that is too long."""
    try:
        with path.open("rb") as data:
            skipped, marked = byte_order_mark(data.read(4))
            data.seek(skipped)
            codec = marked or text_codec(encoding or "utf-8", str(path))
            yield from _bounded(io.TextIOWrapper(data, codec, errors="surrogateescape", newline="\n"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", "Check the path.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", "Give a file that can be read.") from error
    except UnicodeError as error:
        raise InputError(f"{path}: is not text of that encoding ({error})", "Write it as UTF-8.") from error


def _bounded(stream: io.TextIOWrapper) -> Iterator[tuple[int, str | None]]:
    number = 0
    while line := stream.readline(MOST_ROW):
        number += 1
        if len(line) == MOST_ROW and not line.endswith("\n"):
            while (rest := stream.readline(MOST_ROW)) and not rest.endswith("\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def _row(line: str | None, where: str) -> dict[str, Any]:
    if line is None:
        raise InputError(f"{where}: a row of more than {MOST_ROW:,} characters", "Write one story a line.")
    try:
        line.encode("utf-8")
        row = json.loads(line, parse_constant=_no_number, parse_float=_finite)
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        hint = "Write the file as UTF-8, or name its encoding with --encoding; leave no half of a \\u pair alone."
        raise InputError(f"{where}: characters that cannot be decoded", hint) from None
    except RecursionError:
        raise InputError(f"{where}: nested too deeply", _ROW) from None
    except ValueError as error:
        raise InputError(f"{where}: not a row of JSON ({error})", _ROW) from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: not a JSON object", _ROW)
    return row


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _no_number(digits)
    return number


def _article(row: dict[str, Any], identifier: str, where: str) -> Article:
    meta = row.get("meta") or {}
    if not isinstance(meta, dict):
        raise InputError(f"{where}: meta is not an object", _ROW)
    source, english = _text(row, "source", where), _text(row, "english", where)
    if source is None and english is None:
        raise InputError(f"{where}: neither source nor english", _ROW)
    lang = row.get("lang")
    if lang not in SOURCE_LANGUAGES and (source is not None or lang not in (None, TARGET_LANGUAGE)):
        known = " or ".join(SOURCE_LANGUAGES)
        raise InputError(f"{where}: the language of the source is {lang!r}", f"Set lang to {known}.")
    return Article(
        identifier,
        _document(identifier, str(lang), source, meta, where),
        _document(identifier, TARGET_LANGUAGE, english, meta, where),
    )


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
    kept = {key: value for key, value in meta.items() if key not in _RESERVED}
    return Document(identifier, lang, text, meta=found | kept)
