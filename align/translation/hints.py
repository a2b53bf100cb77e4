"""Hints: what a name or a number is in English, given to the model behind the word itself.

A small model spells rare names wrong and cuts figures into pieces that it puts together wrongly. Models that were
trained with hints read them behind a word of the source, between two pieces that no text is cut into, in the pieces of
the English side, so that all that is left to do is to copy: ``▁Ту с ку ▁[[ ▁T usk ][ ▁сообщил``. After Dinu et al.
2019, "Training neural machine translation to apply terminology constraints" (P19-1294); the word itself stays, because
its case says who does what. Only a name that was left out of the translation all the same is read in English instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

OPEN, CLOSE = "▁[[", "]["
_CHUNK = re.compile(r"\S+")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_REACH = 64  # characters looked back over for the word of a hint

Cut = Callable[[str], list[str]]
"""Text into pieces."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The ``english`` for the word or figure that ends at offset ``end`` of the source."""

    end: int
    english: str


def with_hints(text: str, hints: Sequence[Hint], source: Cut, english: Cut) -> list[str]:
    """The pieces of a text, each hint behind the blank-separated word that its own word ends in.

    SentencePiece cuts every such word by itself, so that cutting them one after the other changes nothing.
    """
    waiting = sorted(hints, key=lambda hint: hint.end)
    pieces: list[str] = []
    begin, place = 0, 0
    for chunk in _CHUNK.finditer(text):
        given = []
        while place < len(waiting) and waiting[place].end <= chunk.end():
            given.append(waiting[place].english)
            place += 1
        if given:
            pieces += source(text[begin : chunk.end()])
            begin = chunk.end()
            for each in dict.fromkeys(given):
                pieces += [OPEN, *english(each), CLOSE]
    if begin < len(text):
        pieces += source(text[begin:])
    return pieces


def in_place(text: str, hints: Sequence[Hint], english: Collection[str]) -> tuple[str, list[Hint]]:
    """The text with those names in ``english`` that it has hints for instead of its own words, and the other hints."""
    told, left, behind = "", [], 0
    for hint in sorted(hints, key=lambda hint: hint.end):
        is_wanted = hint.english in english and hint.english[0].isalpha()
        word = _WORD_BEFORE.search(text, max(behind, hint.end - _REACH), hint.end) if is_wanted else None
        if word:
            told += text[behind : word.start()] + hint.english
            behind = hint.end
        else:
            left.append(Hint(len(told) + hint.end - behind, hint.english))
    return told + text[behind:], left


def hints_in(pieces: Sequence[str]) -> list[list[str]]:
    """The pieces of each hint among a sentence's pieces."""
    return _parted(pieces)[1]


def without_hints(pieces: Sequence[str]) -> list[str]:
    """The pieces of the text itself."""
    return _parted(pieces)[0]


def _parted(pieces: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    text: list[str] = []
    hints: list[list[str]] = []
    inside = False
    for piece in pieces:
        if piece == OPEN:
            inside = True
            hints.append([])
        elif inside and piece == CLOSE:
            inside = False
        else:
            (hints[-1] if inside else text).append(piece)
    return text, hints
