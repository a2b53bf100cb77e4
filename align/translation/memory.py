"""The translation memory: what a model gave for a sentence, kept in one SQLite file, shared between runs.

The key is the model's checksum, the decoding options that matter, and the sentence as the model read it. Several
processes may use one file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from align.errors import InputError

_APPLICATION = 0x4E41544D  # "NATM"
_VERSION = 1
_SCHEMA = """CREATE TABLE IF NOT EXISTS translation (
    model TEXT NOT NULL, options TEXT NOT NULL, source TEXT NOT NULL,
    text TEXT NOT NULL, score REAL NOT NULL, flags TEXT NOT NULL,
    PRIMARY KEY (model, options, source)) WITHOUT ROWID"""
_QUERY = "SELECT source, text, score, flags FROM translation WHERE model = ? AND options = ?"
_WAIT_SECONDS = 60.0
_ASK_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Rendering:
    """What the model made of a sentence, whichever segment it stands in. Fields as in ``Translation``."""

    text: str
    score: float
    flags: tuple[str, ...] = ()


class TranslationMemory:
    """The renderings that one model, with one set of options, gave before.

    ``path`` is made if it is not there. Raises InputError for a file that is damaged, locked, or something else.
    """

    def __init__(self, path: Path, model: str, options: str) -> None:
        self._path, self._model, self._options = path, model, options
        with self._guarded():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, check_same_thread=False)
            self._prepare()

    def _prepare(self) -> None:
        connection = self._connection
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application != _APPLICATION:
            raise InputError(f"{self._path}: a database, but no translation memory", "Give another file.")
        if version > _VERSION:
            raise InputError(f"{self._path}: made by a newer newsalign", "Use that version, or give another file.")
        with connection:
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute(_SCHEMA)

    def get(self, sources: Iterable[str]) -> dict[str, Rendering]:
        """What is known of these sentences."""
        wanted, found = list(sources), {}
        for first in range(0, len(wanted), _ASK_AT_ONCE):
            part = wanted[first : first + _ASK_AT_ONCE]
            marks = ",".join("?" * len(part))
            query = f"{_QUERY} AND source IN ({marks})"
            with self._guarded():
                rows = self._connection.execute(query, (self._model, self._options, *part)).fetchall()
            found.update({source: Rendering(text, score, tuple(flags.split())) for source, text, score, flags in rows})
        return found

    def put(self, renderings: Mapping[str, Rendering]) -> None:
        """Keep these; what is there already stays as it is."""
        rows = [
            (self._model, self._options, source, made.text, made.score, " ".join(made.flags))
            for source, made in renderings.items()
        ]
        with self._guarded(), self._connection:
            self._connection.executemany("INSERT OR IGNORE INTO translation VALUES (?,?,?,?,?,?)", rows)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            hint = "Wait for the other run to end, or give a file in a folder that can be written."
            raise InputError(f"{self._path}: the translation memory cannot be used ({error})", hint) from error
        except sqlite3.DatabaseError as error:
            hint = "Delete it: everything in it can be translated again."
            raise InputError(f"{self._path}: the translation memory is damaged ({error})", hint) from error
        except OSError as error:
            hint = "Give a file in a folder that can be written."
            raise InputError(f"{self._path}: the translation memory cannot be used ({error.strerror})", hint) from error
