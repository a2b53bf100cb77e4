"""Parts of a whole in words: ``tři čtvrtiny``, ``half a million``, ``две с половиной тысячи``, ``tři a čtvrt roku``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.quantities.quantity import Quantity
from align.quantities.tokens import GAP, tokens_of
from align.quantities.units import unit_of
from align.quantities.words import Word, look_up

_AND_PART = {
    "cs": (
        (re.compile(r" a půl\b"), 0.5),
        (re.compile(r" a čtvrt\b"), 0.25),
        (re.compile(r" a tři ?čtvrtě\b"), 0.75),
    ),
    "ru": ((re.compile(r" с половиной\b"), 0.5), (re.compile(r" с четвертью\b"), 0.25)),
    "en": (
        (re.compile(r"(?: |-)and(?: |-)(?:a|one)(?: |-)half\b"), 0.5),
        (re.compile(r"(?: |-)and(?: |-)(?:a|one)(?: |-)quarter\b"), 0.25),
        (re.compile(r"(?: |-)and(?: |-)three(?: |-)quarters\b"), 0.75),
    ),
}
_HALF = 0.5
_UNITS, _HUNDRED = 10, 100


@dataclass(frozen=True, slots=True)
class Part:
    """What stands behind a number with an "and": its ``value``, the offset of its ``end``, how many ``words`` it is."""

    value: float
    end: int
    words: int


def and_part(text: str, lang: str, at: int, number: float) -> Part | None:
    """The part behind a number that ends at ``at``: ``a půl``, ``с четвертью``, ``and three quarters``.

    Quarters are of small numbers, and of a scale or a unit: ``2023 and a quarter of 2024`` has none.
    """
    for pattern, value in _AND_PART.get(lang, ()):
        found = pattern.match(text, at)
        if found and (value == _HALF or (number < _HUNDRED and _is_measured(text, found.end(), lang))):
            return Part(value, found.end(), len(tokens_of(found[0], lang)))
    return None


def _is_measured(text: str, at: int, lang: str) -> bool:
    behind = re.compile(r" ([^\W\d_]+)").match(text, at)
    word = look_up(behind[1], lang) if behind else None
    return (word is not None and word.kind == "scale") or unit_of(text, at, at, lang) is not None


def counted_parts(
    text: str, lang: str, tokens: Sequence[re.Match[str]], position: int, word: Word
) -> tuple[Quantity, int] | None:
    """``tři čtvrtiny``, ``девять десятых``, ``three quarters of a million``, and how many words it is."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    part = look_up(following[0], lang) if following and following.lastgroup == "word" else None
    if following is None or part is None or word.kind != "unit" or not 1 < word.value < _UNITS:
        return None
    tenths = lang == "ru" and part.kind == "ordinal" and part.value > word.value and following[0].endswith("ых")
    if part.kind != "part" and not tenths:
        return None
    share = word.value * (1 / part.value if tenths else part.value)
    start, end = tokens[position].start(), following.end()
    if not GAP.fullmatch(text, tokens[position].end(), following.start()):
        return None
    if scaled := part_of_scale(text, lang, tokens, position + 1, Word("part", share)):
        whole, used = scaled
        return whole._replace(text=text[start : whole.end], start=start), used + 1
    return Quantity(text[start:end], start, end, (share,), "part", digits=False), 2


def part_of_scale(
    text: str, lang: str, tokens: Sequence[re.Match[str]], position: int, part: Word
) -> tuple[Quantity, int] | None:
    """``half a million``, ``a quarter of a million``, ``half a dozen``, and how many words it is."""
    following = tokens[position + 1 : position + 4]
    used = 1 + next((index for index, token in enumerate(following) if token[0] not in ("a", "of")), len(following))
    if len(following) < used or (word := look_up(following[used - 1][0], lang)) is None:
        return None
    run = tokens[position : position + used + 1]
    if word.kind not in ("scale", "hundred") or not all(
        GAP.fullmatch(text, one.end(), other.start()) for one, other in pairwise(run)
    ):
        return None
    start, end = tokens[position].start(), following[used - 1].end()
    value = round(part.value * word.value, 6)
    return Quantity(text[start:end], start, end, (value,), digits=False), used + 1


def times_scale(
    text: str, lang: str, tokens: Sequence[re.Match[str]], position: int, state: tuple[float, int, int]
) -> tuple[float, int, int]:
    """``dva a půl milionu``, ``две с половиной тысячи``: the scale behind the part."""
    value, used, end = state
    if position < len(tokens) and tokens[position].lastgroup == "word":
        word = look_up(tokens[position][0], lang)
        if word and word.kind == "scale" and GAP.fullmatch(text, end, tokens[position].start()):
            return value * word.value, used + 1, tokens[position].end()
    return value, used, end
