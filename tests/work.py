"""Work that is counted, for what must not grow faster than its input: a count is the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def profiled(work: Callable[[], object], seen: Callable[[FrameType, str, object], None]) -> None:
    """Do some work; ``seen`` is told of every call and return of a function in it, Python's own too."""
    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)


def calls(work: Callable[[], object]) -> int:
    """How many calls and returns of functions, Python's own too, some work takes."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    profiled(work, counted)
    return count
