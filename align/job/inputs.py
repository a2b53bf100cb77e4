"""From files to documents: an item for each, by id, with what is refused at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from align.documents.ids import check_id, folded, printable
from align.documents.jsonl import scan_rows
from align.documents.naming import kind_of
from align.errors import InputError
from align.job.find import Found
from align.job.items import Files, InRow, Item, check_regular, file_digest
from align.job.manifest import manifest_items
from align.job.spool import Spool
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE, Failure

Entry = Item | Failure


def collect(found: Found, spool: Spool, encoding: str | None = None) -> tuple[dict[str, Item], list[Failure]]:
    """The documents in what was found, by id in order, and those that are refused at once.

    Everything is read once, to be hashed, and nothing kept but where it is: about half a kilobyte a document. Rows of
    Parquet, which cannot be read again one by one, go into the ``spool``.
    """
    items: dict[str, Item] = {}
    taken: dict[str, str] = {}
    failures: list[Failure] = []
    entries: tuple[Iterable[Entry], ...] = (
        map(_printable, found.refused),
        _file_items(found.files, encoding),
        *(_or_nothing(path, _row_items(path, spool, encoding)) for path in found.rows),
        *(_or_nothing(path, manifest_items(path, encoding)) for path in found.manifests),
    )
    for entry in (entry for group in entries for entry in group):
        if isinstance(entry, Failure):
            failures.append(entry)
        elif (other := taken.setdefault(folded(entry.id), entry.id)) in items:
            failures.append(_second(entry, other))
        else:
            items[entry.id] = entry
    spool.tidy()
    return {ident: items[ident] for ident in sorted(items)}, failures


def _second(item: Item, first: str) -> Failure:
    what = f"{item.id}: two inputs have this id"
    if first != item.id:
        what = f"{item.id}: another input has the id {first} (letter case makes no difference)"
    return Failure(item.id, item.path, "read", what, "Rename one of them, or run them into different folders.")


def hides_documents(failure: Failure) -> bool:
    """Whether nobody knows which documents stand in what was refused: a whole file or folder, a row without an id."""
    return failure.doc == Path(failure.path).name or failure.doc.startswith(f"{failure.path}:")


def _file_items(files: dict[str, list[tuple[str, str]]], encoding: str | None) -> Iterator[Entry]:
    for stem, sides in files.items():
        names = printable(", ".join(name for _, name in sorted(sides)))
        try:
            yield _of_files(check_id(stem, names), sides, encoding)
        except InputError as error:
            yield Failure(printable(stem), names, "read", printable(error.message), error.hint)


def _of_files(stem: str, sides: list[tuple[str, str]], encoding: str | None) -> Item:
    originals = sorted(side for side in sides if side[0] in SOURCE_LANGUAGES)
    english = sorted(side for side in sides if side[0] == TARGET_LANGUAGE)
    for which, several in (("originals", originals), ("English versions", english)):
        if len(several) > 1:
            names = ", ".join(name for _, name in several)
            raise InputError(f"{stem}: {len(several)} {which}: {names}", "Keep one of them, or rename the other.")
    lang, original = originals[0] if originals else ("", None)
    version = english[0][1] if english else None
    digest, size, contents = file_digest([Path(name) for _, name in (*originals, *english)], encoding)
    return Item(stem, digest, size, Files(original, version, lang, encoding, contents))


def _row_items(path: Path, spool: Spool, encoding: str | None) -> Iterator[Entry]:
    try:
        check_regular(path)
        parquet = kind_of(path) == "parquet"
        file, codec = (spool.rows(path), None) if parquet else (path, encoding)
        for row in scan_rows(file, codec, printable(str(path))):
            if isinstance(row, Failure):
                yield row
            else:
                yield Item(row.id, row_digest(row.sha256, codec), row.size, InRow(row, codec))
    except InputError as error:
        yield Failure(path.name, str(path), "read", error.message, error.hint)


def row_digest(sha256: str, encoding: str | None) -> str:
    """A hash of what a row holds: its bytes are other text in another encoding."""
    return sha256 if encoding is None else hashlib.sha256(f"{encoding}\0{sha256}".encode()).hexdigest()


def _or_nothing(path: Path, entries: Iterable[Entry]) -> Iterator[Entry]:
    """What is in a file; a file with no rows is refused, as an empty folder is."""
    empty = True
    for entry in entries:
        empty = False
        yield _printable(entry) if isinstance(entry, Failure) else entry
    if empty:
        hint = "Write a document a row, or leave the file out."
        reason = f"{path}: nothing to work on: it has no rows"
        yield _printable(Failure(path.name, str(path), "read", reason, hint))


def _printable(failure: Failure) -> Failure:
    """With the names of files so that they can be written."""
    doc, path, reason = map(printable, (failure.doc, failure.path, failure.reason))
    return replace(failure, doc=doc, path=path, reason=reason)
