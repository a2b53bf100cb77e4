"""Fractions in words, which the comparison of figures leaves alone: a third where the original has a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "nine": 9,
    "dvě": 2,
    "dvou": 2,
    "dvěma": 2,
    "tři": 3,
    "tří": 3,
    "čtyři": 4,
    "čtyř": 4,
    "devět": 9,
    "devíti": 9,
    "две": 2,
    "двух": 2,
    "три": 3,
    "трёх": 3,
    "трех": 3,
    "четыре": 4,
    "четырёх": 4,
    "четырех": 4,
}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "tenth": 10,
    "polovin": 2,
    "třetin": 3,
    "čtvrtin": 4,
    "pětin": 5,
    "šestin": 6,
    "desetin": 10,
    "половин": 2,
    "трет": 3,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "десят": 10,
}
_ENGLISH = re.compile(
    r"\b(?:(?P<count>two|three|four|nine)[ -]|(?:a|one)[ -])?(?P<part>half|third|quarter|fifth|sixth|tenth)s?"
    r"(?= (?:of|less|more|fewer|higher|lower|as)\b)",
    re.IGNORECASE,
)
_SOURCE = {
    "cs": re.compile(
        r"\b(?:(?P<count>dvě|dvou|dvěma|tři|tří|čtyři|čtyř|devět|devíti) )?"
        r"(?P<part>polovin|třetin|čtvrtin|pětin|šestin|desetin)(?:a|y|ě|u|o|ou|ách|ami|ám)?\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:(?P<count>две|двух|три|тр[её]х|четыре|четыр[её]х) )?"
        r"(?:(?P<part>половин)(?:а|ы|е|у|ой)|(?P<th>трет|четверт)(?:ь|и|ью|ей|ям|ями|ях)"
        r"|(?P<share>пят|шест|десят)(?:ая|ой|ую|ых|ые) (?:част\w+|дол\w+))\b",
        re.IGNORECASE,
    ),
}
_ORDINAL = re.compile(r"(?:\bfirst|\bsecond|\bprvní\w*|\bdruh\w+|\bперв\w+|\bвтор\w+)\s+\Z", re.IGNORECASE)
_BEFORE = 16


@dataclass(frozen=True, slots=True)
class Fraction:
    """A fraction in words: its offsets, the words, its value between 0 and 1."""

    start: int
    end: int
    text: str
    value: float


def fractions(text: str, lang: str) -> Iterator[Fraction]:
    """The fractions of a text in ``en``, ``cs`` or ``ru``; halves of a match or a year are none."""
    pattern = _ENGLISH if lang == "en" else _SOURCE.get(lang)
    for found in pattern.finditer(text) if pattern else ():
        parts = found.groupdict()
        part = next(value for name, value in parts.items() if value and name != "count").lower()
        count = _COUNTS.get((parts["count"] or "").lower(), 1)
        alone = lang == "en" and part != "half" and found[0].lower().startswith(part)  # "The third of them"
        value = _PARTS.get(part)  # none for letters such as İ, which patterns take for an i
        if value and not alone and not _ORDINAL.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            yield Fraction(found.start(), found.end(), found[0], count / value)
