"""Which words make which rules look: one pass over a document's tokens serves all rules at once.

A watch is a pure function of one token's text: whether a rule has anything to look at there (an exonym may begin with
it, it is one dialect's spelling, a name may be glued to its end). A word is shown to all watches when it is met for the
first time; from then on each of its occurrences, in whatever document, costs a single look-up. A pair of watches asks
something of the word before as well, which spares a rule most places of words as common as "the".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import chain, compress, count
from operator import and_, or_

from align.memo import Memo

Watch = Callable[[str], bool]

_LONGEST = 200  # characters of a word; what is longer is none, and patterns take the square of its length


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A watch for two tokens side by side: set off at the second of them."""

    first: Watch
    second: Watch


class Places:
    """The indices of the tokens that each watch is set off by, in order; ``fired`` has the bits of those that are."""

    __slots__ = ("_found", "fired")

    def __init__(self, texts: Sequence[str]) -> None:
        table, found = _table(), defaultdict[int, list[int]](list)
        before = chain((table.alone,), map(table.lets.__getitem__, texts))
        bits = list(map(and_, map(table.own.__getitem__, texts), before))
        for index in compress(count(), bits):
            found[bits[index]].append(index)
        self._found = found
        self.fired = reduce(or_, found, 0)

    def __getitem__(self, watch: Watch | Pair) -> Sequence[int]:
        bit = mask((watch,))
        if not self.fired & bit:
            return ()
        groups = [indices for bits, indices in self._found.items() if bits & bit]
        return groups[0] if len(groups) == 1 else sorted(chain.from_iterable(groups))


def mask(watches: Iterable[Watch | Pair]) -> int:
    """The bits of some watches. Raises KeyError for one that no rule names."""
    bits = _table().bits
    return sum(bits[watch] for watch in watches)


class _Table:
    """The watches of all rules, a bit for each: which a word sets off, and which it lets the next word set off."""

    def __init__(self, watches: Sequence[Watch | Pair]) -> None:
        self.bits = {watch: 1 << at for at, watch in enumerate(watches)}
        self.alone = sum(bit for watch, bit in self.bits.items() if not isinstance(watch, Pair))
        self.own, self.lets = Memo(self._own), Memo(self._lets)

    def _own(self, word: str) -> int:
        if len(word) > _LONGEST:
            return 0
        return sum(
            bit for watch, bit in self.bits.items() if (watch.second if isinstance(watch, Pair) else watch)(word)
        )

    def _lets(self, word: str) -> int:
        if len(word) > _LONGEST:
            return self.alone
        return self.alone + sum(
            bit for watch, bit in self.bits.items() if isinstance(watch, Pair) and watch.first(word)
        )


@cache
def _table() -> _Table:
    """The watches of all rules, each once."""
    from align.auditing.rules import RULES

    return _Table(tuple(dict.fromkeys(watch for name in RULES for watch in RULES[name].watched)))
