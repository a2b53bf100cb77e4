"""Many files read line by line at the same time, with a few of them open."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO

from align.records import next_line

MOST_OPEN = 64
"""Far below what systems allow a process (macOS: 256)."""


class Handles:
    """Reads files of which at most ``most`` are open; the others remember where they were and are opened again."""

    def __init__(self, most: int = MOST_OPEN) -> None:
        self._most = most
        self._open: dict[object, BinaryIO] = {}  # the longest unused first

    def lines(self, path: Path) -> Generator[bytes, None, None]:
        """The lines of a file, each with its line end. Raises OSError, and InputError as ``next_line`` does."""
        mine, offset = object(), 0
        try:
            while line := next_line(self._take(mine, path, offset), path):
                offset += len(line)
                yield line
        finally:
            if stream := self._open.pop(mine, None):
                stream.close()

    def _take(self, mine: object, path: Path, offset: int) -> BinaryIO:
        stream = self._open.pop(mine, None)
        if stream is None:
            stream = path.open("rb")
            stream.seek(offset)
            if len(self._open) == self._most:
                self._open.pop(next(iter(self._open))).close()
        self._open[mine] = stream
        return stream
