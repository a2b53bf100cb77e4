"""How many processor cores to use: never more than this process may, whatever libraries take for themselves."""

from __future__ import annotations

import os


def available_threads(wanted: int) -> int:
    """The cores to use: as many as asked for, but no more than this process may use; 0 asks for all."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(wanted or cores, cores))
