"""Stops that stand beside other punctuation: doubled, behind or before a comma, before brackets, at a line's start."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from align.auditing.context import Context
from align.auditing.lexicon import frequency, has_word_forms, is_a
from align.auditing.rule import Mark
from align.letters import UPPER
from align.segment.lexicon import lexicon

_SURE = 0.96
_KNOWN = 3.0
_WORD = r"(?<![^\W\d_])(?P<word>[^\W\d_]{3,40}+)"
_DOUBLED = re.compile(rf"{_WORD}(?P<stop>\.\.)(?=\s+[{UPPER}]|[ \t]*(?:\n|\Z))")
_BEHIND_COMMA = re.compile(rf"{_WORD}(?P<stop>,\.)(?=\s)")
_BEFORE_COMMA = re.compile(rf"{_WORD}(?P<stop>\.),(?=[\s\"”’»])")
_BEFORE_BRACKET = re.compile(rf"{_WORD}(?P<stop>\.) \([^()\n]{{1,40}}\)[,;]? [a-z]")
_LINE = re.compile(r"(?:^|\n)[ \t]*(?P<stop>\. )(?P<word>[^\W\d_]+)")


def doubled(context: Context) -> Iterator[Mark]:
    """Marks for stops that no sentence ends with, by the punctuation beside them."""
    for sign, pattern, mended in _FORMS:
        if sign in context.text:
            for found in pattern.finditer(context.text):
                start, end = min(found.start("word"), found.start("stop")), max(found.end("word"), found.end("stop"))
                replacement = mended(context.text, found)
                if replacement and not context.protected(start, end):
                    written = context.text[start:end]
                    yield Mark(start, end, f"the full stop in “{written}” ends no sentence", replacement, _SURE)


def _is_whole(word: str) -> bool:
    """Whether a word is no abbreviation, whose stop would be its own: a.m., Inc., approx."""
    shortened = lexicon("en").ambiguous.match(word) or lexicon("en").before_name.match(word)
    return not shortened and frequency(word) >= _KNOWN and (has_word_forms(word.lower()) or is_a(word, "calendar"))


def _once(_text: str, found: re.Match[str]) -> str:
    return f"{found['word']}." if _is_whole(found["word"]) else ""


def _comma(text: str, found: re.Match[str]) -> str:
    """A comma where the sentence goes on in small letters, a stop where another begins."""
    behind = text[found.end() :].lstrip(" ")[:1]
    return f"{found['word']}{',' if behind.islower() else '.'}" if behind.isalpha() else ""


def _bare(_text: str, found: re.Match[str]) -> str:
    return found["word"] if _is_whole(found["word"]) else ""


def _first(_text: str, found: re.Match[str]) -> str:
    return found["word"]


_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], str]], ...] = (
    ("..", _DOUBLED, _once),
    (",.", _BEHIND_COMMA, _comma),
    (".,", _BEFORE_COMMA, _bare),
    (". (", _BEFORE_BRACKET, _bare),
    (". ", _LINE, _first),
)
