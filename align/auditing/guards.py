"""Spans that no rule may change: addresses, hashtags and handles, titles of works, and the phrases a profile guards.

A guard is a phrase of words, compared without case and without a possessive ending. ``*`` stands for any one word and
``a|b`` for either: ``dynamo|dinamo kiev``, ``battle of *``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, count
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from align.auditing.lexicon import is_a
from align.memo import Memo
from align.names.cases import without_possessive

if TYPE_CHECKING:
    from align.auditing.context import Token

_CHUNK = re.compile(r"\S+")
_DOMAIN = re.compile(
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\."
    r"(?:com|org|net|info|edu|gov|int|io|tv|me|biz|eu|cz|sk|ru|ua|by|md|pl|de|uk)(?:/\S*)?"
)
_DOMAIN_END = re.compile(r"\.(?:com|org|net|info|edu|gov|int|io|tv|me|biz|eu|cz|sk|ru|ua|by|md|pl|de|uk)")
_SIGN = re.compile(rf"[@#]|://|www\.|{_DOMAIN_END.pattern}")
_EDGE = "\"'“”‘’„«»()[]<>,;:!?."
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'"}
_LONGEST_TITLE = 90

Spans = list[tuple[int, int]]


def guarded(text: str, tokens: Sequence[Token], guards: Iterable[str]) -> Spans:
    """The protected spans of a text, merged and in order. Linear in the length of the text."""
    found = [*_addresses(text), *_titles(text), *_phrases(tokens, tuple(guards))]
    merged: Spans = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for sign in _SIGN.finditer(text) if _has_sign(text) else ():
        if sign.start() < end:
            continue
        start = sign.start()
        while start and not text[start - 1].isspace():
            start -= 1
        chunk = _CHUNK.match(text, start)
        word = chunk[0].lstrip(_EDGE) if chunk else ""
        end = chunk.end() if chunk else end
        start = end - len(word)
        word = word.rstrip(_EDGE)
        if _is_address(word):
            yield start, start + len(word)


def _has_sign(text: str) -> bool:
    """Whether anything speaks of an address; quicker than the pattern that finds it."""
    return "@" in text or "#" in text or "://" in text or "www." in text or _DOMAIN_END.search(text) is not None


def _is_address(word: str) -> bool:
    if "://" in word or word.startswith("www."):
        return True
    if "@" in word or (word.startswith("#") and len(word) > 1 and word[1].isalpha()):
        return True
    return "." in word and _DOMAIN.fullmatch(word) is not None


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Quoted titles: in title case with two capitals at least, or anything short after a word such as "novel"."""
    position = 0
    while (opening := _opening(text, position)) >= 0:
        closing = _closing(text, opening)
        if closing < 0:
            position = opening + 1
            continue
        if _is_title(text[opening + 1 : closing], text[max(0, opening - 30) : opening]):
            yield opening + 1, closing
        position = closing + 1


_OPENING = re.compile(r"[\"“„«‘'](?=\S)")
_END = {mark: re.compile(f"[{closing}\n]") for mark, closing in _QUOTES.items()}


def _opening(text: str, position: int) -> int:
    """The next mark that opens something: at the beginning of a line, behind a blank, a bracket or a dash."""
    for found in _OPENING.finditer(text, position):
        before = text[found.start() - 1] if found.start() else "\n"
        if before.isspace() or before in "([—–":
            return found.start()
    return -1


def _closing(text: str, opening: int) -> int:
    for found in _END[text[opening]].finditer(text, opening + 1, opening + _LONGEST_TITLE):
        if found[0] == "\n":
            return -1
        if not text[found.end() : found.end() + 1].isalnum():
            return found.start()
    return -1


def _is_title(inside: str, before: str) -> bool:
    words = re.findall(r"[\w'’-]+", inside)
    previous = re.findall(r"\w+", before.lower())[-1:]
    if previous and is_a(previous[0], "works") and inside[:1].isupper() | inside[:1].isdigit():
        return True
    large = [word for word in words if word[0].isupper() or word[0].isdigit()]
    return len(large) >= 2 and all(word in large or is_a(word, "title_words") for word in words)


Words = tuple[frozenset[str], ...]


class _Anchor(NamedTuple):
    """The guards that a word may be the longest word of: by the word so many places away, and those without another."""

    beside: dict[int, dict[str, list[tuple[Words, int]]]]
    alone: list[tuple[Words, int]]


@cache
def _anchored(guards: tuple[str, ...]) -> Memo[Sequence[_Anchor]]:
    """For a word of a text, the guards that it may be the anchor of, with the position of that place in each.

    A guard is anchored where its words are longest: such words are rare. Most have a second word that is sought next.
    """
    table: dict[str, _Anchor] = {}
    for guard in guards:
        words = tuple(frozenset(word.split("|")) for word in guard.casefold().split())
        literal = [place for place, word in enumerate(words) if "*" not in word]
        if not literal:
            continue
        anchor, *others = sorted(literal, key=lambda place: -min(map(len, words[place])))
        for word in words[anchor]:
            entry = table.setdefault(word, _Anchor({}, []))
            if not others:
                entry.alone.append((words, anchor))
            for other in words[others[0]] if others else ():
                entry.beside.setdefault(others[0] - anchor, {}).setdefault(other, []).append((words, anchor))

    def anchors(word: str) -> Sequence[_Anchor]:
        folded = word.casefold()
        return tuple(table[each] for each in dict.fromkeys((folded, without_possessive(folded))) if each in table)

    return Memo(anchors)


def _phrases(tokens: Sequence[Token], guards: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    texts = list(map(itemgetter(0), tokens))
    found = list(map(_anchored(guards).__getitem__, texts))
    for index in compress(count(), found):
        for words, anchor in _candidates(texts, index, found[index]):
            first = index - anchor
            if first >= 0 and _matches([text.casefold() for text in texts[first : first + len(words)]], words):
                yield tokens[first].start, tokens[first + len(words) - 1].end


def _candidates(texts: Sequence[str], index: int, anchors: Sequence[_Anchor]) -> Iterator[tuple[Words, int]]:
    """The guards anchored at ``index`` whose second word is there too."""
    for anchor in anchors:
        yield from anchor.alone
        for distance, guards in anchor.beside.items():
            if 0 <= index + distance < len(texts):
                folded = texts[index + distance].casefold()
                for each in {folded, without_possessive(folded)}:
                    yield from guards.get(each, ())


def _matches(folded: Sequence[str], words: Sequence[frozenset[str]]) -> bool:
    if len(folded) != len(words):
        return False
    seen = [*folded[:-1], folded[-1] if folded[-1] in words[-1] else without_possessive(folded[-1])]
    return all(
        word in options or ("*" in options and word[0].isalnum()) for word, options in zip(seen, words, strict=True)
    )
