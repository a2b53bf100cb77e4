"""Datelines (``MOSCOW, July 4. /TASS/.``, ``Praha 4. července (ČTK) –``) and closing credits (``gnews.cz - GH``).

The names of agencies and months are data (``data/datelines.toml``). Only the head of a line is looked at, so a line of
any length costs the same.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.letters import UPPER

_HEAD = 160
_MOST_CREDIT = 80
_MOST_PLACE_WORDS = 8
_WORD = re.compile(r"[^\s,./–—()-]+")
_DASH = "[-–—−]"
_DOMAIN = re.compile(rf"(?:[\w-]{{1,40}}\.){{1,3}}[a-z]{{2,10}}(?:\s*(?:{_DASH}|[/|,:])\s*[\w.,& ]{{1,40}})?")
_NAMES = re.compile(rf"[{UPPER}][\w'’.-]*(?:\s[{UPPER}][\w'’.-]*){{0,5}}")


@dataclass(frozen=True, slots=True)
class _Data:
    agencies: frozenset[str]
    small: frozenset[str]
    around: frozenset[str]
    labels: frozenset[str]
    openers: tuple[str, ...]
    months: dict[str, frozenset[str]]
    credit: re.Pattern[str]


@cache
def _data() -> _Data:
    raw = tomllib.loads((Path(__file__).parent / "data" / "datelines.toml").read_text("utf-8"))
    spelled = {form for name in raw["agencies"] for form in (name, name.upper())}
    names = "|".join(re.escape(name) for name in sorted(spelled, key=lambda name: (-len(name), name)))
    return _Data(
        agencies=frozenset(name.casefold() for name in raw["agencies"]),
        small=frozenset(raw["small"]),
        around=frozenset(raw["around"]),
        labels=frozenset(raw["labels"]),
        openers=tuple(raw["openers"]),
        months={lang: frozenset(months) for lang, months in raw["months"].items()},
        credit=_credit_pattern(names),
    )


def _credit_pattern(names: str) -> re.Pattern[str]:
    """The agency's part of a dateline: in strokes, in brackets, after a dash with a stop, before a dash.

    What matched in the group ``weak`` is found in ordinary sentences too, so that the head must hold a day as well.
    """
    return re.compile(
        rf"(?<=[\s.,])/[^\W\d_][^/\n]{{1,50}}/\.?"
        rf"|\((?:{names})\b[^()\n]{{0,40}}\)\s*{_DASH}(?=\s|$)"
        rf"|(?P<weak>\((?:{names})\b[^()\n]{{0,40}}\)[.:]?"
        rf"|\([^\W\d_]{{2,8}}\)\s*{_DASH}(?=\s|$)"
        rf"|{_DASH}\s*(?:{names})[.:](?=\s|$)"
        rf"|\b(?:{names})\s*{_DASH}(?=\s|$))"
    )


def find_dateline(paragraph: str, lang: str) -> str:
    """The dateline that ``paragraph`` begins with, as it stands there, or ``""``."""
    head = paragraph[:_HEAD]
    for match in _data().credit.finditer(head):
        if _is_place_and_date(head[: match.start()], lang, dated=bool(match["weak"])):
            return head[: match.end()]
    dash = re.search(rf"\s{_DASH}\s", head)
    if dash and _is_place_and_date(head[: dash.start()], lang, dated=True):
        return head[: dash.end() - 1]
    return ""


def _is_place_and_date(text: str, lang: str, *, dated: bool = False) -> bool:
    """Whether ``text`` names a place and perhaps a day, nothing else; with ``dated`` the day must be there."""
    data = _data()
    months = data.months.get(lang, frozenset())
    words = _WORD.findall(text)
    day = [word for word in words if word.isdigit() or word.casefold() in months or word.casefold() in data.around]
    place = [word for word in words if word not in day]
    if not place or len(place) > _MOST_PLACE_WORDS or not words[0][0].isupper():
        return False
    if dated and not (any(w.isdigit() for w in day) and any(w.casefold() in months for w in day)):
        return False
    return all(word[0].isupper() or word in data.small for word in place)


def find_credit(paragraph: str) -> str:
    """The line itself where it is nothing but a closing credit (outlet, agency, author), else ``""``."""
    if len(paragraph) > _MOST_CREDIT:
        return ""
    bare = paragraph.strip("()[]/©.*–—- \t\u00a0")
    data = _data()
    label, colon, rest = bare.partition(":")
    if colon and rest.strip() and label.strip().casefold() in data.labels:
        return paragraph
    for opener in data.openers:
        if bare.casefold().startswith(f"{opener} ") and _NAMES.fullmatch(bare[len(opener) :].strip()):
            return paragraph
    parts = [part.strip().casefold() for part in re.split(r"[,/|&]|\s[-–—]\s", bare)]
    if parts and all(part in data.agencies for part in parts):
        return paragraph
    return paragraph if _DOMAIN.fullmatch(bare) else ""
