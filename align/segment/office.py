"""An office and a name beside a stop: ``... a Kremlin advisor. Yuri Ushakov``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from align.letters import UPPER
from align.segment.clause import finite, function
from align.segment.lexicon import lexicon, word_list
from align.segment.stops import Stop

_PARTICLE = r"(?:(?:van|von|der|den|de|da|di|du|la|le|el|al|bin|ibn|ben|dos|del|ter|zu|af) ){0,3}"
_CAPITAL = rf"[{UPPER}][\w'’\u00ad\u0300-\u036f-]{{0,40}}+"
_NAME = re.compile(rf"{_CAPITAL}(?:(?:\.\s?|\s){_PARTICLE}{_CAPITAL}){{1,4}}")
NAME_BEHIND = re.compile(rf"\.(?=\s*+{_CAPITAL}(?:\.\s?|\s){_PARTICLE}{_CAPITAL})")  # a stop and what _NAME begins with

_INSIDE = ("of", "the", "and", "for")
_NO_MODIFIER = ("determiner", "preposition", "subordinator", "either", "conjunction", "pronoun", "adverb")


@dataclass(frozen=True, slots=True)
class Office:
    """The noun phrase before the stop: the words before it, its determiner ("" for none), whether it holds ``of``."""

    context: tuple[str, ...]
    determiner: str
    complement: bool

    @property
    def bare(self) -> bool:
        """Whether no article, possessive or the like stands before it."""
        return not self.determiner


def name_after(text: str, stop: Stop, end: int) -> re.Match[str] | None:
    """Two or more capitalized words after the stop that could be a person."""
    match = _NAME.match(text, stop.word_at, end)
    if not match:
        return None
    words = match.group().replace(".", " ").split()
    leading = [word.lower() for word in words[:2]]
    if leading[0] in lexicon("en").starters or any(word in function("no-person") for word in leading):
        return None
    if any(is_office(word) for word in words[:-1]) or sum(word[0].isupper() for word in words) < 2:
        return None
    return match


def is_office(word: str) -> bool:
    """Whether a word names an office, a rank, a profession or a relation (``data/roles.en.txt``)."""
    lower = word.lower()
    offices = word_list("roles.en")
    return lower in offices or lower.rpartition("-")[2] in offices or lower.endswith(("swoman", "ologist"))


def office_before(words: list[str]) -> Office | None:
    """The office that ``words``, the sentence up to the stop, ends with."""
    if not words or (len(words) > 1 and words[-2].lower() in function("address")):
        return None
    first = len(words) - 1
    complement = not is_office(words[-1])
    if complement:
        first = _head_with_complement(words)
        if first < 0:
            return None
    while first > 0 and _modifies(words, first - 1):
        first -= 1
    determiner = words[first - 1].lower() if first else ""
    if determiner.endswith("'s"):
        while first > 1 and _modifies(words, first - 2):
            first -= 1
    elif determiner not in function("determiner"):
        return Office(tuple(words[:first]), "", complement)
    return Office(tuple(words[: first - 1]), determiner, complement)


def _head_with_complement(words: list[str]) -> int:
    """Where the office stands in ``the head of the Chechen Republic``; -1 if the words do not end so."""
    for index in range(len(words) - 1, max(-1, len(words) - 9), -1):
        word = words[index]
        if word in ("of", "for", "at") and index and is_office(words[index - 1]):
            return index - 1
        if not word[:1].isupper() and word not in _INSIDE and not _is_plain(words, index):
            return -1
    return -1


def _is_plain(words: Sequence[str], index: int) -> bool:
    """Whether the word may be part of what an office is over: "the head of the regional archives"."""
    return words[index].isalpha() and words[index].islower() and _modifies(words, index)


def _modifies(words: Sequence[str], index: int) -> bool:
    """Whether the word belongs to the noun phrase that goes on behind it."""
    lower = words[index].lower()
    if not lower[:1].isalnum() or lower.endswith("'s"):
        return False
    return not any(lower in function(kind) for kind in _NO_MODIFIER) and not finite(words, index)
