"""The phrases of ``data/calques.tsv`` as patterns over English text and over the original."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.tables import read_rows

_TABLE = Path(__file__).parent / "data" / "calques.tsv"
_BLANK = r"[\s\u00a0]+"
_NOWHERE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Calque:
    """An English phrase, what English says instead, and what the original must have (None: nothing) by language.

    ``seconds`` are the beginnings of its second word: a quick look before the pattern is tried.
    """

    phrase: re.Pattern[str]
    better: str
    seconds: tuple[str, ...]
    behind: dict[str, re.Pattern[str] | None]


@cache
def calques() -> Mapping[str, tuple[Calque, ...]]:
    """The phrases under every word that they may begin with, in small letters."""
    table: dict[str, tuple[Calque, ...]] = {}
    for english, better, czech, russian in read_rows(_TABLE, 4):
        calque = Calque(pattern_of(english), better, _seconds(english), {"cs": _behind(czech), "ru": _behind(russian)})
        for word in english.split()[0].split("|"):
            table[word] = (*table.get(word, ()), calque)
    return table


def _seconds(phrase: str) -> tuple[str, ...]:
    """What the text behind the first word, in small letters, begins with; an empty string where anything may follow."""
    found: list[str] = []
    for word in phrase.split()[1:]:
        found += [option.rstrip("*").lower() for option in word.strip("[]").split("|")]
        if not word.startswith("["):
            break
    return tuple(found) or ("",)


def _behind(words: str) -> re.Pattern[str] | None:
    """The pattern of the original's words; for ``!``, a language without the phrase, one that matches nothing."""
    if words == "!":
        return _NOWHERE
    return None if words == "-" else pattern_of(words)


def pattern_of(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern: ``a|b`` is either, ``[a]`` may be missing, ``a*`` begins with a, X keeps its case."""
    parts = []
    for word in phrase.split():
        bare = word.strip("[]")
        any_of = "|".join(_word(option) for option in bare.split("|"))
        parts.append(f"(?:(?:{any_of}){_BLANK})?" if word.startswith("[") else f"(?:{any_of}){_BLANK}")
    joined = "".join(parts).removesuffix(_BLANK).replace(f"{_BLANK}(?:,)", r"\s?,")
    return re.compile(rf"\b{joined}" + ("" if joined.endswith(",") else r"\b"), re.IGNORECASE)


def _word(option: str) -> str:
    if option == "X":
        return "(?-i:X)"
    return re.escape(option[:-1]) + r"\w*" if option.endswith("*") else re.escape(option)
