"""A database that holds other tables than it should, or something that runs when they are used."""

from __future__ import annotations

import sqlite3

import pytest

from align.schema import is_made_by

MADE = ("CREATE TABLE a (x TEXT NOT NULL UNIQUE,\n  y INTEGER)", "CREATE INDEX of_y ON a (y)")
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x AS y FROM n"


@pytest.mark.parametrize(
    ("statement", "good"),
    [
        ("CREATE TABLE other (z)", True),
        ("VACUUM", True),
        ("INSERT INTO a VALUES ('x', 1)", True),
        ("DROP INDEX of_y", False),
        (f"ALTER TABLE a RENAME TO b; CREATE VIEW a AS {ENDLESS}", False),
        ("CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; END", False),
        ("ALTER TABLE a ADD COLUMN z AS (zeroblob(1000000000))", False),
        ("CREATE INDEX slow ON a (abs(y))", False),
        ("DROP TABLE a", False),
    ],
)
def test_a_table_is_known_by_how_it_was_made(statement: str, good: bool) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(";".join(MADE).replace("\n ", ""))
    db.executescript(statement)
    assert is_made_by(db, MADE) == good
