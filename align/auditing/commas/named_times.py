"""The comma before "when" behind a date, of which there is but one: "in August 1968, when troops came"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import is_cleft, word_at
from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import is_a, is_finite, is_gerund, is_third_person
from align.auditing.watching import Pair

_SURE = 0.95
_REACH = 12
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_CENTRED = ("asking", "deciding", "thinking")
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
# Czech alone tells "kdy" (a day on which) from "když" (at the time that).
_WEEKDAY_WHEN = r"\b(?:ponděl|úter|střed|čtvrt|pát|sobot|neděl)\w+, kdy\b"
_WHEN = {
    "cs": r"(?:,? (?:ráno|dopoledne|odpoledne|večer|roku|téhož roku))?, kdy\b",
    "ru": r"(?: (?:г\.|года?|году|годов|число|числа|утром|днем|днём|вечером|ночью))*, когда\b",
}


def unparted_times(context: Context) -> Iterator[tuple[int, float]]:
    """Each "when", with a confidence, before which the comma is missing, as the original parts it from the date."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for place in context.fresh_places(DATED):
        start, end = context.sentence_of(place)
        first = _date_start(tokens, place, start)
        if first is None or not _is_told(tokens, first, start) or not _has_clause(tokens, place, end):
            continue
        source = source_sentence(context, place)
        if source is not None and _is_parted(source, tokens[first:place]):
            yield place, _SURE


def _is_when(word: str) -> bool:
    return word == "when"


def _may_end_date(word: str) -> bool:
    return word in _WEEKDAYS or word in MONTHS or _DAY.fullmatch(word) is not None or _YEAR.fullmatch(word) is not None


DATED = Pair(_may_end_date, _is_when)
WATCHES = (DATED,)


def _date_start(tokens: Sequence[Token], end: int, start: int) -> int | None:
    """Where the date begins that ends before ``end``: "August 1968", "June 22", "22 June", "May 9, 1945", "1968"."""
    last = end - 1
    if tokens[last].text in _WEEKDAYS:
        return last
    if _YEAR.fullmatch(tokens[last].text):
        before = last - 1 - (word_at(tokens, last - 1) == ",")
        inner = _date_start(tokens, before + 1, start) if before > start else None
        return inner if inner is not None and not _YEAR.fullmatch(tokens[before].text) else last
    if tokens[last].text in MONTHS:
        return last - 1 if last > start and _DAY.fullmatch(tokens[last - 1].text) else last
    dated = last > start and tokens[last - 1].text in MONTHS and _DAY.fullmatch(tokens[last].text)
    return last - 1 if dated else None


def _is_told(tokens: Sequence[Token], first: int, start: int) -> bool:
    """Whether a preposition puts the date into its clause, and nothing asks or picks it out: "it was in May when"."""
    preposition = first - 1
    if preposition <= start or not is_a(tokens[preposition].text, "prepositions", "conjunctions"):
        return False
    asked = any(is_a(token.text, *_CENTRED) for token in tokens[max(start, preposition - _REACH) : preposition])
    asked = asked or any(  # "he was reading in March when": the clause tells what then happened
        is_gerund(tokens[at].text) and word_at(tokens, at - 1) in ("was", "were", "been") for at in range(start, first)
    )
    only = word_at(tokens, preposition - 1) in ("only", "not", "especially", "even")
    return not (asked or only or is_cleft(tokens, preposition, start))


def _has_clause(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a subject and its verb follow "when"."""
    words = [token.text for token in tokens[place + 1 : min(end, place + _REACH)]]
    return any(word.islower() and (is_finite(word) or is_third_person(word)) for word in words[1:])


def _is_parted(source: SourceSentence, date: Sequence[Token]) -> bool:
    """Whether the original has its "when" behind a comma, right behind the date's last figure or its month."""
    pattern = _WHEN.get(source.lang, "(?!)")
    if date[-1].text in _WEEKDAYS:
        return source.lang == "cs" and re.search(_WEEKDAY_WHEN, source.text) is not None
    figure = next((token.text for token in reversed(date) if token.text[0].isdigit()), None)
    if figure is None:
        return re.search(rf"\w+{pattern}", source.text) is not None and len(source.commas) == 1
    bare = re.match(r"\d+", figure)
    return bare is not None and re.search(rf"\b{bare[0]}\b\.?(?: \w+)?{pattern}", source.text) is not None
