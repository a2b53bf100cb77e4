"""The decisions about a run on disk: ``decisions.sqlite`` in its folder, every change kept at once and undone at will.

The database has a rollback journal and not a write-ahead log: one file to copy, readable on a shared or read-only disk.
With ``synchronous = EXTRA`` a change that was confirmed outlives the process and the machine. A connection is opened
for each operation, so a folder that was moved away is noticed, and one that came back is used again.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from align.decisions.model import Decision, Decisions, Standing
from align.errors import InputError, JobError
from align.json_values import parse_json
from align.records import from_dict, to_dict
from align.schema import is_made_by
from align.transactions import transaction

FILE = "decisions.sqlite"
_VERSION = 1
_APPLICATION = 0x6E776C72  # "nwlr": the file says whose it is
_PATIENCE = 10.0  # seconds to wait for another writer
_SCHEMA = (
    """CREATE TABLE decisions (kind TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL, record TEXT NOT NULL,
       PRIMARY KEY (kind, first, second))""",
    """CREATE TABLE actions (number INTEGER PRIMARY KEY AUTOINCREMENT, request TEXT NOT NULL UNIQUE,
       at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), undone INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE past (action INTEGER NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL,
       record TEXT)""",
    "CREATE INDEX past_of ON past (action)",
)
Change = Decision | Standing


class Key(NamedTuple):
    """Which decision: that about a ``finding`` (document, fingerprint), a ``rule`` (name) or a ``spelling`` (word)."""

    kind: Literal["finding", "rule", "spelling"]
    first: str
    second: str = ""

    @classmethod
    def of(cls, decision: Change) -> Key:
        """The key of a decision."""
        if isinstance(decision, Decision):
            return cls("finding", decision.doc, decision.fingerprint)
        return cls(decision.kind, decision.key)


@dataclass(frozen=True, slots=True)
class Action:
    """One step that can be undone: its number, and the keys of the decisions that it changed."""

    number: int
    touched: tuple[Key, ...]


def read_decisions(folder: Path) -> Decisions:
    """The decisions in a run folder; none where there is no such file. Raises JobError where it cannot be read."""
    path = folder / FILE
    if not path.exists() or not path.stat().st_size:  # empty: made by a process that died at once
        return Decisions()
    with _connected(path, "rw" if _is_writable(folder) else "ro") as db:
        _check(path, db)
        return _read(db)


def create(folder: Path) -> None:
    """Make the file if there is none, and check it whole if there is.

    Raises JobError where it is damaged, of another origin or a newer version, or cannot be written.
    """
    path = folder / FILE
    with _connected(path, "rwc") as db, transaction(db):
        if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _SCHEMA:
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {_APPLICATION}")
            db.execute(f"PRAGMA user_version = {_VERSION}")
        _check(path, db)
        if (found := db.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise _damaged(path, str(found))


def read(folder: Path) -> tuple[Decisions, Action | None]:
    """The decisions and the last action that can be undone. Raises JobError where the file is gone or damaged."""
    with _connected(folder / FILE, "rw") as db:
        return _read(db), _last(db)


def change(folder: Path, changes: Sequence[Change | Key], request: str) -> bool:
    """Make, replace or (``Key``) take back decisions in one action; durable when this returns.

    ``request`` is the caller's own name for the action: one that was carried out already does nothing, and False is
    returned. Raises JobError where the change cannot be kept; then nothing of it was.
    """
    with _connected(folder / FILE, "rw") as db, transaction(db):
        if db.execute("SELECT 1 FROM actions WHERE request = ?", (request,)).fetchone():
            return False
        number = db.execute("INSERT INTO actions (request) VALUES (?)", (request,)).lastrowid or 0
        for each in changes:
            _put(db, each, number)
    return True


def undo(folder: Path, number: int) -> Action | None:
    """Take the last action back and return it; None, and nothing happens, where it was taken back already.

    Raises InputError where another action is the last.
    """
    with _connected(folder / FILE, "rw") as db, transaction(db):
        last = _last(db)
        if last is None or last.number != number:
            if db.execute("SELECT 1 FROM actions WHERE undone AND number = ?", (number,)).fetchone():
                return None
            raise InputError("another window has decided since, and nothing was undone", "Load the page anew.")
        db.execute(_FORGET, (number,))
        db.execute(_RESTORE, (number,))
        db.execute("UPDATE actions SET undone = 1 WHERE number = ?", (number,))
    return last


_FORGET = """DELETE FROM decisions WHERE EXISTS (SELECT 1 FROM past WHERE action = ? AND past.kind = decisions.kind
  AND past.first = decisions.first AND past.second = decisions.second)"""
_RESTORE = """INSERT INTO decisions SELECT kind, first, second, record FROM past
  WHERE action = ? AND record IS NOT NULL"""
_REMEMBER = """INSERT INTO past VALUES (?1, ?2, ?3, ?4,
  (SELECT record FROM decisions WHERE kind = ?2 AND first = ?3 AND second = ?4))"""


def _put(db: sqlite3.Connection, change: Change | Key, number: int) -> None:
    key = change if isinstance(change, Key) else Key.of(change)
    db.execute(_REMEMBER, (number, *key))
    if isinstance(change, Key):
        db.execute("DELETE FROM decisions WHERE kind = ? AND first = ? AND second = ?", key)
    else:
        record = json.dumps(to_dict(replace(change, number=number)), ensure_ascii=False)
        db.execute("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?)", (*key, record))


def _read(db: sqlite3.Connection) -> Decisions:
    found: dict[tuple[str, str], Decision] = {}
    standing: dict[tuple[str, str], Standing] = {}
    for kind, record in db.execute("SELECT kind, record FROM decisions"):
        try:
            row = parse_json(record)
            decision: Change = from_dict(Decision, row) if kind == "finding" else from_dict(Standing, row)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise sqlite3.DatabaseError(f"{str(record)[:80]!r} is no decision") from error
        if isinstance(decision, Decision):
            found[decision.doc, decision.fingerprint] = decision
        else:
            standing[decision.kind, decision.key] = decision
    return Decisions(found, standing)


def _last(db: sqlite3.Connection) -> Action | None:
    (number,) = db.execute("SELECT max(number) FROM actions WHERE NOT undone").fetchone()
    if number is None:
        return None
    touched = db.execute("SELECT kind, first, second FROM past WHERE action = ? ORDER BY rowid", (number,))
    return Action(number, tuple(Key(*row) for row in touched))


@contextmanager
def _connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection to the file, its errors as ones that a user can do something about."""
    try:
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = EXTRA")
            yield db
    except sqlite3.OperationalError as error:
        raise _refused(path, str(error)) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error


def _check(path: Path, db: sqlite3.Connection) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise JobError(f"{path}: not a file of decisions", "Move it away, or choose another run folder.")
    if version > _VERSION:
        raise JobError(
            f"{path}: of a newer newsalign (format {version})", "Upgrade newsalign: pip install -U newsalign."
        )
    if not is_made_by(db, _SCHEMA):
        raise _damaged(path, "its tables are other ones")


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(folder / FILE, os.W_OK)


def _damaged(path: Path, why: str) -> JobError:
    hint = f"Put a copy in its place, or save what can be saved: sqlite3 {path} .recover"
    return JobError(f"{path}: damaged ({why})", hint)


def _refused(path: Path, why: str) -> JobError:
    if not path.exists():
        return JobError(f"{path}: gone, and the decisions with it", "Put the folder back where it was.")
    if "locked" in why:
        return JobError(f"{path}: another process holds it ({why})", "Try again when it has ended.")
    hint = "Make the folder writable and see that the disk has room, then try again."
    return JobError(f"{path}: cannot be used ({why})", hint)
