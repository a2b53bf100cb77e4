"""Numbers that only tell their size: tens of thousands, stovky milionů, несколько десятков тысяч."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from align.auditing.numbers.bead_sides import Side, Spot
from align.quantities import Quantity

_THOUSAND = 1e3
_TABLE = 200  # a bead with more numbers is none of sentences
_SIZES = {
    "en": (
        (r"(?:tens?|dozens?|scores)", 10.0),
        (r"hundreds?", 100.0),
        (r"thousands?", 1e3),
        (r"millions?", 1e6),
        (r"billions?", 1e9),
        (r"trillions?", 1e12),
    ),
    "cs": (
        (r"desít(?:ky|ek|kách|kám|kami)", 10.0),
        (r"stov(?:ky|ek|kách|kám|kami)", 100.0),
        (r"tisí(?:ce|ců|cích|cům|ci|c)|tisícov(?:ky|ek|kách|kám|kami)", 1e3),
        (r"desetitisí(?:ce|ců|cích|cům|ci)", 1e4),
        (r"statisí(?:ce|ců|cích|cům|ci)", 1e5),
        (r"mili[oó]n(?:y|ů|ech|ům)", 1e6),
        (r"miliard(?:y|ách|ám|ami|)", 1e9),
        (r"bili[oó]n(?:y|ů|ech|ům)", 1e12),
    ),
    "ru": (
        (r"десятк(?:и|ов|ах|ам|ами)", 10.0),
        (r"сот(?:ни|ен|нях|ням|нями)", 100.0),
        (r"тысяч(?:и|ах|ам|ами|)", 1e3),
        (r"миллион(?:ы|ов|ах|ам|ами)", 1e6),
        (r"миллиард(?:ы|ов|ах|ам|ами)", 1e9),
        (r"триллион(?:ы|ов|ах|ам|ами)", 1e12),
    ),
}
_SOME = {
    "en": r"(?:several|a few|many|some|few|a couple(?: of)?) ",
    "cs": r"(?:několik\w*|pár|mnoho|mnoha) ",
    "ru": r"(?:несколько|нескольких|нескольким\w*|много|многие|пару) ",
}


def _size(lang: str) -> str:
    return "|".join(pattern for pattern, _ in _SIZES[lang])


_ROUGH = {
    "en": re.compile(
        rf"(?P<some>\b{_SOME['en']})?\b(?P<first>{_size('en')})(?:(?P<of> of"
        rf"| ) ?(?P<second>{_size('en')}))?\b(?P<whole> of\b)?",
        re.IGNORECASE,
    ),
    **{
        lang: re.compile(
            rf"(?P<some>\b{_SOME[lang]})?\b(?P<first>{_size(lang)})(?: (?P<second>{_size(lang)}))?\b", re.IGNORECASE
        )
        for lang in ("cs", "ru")
    },
}
_PLURAL = {"en": re.compile(r".*s", re.IGNORECASE), "cs": re.compile(r"(?!tisíc\Z|miliard\Z).*", re.IGNORECASE)}
_RUSSIAN_PLURAL = re.compile(r"(?!тысяч\Z).*", re.IGNORECASE)


def rough_differences(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The one rough number of a bead whose size is not that of the one in the original, the English first."""
    if max(len(theirs.numbers), len(ours.numbers)) > _TABLE:
        return
    if len(english := list(_rough(ours))) != 1:
        return
    originals = list(_rough(theirs))
    if len(originals) == 1 and not isclose(english[0].value, originals[0].value):
        yield english[0], originals[0]


def of_scale(one: Spot, right: Spot) -> bool:
    """Whether a difference of rough numbers is one of thousands, millions or billions."""
    return max(one.value, right.value) >= _THOUSAND


def _rough(side: Side) -> Iterator[Spot]:
    for segment in side.segments:
        for found in _ROUGH[side.lang].finditer(segment.text):
            start, end = (
                segment.start + found.start(),
                segment.start + found.end((found["second"] and "second") or "first"),
            )
            if _is_rough(found, side.lang) and not _is_counted(side.numbers, segment.start + found.start("first")):
                yield Spot(start, end, side.text[start:end], _value(found, side.lang))


def _is_rough(found: re.Match[str], lang: str) -> bool:
    """Whether nothing tells how many there are: a plural, or several of them."""
    if found["some"]:
        return True
    if lang == "en" and not (found["of"] == " of" or found["whole"]):
        return False
    return (_PLURAL.get(lang) or _RUSSIAN_PLURAL).fullmatch(found["first"]) is not None


def _is_counted(numbers: Sequence[Quantity], start: int) -> bool:
    """Whether the word is part of an exact number: two thousand, 12 milionů."""
    return any(one.start < start < one.end for one in numbers) or any(
        one.start == start and one.kind not in ("indefinite", "group") for one in numbers
    )


def _value(found: re.Match[str], lang: str) -> float:
    value = 1.0
    for name in ("first", "second"):
        word = found[name] or ""
        value *= next((size for pattern, size in _SIZES[lang] if re.fullmatch(pattern, word, re.IGNORECASE)), 1.0)
    return value
