"""The SQLite file of a translation memory: opening it safely, what its tables are, and errors in plain words.

Write-ahead logging lets several processes read while one writes; writers wait for one another. The file must lie on a
local disk, as https://sqlite.org/wal.html says.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Self

from align.errors import JobError
from align.schema import is_made_by
from align.transactions import transaction

log = logging.getLogger(__name__)

APPLICATION = 0x4E41544D  # "NATM"
VERSION = 2
WAIT_SECONDS = 60.0
_SCHEMA = (
    """CREATE TABLE recipe (id INTEGER PRIMARY KEY, model TEXT NOT NULL, options TEXT NOT NULL, code TEXT NOT NULL,
       name TEXT NOT NULL, UNIQUE (model, options, code))""",
    # The digest stands for recipe, language where it matters, and source: an index of 16 bytes an entry, not of texts.
    """CREATE TABLE unit (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, recipe INTEGER NOT NULL,
       lang TEXT NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL, score REAL NOT NULL, flags TEXT NOT NULL,
       created INTEGER NOT NULL, used INTEGER NOT NULL)""",
    "CREATE INDEX unit_used ON unit (used)",
)
_ELSEWHERE = "Give another file with --tm."
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DELETE = (
    "Delete it, with the files -wal and -shm beside it: a model makes its entries again, imported ones come back only "
    "with `newsalign tm import`."
)
_MAGIC = b"SQLite format 3\0"  # the first bytes of every database: https://sqlite.org/fileformat.html
_HINTS = {
    **dict.fromkeys(_BUSY, "Another process keeps it: wait for that to end."),
    sqlite3.SQLITE_FULL: "Free some space and run it again: finished work is kept.",
    sqlite3.SQLITE_IOERR: "See whether the disk is full or failing, and run it again: finished work is kept.",
    sqlite3.SQLITE_READONLY: "Make it writable, or give another file with --tm.",
}


class MemoryFile:
    """An open file; it is let go of at the end of a ``with`` block, or by ``close``.

    ``create`` makes it where it is not there, ``write`` says that it will be changed.

    Raises JobError, here and in every method, for a file that is missing, damaged, of another kind or of a newer
    version, for one that cannot be written, and for a full disk.
    """

    def __init__(self, path: Path, *, write: bool = True, create: bool = False) -> None:
        self.path = path
        with self.guarded():
            if path.is_dir():
                raise JobError(f"{path}: is a folder", "Give the file of a translation memory.")
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            elif not path.exists():
                raise JobError(f"{path}: no such file", "A run or `newsalign tm import` makes a translation memory.")
            self.connection = sqlite3.connect(
                self._address("rwc" if create else "rw" if write else "ro"),
                uri=True,
                timeout=WAIT_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            with ExitStack() as opened:
                opened.callback(self.connection.close)
                self._prepare(write=write)
                opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _address(self, mode: str) -> str:
        """The file as a URI. One that nobody can write (a backup, another user's) is read as it lies there."""
        still = mode == "ro" and not os.access(self.path.parent, os.W_OK) and not self._has_log()
        return f"{self.path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if still else "")

    def _has_log(self) -> bool:
        """Whether something stands in the write-ahead log beside the file: somebody works with it."""
        log_file = Path(f"{os.path.realpath(self.path)}-wal")
        return log_file.is_file() and log_file.stat().st_size > 0

    def _prepare(self, *, write: bool) -> None:
        version = self._checked()
        if not write:
            if version != VERSION:
                raise JobError(f"{self.path}: holds nothing that this newsalign can use", "A run with --tm renews it.")
            return
        self._log_ahead()
        self.connection.execute("PRAGMA synchronous = NORMAL")
        with self.writing():  # says at once where the file cannot be written
            if self._checked() != VERSION:
                self._make()

    def _checked(self) -> int:
        """The version of the file, 0 for an empty one; looking changes nothing."""
        version, tables = self.number("PRAGMA user_version"), self.number("SELECT count(*) FROM sqlite_master")
        if tables and self.number("PRAGMA application_id") != APPLICATION:
            raise JobError(f"{self.path}: a database, but no translation memory", _ELSEWHERE)
        if version > VERSION:
            hint = "Use that version, or give another file with --tm."
            raise JobError(f"{self.path}: made by a newer newsalign", hint)
        if tables and version == VERSION and not is_made_by(self.connection, _SCHEMA):
            raise self.damaged("its tables are other ones")
        return version if tables else 0

    def _log_ahead(self) -> None:
        """Switch to write-ahead logging; of processes that open a new file at once, SQLite makes all but one fail."""
        until = monotonic() + WAIT_SECONDS
        while self.connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            try:
                self.connection.execute("PRAGMA journal_mode = WAL").fetchone()
            except sqlite3.OperationalError as error:
                if (error.sqlite_errorcode & 0xFF) not in _BUSY or monotonic() > until:
                    raise
                sleep(0.01)

    def _make(self) -> None:
        """The tables of this version in place of an older one's, whose entries do not say all that they depend on."""
        for (name,) in self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            log.info("%s: of an older newsalign, begins anew", self.path)
            self.connection.execute(f'DROP TABLE "{name}"')
        for statement in _SCHEMA:
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self.connection.execute(f"PRAGMA user_version = {VERSION}")

    def number(self, query: str, values: Sequence[str] = ()) -> int:
        """What a query for one number gives."""
        found = self.connection.execute(query, values).fetchone()
        if found is None or not isinstance(found[0], int):
            raise self.damaged("a number is missing")
        return int(found[0])

    @property
    def size(self) -> int:
        """How many bytes of the file are in use; what was deleted makes room for what comes."""
        pages, free, size = (self.number(f"PRAGMA {name}") for name in ("page_count", "freelist_count", "page_size"))
        return (pages - free) * size

    def writing(self) -> AbstractContextManager[None]:
        """All that is done inside is done together or not at all, and no other process writes meanwhile."""
        return transaction(self.connection)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Errors of SQLite and of the disk as JobError."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._said(error) from error
        except UnicodeDecodeError as error:  # what SQLite says of a broken schema holds its broken bytes
            raise self.damaged("its tables have no names") from error
        except OSError as error:
            what = f"{self.path}: the translation memory cannot be used ({error.strerror})"
            raise JobError(what, "Give a file in a folder that can be written.") from error

    def damaged(self, why: str) -> JobError:
        """What to raise where the file does not hold what it should."""
        return JobError(f"{self.path}: the translation memory is damaged ({why})", _DELETE)

    def _said(self, error: sqlite3.DatabaseError) -> JobError:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF  # without a code: it is not UTF-8
        if code == sqlite3.SQLITE_NOTADB and not self._is_database():
            return JobError(f"{self.path}: not a translation memory", _ELSEWHERE)
        if code in _DAMAGED:
            return self.damaged(str(error))
        hint = _HINTS.get(code, "Give a file in a folder that can be written.")
        return JobError(f"{self.path}: the translation memory cannot be used ({error})", hint)

    def _is_database(self) -> bool:
        """Whether the file begins as every database of SQLite does; yes where that cannot be seen."""
        try:
            with self.path.open("rb") as stream:
                return stream.read(len(_MAGIC)) == _MAGIC
        except OSError:
            return True

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
