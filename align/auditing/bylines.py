"""Closing lines that name the writer and the outlet: "Author: Jana Malá, web.cz", "Ivan Orlov, TASS"."""

from __future__ import annotations

import re
from functools import cache

from align.letters import UPPER

_LONGEST = 160
_WORD = rf"[{UPPER}][^\W\d_]*(?:[-’'][^\W\d_]+)?"
_INITIALS = rf"(?:[{UPPER}]\. ?)"
_PARTICLES = r"(?:(?:von|van|de|da|di|der|den) )"
_NAME = rf"(?:{_INITIALS}{{1,2}}|{_WORD} {_INITIALS}?{_PARTICLES}{{0,2}}(?:{_WORD} )?){_WORD}"
_NAMES = rf"{_NAME}(?:(?: and|,| &| a| и) {_NAME})?"
_LABEL = (
    "(?i:by|authors?|(?:written|prepared|reported) by|autor(?:ka|ři)?|připravil[ai]?|авторы?|подготовил[аи]?)(?: ?:)? "
)
_AGENCIES = (
    "tass", "тасс", "itar-tass", "итар-тасс", "ria novosti", "риа новости", "interfax", "интерфакс", "reuters", "ap",
    "afp", "dpa", "čtk", "ctk", "tasr", "pap", "ukrinform", "unian", "belta", "белта", "xinhua", "bloomberg", "rbc",
    "рбк", "kommersant", "коммерсантъ",
)  # fmt: skip
_OUTLET = rf"(?i:{'|'.join(_AGENCIES)}|(?:[a-z0-9-]{{2,30}}\.)+(?:cz|sk|ru|com|eu|org|net|info|news))"
_PARTED = r" ?[,/|–—-] ?"


def is_byline(line: str) -> bool:
    """Whether a line, without its stop, is a writer's name and an outlet's, in either order, and nothing else."""
    return len(line) <= _LONGEST and _pattern().fullmatch(line) is not None


@cache
def _pattern() -> re.Pattern[str]:
    behind = f"(?:{_LABEL})?{_NAMES}{_PARTED}{_OUTLET}(?:{_PARTED}{_OUTLET})?"
    return re.compile(f"{behind}|{_OUTLET}{_PARTED}{_NAMES}")
