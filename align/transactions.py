"""All or nothing in an SQLite file that other processes use as well."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is done inside is done together or not at all, and no other process writes meanwhile.

    ``db`` must not begin transactions by itself (``isolation_level=None``). Raises what SQLite and the block raise.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:  # SQLite itself rolls back where the disk is full
            db.execute("ROLLBACK")
