"""What takes a second to open and is used again and again: models and encoders stay open between calls.

A process that forks drops them first: the threads of a model do not live on in the child, which would wait for them for
ever.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Generic, TypeVar

Value = TypeVar("Value")
_State = tuple[tuple[str, int, int], ...]


class Opened(Generic[Value]):
    """Opens things by name and keeps the last ``most`` of them open, for any number of threads.

    ``folder`` says where the files of a name lie, or would lie: what was opened is opened anew once they have changed.
    A thing that cannot be opened is not remembered.
    """

    def __init__(self, opener: Callable[[str], Value], folder: Callable[[str], Path], most: int = 2) -> None:
        self._opener, self._folder, self._most = opener, folder, most
        self._lock = RLock()
        self._kept: dict[str, tuple[_State, Value]] = {}
        if hasattr(os, "register_at_fork"):
            release = self._lock.release
            os.register_at_fork(before=self._before_fork, after_in_parent=release, after_in_child=release)

    def __call__(self, name: str) -> Value:
        """What the name stands for, opened now or before. Raises what the opener raises."""
        with self._lock:
            state = _state(self._folder(name).absolute())
            known = self._kept.pop(name, None)
            value = known[1] if known and known[0] == state else self._opener(name)
            self._kept[name] = state, value
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
            return value

    def clear(self) -> None:
        """Close all."""
        with self._lock:
            self._kept.clear()

    def _before_fork(self) -> None:
        self._lock.acquire()
        self._kept.clear()


def _state(folder: Path) -> _State:
    """The folder, and its files with their sizes and times; of a folder that is not there its name alone."""
    here = (str(folder), 0, 0)
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.stat()) for entry in entries if entry.is_file()]
    except OSError:
        return (here,)
    return (here, *sorted((name, state.st_size, state.st_mtime_ns) for name, state in found))
