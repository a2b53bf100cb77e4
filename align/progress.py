"""Progress with rate and time left: on stderr, on a terminal, unless the user asked for quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """What long work reports to: ``update(n)`` says that n more units are done."""

    def update(self, n: float = 1, /) -> object:
        """Say that ``n`` more units are done."""


class _Silent:
    def update(self, n: float = 1, /) -> object:
        return None


@contextmanager
def progress(what: str, total: int | None, unit: str, *, quiet: bool = False) -> Iterator[Progress]:
    """A bar for ``total`` units of work, or nothing at all where stderr is not a terminal."""
    if quiet or not sys.stderr.isatty():
        yield _Silent()
        return
    from tqdm import tqdm

    with tqdm(desc=what, total=total, unit=f" {unit}", file=sys.stderr, dynamic_ncols=True, leave=False) as bar:
        yield bar
