# ruff: noqa: E501, S608  rows of data, for a scratch database
"""SQLite files that are whole and hold what they should not: odd values, other tables, views and triggers."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from mutation_json import IDS, json_node, json_value

if TYPE_CHECKING:
    from mutations import Lure

_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"
_HUGE = "printf('%*d', 900000000, 1)"
_MADE = _HUGE.replace("'", "''")
_VALUES = (
    None, 0, -1, 2**63 - 1, -(2**63), 1e308, float("inf"), 0.5, "", "x", "a\0b", "x" * 70_000, b"", b"\xff\x00\xfe",
    "\u202e", "2025-07-01", "9" * 400, *IDS[:12],
)  # fmt: skip


def sqlite_values(data: bytes, random: Random, lure: Lure) -> bytes:
    """The file after one to three statements that its owner never made; what cannot be opened stays as it is."""
    db = sqlite3.connect(":memory:")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2**24)  # what is hung up here must not go off here
    with suppress(sqlite3.Error, UnicodeError):
        db.deserialize(data[:18] + b"\1\1" + data[20:])  # no write-ahead log, which a database in memory has not
        for _ in range(random.choice((1, 1, 2, 3))):
            _change(db, random, lure)
        data = db.serialize()
    db.close()
    return data


def _change(db: sqlite3.Connection, random: Random, lure: Lure) -> None:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = random.choice(tables or ("",))
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
    if not columns:
        return
    column = random.choice(columns)
    if random.random() < 0.6:
        _another_value(db, table, column, random, lure)
        return
    others = ", ".join(f'{random.choice((_HUGE, "x", "1", "NULL"))} AS "{each}"' for each in columns)
    statements = (
        f'DROP TABLE "{table}"', f'DELETE FROM "{table}"', f'ALTER TABLE "{table}" DROP COLUMN "{column}"',
        f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "a"" b"', f'ALTER TABLE "{table}" RENAME TO "x"" y"',
        f'ALTER TABLE "{table}" ADD COLUMN more TEXT DEFAULT \'\'',
        f"PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = rtrim(sql, ')') || ', more AS ({_MADE}))' WHERE name = '{table}'",
        f'ALTER TABLE "{table}" RENAME TO old; CREATE VIEW "{table}" AS {_ENDLESS.format(others)}',
        f'CREATE TRIGGER t AFTER INSERT ON "{table}" BEGIN DELETE FROM "{table}"; SELECT ({_ENDLESS.format("max(x)")}); END',
        f'CREATE TRIGGER t AFTER UPDATE ON "{table}" BEGIN SELECT RAISE(ABORT, \'no\'); END',
        f'CREATE TABLE "a"" b" (x CHECK (length({_HUGE}) > 0))',
        f"PRAGMA user_version = {random.choice((0, 1, 2, 3, -1, 2**31 - 1))}", "PRAGMA application_id = 7",
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 1", "PRAGMA encoding = 'UTF-16'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET name = name || CAST(x'ff' AS TEXT)",
    )  # fmt: skip
    db.executescript(random.choice(statements))


def _another_value(db: sqlite3.Connection, table: str, column: str, random: Random, lure: Lure) -> None:
    value: object = random.choice(_VALUES)
    if random.random() < 0.2:
        value = json_value(random).encode("utf-8", "surrogatepass")
    found = db.execute(f'SELECT "{column}" FROM "{table}" LIMIT 1').fetchone()
    if found and isinstance(found[0], str) and found[0].startswith("{") and random.random() < 0.8:
        value = json_node(found[0].encode(), random, lure)
    text = "CAST(? AS TEXT)" if isinstance(value, bytes) and random.random() < 0.8 else "?"
    with db:
        db.execute(f'UPDATE OR REPLACE "{table}" SET "{column}" = {text}', (value,))
