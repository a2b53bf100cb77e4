"""Names that stand on both sides of parallel text, found by their sound, and lines in which one takes another's place.

A small model gets rare names wrong before anything else. Lines with a name exchanged on both sides show it that a name
passes through, whatever it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import InputError
from align.files import write_text
from align.names.sounds import first_sounds, is_cyrillic, similarity, sounds

if TYPE_CHECKING:
    import numpy as np

    from align.training.corpus import Pair

# A capitalised word of four letters or more that does not begin its sentence.
_NAME = re.compile(r"(?<=[\w,»)] )[A-ZÁ-ŽА-ЯЁ]\w{3,}")
_COMMON = re.compile(r"\b[a-z]{4,}\b")
_ALIKE = 0.85
_ENDING = 2


class NamePairs:
    """Pairs of a source form and its English (Путину, Putin), to be exchanged for others of the same case ending."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(dict.fromkeys(pairs))
        self._known = frozenset(self.pairs)
        self._alike: dict[tuple[bool, str], list[tuple[str, str]]] = defaultdict(list)
        for pair in self.pairs:
            self._alike[_kind(pair[0])].append(pair)

    def __len__(self) -> int:
        return len(self.pairs)

    def swapped(self, source: str, english: str, rng: np.random.Generator) -> tuple[str, str] | None:
        """Both texts with one of their names replaced by another; None where they share no name that is known.

        The new name's source form ends in the same letters, so that it mostly stands in the same case.
        """
        here = [
            (one, other)
            for one in dict.fromkeys(_NAME.findall(source))
            for other in dict.fromkeys(_NAME.findall(english))
            if (one, other) in self._known and source.count(one) == english.count(other) == 1
        ]
        if not here:
            return None
        old = here[int(rng.integers(len(here)))]
        pool = self._alike[_kind(old[0])]
        new = pool[int(rng.integers(len(pool)))]
        return (source.replace(old[0], new[0]), english.replace(old[1], new[1])) if new != old else None


def _kind(word: str) -> tuple[bool, str]:
    return is_cyrillic(word), word[-_ENDING:].lower()


def find_names(pairs: Sequence[Pair], fewest: int = 1) -> NamePairs:
    """The pairs of names that sound alike and stand in the same line at least ``fewest`` times, the commonest first.

    English words that the text also writes in small letters are no names.
    """
    common = {word for pair in pairs for word in _COMMON.findall(pair.english)}
    seen: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        there = {word for word in _NAME.findall(pair.english) if word.lower() not in common}
        for word in set(_NAME.findall(pair.source)) if there else ():
            seen.update((word, other) for other in there if _sound_alike(word, other))
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return NamePairs(pair for pair, count in ranked if count >= fewest)


def _sound_alike(one: str, other: str) -> bool:
    ours, theirs = sounds(one), sounds(other)
    return bool(first_sounds(ours) & first_sounds(theirs)) and similarity(ours, theirs, _ALIKE) >= _ALIKE


def write_names(path: Path, names: NamePairs) -> None:
    """Put the pairs into a file, one a line, separated by a tab."""
    write_text(path, "".join(f"{one}\t{other}\n" for one, other in names.pairs))


def read_names(path: Path) -> NamePairs:
    """The pairs of such a file. Raises InputError, with the line, for any other."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 2 or not all(fields):
            raise InputError(f"{path}:{number}: not a pair of names", "Write SOURCE<TAB>ENGLISH, one pair a line.")
        rows.append((fields[0], fields[1]))
    return NamePairs(rows)
