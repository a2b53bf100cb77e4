"""Countries in a run of English words, and whether a Czech or Russian text names one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from align.names.tables import read_table

_LANGS = ("cs", "ru")


class _Beginnings(NamedTuple):
    cs: str
    ru: str


@cache
def _countries() -> Mapping[tuple[str, ...], _Beginnings]:
    rows = read_table("country_forms.tsv", columns=3)
    return {tuple(english.split()): _Beginnings(cs, ru) for english, cs, ru in rows}


@cache
def _pattern(beginnings: str) -> re.Pattern[str]:
    each = "|".join(re.escape(beginning.replace("_", " ")) for beginning in beginnings.split())
    return re.compile(rf"\b(?:{each})[\w’'-]*", re.IGNORECASE)


@cache
def _longest() -> int:
    return max(map(len, _countries()))


@cache
def _words() -> frozenset[str]:
    return frozenset(word for name in _countries() for word in name)


def may_be_of_country(word: str) -> bool:
    """Whether the word stands in some country's name: "Lanka", "Spain"."""
    return word[0].isupper() and word in _words()


def country_length(words: Sequence[str]) -> int:
    """How many of the words, from the first on, are the name of a country: the longest there is; else 0."""
    lengths = range(min(len(words), _longest()), 0, -1)
    return next((length for length in lengths if tuple(words[:length]) in _countries()), 0)


def ends_with_country(words: Sequence[str]) -> int:
    """Where among the words the longest name of a country begins that ends with the last; their number for none."""
    first = max(0, len(words) - _longest())
    return next((at for at in range(first, len(words)) if tuple(words[at:]) in _countries()), len(words))


def in_original(words: Sequence[str], text: str, lang: str) -> Sequence[re.Match[str]]:
    """The words of a ``cs`` or ``ru`` text that are the country, or its adjective."""
    country = _countries().get(tuple(words))
    if country is None or lang not in _LANGS:
        return ()
    return list(_pattern(country.cs if lang == "cs" else country.ru).finditer(text))
