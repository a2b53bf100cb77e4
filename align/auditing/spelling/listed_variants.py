"""Two accepted spellings of one name in one text, as ``variants.tsv`` lists them: Naypyidaw and Nay Pyi Taw."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from align.auditing.context import Context
from align.auditing.rule import Mark
from align.names.tables import read_table

_SURE = 0.94


@cache
def _groups() -> Mapping[str, int]:
    return {spelled: at for at, row in enumerate(read_table("variants.tsv")) for spelled in row}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_groups(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split("[ -]", spelled)[0] for spelled in _groups())


def listed_variants(context: Context) -> Iterator[Mark]:
    """The rarer of two listed spellings of one name, the later one on a tie."""
    if not any(re.split("[-'’]", word)[0] in _first_words() for word in context.words):
        return
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for each in _pattern().finditer(context.text):
        if not context.protected(*each.span()):
            found[_groups()[each[0]]][each[0]].append(each.start())
    for spelled in found.values():
        major, *others = sorted(spelled, key=lambda name: (-len(spelled[name]), spelled[name][0]))
        for minor in others:
            message = f"“{minor}” stands for “{major}”, as it is written elsewhere in the text"
            for start in spelled[minor]:
                yield Mark(start, start + len(minor), message, major, _SURE)
