"""A document to come: its id, a hash of its input, and how to read it; its text stays where it is until then."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from align.documents import read_document, read_file
from align.documents.ids import printable
from align.documents.jsonl import Row, read_row
from align.errors import InputError
from align.types import TARGET_LANGUAGE, Article, Document

MOST_BYTES = 16 * 2**20
"""Bytes of one file. A longer one is refused: it is no article, and would take memory without bound."""


class Loader(Protocol):
    """Reads a document. ``path`` names its input, for messages. Can be pickled."""

    @property
    def path(self) -> str:
        """The input's name."""
        ...

    def __call__(self, doc: str) -> Article:
        """The document with the id ``doc``. Raises InputError where it cannot be used."""
        ...

    def shipped(self, doc: str) -> Loader:
        """A loader that holds the content and needs no file. Raises InputError where that cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """One document to come. ``sha256`` is a hash of its input, ``size`` about how many bytes that has."""

    id: str
    sha256: str
    size: int
    loader: Loader = field(compare=False, repr=False)

    @property
    def path(self) -> str:
        """Where it comes from, for messages."""
        return self.loader.path

    def load(self) -> Article:
        """Read it. Raises InputError where it cannot be used."""
        return self.loader(self.id)

    def shipped(self) -> Item:
        """The same document with its content, to be read where its files are not. Raises InputError as ``load``."""
        return replace(self, loader=self.loader.shipped(self.id))


@dataclass(frozen=True, slots=True)
class Held:
    """A document that was read already."""

    path: str
    article: Article

    def __call__(self, doc: str) -> Article:
        """The document."""
        return self.article

    def shipped(self, doc: str) -> Loader:
        """It is here."""
        return self


@dataclass(frozen=True, slots=True)
class Files:
    """Two files, or one: the ``original`` in the language ``lang``, and the ``english`` version.

    ``contents`` are hashes of what they held when they were found; ``held`` is their content by name, where they
    travel with it.
    """

    original: str | None
    english: str | None
    lang: str
    encoding: str | None
    contents: tuple[bytes, ...]
    held: Mapping[str, bytes] | None = None

    @property
    def path(self) -> str:
        """Both names, as text that can be written."""
        return printable(", ".join(name for name in (self.original, self.english) if name))

    def __call__(self, doc: str) -> Article:
        """Read them."""
        source, english = self._read(self.original, self.lang, doc), self._read(self.english, TARGET_LANGUAGE, doc)
        return Article(doc, source, english)

    def _read(self, name: str | None, lang: str, doc: str) -> Document | None:
        if name is None:
            return None
        data = self.held[name] if self.held is not None else self._content(name)
        return read_document(Path(name), lang, doc_id=doc, encoding=self.encoding, data=data)

    def _content(self, name: str) -> bytes:
        data = read_file(Path(name))
        if hashlib.sha256(data).digest() not in self.contents:
            raise InputError(f"{name}: the file was changed while the job was at work", "Run it again.")
        return data

    def shipped(self, doc: str) -> Files:
        """With the bytes of the files."""
        return replace(self, held={name: self._content(name) for name in (self.original, self.english) if name})


@dataclass(frozen=True, slots=True)
class InRow:
    """A row of JSON Lines."""

    row: Row
    encoding: str | None

    @property
    def path(self) -> str:
        """The file's name."""
        return self.row.name

    def __call__(self, doc: str) -> Article:
        """Read it."""
        return read_row(self.row, self.encoding)

    def shipped(self, doc: str) -> Held:
        """The row, read here: that is safe and quick."""
        return Held(self.path, self(doc))


def file_digest(paths: Sequence[Path], *others: object) -> tuple[str, int, tuple[bytes, ...]]:
    """A hash of files, their names and what else the document depends on; how many bytes they have; a hash of each.

    Raises InputError where one cannot be read, or is larger than ``MOST_BYTES``.
    """
    digest = hashlib.sha256(repr([*others, [path.name for path in paths]]).encode("utf-8", "surrogateescape"))
    total, contents = 0, []
    for path in paths:
        _check_size(path, check_regular(path))
        try:
            with path.open("rb") as stream:
                contents.append(hashlib.file_digest(stream, "sha256").digest())
                size = stream.tell()
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror})", "Make it readable.") from error
        _check_size(path, size)  # it may have grown meanwhile
        digest.update(contents[-1])
        total += size
    return digest.hexdigest(), total, tuple(contents)


def check_regular(path: Path) -> int:
    """How many bytes a file has. Raises InputError for a pipe, which waits for ever, a device, which has no end."""
    try:
        state = path.stat()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", "Check the path.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", "Make it readable.") from error
    if not stat.S_ISREG(state.st_mode):
        raise InputError(f"{path}: not a regular file", "Put the text itself there, not a pipe or a device.")
    return state.st_size


def _check_size(path: Path, size: int) -> None:
    if size > MOST_BYTES:
        what = f"{path}: {size:,} bytes; the most is {MOST_BYTES:,}"
        raise InputError(what, "Split it into several documents.")
