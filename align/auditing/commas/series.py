"""The comma between two names that the original enumerates: "Ministři Slovenska, Maďarska a Polska"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.lexicon import is_function, is_role
from align.auditing.watching import Pair
from align.letters import UPPER
from align.names.given import is_country, is_given_name

_ALIKE, _SURE = 0.9, 0.94
_FEWEST = 4  # letters of a name
_GOING_ON = ("and", "or", ",")
_PAIR = re.compile(rf"[{UPPER}]\w+, [{UPPER}]\w+")


def enumerated(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that the original has between the same names.

    Nowhere in the original may the two stand side by side without one. Countries need no original.
    """
    tokens, source = context.tokens, context.aligned.source
    for index in context.fresh_places(COUNTRIES):
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if index > 1 and tokens[index - 2].is_capitalised:  # "Air France"
            continue
        if context.text[tokens[index - 1].end : tokens[index].start] == " " and following in _GOING_ON:
            yield index, _SURE
    if source is None or context.names is None or not _PAIR.search(source.text):
        return
    for index in context.fresh_places(NAMES):
        first, second = tokens[index - 1 : index + 1]
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if second.start != first.end + 1 or following not in _GOING_ON or _is_person(first.text, second.text):
            continue
        found = [context.names.find(token.text) for token in (first, second)]
        if not all(match and match.score >= _ALIKE for match in found):
            continue
        names = [re.escape(match.source) for match in found if match]
        apart = re.search(rf"\b{names[0]}, {names[1]}\b(?!,? [{UPPER}])", source.text)
        if apart and not re.search(rf"\b{names[0]}[ \u00a0-]{names[1]}\b", source.text):
            yield index, _SURE


def _is_land(word: str) -> bool:
    """Whether the word is a country and no given name or surname."""
    return (is_country(word) or word in ("Czechia", "Slovakia")) and word not in ("Chad", "Georgia", "Israel", "Jordan")


def _is_person(first: str, second: str) -> bool:
    return is_given_name(first) or is_function(first) or is_role(first) or is_role(second)


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= _FEWEST and word[1:].islower()


COUNTRIES = Pair(_is_land, _is_land)
NAMES = Pair(_may_be_name, _may_be_name)
WATCHES = (NAMES, COUNTRIES)
