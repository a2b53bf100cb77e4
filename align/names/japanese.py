"""Japanese names from Czech and Russian into English: both transcriptions undone, syllable by syllable, into Hepburn.

All three are published standards: the Czech one of the Rules of Czech Orthography, the Russian one of Polivanov (1917),
and Hepburn's, which English news writes without macrons. A syllable of one is always the same syllable of another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from align.names.cases import fold
from align.names.tables import read_table

_LONG = str.maketrans("áíúůéó", "aiuueo")
_TELLING = ("š", "č", "ž", "cu", "kj", "rj", "hj", "mj", "nj", "gj", "bj", "pj")
_MOST = 14  # letters
_INITIAL = re.compile("^(?:ио|е)")
_SHORTEST = 3


@cache
def _syllables(column: int) -> tuple[Mapping[str, str], int]:
    """The syllables of one transcription in Hepburn, and how many letters the longest has."""
    table = {row[column]: row[0] for row in read_table("japanese.tsv", 3)}
    return table, max(map(len, table))


@lru_cache(maxsize=2**12)
def hepburn_from_czech(name: str) -> str | None:
    """A name in the Czech transcription in Hepburn, capitalised: Hiroši gives Hiroshi; None where it is none."""
    return _spelled(name.lower().translate(_LONG), 1, "kpsštčc")


@lru_cache(maxsize=8192)
def hepburn_from_russian(name: str) -> str | None:
    """A Russian name in Hepburn, capitalised: Сигэру gives Shigeru; None where Polivanov does not write so.

    Not with м before a consonant, for which English has m or n, and not with е, which stands for two sounds.
    """
    lowered = _INITIAL.sub("ё", name.lower()).replace("нъ", "н").replace("йо", "ё")
    for vowel in "ауоэяюё":
        lowered = lowered.replace(f"{vowel}й", f"{vowel}и")
    return _spelled(lowered, 2, "кпстц")


def _spelled(word: str, column: int, doubled: str) -> str | None:
    if not _SHORTEST <= len(word) <= _MOST:
        return None
    parts = _parted(word, column, doubled)
    return "".join(parts).capitalize() if parts else None


def _parted(word: str, column: int, doubled: str) -> Sequence[str]:
    """The syllables of a word in Hepburn, the longest first; empty where something else stands there."""
    table, longest = _syllables(column)
    found: list[str] = []
    at = 0
    while at < len(word):
        if word[at] in doubled and word[at + 1 : at + 2] == word[at]:
            following = _parted(word[at + 1 :], column, doubled)
            return [*found, "t" if following[0].startswith("ch") else following[0][0], *following] if following else []
        size = next((size for size in range(longest, 0, -1) if word[at : at + size] in table), 0)
        if not size:
            return []
        found.append(table[word[at : at + size]])
        at += size
    return found


def is_telling(name: str) -> bool:
    """Whether a name in the Czech transcription has what Hepburn never writes so: Hiroši, Kjóto; not Jamakawa."""
    lowered = name.lower()
    return any(mark in lowered for mark in _TELLING) or lowered != lowered.translate(_LONG)


@cache
def _known() -> frozenset[str]:
    return frozenset(word for row in read_table("japanese_names.txt") for word in row[0].split())


def is_japanese(name: str) -> bool:
    """Whether the word is a frequent Japanese name in Hepburn: Hiroshi, Tanaka, Osaka."""
    return fold(name) in _known()
