"""Numbers outside the comparison of figures: the one ordinal, month, multiple or number in words that a sentence has.

Each is compared where both sides have exactly one that the other side has not: a second quarter for the third, June for
July, doubled for tripled, three of them for a third of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from align.auditing.numbers.bead_sides import Side, Spot
from align.quantities import Quantity
from align.quantities.compare import Comparison, agree
from align.types import Segment

_SMALLEST = 2.0
_CARDINALS = ("number", "percent", "round", "set")
_LANGUAGES = ("en", "cs", "ru")
_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
_ORDINAL_FIGURE = {"cs": re.compile(r"\.\s?[^\W\d_]"), "ru": re.compile(r"[-‑](?:й|го|му|м|я|ю|е|ый|ой|ая|ую|ое)\b")}
_NEXT_WORD = re.compile(r"[-‑\s]+([^\W\d_]+)")
_DATED = re.compile(
    r"(?:\b(?:in|of|on|since|until|till|by|from|for|last|next|early|late|mid|to|and|this)[ -]|\d\s?)\Z", re.IGNORECASE
)
_DAY = re.compile(r",?\s\d")
_FLOOR = re.compile(r"[- ](?:floor|stor(?:e?y|ies))")
_RATIO = re.compile(r"\b(?:in|out of|every)\s\Z", re.IGNORECASE)
_REACH = 12
_NEAR = 0.02


@cache
def data() -> Mapping[str, Any]:
    """The lists of ``data/numbers.toml``."""
    path = Path(__file__).parents[1] / "data" / "numbers.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def with_words(here: Comparison, theirs: Side, ours: Side) -> Comparison:
    """The comparison with the one number in words, or ordinal, that either side has alone; as it was where not."""
    if here.source and here.target:
        return here
    aliens = [*here.target, *_alien_words(theirs, ours)]
    missing = [*here.source, *_missing_words(here, theirs, ours)]
    if len(aliens) == len(missing) == 1 and _comparable(ours, aliens[0], theirs, missing[0]):
        return Comparison(tuple(missing), tuple(aliens))
    return here


def _alien_words(theirs: Side, ours: Side) -> Iterator[Quantity]:
    shares = [(share.start, share.end) for share in ours.shares]
    for one, behind in zip_longest(ours.numbers, ours.numbers[1:]):
        cardinal = (
            one.kind in _CARDINALS and one.value >= _SMALLEST and not (behind and behind.kind in ("group", "part"))
        )
        if one.digits or not (cardinal or one.kind == "ordinal"):
            continue
        if any(start <= one.start < end for start, end in shares):
            continue
        if _RATIO.search(ours.text, max(0, one.start - _REACH), one.start) or ours.text.startswith(
            (" times", "-pointer"), one.end
        ):
            continue
        if not any(agree(other, one) for other in theirs.numbers):
            yield one


def _missing_words(here: Comparison, theirs: Side, ours: Side) -> Iterator[Quantity]:
    """Words that are no counterpart of anything and that the comparison leaves out: two, and ordinals."""
    for one in theirs.numbers:
        small = one.kind in ("number", "set") and one.value == _SMALLEST
        if one.digits or one in here.source or not (small or one.kind == "ordinal"):
            continue
        if not any(agree(one, other) for other in ours.numbers):
            yield one


def _comparable(ours: Side, one: Quantity, theirs: Side, right: Quantity) -> bool:
    """Whether the two count in the same way: an ordinal only stands for an ordinal."""
    english = _is_ordinal(ours, one)
    if english != _is_ordinal(theirs, right):
        return False
    if not english:
        return True
    if _FLOOR.match(ours.text, one.end):
        return False  # counted from the ground floor in one language, from the first in another
    return {one.value, right.value} != {1.0, 2.0} or _same_head(ours, one, theirs, right)


def _is_ordinal(side: Side, one: Quantity) -> bool:
    if one.kind == "ordinal":
        return True
    pattern = _ORDINAL_FIGURE.get(side.lang, _SUFFIX)
    return one.digits and pattern.match(side.text, one.end) is not None


def _same_head(ours: Side, one: Quantity, theirs: Side, right: Quantity) -> bool:
    noun, original = _NEXT_WORD.match(ours.text, one.end), _NEXT_WORD.match(theirs.text, right.end)
    beginnings = data()["ordinals"].get(noun[1].lower().removesuffix("s"), ()) if noun else ()
    return original is not None and original[1].lower().startswith(tuple(beginnings)) if beginnings else False


def lone_differences(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The month, the multiple and the share that differ, the English first; offsets belong to the sides' texts."""
    yield from _different(_months, theirs, ours)
    yield from _different(_multiples, theirs, ours)
    shares = ours.shares
    if len(shares) == len(theirs.shares) == 1 and abs(shares[0].value - theirs.shares[0].value) >= _NEAR:
        yield shares[0], theirs.shares[0]
    yield from _count_for_share(theirs, ours)


def _different(look: Callable[[Side], list[Spot]], theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    english = look(ours)
    if len({spot.value for spot in english}) != 1:
        return
    originals = look(theirs)
    if len({spot.value for spot in originals}) == 1 and english[0].value != originals[0].value:
        yield english[0], originals[0]


def _months(side: Side) -> list[Spot]:
    """The months; in English, where May is also a verb and March a walk, those with a day or a preposition."""
    found = [Spot(one.start, one.end, one.text, one.value) for one in side.numbers if one.kind == "month"]
    if side.lang != "en":
        return found
    return [
        one
        for one in found
        if _DATED.search(side.text, max(0, one.start - _REACH), one.start) or _DAY.match(side.text, one.end)
    ]


def _multiples(side: Side) -> list[Spot]:
    whole, each = _multiple_patterns(side.lang)
    return [
        Spot(segment.start + found.start(), segment.start + found.end(), found[0], value)
        for segment in side.segments
        if whole.search(segment.text)
        for value, pattern in each
        for found in pattern.finditer(segment.text)
    ]


@cache
def _multiple_patterns(lang: str) -> tuple[re.Pattern[str], tuple[tuple[float, re.Pattern[str]], ...]]:
    """One pattern for all multiples of a language, and one for each with its value."""
    words = {value: forms[_LANGUAGES.index(lang)] for value, forms in data()["multiples"].items()}
    return _whole_words("|".join(words.values())), tuple(
        (float(value), _whole_words(forms)) for value, forms in words.items()
    )


def _whole_words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def is_told(one: Spot, witness: Side) -> bool:
    """Whether a translation, all of its text, has the same month, multiple or share."""
    whole = (Segment("", witness.text, "en", 0, len(witness.text)),)
    fresh = replace(witness, segments=whole)
    told = (*_months(fresh), *_multiples(fresh), *fresh.shares)
    return any(spot.value == one.value for spot in told)


def _count_for_share(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """Three of them for a third of them."""
    if ours.shares or len(theirs.shares) != 1 or any(one.kind in ("part", "percent") for one in ours.numbers):
        return
    counts = [one for one in _alien_words(theirs, ours) if ours.text.startswith(" of ", one.end)]
    if len(counts) == 1 and counts[0].kind == "number":
        yield Spot(counts[0].start, counts[0].end, counts[0].text, counts[0].value), theirs.shares[0]
