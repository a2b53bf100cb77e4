"""A manifest: a file that lists documents, their files and what is known of them.

JSON Lines with ``id``, ``lang``, ``source``, ``english`` and ``meta`` as in a file of rows, but ``source`` and
``english`` are paths; or CSV (UTF-8, with a header; commas or semicolons) with these columns, ``meta`` as JSON or left
out, and any further column an entry of ``meta``. Paths are relative to the manifest's folder and may not leave it, not
by a link either: a manifest that somebody sent along with texts does not get at other files.
"""

from __future__ import annotations

import csv
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from align.documents.ids import check_id
from align.documents.jsonl import RESERVED, parse_row, wrong_language
from align.documents.naming import kind_of
from align.documents.rows import lines
from align.errors import InputError
from align.files import resolved
from align.job.items import Files, Item, file_digest
from align.json_values import parse_json, shallow
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE, Article, Document, Failure

log = logging.getLogger(__name__)

_MOST_ROW = 2**20
_COLUMNS = ("id", "lang", "source", "english", "meta")
_ROW = 'A row is {"id": "a1", "lang": "cs", "source": "a1.cs.html", "english": "a1.en.txt", "meta": {}}.'


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of a row, and its ``meta`` as JSON."""

    files: Files
    meta: str

    @property
    def path(self) -> str:
        """The names of the files."""
        return self.files.path

    def __call__(self, doc: str) -> Article:
        """Read them; what they say of themselves goes before what the manifest says of both."""
        article, meta = self.files(doc), json.loads(self.meta)
        return Article(doc, _with_meta(article.source, meta), _with_meta(article.english, meta))

    def shipped(self, doc: str) -> Listed:
        """With the bytes of the files."""
        return replace(self, files=self.files.shipped(doc))


def manifest_items(path: Path, encoding: str | None) -> Iterator[Item | Failure]:
    """The documents that a manifest lists, a Failure for each row that cannot be used."""
    seen, unused = set[str](), set[str]()
    try:
        for number, row in _csv_rows(path) if kind_of(path) == "csv" else _json_rows(path):
            where = doc = f"{path}:{number}"
            try:
                content = row if isinstance(row, dict) else parse_row(row, where)
                doc = check_id(content.get("id"), where)
                _check_new(doc, seen, where)
                content = _of_csv(row, where) if isinstance(row, dict) else content
                yield _item(path, content, where, encoding)
                unused |= (content.get("meta") or {}).keys() & {*RESERVED}
            except InputError as error:
                yield Failure(doc, str(path), "read", error.message, error.hint)
    except InputError as error:
        yield Failure(path.name, str(path), "read", error.message, error.hint)
    if unused:
        log.warning("%s: not used, the documents themselves say it: %s", path, ", ".join(sorted(unused)))


def _check_new(doc: str, seen: set[str], where: str) -> None:
    if doc in seen:
        raise InputError(f"{where}: the id {doc!r} was used before", "Give every row an id of its own.")
    seen.add(doc)


def _json_rows(path: Path) -> Iterator[tuple[int, str | None]]:
    for line in lines(path, None, _MOST_ROW):
        yield line.number, line.text


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[Any, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, delimiter=_delimiter(stream), strict=True)
            missing = {"id", "lang", "source"} - set(rows.fieldnames or ())
            if missing:
                what = f"{path}: no column {', '.join(sorted(missing))}"
                raise InputError(what, f"The first line names the columns: {', '.join(_COLUMNS)}.")
            for row in rows:
                yield rows.line_num, row
    except (csv.Error, UnicodeError) as error:
        hint = "Write it as CSV in UTF-8 with a header, and close every quotation mark."
        raise InputError(f"{path}: not CSV in UTF-8 ({error})", hint) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", "Make it readable.") from error


def _delimiter(stream: TextIO) -> str:
    """What stands between the columns: semicolons where Excel wrote the file in Czech or Russian."""
    header = stream.readline(_MOST_ROW)
    stream.seek(0)
    return ";" if ";" in header and "," not in header else ","


def _of_csv(row: dict[Any, Any], where: str) -> dict[str, Any]:
    """The row as if it were JSON: empty cells are missing, further columns are entries of ``meta``."""
    if None in row:
        raise InputError(f"{where}: more cells than columns", "Put a cell that holds a comma into quotation marks.")
    others = {str(key): value for key, value in row.items() if key not in _COLUMNS and value}
    cells = {key: row[key] or None for key in _COLUMNS if key != "meta" and key in row}
    return {**cells, "meta": {**_meta(row.get("meta") or "{}", where), **others}}


def _meta(cell: str, where: str) -> dict[str, Any]:
    try:
        meta = shallow(parse_json(cell))
    except RecursionError:
        raise InputError(f"{where}: meta is nested too deeply", _ROW) from None
    except ValueError as error:
        raise InputError(f"{where}: meta is not JSON ({error})", _ROW) from None
    if not isinstance(meta, dict):
        raise InputError(f"{where}: meta is not an object", _ROW)
    return meta


def _item(path: Path, row: dict[str, Any], where: str, encoding: str | None) -> Item:
    meta = row.get("meta") or {}
    if not isinstance(meta, dict):
        raise InputError(f"{where}: meta is not an object", _ROW)
    original, english = (_file(path, row.get(side), side, where) for side in ("source", "english"))
    lang = row.get("lang")
    if original is None and english is None:
        raise InputError(f"{where}: neither source nor english", _ROW)
    if lang not in SOURCE_LANGUAGES and (original is not None or lang not in (None, TARGET_LANGUAGE)):
        raise wrong_language(lang, where)
    kept = json.dumps({key: value for key, value in meta.items() if key not in RESERVED}, sort_keys=True)
    sides = [original is None, english is None]
    digest, size, contents = file_digest([file for file in (original, english) if file], encoding, lang, kept, sides)
    names = (str(original) if original else None, str(english) if english else None)
    files = Files(names[0], names[1], str(lang), encoding, contents)
    return Item(row["id"], digest, size, Listed(files, kept))


def _file(path: Path, name: Any, side: str, where: str) -> Path | None:
    if name is None:
        return None
    if not isinstance(name, str) or not name or "\0" in name or len(name) > 4096:
        raise InputError(f"{where}: {side} is not the path of a file", _ROW)
    file, folder = path.parent / name, resolved(path.parent)
    if not resolved(file).is_relative_to(folder):
        what = f"{where}: {side} is outside the manifest's folder: {name}"
        raise InputError(what, "Put the manifest at the top of the folder that holds its files.")
    return file


def _with_meta(document: Document | None, meta: dict[str, Any]) -> Document | None:
    return replace(document, meta={**document.meta, **meta}) if document else None
