"""Serbs, Croats and Bosnians whose -ić became -ič in Czech: Ivaniševič."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from align.auditing.context import Context
from align.auditing.rule import Mark
from align.auditing.spelling.schemes import bare, respelled
from align.names.cases import fold, without_possessive
from align.names.persons import plain
from align.names.tables import read_table

_LIKELY = 0.92
_SOUTHERN = re.compile(r"[^\W\d_]{2,}ič$")


def is_southern(word: str) -> bool:
    """Whether the word ends as such a surname does: the watch behind ``southern``."""
    return _SOUTHERN.search(without_possessive(word)) is not None


@cache
def _given() -> frozenset[str]:
    return frozenset(word for row in read_table("southern_given.txt") for word in row[0].split())


def southern(context: Context) -> Iterator[Mark]:
    """South Slavic surnames in -ič behind a given name of the South that Czechs do not bear."""
    for index in context.places(is_southern):
        before, token = context.tokens[max(0, index - 1)], context.tokens[index]
        name = bare(token)
        if index and fold(before.text) in _given() and not context.protected(token.start, token.end):
            mark = respelled(name, (token.start, token.start + len(name)), plain(name), _LIKELY)
            if mark:
                yield mark
