"""The bound on a translation memory: what was not used for longest goes first.

What is deleted frees whole pages only, so a file may hold more pages than its entries need. How many entries have to go
is therefore reckoned from their number, and not found by deleting until enough pages happen to become free.
"""

from __future__ import annotations

from math import ceil

from align.translation.memory_file import MemoryFile
from align.translation.recipe import IMPORTED

_KEPT = 0.9  # the share of the bound that is left after old entries went, so that they go seldom
_LEAST = 0.01  # the share of entries that goes at least, for rewriting a file takes long
_OLDEST = "DELETE FROM unit WHERE id IN (SELECT id FROM unit {} ORDER BY used, id LIMIT ?)"
_MADE_HERE = "WHERE recipe NOT IN (SELECT id FROM recipe WHERE model = ? AND options = ? AND code = ?)"


class Bound:
    """Keeps a memory that grows at about ``limit`` bytes; imported entries count, but go only if ``imported``."""

    def __init__(self, limit: int, *, imported: bool) -> None:
        self._limit, self._most, self._imported = limit, limit, imported

    def keep(self, file: MemoryFile) -> int:
        """Drop the oldest entries where the memory has outgrown the bound; gives how many went.

        Where pages stay in use nevertheless, nothing goes again before as much has come in as went.
        """
        size = file.size
        if size <= self._most:
            return 0
        gone = _drop(file, 1 - _KEPT * self._limit / size, imported=self._imported)
        left = file.size
        self._most = self._limit if left <= self._limit else left + int((1 - _KEPT) * self._limit)
        return gone


def shrink(file: MemoryFile, limit: int) -> int:
    """Rewrite a memory without room inside and drop its oldest entries, imported ones too, until it fits ``limit``.

    Gives how many went. No transaction may be open.
    """
    gone = 0
    file.connection.execute("VACUUM")
    while (size := file.size) > limit:
        with file.writing():
            dropped = _drop(file, max(1 - limit / size, _LEAST), imported=True)
        if not dropped:
            break
        gone += dropped
        file.connection.execute("VACUUM")
    return gone


def _drop(file: MemoryFile, share: float, *, imported: bool) -> int:
    """Delete as many of the oldest entries as are this share of all."""
    batch = ceil(file.number("SELECT count(*) FROM unit") * share)
    among, values = ("", ()) if imported else (_MADE_HERE, IMPORTED.identity)
    return file.connection.execute(_OLDEST.format(among), (*values, batch)).rowcount
