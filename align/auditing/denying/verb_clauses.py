"""Where the clause of a verb that may be denied begins and ends, by the marks and words around it."""

from __future__ import annotations

import re

from align.auditing.lexicon import is_past, is_third_person

CLAUSE = re.compile(r"[,;:.!?“”\"(]|\b(?:which|who|that|while)\b")
_LISTED = re.compile(r",\s*(?:(?:or|nor|and)\s+)?(?:\w+ly\s+)?\Z")
_REACH = 200  # characters of a clause


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that holds a span, by the stops around it."""
    after = CLAUSE.search(text, end)
    return text[clause_start(text, start) : after.start() if after else len(text)]


def clause_start(text: str, start: int) -> int:
    """Where the clause around an offset begins, at most some words before it."""
    low = max(0, start - _REACH)
    return max((found.end() for found in CLAUSE.finditer(text, low, start)), default=low)


def list_start(text: str, verb: re.Match[str]) -> int:
    """Where the clause begins that a verb stands in, or the first of its list: "doesn't burn, smoke, or melt"."""
    start = clause_start(text, verb.start())
    if is_past(verb[0]) or is_third_person(verb[0]):
        return start
    before = _LISTED.search(text, max(0, verb.start() - _REACH), verb.start())
    while before is not None:
        start = clause_start(text, before.start())
        before = _LISTED.search(text, max(0, start - _REACH), start)
    return start
