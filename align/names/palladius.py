"""Chinese names from Russian into English: the Palladius system undone, syllable by syllable, into pinyin.

A published standard both ways: the transcription of the archimandrite Palladius (1888), which Russian uses, and
Hanyu Pinyin (ISO 7098), which English news writes without tone marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from align.names.tables import read_table

_LONGEST = 6  # letters of a syllable
_MOST = 3  # syllables of a word


@cache
def _syllables() -> Mapping[str, str]:
    """Every syllable that an initial and a final of the tables make, and those that stand alone."""
    rows = read_table("palladius.tsv", 3)
    initials = [(row[1], row[2]) for row in rows if row[0] == "initial"]
    finals = [(row[1], row[2]) for row in rows if row[0] == "final"]
    table = {cyrillic + end: _joined(latin, final) for cyrillic, latin in initials for end, final in finals}
    return table | {row[1]: row[2] for row in rows if row[0] == "whole"}


def _joined(initial: str, final: str) -> str:
    """The pinyin of an initial and a final, by its spelling rules: xu for x and ü."""
    if initial in ("j", "q", "x"):
        final = final.replace("ü", "u")
    return initial + final.replace("ü", "u" if initial not in ("n", "l") else "ü")


@lru_cache(maxsize=4096)
def pinyin(word: str) -> str | None:
    """A Russian word as pinyin, capitalised: Цзиньпин gives Jinping; None where it is no Chinese name.

    A name has up to three syllables. Of two ways to tell them apart the one with fewer counts; None if both are equal.
    """
    found = sorted(_split(word.lower(), _MOST), key=len)
    spelled = {"".join(one) for one in found if len(one) == len(found[0])}
    return spelled.pop().capitalize() if len(spelled) == 1 else None


def is_family_name(word: str) -> bool:
    """Whether a Russian word is one of the commonest Chinese family names."""
    return word.lower() in _families()


@cache
def _families() -> frozenset[str]:
    return frozenset(name for row in read_table("palladius.tsv", 3) if row[0] == "family" for name in row[1].split())


def is_pinyin_family(word: str) -> bool:
    """Whether a Latin word is the pinyin of one of the commonest Chinese family names."""
    return word in _latin_families()


@cache
def _latin_families() -> frozenset[str]:
    return frozenset(filter(None, map(pinyin, _families())))


def is_pinyin(word: str) -> bool:
    """Whether a Latin word can be told apart into syllables of pinyin."""
    return _is_spelled(word.lower(), _MOST)


@cache
def _latin() -> frozenset[str]:
    return frozenset(_syllables().values())


def _is_spelled(rest: str, left: int) -> bool:
    if not rest or not left:
        return not rest
    sizes = range(1, min(len(rest), _LONGEST) + 1)
    return any(rest[:size] in _latin() and _is_spelled(rest[size:], left - 1) for size in sizes)


def _split(rest: str, left: int) -> list[tuple[str, ...]]:
    if not rest:
        return [()]
    if not left:
        return []
    found = []
    for size in range(1, min(len(rest), _LONGEST) + 1):
        syllable = _syllables().get(rest[:size])
        if syllable and rest[size : size + 1] not in ("ь", "ъ"):  # a soft sign belongs to the syllable before it
            found += [(syllable, *tail) for tail in _split(rest[size:], left - 1)]
    return found
