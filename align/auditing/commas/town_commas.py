"""The comma between a town and its country ("in Nairobi, Kenya,") and between countries that are enumerated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.commas.passages import passages
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a
from align.auditing.watches import is_word
from align.auditing.watching import Pair
from align.letters import UPPER
from align.names.countries import country_length, ends_with_country, in_original, may_be_of_country

_SURE = 0.95
_LONGEST_RUN = 8
_BEFORE_TOWNS = frozenset(("in", "at", "near", "from", "of", "to", "outside", "around", "into"))
_BEHIND = frozenset((",", ".", ";", ")", "?", "!"))
_JOINTS = frozenset(("and", "or", ",", "as"))
_PEOPLE = frozenset(("Carolina", "Chad", "Georgia", "Israel", "Jordan", "Montana", "Virginia", "Washington"))
_NAME = re.compile(rf"[ \u00a0][{UPPER}]")
_NEAR = 40  # characters between a town and its country in the original


def untowned(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which a comma is missing that parts a town from its country.

    The original must name both side by side: ``v keňském Nairobi``, ``в Найроби (Кения)``. Countries that
    stand side by side with "and" behind the last need no original.
    """
    tokens = context.tokens
    for last in context.fresh_places(OF_COUNTRY):
        start, end = context.sentence_of(last)
        behind = tokens[last + 1] if last + 1 < end else None
        if behind is not None and behind.is_capitalised:
            continue
        first = _run(tokens, last, start)
        words = [token.text for token in tokens[first : last + 1]]
        if behind is not None and behind.text in _JOINTS:
            yield from ((first + at, _SURE) for at in _joined(words))
        cut = ends_with_country(words)
        ended = behind is None or behind.text in _BEHIND or is_a(behind.text, "prepositions")
        if not ended or not 0 < cut < len(words) or country_length(words[:cut]) == cut:
            continue
        placed = first > start and tokens[first - 1].text.lower() in _BEFORE_TOWNS
        if placed and _is_in_original(context, first, first + cut, last + 1):
            yield first + cut, _SURE


def _run(tokens: Sequence[Token], last: int, start: int) -> int:
    """Where the capitalised words begin that end with ``last``, one blank between each two."""
    first = last
    while first > max(start, last - _LONGEST_RUN) and tokens[first - 1].is_capitalised:
        if tokens[first].start != tokens[first - 1].end + 1:
            break
        first -= 1
    return first


def _joined(words: Sequence[str]) -> Iterator[int]:
    """Where countries begin that follow others right away; nothing unless all the words are countries' names."""
    cuts = [0]
    while cuts[-1] < len(words):
        length = country_length(words[cuts[-1] :])
        if not length or words[cuts[-1]] in _PEOPLE:
            return
        cuts.append(cuts[-1] + length)
    yield from cuts[1:-1]


def _is_in_original(context: Context, town: int, cut: int, end: int) -> bool:
    """Whether the original has a name right behind the country's adjective, or the town itself near the country."""
    tokens, source = context.tokens, context.aligned.source
    lang = source.lang if source is not None else ""
    country = [token.text for token in tokens[cut:end]]
    match = context.names.find(tokens[cut - 1].text) if context.names is not None else None
    for segment in passages(context, tokens[town].start):
        for found in in_original(country, segment.text, lang):
            if found[0][0].islower() and _NAME.match(segment.text, found.end()):
                return True
            if (
                match is not None
                and not _is_one_name(segment.text, match.source, found)
                and abs(match.start - segment.start - found.start()) <= _NEAR
                and not (found.start() <= match.start - segment.start < found.end())
            ):
                return True
    return False


def _is_one_name(text: str, name: str, country: re.Match[str]) -> bool:
    """Whether the name and the country stand side by side as one: ``Air India``."""
    return text[: country.start()].rstrip(" \u00a0-").endswith(name)


OF_COUNTRY = Pair(is_word, may_be_of_country)
WATCHES = (OF_COUNTRY,)
