"""How a name sounds, whatever script and orthography it is written in, and how far apart two names are.

A name becomes a sequence of sounds, each a set of readings held as a bit mask (``c`` in English may be k, s or ts), so
Ушаков, Ušakov and Ushakov become equal. The distance is a weighted edit distance (Wagner and Fischer 1974) in which
glides, vowels and related consonants are cheap, as in phonetic matching after Zobel and Dart (1996, "Phonetic string
matching: lessons from information retrieval").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from itertools import accumulate
from operator import or_

from align.names.tables import read_table

_SYMBOLS = "bvghxdzžkšlmnprstfcčaeiou"
_BIT = {symbol: 1 << index for index, symbol in enumerate(_SYMBOLS)}
_VOWELS = sum(_BIT[symbol] for symbol in "aeiou")
_RELATED = tuple(sum(_BIT[symbol] for symbol in group) for group in ("gkhx", "szšžcč", "vfu", "bp", "dt"))

# At the beginning of a name "ck" and "cch" are two sounds, as Czech writes Georgian: Ckneti, Cchinvali.
_INITIAL = re.compile(r"\Ac(?=k|ch)")
_SECOND_COST, _RELATED_COST, _VOWEL_COST, _OTHER_COST = 0.06, 0.5, 0.35, 1.0
_FAR, _ROUNDING = float("inf"), 1e-9
_DROP_VOWEL, _DROP_GLIDE, _DROP_H, _DROP_FINAL_E = 0.5, 0.12, 0.3, 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Sounds:
    """The sounds of one word: bit masks of all readings, the first reading, and what leaving each sound out costs.

    ``codes`` are mask and first reading in one; ``wides`` the masks widened to the related sounds; ``leasts`` what each
    costs at least in a word that has a relative of it; ``readings`` those of all sounds. Compared by identity, as
    ``sounds`` keeps what it made: so the similarity of two can be looked up.
    """

    masks: tuple[int, ...]
    firsts: tuple[int, ...]
    codes: tuple[int, ...]
    wides: tuple[int, ...]
    drops: tuple[float, ...]
    leasts: tuple[float, ...]
    readings: int

    def __len__(self) -> int:
        return len(self.masks)


@cache
def _letters(table: str) -> tuple[dict[str, tuple[tuple[int, int], ...]], re.Pattern[str]]:
    readings: dict[str, tuple[tuple[int, int], ...]] = {}
    for row in read_table(table):
        steps = row[1].split("+") if len(row) > 1 and row[1] else []
        readings[row[0]] = tuple((sum({_BIT[symbol] for symbol in step}), _BIT[step[0]]) for step in steps)
    longest_first = sorted(readings, key=len, reverse=True)
    return readings, re.compile("|".join(map(re.escape, longest_first)))


def is_cyrillic(word: str) -> bool:
    """Whether the word holds a Cyrillic letter."""
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


@lru_cache(maxsize=2**14)
def sounds(word: str) -> Sounds:
    """The sounds of a word in Latin or Cyrillic script, in any case; letters unknown to the tables are skipped."""
    lowered = _INITIAL.sub("ts", word.lower())
    readings, pattern = _letters("cyrillic_sounds.tsv" if is_cyrillic(lowered) else "latin_sounds.tsv")
    masks: list[int] = []
    firsts: list[int] = []
    for found in pattern.finditer(lowered):
        for mask, first in readings[found.group()]:
            if not (masks and masks[-1] == mask):
                masks.append(mask)
                firsts.append(first)
    drops = tuple(_drop(masks, index, lowered) for index in range(len(masks)))
    leasts = (
        min(drop, _VOWEL_COST if mask & _VOWELS else _RELATED_COST) for mask, drop in zip(masks, drops, strict=True)
    )
    codes = tuple(map(_code, masks, firsts))
    wides = tuple(map(_widened, masks))
    return Sounds(tuple(masks), tuple(firsts), codes, wides, drops, tuple(leasts), reduce(or_, masks, 0))


@cache
def _code(mask: int, first: int) -> int:
    return mask << len(_SYMBOLS) | first


@cache
def _widened(mask: int) -> int:
    """The mask with all that is related to one of its readings, a vowel to every vowel."""
    return reduce(or_, (group for group in (*_RELATED, _VOWELS) if mask & group), mask)


def _drop(masks: list[int], index: int, word: str) -> float:
    mask = masks[index]
    beside_vowel = any(masks[at] & _VOWELS for at in (index - 1, index + 1) if 0 <= at < len(masks))
    if mask & _BIT["i"] and beside_vowel:
        return _DROP_GLIDE
    if mask & _VOWELS:
        return _DROP_FINAL_E if index == len(masks) - 1 and word.endswith("e") else _DROP_VOWEL
    return _DROP_H if mask & _BIT["h"] else _OTHER_COST


class _Substitutions(dict[int, float]):
    """What each sound costs in place of one, both by their codes: the tables know some dozens of sounds."""

    def __init__(self, one: int) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, other: int) -> float:
        (mask, first), (their_mask, their_first) = (divmod(code, 1 << len(_SYMBOLS)) for code in (self._one, other))
        cost = self[other] = _substitution(mask, their_mask, first == their_first)
        return cost


def _substitution(one: int, other: int, alike: bool) -> float:
    if one & other:
        return 0.0 if alike else _SECOND_COST
    if one & _VOWELS and other & _VOWELS:
        return _VOWEL_COST
    return _RELATED_COST if any(one & group and other & group for group in _RELATED) else _OTHER_COST


_substitutions = cache(_Substitutions)


def distance(one: Sounds, other: Sounds, limit: float) -> float:
    """The weighted edit distance of two words; ``limit`` or more is reported as infinity, which saves work."""
    if least_distance(one, other) >= limit + _ROUNDING:
        return _FAR
    previous = [0.0, *accumulate(other.drops)]
    for code, drop in zip(one.codes, one.drops, strict=True):
        last = previous[0] + drop
        row = [last]
        costs = map(_substitutions(code).__getitem__, other.codes)
        for cost, their_drop, before, above in zip(costs, other.drops, previous, previous[1:], strict=False):
            left_out, replaced, last = above + drop, before + cost, last + their_drop
            if left_out < last:  # not min(), which costs a call for each of the many cells
                last = left_out
            if replaced < last:
                last = replaced
            row.append(last)
        if min(row) >= limit:
            return _FAR
        previous = row
    return previous[-1] if previous[-1] < limit else _FAR


def least_distance(one: Sounds, other: Sounds) -> float:
    """What the distance of two words cannot be below: the cost of the sounds of either that the other lacks."""
    return max(_aliens(one, other), _aliens(other, one))


def _aliens(one: Sounds, other: Sounds) -> float:
    """What the sounds cost that the other word lacks: those without a relative there must at least be left out."""
    known = other.readings
    if not one.readings & ~known:
        return 0.0
    each = zip(one.masks, one.wides, one.leasts, one.drops, strict=True)
    return sum([least if wide & known else drop for mask, wide, least, drop in each if not mask & known])


@lru_cache(maxsize=2**14)
def similarity(one: Sounds, other: Sounds, floor: float = 0.0) -> float:
    """1 for names that sound alike, 0 for nothing in common; below ``floor`` always 0."""
    longest = max(len(one), len(other))
    if not longest:
        return 0.0
    apart = distance(one, other, (1.0 - floor) * longest + 1e-9)
    return max(0.0, 1.0 - apart / longest) if apart != _FAR else 0.0


def _is_silent(first: int, second: int) -> bool:
    """Whether English does not speak the first of two consonants that open a word: Wright, Knight, Gnome, Psalm."""
    return any(first & _BIT[one] and second & _BIT[other] for one, other in ("vr", "kn", "gn", "ps"))


def first_sounds(one: Sounds) -> int:
    """The readings of the first sound, widened to its relatives: names whose sets do not meet never match."""
    if not one.masks:
        return 0
    wide = one.masks[0]
    if len(one.masks) > 1 and (wide & _BIT["i"] or _is_silent(wide, one.masks[1])):
        wide |= one.masks[1]
    for group in (*_RELATED, _VOWELS):
        if wide & group:
            wide |= group
    return wide
