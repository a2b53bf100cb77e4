"""Which files make which document: ``STEM.LANG.EXT``, alone or in folders, and JSON Lines with a document a row."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from align.documents import iter_articles, read_document
from align.errors import InputError
from align.records import to_dict
from align.types import SOURCE_LANGUAGES, TARGET_LANGUAGE, Article, Document, Failure

log = logging.getLogger(__name__)

_NAME = re.compile(r"(?P<stem>.+)\.(?P<lang>cs|ru|en)\.(?P<ext>txt|html|htm|jsonl)", re.DOTALL)
_NAMES = "STEM.cs.EXT or STEM.ru.EXT for originals, STEM.en.EXT for English versions, EXT txt, html, htm or jsonl"


@dataclass(frozen=True, slots=True)
class Item:
    """One document to come: the files of its two sides, or the row that holds both, with a hash of its content."""

    id: str
    path: str
    sha256: str
    load: Callable[[], Article] = field(compare=False, repr=False)


@dataclass(slots=True)
class _Found:
    files: dict[str, dict[str, list[Path]]] = field(default_factory=dict)
    rows: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)


def collect(
    inputs: Sequence[Path], *, exclude: Sequence[Path] = (), encoding: str | None = None
) -> tuple[list[Item], list[Failure]]:
    """The documents of ``inputs`` (files and folders, walked in order), by id, and those that are refused at once.

    Folders in ``exclude`` are passed over. Raises InputError for an input that is not there, and where nothing in
    them is named as a document must be.
    """
    found = _Found()
    for path in inputs:
        _look(path, found, {folder.resolve() for folder in exclude})
    if found.skipped:
        shown = ", ".join(str(path) for path in found.skipped[:3]) + (", ..." if len(found.skipped) > 3 else "")
        log.info("skipped, not named STEM.LANG.EXT: %s (%d in all)", shown, len(found.skipped))
    if not found.files and not found.rows:
        raise InputError(f"{', '.join(map(str, inputs))}: nothing to work on", f"Name the files {_NAMES}.")
    items: dict[str, Item] = {}
    failures: list[Failure] = []
    for entry in (*_file_items(found.files, encoding), *_row_items(found.rows, encoding)):
        if isinstance(entry, Failure):
            failures.append(entry)
        elif entry.id in items:
            hint = "Rename one of them, or run them into different folders."
            failures.append(Failure(entry.id, entry.path, "read", f"{entry.id}: two inputs have this id", hint))
        else:
            items[entry.id] = entry
    return [items[key] for key in sorted(items)], failures


def _look(path: Path, found: _Found, exclude: set[Path]) -> None:
    if path.is_dir():
        for file in _walk(path, exclude):
            _sort_in(file, file.relative_to(path).as_posix(), found)
    elif path.is_file():
        if path.suffix == ".jsonl" and not _NAME.fullmatch(path.name):
            found.rows.append(path)
        elif not _sort_in(path, path.name, found):
            raise InputError(f"{path}: not named as a document", f"Name the files {_NAMES}.")
    else:
        raise InputError(f"{path}: no such file or folder", "Check the path.")


def _walk(folder: Path, exclude: set[Path]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() not in exclude
        )
        yield from (here / name for name in sorted(files) if not name.startswith("."))


def _sort_in(path: Path, relative: str, found: _Found) -> bool:
    match = _NAME.fullmatch(relative)
    if not match:
        found.skipped.append(path)
    elif match["ext"] == "jsonl":
        found.rows.append(path)
    else:
        found.files.setdefault(match["stem"], {}).setdefault(match["lang"], []).append(path)
    return bool(match)


def _file_items(files: dict[str, dict[str, list[Path]]], encoding: str | None) -> Iterator[Item | Failure]:
    for stem, sides in files.items():
        paths = [path for lang in sorted(sides) for path in sides[lang]]
        originals = [path for lang in SOURCE_LANGUAGES for path in sides.get(lang, [])]
        english = sides.get(TARGET_LANGUAGE, [])
        names = ", ".join(map(str, paths))
        if len(originals) > 1 or len(english) > 1:
            which = "originals" if len(originals) > 1 else "English versions"
            yield Failure(
                stem, names, "read", f"{stem}: two {which}: {names}", "Keep one of them, or rename the other."
            )
            continue
        try:
            digest = _digest(paths, encoding)
        except OSError as error:
            yield Failure(
                stem, names, "read", f"{error.filename}: cannot be read ({error.strerror})", "Make it readable."
            )
            continue
        yield Item(stem, names, digest, _Loader(stem, tuple(originals), tuple(english), encoding))


@dataclass(frozen=True, slots=True)
class _Loader:
    stem: str
    originals: tuple[Path, ...]
    english: tuple[Path, ...]
    encoding: str | None

    def __call__(self) -> Article:
        source, english = self._read(self.originals), self._read(self.english)
        return Article(self.stem, source, english)

    def _read(self, paths: tuple[Path, ...]) -> Document | None:
        if not paths:
            return None
        match = _NAME.fullmatch(paths[0].name)
        lang = match["lang"] if match else TARGET_LANGUAGE
        return read_document(paths[0], lang, doc_id=self.stem, encoding=self.encoding)


@dataclass(frozen=True, slots=True)
class _Row:
    article: Article

    def __call__(self) -> Article:
        return self.article


def _row_items(files: Iterable[Path], encoding: str | None) -> Iterator[Item | Failure]:
    for path in files:
        for article in iter_articles(path, encoding):
            if isinstance(article, Failure):
                yield article
            else:
                content = json.dumps(to_dict(article), ensure_ascii=False, sort_keys=True)
                digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
                yield Item(article.id, str(path), digest, _Row(article))


def _digest(paths: Sequence[Path], encoding: str | None) -> str:
    digest = hashlib.sha256(repr([encoding, [path.name for path in paths]]).encode("utf-8", "surrogateescape"))
    for path in paths:
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()
