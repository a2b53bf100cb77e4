"""Every place in a paragraph where a sentence could end, with the words around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from align.letters import UPPER

_CLOSERS = "\"'”’“»«›)\\]"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
# Possessive throughout, and a run is not tried again from inside: a line of five million stops or closing quotes is
# read once.
_STOP = re.compile(
    r"(?P<mark>[.!?…](?<![.!?…][.!?…])(?:(?<![.!?…][ \u00a0]\.)|(?=[^\W_]|[.!?…]))"
    r"[.!?…]*+(?:[ \u00a0]\.(?![^\W_]))*+)"
    rf"(?P<closers>[{_CLOSERS}]*+[{_INVISIBLE}]*+)(?P<gap>\s++|(?=[{UPPER}]))"
)
_OPENERS = re.compile(r"[\s\"'„“”«»‚‘’‹›(\[{*•—–\-−…/]{0,16}+")
_WORD = re.compile(r"[^\W_]{1,40}+(?:[-'’\u00ad\u0300-\u036f]{1,2}[^\W_]{1,40}+){0,8}")
_EDGES = "\"'„“”«»‚‘’‹›()[]{}*•—–-,;:"
_REACH = 64  # characters looked at before a stop: an abbreviation and the word before it


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a sentence could end: ``mark`` stands at ``at``, the rest of the text begins at ``next_at``.

    ``before`` holds up to three words before the mark, nearest last, without the quotation marks before them;
    ``word`` is the word after it (empty if it is none), found at ``word_at`` behind the opening marks ``opening``;
    ``dotted`` says that it carries a stop itself, as an initial does; ``second`` is the word after ``word``.
    """

    at: int
    mark: str
    closers: str
    gap: str
    end: int
    next_at: int
    before: tuple[str, ...]
    opening: str
    word: str
    word_at: int
    dotted: bool
    second: str

    @property
    def last(self) -> str:
        """The word that carries the mark."""
        return self.before[-1] if self.before else ""


def plain(word: str) -> str:
    """A word as it would be looked up: composed, without soft hyphens and other invisible characters."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", "".join(c for c in word if c not in "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def stops(text: str) -> Iterator[Stop]:
    """The candidates of one paragraph from left to right, in time linear in its length."""
    for match in _STOP.finditer(text):
        at, next_at = match.start(), match.end()
        if next_at == len(text):
            return
        opening = _OPENERS.match(text, next_at)
        word_at = opening.end() if opening else next_at
        word = _WORD.match(text, word_at)
        second = _WORD.match(text, word.end() + 1) if word else None
        yield Stop(
            at=at,
            mark=match["mark"],
            closers=match["closers"],
            gap=match["gap"],
            end=match.end("closers"),
            next_at=next_at,
            before=words_before(text, at),
            opening=text[next_at:word_at],
            word=plain(word.group()) if word else "",
            word_at=word_at,
            dotted=word is not None and text.startswith(".", word.end()),
            second=second.group() if second else "",
        )


def words_before(text: str, at: int) -> tuple[str, ...]:
    """Up to three words that end at ``at``, none where a space stands there; a very long one is cut."""
    if at == 0 or text[at - 1].isspace():
        return ()
    words = text[max(0, at - _REACH) : at].rsplit(None, 3)[-3:]
    return tuple(plain(word).lstrip(_EDGES) for word in words)
