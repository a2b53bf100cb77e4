"""Parts of a whole in different forms: one in seven, every seventh, a third, 40 percent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.numbers.bead_sides import Side, Spot
from align.quantities.words import look_up

_NEAR = 0.012  # how far two shares may be apart
_LEAST, _MOST = 3.0, 1000.0
_EVERY = {
    "cs": re.compile(r"\b(?:každ(?:ý|á|é|ého|ému|ém|ou|ým))\s+(?P<n>\w+|\d+\.)", re.IGNORECASE),
    "ru": re.compile(
        r"\bкажд(?:ый|ая|ое|ого|ой|ому|ую|ым|ом)\s+(?P<n>\d+(?=[-‑](?:й|го|му|м|я|е|ой|ую))|\w+)", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:one|1) (?:in|out of)(?: every)? (?P<n>\w+)|\bevery (?P<th>\w+?(?=th\b)th|\w*third|\w*second)\b",
        re.IGNORECASE,
    ),
}
_ONE_OF = {
    "cs": re.compile(r"\b(?:jeden|jedna|jedno|jednoho|jedné) (?:ze?|na) (?P<n>\w+)", re.IGNORECASE),
    "ru": re.compile(r"\b(?:один|одна|одно|одного|одной) (?:из|на) (?P<n>\w+)", re.IGNORECASE),
}
# What comes round: every third year is no share.
_ROUND = re.compile(
    r"[\s\-‑йгомуяеё]{1,4}(?:den|dny|dn[eíůy]|rok\w*|týd\w+|měsíc\w*|hodin\w*|minut\w*|úter\w+|střed\w+"
    r"|sobot\w+|neděl\w+"
    r"|pond\w+|čtvrt\w+|pát\w+|krok\w*|zápas\w*|kol\w+|день|дня|год\w*|недел\w+|месяц\w*|час\w*|минут\w*|раз\w*|шаг\w*"
    r"|day|year|week|month|hour|minute|time|game|match)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?P<n>one|two|three|four|nine)[ -]|an? )(?P<part>third|quarter|fifth|sixth|eighth|tenth)s?\b"
    r"|\b(?P<half>half)\b",
    re.IGNORECASE,
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def other_shares(theirs: Side, ours: Side) -> Iterator[tuple[Spot, Spot]]:
    """The one share of the English that is not the original's where the two are told in different forms.

    One in six for ``každý sedmý``, eight percent for ``каждый восьмой``, 20 percent for two fifths.
    """
    english = [*_every(ours), *_percentages(ours)]
    if not english:
        return
    counted = [*_every(theirs), *theirs.shares]
    told = [*_percentages(theirs), *_one_of(theirs)]
    further = _loose(ours)
    missing = [one for one in counted if not any(_same(one, other) for other in (*english, *further))]
    aliens = [one for one in english if not any(_same(one, other) for other in (*counted, *told))]
    if len(missing) == len(aliens) == 1 and not _percent_is_missing(theirs, ours):
        yield aliens[0], missing[0]


def _same(one: Spot, other: Spot) -> bool:
    return abs(one.value - other.value) < _NEAR


def _percent_is_missing(theirs: Side, ours: Side) -> bool:
    english = {value for one in ours.numbers for value in one.all_values}
    return any(one.kind == "percent" and not one.all_values & english for one in theirs.numbers)


def _every(side: Side) -> Iterator[Spot]:
    for segment in side.segments:
        for found in _EVERY[side.lang].finditer(segment.text):
            word = next(value for value in found.groupdict().values() if value)
            count = _count(word, side.lang)
            if count is None or _ROUND.match(segment.text, found.end()):
                continue
            yield Spot(segment.start + found.start(), segment.start + found.end(), found[0], 1 / count)


def _count(word: str, lang: str) -> float | None:
    bare = word.rstrip(".")
    found = look_up(bare, lang)
    value = (
        float(bare)
        if bare.isdecimal()
        else found.value
        if found and found.kind in ("unit", "ordinal", "hundred")
        else 0.0
    )
    return value if _LEAST <= value <= _MOST else None


def _one_of(side: Side) -> Iterator[Spot]:
    for segment in side.segments:
        for found in _ONE_OF[side.lang].finditer(segment.text):
            if count := _count(found["n"], side.lang):
                yield Spot(segment.start + found.start(), segment.start + found.end(), found[0], 1 / count)


def _percentages(side: Side) -> Iterator[Spot]:
    for one in side.numbers:
        if one.kind == "percent":
            end = one.end + len(" percent") if side.text.startswith(" percent", one.end) else one.end
            yield Spot(one.start, end, side.text[one.start : end], one.value / 100)


def _loose(side: Side) -> Sequence[Spot]:
    """All that an English text may call a share, a third of a match included."""
    found: list[Spot] = []
    for segment in side.segments:
        for one in _FRACTION.finditer(segment.text):
            part = 2 if one["half"] else _PARTS.get(one["part"].lower())  # none for letters such as İ
            if part:
                count = 1 if one["half"] else _COUNTS.get((one["n"] or "one").lower(), 1)
                found.append(Spot(segment.start + one.start(), segment.start + one.end(), one[0], count / part))
    return found
