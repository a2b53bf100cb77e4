"""What is written in a block is there whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from align.transactions import transaction


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE a (x)")
        yield connection


def rows(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM a").fetchone()[0])


def test_what_is_done_stays(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("INSERT INTO a VALUES (1)")
        assert db.in_transaction
    assert (rows(db), db.in_transaction) == (1, False)


def broken_off(db: sqlite3.Connection, statement: str, error: BaseException) -> None:
    with transaction(db):
        db.execute(statement)
        raise error


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()])
def test_what_is_broken_off_leaves_nothing(db: sqlite3.Connection, error: BaseException) -> None:
    with pytest.raises(type(error)):
        broken_off(db, "INSERT INTO a VALUES (1)", error)
    assert (rows(db), db.in_transaction) == (0, False)


def test_where_sqlite_has_rolled_back_by_itself_the_error_passes(db: sqlite3.Connection) -> None:
    with pytest.raises(OSError, match="full"):
        broken_off(db, "ROLLBACK", OSError("full"))
    assert not db.in_transaction


def orphaned(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("INSERT INTO a VALUES (1)")
        db.execute("INSERT INTO c VALUES (1)")


def test_what_cannot_be_committed_is_taken_back(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("CREATE TABLE b (x PRIMARY KEY)")
    db.execute("CREATE TABLE c (x REFERENCES b DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(sqlite3.IntegrityError):
        orphaned(db)
    assert (rows(db), db.in_transaction) == (0, False)
