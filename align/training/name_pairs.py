"""Names that stand on both sides of parallel text, found by their sound, and lines in which one takes another's place.

A small model gets rare names wrong before anything else. Lines with a name exchanged on both sides show it that a name
passes through, whatever it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import InputError, reason_of
from align.files import lines_of, write_text
from align.names.english import LEFT_ALONE
from align.names.sounds import first_sounds, is_cyrillic, similarity, sounds

if TYPE_CHECKING:
    import numpy as np

    from align.training.corpus import Pair

# A word of four letters or more that does not begin its sentence: a name where it has a capital.
_INSIDE = re.compile(r"(?<=[\w,»)] )[^\W\d_]\w{3,}")
_SHORTER = re.compile(r"(?<=[\w,»)] )[^\W\d_]\w+")  # acronyms too
_COMMON = re.compile(r"\b[a-z]{4,}\b")
_ALIKE, _ALIKE_ONCE = 0.85, 0.9
_COMMON_FORM, _MOST_SMALL = 3, 0.2
_ENDING = 2


class NamePairs:
    """Pairs of a source form and its English (Путину, Putin), to be exchanged for others of the same case ending."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(dict.fromkeys(pairs))
        self._known = frozenset(self.pairs)
        self._alike: dict[tuple[bool, str], list[tuple[str, str]]] = defaultdict(list)
        self._english: dict[str, tuple[str, ...]] = {}
        for pair in self.pairs:
            self._alike[_kind(pair[0])].append(pair)
            self._english[pair[0]] = (*self._english.get(pair[0], ()), pair[1])

    def __len__(self) -> int:
        return len(self.pairs)

    def english(self, form: str) -> tuple[str, ...]:
        """The English names of a source form, the commonest first."""
        return self._english.get(form, ())

    def swapped(self, source: str, english: str, rng: np.random.Generator) -> tuple[str, str] | None:
        """Both texts with one of their names replaced by another; None where they share no name that is known.

        The new name's source form ends in the same letters, so that it mostly stands in the same case.
        """
        here = [
            (one, other)
            for one in dict.fromkeys(_names(source))
            for other in dict.fromkeys(_names(english))
            if (one, other) in self._known and source.count(one) == english.count(other) == 1
        ]
        if not here:
            return None
        old = here[int(rng.integers(len(here)))]
        pool = self._alike[_kind(old[0])]
        new = pool[int(rng.integers(len(pool)))]
        return (source.replace(old[0], new[0]), english.replace(old[1], new[1])) if new != old else None


def _names(text: str, words: re.Pattern[str] = _INSIDE) -> list[str]:
    return [word for word in words.findall(text) if word[0].isupper()]


def _kind(word: str) -> tuple[bool, str]:
    return is_cyrillic(word), word[-_ENDING:].lower()


@dataclass(frozen=True, slots=True)
class Counts:
    """In how many lines a source form and an English name that sounds like it stand together, and a form at all.

    ``small`` counts source words that are written small.
    """

    together: Counter[tuple[str, str]]
    forms: Counter[str]
    small: Counter[str]


def count_names(pairs: Sequence[Pair]) -> Counts:
    """Count capitalised words inside sentences. English words that the text mostly writes small are no names."""
    small = Counter(word for pair in pairs for word in _COMMON.findall(pair.english))
    large = Counter(word.lower() for pair in pairs for word in _names(pair.english))
    common = {word for word, count in small.items() if count > _MOST_SMALL * large[word]}
    together: Counter[tuple[str, str]] = Counter()
    forms: Counter[str] = Counter()
    small_forms: Counter[str] = Counter()
    for pair in pairs:
        small_forms.update(word for word in _SHORTER.findall(pair.source) if word[0].islower())
        there = {word for word in _names(pair.english) if word.lower() not in common}
        here = set(_names(pair.source, _SHORTER))
        forms.update(here)
        for word in here if there else ():
            together.update((word, other) for other in there if _sound_alike(word, other))
    return Counts(together, forms, small_forms)


def find_names(pairs: Sequence[Pair], fewest: int = 1) -> NamePairs:
    """The pairs of names that sound alike and stand in the same line at least ``fewest`` times, the commonest first."""
    ranked = sorted(count_names(pairs).together.items(), key=lambda item: (-item[1], item[0]))
    return NamePairs(pair for pair, count in ranked if count >= fewest)


def name_table(pairs: Sequence[Pair]) -> dict[str, str | None]:
    """For each form what English mostly has for it; None for common forms that no English name sounds like.

    Those are words that begin with a capital and are translated (Evropská), or names that differ (Vídeň, Vienna).
    """
    counts = count_names(pairs)
    best: dict[str, tuple[int, str]] = {}
    alike: Counter[str] = Counter()
    for (form, english), count in sorted(counts.together.items()):
        alike[form] += count
        if count > best.get(form, (0, ""))[0]:
            best[form] = (count, english)
    table: dict[str, str | None] = {}
    for form, total in counts.forms.items():
        count, english = best.get(form, (0, ""))
        passes = alike[form] * 2 >= total
        if counts.small[form.lower()] > total:
            continue  # a name too (Vláda, short for Vladimír), but at the beginning of a sentence mostly a word
        if passes and (count > 1 or similarity(sounds(form), sounds(english)) >= _ALIKE_ONCE):
            table[form] = english
        elif total >= _COMMON_FORM and not passes:
            table[form] = None
    return dict(sorted(table.items()))


def write_table(path: Path, table: Mapping[str, str | None]) -> None:
    """Write the table as ``EnglishNames.read`` reads it."""
    write_text(path, "".join(f"{form}\t{english or LEFT_ALONE}\n" for form, english in table.items()))


def _sound_alike(one: str, other: str) -> bool:
    ours, theirs = sounds(one), sounds(other)
    return bool(first_sounds(ours) & first_sounds(theirs)) and similarity(ours, theirs, _ALIKE) >= _ALIKE


def write_names(path: Path, names: NamePairs) -> None:
    """Put the pairs into a file, one a line, separated by a tab."""
    write_text(path, "".join(f"{one}\t{other}\n" for one, other in names.pairs))


def read_names(path: Path) -> NamePairs:
    """The pairs of such a file. Raises InputError, with the line, for any other, a table of names for hints too."""
    try:
        lines = lines_of(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({reason_of(error)})", "Give a file of pairs of names.") from error
    rows = []
    for number, line in enumerate(lines, 1):
        fields = line.split("\t")
        if len(fields) != 2 or not all(fields) or fields[1] == LEFT_ALONE:
            raise InputError(f"{path}:{number}: not a pair of names", "Write SOURCE<TAB>ENGLISH, one pair a line.")
        rows.append((fields[0], fields[1]))
    return NamePairs(rows)
