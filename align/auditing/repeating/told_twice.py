"""What a sentence says for the second time: on Monday … on Monday, roughly about 20, estimates at an estimated 300."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import is_count
from align.auditing.watching import Pair
from align.quantities.words import look_up

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {
    "cs": ("pond[ěe]l", "úter", "střed", "čtvrt(?:ek|k)", "pát(?:ek|k)|páteč", "sobot", "neděl"),
    "ru": ("понедельник", "вторни", "сред[аыуео]", "четверг", "пятни", "суббот", "воскресен"),
}
_BE = ("is", "are", "was", "were", "be", "been")
_VAGUE, _VAGUELY = ("approximately", "roughly", "nearly", "almost"), ("about", "around")
_ESTIMATED = 16  # tokens from the verb to what is estimated


def _may_open_time(word: str) -> bool:
    return word.lower() in ("on", "in")


def _is_time(word: str) -> bool:
    return word in _WEEKDAYS or word in MONTHS


def _is_vague(word: str) -> bool:
    return word in _VAGUE or word in _VAGUELY


def _is_an(word: str) -> bool:
    return word in ("an", "the")


def _is_estimated(word: str) -> bool:
    return word == "estimated"


TIMES, VAGUE = Pair(_may_open_time, _is_time), Pair(_is_vague, _is_vague)
ESTIMATED = Pair(_is_an, _is_estimated)


def told_twice(context: Context) -> Iterator[tuple[int, int]]:
    """The first and the last character of what is told for the second time."""
    yield from _times(context)
    for index in context.places(VAGUE):
        if _is_doubly_vague(context.tokens, index):
            yield context.tokens[index - 1].start, context.tokens[index].end
    for index in context.places(ESTIMATED):
        if (verb := _estimating(context, index)) is not None:
            yield context.tokens[verb].start, context.tokens[index].end


def _times(context: Context) -> Iterator[tuple[int, int]]:
    """A weekday or a month that stands twice in a sentence, and not more than once in its original."""
    tokens, places = context.tokens, context.places(TIMES)
    if context.aligned.source is None or len(places) < 2:
        return
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index in places:
        if not word_at(tokens, index + 1)[:1].isdigit():
            found[context.sentence_of(index)[0], tokens[index].text].append(index)
    for (_, word), indices in found.items():
        if len(indices) == 2 and _is_told_once(context, tokens[indices[1]], word):
            yield tokens[indices[1] - 1].start, tokens[indices[1]].end


def _is_told_once(context: Context, token: Token, word: str) -> bool:
    bead, source = context.bead_at(token.start), context.aligned.source
    if bead is None or source is None:
        return False
    original = " ".join(segment.text for segment in context.source_of(bead))
    if context.hypothesis_of(bead).count(word) > 1:
        return False
    if word in _WEEKDAYS:
        stem = _DAYS[source.lang][_WEEKDAYS.index(word)] if source.lang in _DAYS else "(?!)"
        return len(re.findall(rf"\b(?:{stem})\w*", original, re.IGNORECASE)) == 1
    meant = look_up(word, "en")
    months = [look_up(each, source.lang) for each in re.findall(r"[^\W\d_]+", original)]
    same = [one for one in months if one and meant and one.kind == "month" and one.value == meant.value]
    return len(same) == 1


def _is_doubly_vague(tokens: Sequence[Token], index: int) -> bool:
    """Whether two words for "about" stand before a number; "about" and "around" may be prepositions."""
    first, second = tokens[index - 1].text, tokens[index].text
    if first == second or second in ("nearly", "almost") or not is_count(word_at(tokens, index + 1)):
        return False
    return first in _VAGUE or (second in _VAGUE and word_at(tokens, index - 2) in _BE)


def _estimating(context: Context, index: int) -> int | None:
    """The verb of estimating before "an estimated" and a number in the same sentence."""
    tokens = context.tokens
    if not is_count(word_at(tokens, index + 1)):
        return None
    start, _ = context.sentence_of(index)
    for at in range(index - 2, max(start, index - _ESTIMATED) - 1, -1):
        if tokens[at].text in (",", ";", ":", '"', "“", "”") or word_at(tokens, at) in ("and", "but", "while"):
            return None
        if tokens[at].text in ("estimates", "estimated", "estimate"):
            return at
    return None
