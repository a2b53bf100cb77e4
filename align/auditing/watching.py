"""Which words make which rules look: one pass over a document's tokens serves all rules at once.

A watch is a pure function of one token's text: whether a rule has anything to look at there (an exonym may begin with
it, it is one dialect's spelling, a name may be glued to its end). A word is shown to all watches when it is met for the
first time; from then on each of its occurrences, in whatever document, costs a single look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

Watch = Callable[[str], bool]


def places(texts: Iterable[str]) -> Mapping[Watch, Sequence[int]]:
    """The indices of the tokens that each watch is set off by, in order, for the texts of a document's tokens."""
    found: dict[Watch, list[int]] = {watch: [] for watch in _watches()}
    for index, watches in enumerate(map(_set_off_by, texts)):
        for watch in watches:
            found[watch].append(index)
    return found


@lru_cache(maxsize=2**18)
def _set_off_by(word: str) -> tuple[Watch, ...]:
    """The watches that a word sets off."""
    return tuple(watch for watch in _watches() if watch(word))


@cache
def _watches() -> tuple[Watch, ...]:
    """The watches of all rules, each once."""
    from align.auditing.rules import RULES

    return tuple(dict.fromkeys(watch for name in RULES for watch in RULES[name].watches))
