"""Greeks whose ου Czech wrote as u: Papadopulos, Papadopoulos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Originals
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import bare, respelled
from align.names.cases import fold, without_possessive
from align.names.tables import read_table

_LIKELY = 0.92
_KNOWN = 2.2  # in English, on the Zipf scale
_REACH = 6
_SURNAME = re.compile(r"[^\W\d_]+(?:akis|opulos|pulu|[iaí]dis|ulis|udis|elis|atos|akos|ikas|uris|uras|otis|utsos|dru)$")
_PLAIN_U = re.compile(r"(?<![aeoAEO])u|(?<=e)u$")
_GREECE = re.compile(r"Gree|Cypr")


def is_greek(word: str) -> bool:
    """Whether a word ends as Greek surnames do, with a u that Greek spells ou: a watch."""
    name = without_possessive(word)
    return word[0].isupper() and _SURNAME.match(name) is not None and _PLAIN_U.search(name) is not None


@cache
def _given() -> frozenset[str]:
    return frozenset(word for row in read_table("greek_given.txt") for word in row[0].split())


def greek(context: Context, originals: Originals | None) -> Iterator[Mark]:
    """Greek surnames that stand as in the Czech original, behind a Greek given name or a word for the country."""
    if originals is None or originals.lang != "cs":
        return
    for index in context.places(is_greek):
        token = context.tokens[index]
        name = bare(token)
        before = [each.text for each in context.tokens[max(0, index - _REACH) : index]]
        told = bool(before) and (fold(before[-1]) in _given() or any(map(_GREECE.match, before)))
        same = any(fold(each.form).startswith(fold(name)[:-2]) for each in originals.like(name))
        if told and same and frequency(name) < _KNOWN and not context.protected(token.start, token.end):
            mark = respelled(name, (token.start, token.start + len(name)), _PLAIN_U.sub("ou", name), _LIKELY)
            if mark:
                yield mark
