"""What a pure function said of the words met so far: a look-up that costs no call of Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
_MOST, _LONGEST = 2**15, 64


class Memo(dict[str, Value]):
    """A function of a word, whose values are kept: ``map(memo.__getitem__, words)`` runs in C.

    Very long words are not kept, and a full memo starts anew, so that hostile texts cannot fill the memory.
    """

    def __init__(self, work: Callable[[str], Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> Value:
        value = self._work(word)
        if len(self) >= _MOST:
            self.clear()
        if len(word) <= _LONGEST:
            self[word] = value
        return value
