"""The words, numbers and punctuation of an English text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, repeat
from operator import add, itemgetter, sub
from typing import NamedTuple, cast

from align.memo import Memo

# A number, a word with inner apostrophes and hyphens, or one character of punctuation; accents may stand apart.
_LETTERS = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"
_TOKEN = re.compile(rf"\d++(?:[.,:]\d++)*+(?:{_LETTERS})?|{_LETTERS}(?:['’ʼ\-‑]{_LETTERS})*+|[^\w\s]|_")
_LONGEST_KEPT = 4_000  # characters: the tokens of endless sentences would fill the memory
_texts_of, _steps_of = itemgetter(0), itemgetter(1)


class Token(NamedTuple):
    """A word, a number or one punctuation character of the English text; ``text == context.text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """A word, not a number and not punctuation."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """A word whose first letter is a capital."""
        return self.text[0].isupper()


class Parts(NamedTuple):
    """The tokens of a text and where each begins."""

    texts: list[str]
    starts: list[int]

    def tokens(self) -> tuple[Token, ...]:
        """The same as tokens; as Token(*each), without a call of Python for every one."""
        ends = map(add, self.starts, map(len, self.texts))
        each = zip(self.texts, self.starts, ends, strict=True)
        return tuple(cast(Iterator[Token], map(tuple.__new__, repeat(Token), each)))


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order and without overlap; linear in its length."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else parts_of(text).tokens()


@lru_cache(maxsize=256)
def _kept(text: str) -> tuple[Token, ...]:
    """The same: several rules ask for the tokens of one sentence."""
    return parts_of(text).tokens()


def parts_of(text: str) -> Parts:
    """The tokens of a text, from what is between its blanks: no token holds a blank, and none knows its neighbours.

    What stands between two blanks has mostly been met before, so that its tokens are looked up and not sought.
    """
    known = list(map(_CHUNKS.__getitem__, text.replace("\n", " ").split(" ")))
    texts = list(chain.from_iterable(map(_texts_of, known)))
    starts = list(accumulate(chain.from_iterable(map(_steps_of, known)), initial=0))
    if "" in texts:
        starts = list(compress(starts, texts))
        texts = list(filter(None, texts))
    else:
        starts.pop()
    return Parts(texts, starts)


def _taken_apart(chunk: str) -> tuple[Sequence[str], Sequence[int]]:
    """The tokens of a chunk, and from each the distance to the next, over the blank behind the chunk.

    An empty token stands for the blanks that a chunk begins with, or for an empty chunk.
    """
    found = list(_TOKEN.finditer(chunk))
    lead = [""] if not found or found[0].start() else []
    starts = [*([0] if lead else []), *(each.start() for each in found), len(chunk) + 1]
    return (*lead, *(each[0] for each in found)), tuple(map(sub, starts[1:], starts))


_CHUNKS: Memo[tuple[Sequence[str], Sequence[int]]] = Memo(_taken_apart)
