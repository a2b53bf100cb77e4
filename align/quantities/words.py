"""The number words of each language (``data/*.tsv``), and numerals written in words read as values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from align.tables import read_rows

_DATA = Path(__file__).parent / "data"
_LANGUAGES = ("cs", "ru", "en")
_ROMAN = re.compile(r"(?=[IVXLC]{2,})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1.0, "V": 5.0, "X": 10.0, "L": 50.0, "C": 100.0}
_READ = ("unit", "hundred", "scale", "ordinal", "half", "part", "group", "set", "month")


@dataclass(frozen=True, slots=True)
class Word:
    """What a number word means: its kind (see data/en.tsv) and value."""

    kind: str
    value: float


@cache
def _rows(lang: str) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    if lang not in _LANGUAGES:
        return ()
    rows = read_rows(_DATA / f"{lang}.tsv", 3)
    return tuple((kind, float(value), tuple(forms.split())) for kind, value, forms in rows)


@cache
def _lexicon(lang: str) -> Mapping[str, Word]:
    table: dict[str, Word] = {}
    for kind, value, forms in _rows(lang):
        if kind in _READ:
            for form in forms:
                table.setdefault(form, Word(kind, value))
        if kind == "adjective":
            for stem in forms:
                table |= {stem + ending: Word("ordinal", value) for ending in marks(lang, "ending")}
    if lang == "cs":
        table |= _joined_czech(table)
    return table


def _joined_czech(table: Mapping[str, Word]) -> dict[str, Word]:
    """``pětadvacet``, ``čtyřiadvaceti``: the unit before the ten."""
    units = [(form, word.value) for form, word in table.items() if word.kind == "unit" and 1 <= word.value <= 9]
    tens = [(form, word.value) for form, word in table.items() if word.kind == "unit" and 20 <= word.value <= 90]
    joined = {f"{one}a{ten}": Word("unit", low + high) for one, low in units for ten, high in tens}
    return joined | {f"jedna{ten}": Word("unit", 1 + high) for ten, high in tens}


@cache
def marks(lang: str, kind: str) -> frozenset[str]:
    """The words of a kind that carries no value: approx, time, percent, exact."""
    return frozenset(form for row, _, forms in _rows(lang) if row == kind for form in forms)


def spelled(value: float, kind: str) -> str | None:
    """The English word for a number (``unit``: 3 is three) or an ``ordinal``; None where it takes several words."""
    return next((forms[0] for row, each, forms in _rows("en") if row == kind and each == value), None)


@lru_cache(maxsize=2**14)
def look_up(word: str, lang: str) -> Word | None:
    """What a word, of any case, means as a number; None for other words."""
    lowered = word.lower().replace("ё", "е") if lang == "ru" else word.lower()
    return _lexicon(lang).get(lowered) or _compound(lowered, lang)


@cache
def _stems(lang: str) -> tuple[dict[str, float], tuple[int, ...]]:
    """What compounds begin with (``třiceti``, ``двадцатипяти``) and its value, and how long, the longest first."""
    stems = [(form, value) for kind, value, forms in _rows(lang) if kind == "stem" for form in forms]
    if lang == "cs":
        tens = [(form, value) for form, value in stems if 20 <= value <= 90]
        units = [
            (word, entry.value) for word, entry in _lexicon(lang).items() if entry.kind == "unit" and entry.value < 10
        ]
        stems += [(f"{one}a{ten}", low + high) for one, low in units for ten, high in tens]
    if lang == "ru":
        tens = [(form, value) for form, value in stems if 20 <= value <= 90]
        stems += [(ten + one, high + low) for ten, high in tens for one, low in stems if low < 10]
    return dict(reversed(stems)), tuple(sorted({len(form) for form, _ in stems}, reverse=True))


_INDEFINITE = tuple(f"desetitisíc{ending}" for ending in ("e", "ů", "i"))  # tens of thousands, no number


def _compound(word: str, lang: str) -> Word | None:
    """``třicetidenní``, ``пятилетний``: a numeral and what it counts in one word."""
    parts = stem_and_tail(word, lang)
    if parts is None:
        return None
    value, tail = parts
    return Word("unit", value * next((factor for form, factor in _scale_stems(lang) if tail.startswith(form)), 1.0))


def stem_and_tail(word: str, lang: str) -> tuple[float, str] | None:
    """The value that a compound in small letters begins with, and its rest: 39 and ``letý``; None for other words."""
    if word.startswith(_INDEFINITE):
        return None
    values, lengths = _stems(lang)
    for length in lengths:
        value = values.get(word[:length]) if len(word) > length + 2 else None
        if value is not None and word.startswith(_tails(lang), length):
            return value, word[length:]
    return None


@cache
def _tails(lang: str) -> tuple[str, ...]:
    return tuple(marks(lang, "tail"))


@cache
def _scale_stems(lang: str) -> tuple[tuple[str, float], ...]:
    """``dvoutisícový``, ``трехмиллионный``: the scale inside the compound."""
    return tuple((forms[0].rstrip("аa"), value) for kind, value, forms in _rows(lang) if kind == "scale")


def roman(word: str) -> float | None:
    """The value of a Roman number of two letters or more; None for other words."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0.0], strict=True))


def read(words: Sequence[Word]) -> float:
    """The value of a numeral: one hundred twenty five, dvanáct set, two thousand three hundred, tisíc miliard."""
    total, current = 0.0, 0.0
    for word in words:
        if word.kind == "hundred":
            current = (current or 1.0) * word.value if current < word.value else current + word.value
        elif word.kind == "scale":
            joined = total + current if total < word.value else current  # a thousand billion
            total = (joined or 1.0) * word.value + (0.0 if total < word.value else total)
            current = 0.0
        else:
            current += word.value
    return total + current


def continues(words: Sequence[Word], following: Word) -> bool:
    """Whether a word goes on with the numeral: ``twenty five`` and ``osmdesátý devátý`` do, ``five six`` does not."""
    last = words[-1]
    if following.kind == "scale":
        return last.kind != "scale" or last.value < following.value
    if following.kind == "hundred":
        return last.kind == "scale" or (last.kind == "unit" and last.value < 100)
    if last.kind in ("scale", "hundred"):
        return following.value < last.value
    if last.kind not in ("unit", following.kind):
        return False
    return last.value >= 20 and last.value % 10 == 0 and following.value < _place(last.value)


def _place(value: float) -> float:
    return 10.0 if value < 100 else 100.0
