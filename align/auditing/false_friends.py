"""The pairs of ``data/false_friends.tsv``: an English word and what it must not stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.tables import read_rows

_TABLE = Path(__file__).parent / "data" / "false_friends.tsv"


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """What English says instead, the words that the original must have, and those that make the English word right."""

    better: str
    behind: Mapping[str, re.Pattern[str] | None]
    right: re.Pattern[str] | None


@cache
def false_friends() -> Mapping[str, tuple[FalseFriend, ...]]:
    """The pairs under every form of the English word, in small letters."""
    table: dict[str, tuple[FalseFriend, ...]] = {}
    for english, better, czech, russian, right in read_rows(_TABLE, 5):
        friend = FalseFriend(better, {"cs": _pattern(czech), "ru": _pattern(russian)}, _pattern(right))
        for word in english.split():
            table[word] = (*table.get(word, ()), friend)
    return table


def _pattern(forms: str) -> re.Pattern[str] | None:
    """Any of the forms as whole words; ``*`` ends a stem, ``+`` joins words, ``[au]`` is either letter."""
    if forms == "-":
        return None
    either = "|".join(r"\s+".join(_word(word) for word in form.split("+")) for form in forms.split())
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\[", "[").replace(r"\]", "]").replace(r"\*", r"\w*")
