"""What stands around a place name in the English text, and the word lists that it is held against."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path

from align.auditing.context import Context, Token
from align.letters import UPPER
from align.names.exonyms import is_place

_DATA = Path(__file__).parents[1] / "data" / "exonym.toml"
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})(?=s?\b)")
_SENTENCE_END = re.compile(rf"[.!?]['\"”’»)]?\s+(?=[\"“„«]?[{UPPER}])|\n")
_CLAUSE_END = re.compile(r"[,;:.!?\n]")
_REACH = 400


@cache
def words_of(key: str) -> frozenset[str]:
    """A list of ``data/exonym.toml``."""
    return frozenset(tomllib.loads(_DATA.read_text(encoding="utf-8"))[key])


class Surroundings:
    """What stands around one span of the English text, worked out when it is asked for."""

    def __init__(self, context: Context, start: int, end: int) -> None:
        self.context, self.start, self.end = context, start, end
        self._first = context.token_at(start)
        self._next = self._first
        while self._next < len(context.tokens) and context.tokens[self._next].start < end:
            self._next += 1

    def token(self, distance: int) -> Token | None:
        """The token so many places before (negative) or behind the span."""
        index = self._first + distance if distance < 0 else self._next + distance - 1
        return self.context.tokens[index] if 0 <= index < len(self.context.tokens) else None

    def word(self, distance: int) -> str:
        """That token in lower case; empty where there is none or a line ends between."""
        token = self.token(distance)
        if token is None or "\n" in self.context.text[min(token.start, self.end) : max(token.start, self.start)]:
            return ""
        return token.text.lower()

    @property
    def behind(self) -> str:
        """The next token as it is written."""
        token = self.token(1)
        return token.text if token and self.word(1) else ""

    @cached_property
    def sentence(self) -> str:
        """The sentence around the span, as far as stops before a capital tell."""
        text = self.context.text
        low, high = max(0, self.start - _REACH), min(len(text), self.end + _REACH)
        begin = max((found.end() + low for found in _SENTENCE_END.finditer(text[low : self.start])), default=low)
        stop = _SENTENCE_END.search(text, self.end, high)
        return text[begin : stop.start() + 1 if stop else high]

    @cached_property
    def clause(self) -> str:
        """What stands between the commas around the span, in its sentence."""
        text = self.context.text
        low, high = max(0, self.start - _REACH), min(len(text), self.end + _REACH)
        before = _CLAUSE_END.split(text[low : self.start])[-1]
        return before + text[self.start : self.end] + _CLAUSE_END.split(text[self.end : high])[0]

    def older_than(self, day: str) -> bool:
        """Whether the document is known to be older than an ISO day."""
        documents = (self.context.aligned.english, self.context.aligned.source)
        dates = [str(document.meta.get("date") or "") for document in documents if document]
        return bool(day) and any(re.match(r"\d{4}-\d\d-\d\d", date) and date[:10] < day for date in dates)


def years_of(text: str) -> tuple[int, ...]:
    """The years that a text names."""
    return tuple(int(year) for year in _YEAR.findall(text))


def holds(text: str, words: frozenset[str]) -> bool:
    """Whether a text has one of the words or phrases, whatever their case."""
    padded = " " + re.sub(r"[^\w'’]+", " ", text.lower()).replace("’", "'") + " "
    return any(f" {word} " in padded for word in words)


def is_placed(around: Surroundings) -> bool:
    """The words around say that this is a place: ``in``, ``port of``, ``Region``, or other places beside it."""
    before, behind = around.word(-1), around.word(1)
    if before in words_of("place_before") or behind in words_of("place_behind"):
        return True
    if before == "of" and around.word(-2) in words_of("place_of"):
        return True
    beside = [
        around.word(2) if behind in (",", "and", "or") else "",
        around.word(-2) if before in (",", "and", "or") else "",
    ]
    return any(is_place(word) or word in words_of("ukraine") for word in beside if word)
