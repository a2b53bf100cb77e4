"""Whether an SQLite file that may come from anywhere has the tables that it should have, and nothing hung on them.

A view in the place of a table may never end, a trigger or a generated column may take all memory: no query is put to a
file before it is known to hold tables (https://sqlite.org/security.html).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache

_Object = tuple[str, str, str, str]  # kind, name, table, SQL
_ALL = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"


def is_made_by(db: sqlite3.Connection, statements: Sequence[str]) -> bool:
    """Whether the tables that ``statements`` make are there just so; further tables are nobody's business."""
    wanted, found = _made(tuple(statements)), _objects(db)
    ours = {table for _, _, table, _ in wanted}
    return wanted <= found and not any(table in ours for _, _, table, _ in found - wanted)


@cache
def _made(statements: tuple[str, ...]) -> frozenset[_Object]:
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in statements:
            db.execute(statement)
        return _objects(db)


def _objects(db: sqlite3.Connection) -> frozenset[_Object]:
    return frozenset((kind, name, table, " ".join(sql.split())) for kind, name, table, sql in db.execute(_ALL))
