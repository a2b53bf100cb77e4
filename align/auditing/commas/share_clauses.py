"""The comma before a share of what was named, and before what a sum amounts to.

"It paid schools nine million crowns a third of which came late", "Three pilots are aboard for two of whom this is the
first flight", "The fine reached two million crowns twice last year's figure", "It cost 50 rubles which is a record".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.source_commas import source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_past, is_third_person
from align.auditing.watches import is_word
from align.auditing.watching import Pair

_SURE = 0.94
_PARTS = frozenset(
    ("half", "third", "quarter", "fifth", "sixth", "tenth", "majority", "minority", "part", "portion", "share",
     "fraction", "dozen", "hundred", "handful", "couple", "few", "thirds", "quarters", "fifths", "tenths", "percent",
     "%", "rest", "remainder", "bulk")
)  # fmt: skip
_BEFORE_PARTS = frozenset(("a", "an", "the", "vast", "large", "small", "good", "more", "less", "than", "-", "up"))
_SHARES = frozenset(
    ("all", "both", "each", "few", "half", "many", "most", "much", "neither", "none", "one", "several", "some", "any",
     "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands")
)  # fmt: skip
_SHARED = re.compile(
    r",[ \u00a0](?:\w+[ \u00a0]){0,4}?(?:z[ \u00a0](?:nichž|něhož|níž)|(?:из|от)[ \u00a0]котор(?:ых|ого|ой)"
    r"|котор(?:ых|ого|ой))\b",
    re.IGNORECASE,
)
_TIMES = frozenset(("twice", "double", "triple", "half", "quadruple"))
_HEDGES = frozenset(("about", "almost", "approximately", "nearly", "over", "roughly", "around", "exactly", "some"))
_MEASURED = frozenset(
    ("amount", "average", "budget", "capacity", "consumption", "cost", "figure", "income", "level", "limit", "number",
     "output", "price", "production", "profit", "quantity", "quota", "rate", "result", "revenue", "salary", "sales",
     "share", "size", "sum", "target", "total", "turnover", "value", "volume", "wage", "worth")
)  # fmt: skip
_SCALES = frozenset(("thousand", "million", "billion", "trillion"))
_BEFORE_SUMS = frozenset(("to", "by", "at"))
_REACH, _LONGEST_SUM = 6, 6


def unparted_shares(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing that opens a clause about a share or a sum."""
    tokens = context.tokens
    for place in context.fresh_places(OF_WHICH):
        index = _share(context, place, context.sentence_of(place)[0])
        if index is not None:
            yield index, _SURE
    for place in context.fresh_places(BEHIND_UNIT):
        start, end = context.sentence_of(place)
        if tokens[place].text == "which":
            if _comments(tokens, place, end) and _is_reached(tokens, place, start):
                yield place, _SURE
        elif _sum_start(tokens, place, start) is not None and _is_compared(tokens, place, end):
            yield place, _SURE


def _is_which(word: str) -> bool:
    return word in ("which", "whom")


def _may_follow_sum(word: str) -> bool:
    return word == "which" or word in _TIMES or word in _HEDGES or word in ("more", "less") or is_count(word)


def _may_end_sum(word: str) -> bool:
    return word.endswith("s") or word in ("percent", "people", *_SCALES) or word.isupper()


OF_WHICH, BEHIND_UNIT = Pair(is_word, _is_which), Pair(_may_end_sum, _may_follow_sum)
WATCHES = (OF_WHICH, BEHIND_UNIT)


def _share(context: Context, place: int, start: int) -> int | None:
    """Where "a third of which", "for two of whom" begins; None where no noun stands before it."""
    tokens = context.tokens
    if tokens[place - 1].text != "of" or place - 3 <= start:
        return None
    index = place - 2
    part = tokens[index].text.lower()
    if part in _PARTS:
        index = _part_start(tokens, index)
    elif part not in _SHARES:
        return None
    prepositional = is_a(tokens[index - 1].text, "prepositions")
    if prepositional:
        sentence = source_sentence(context, place) if context.aligned.source is not None else None
        if sentence is None or not _SHARED.search(sentence.text):
            return None
        index -= 1
    elif index == place - 2 and part in _SHARES:
        return None  # known by its form alone elsewhere
    before = tokens[index - 1]
    verb = before.text.islower() and (is_finite(before.text) or before.text.endswith("ing"))
    plain = before.text[-1].isalnum() and not is_function(before.text) and not verb
    return index if index - 1 > start and plain else None


def _part_start(tokens: Sequence[Token], part: int) -> int:
    """The first token of "a third", "about 40 percent", "the vast majority"."""
    index = part
    while index > 0 and (
        tokens[index - 1].text in _BEFORE_PARTS or tokens[index - 1].text in _HEDGES or is_count(tokens[index - 1].text)
    ):
        index -= 1
    return index


def _sum_start(tokens: Sequence[Token], place: int, start: int) -> int | None:
    """The figure of the sum that ends right before ``place``: "1.2 billion crowns", "30 MW", "40 percent"."""
    for at in range(place - 1, max(start, place - _LONGEST_SUM), -1):
        word = tokens[at].text
        if is_count(word) or word[0].isdigit():
            scaled = at > start and (is_count(tokens[at - 1].text) or tokens[at - 1].text[0].isdigit())
            if at < place - 1 and not scaled:
                return at
            continue
        if word in _SCALES or word == ".":
            continue
        if not tokens[at].is_word or is_function(word) or at < place - 2:
            return None
    return None


def _is_compared(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether "twice last year's amount", "almost double the average", "three times the price" begins here."""
    at = place
    while word_at(tokens, at) in (*_HEDGES, "more", "less", "than", "as"):
        at += 1
    if is_count(word_at(tokens, at)) and word_at(tokens, at + 1) == "times":
        at += 2
    elif word_at(tokens, at) in _TIMES:
        at += 1
    else:
        return False
    first = word_at(tokens, at)
    if first == "as" and word_at(tokens, at + 1) in ("much", "many"):
        return word_at(tokens, at + 2) == "as"
    if not is_a(first, "determiners") and not word_at(tokens, at + 1).endswith(("'s", "’s")):
        return False
    head = next((each for each in range(at + 1, min(end, at + _REACH)) if word_at(tokens, each) in _MEASURED), None)
    return head is not None and all(tokens[each].is_word for each in range(at, head))


def _comments(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether the verb behind "which" is one thing's: "is", "means", "was almost"; the units are several."""
    verb = word_at(tokens, place + 1)
    singular = verb in ("is", "was", "has") or (is_third_person(verb) and not is_past(verb))
    return place + 2 < end and tokens[place - 1].text.endswith("s") and singular


def _is_reached(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether a verb alone governs the sum: "amounted to", "reached"; no fund or group that the clause may mean."""
    at = _sum_start(tokens, place, start)
    if at is None:
        return False
    at -= 1
    while at > start and (tokens[at].text in (*_HEDGES, "than", "more", "less") or not tokens[at].text[0].isalnum()):
        if tokens[at].text == ",":
            return False
        at -= 1
    if tokens[at].text in _BEFORE_SUMS:
        at -= 1
    word = tokens[at].text
    return at > start and word.islower() and (is_past(word) or is_a(word, "auxiliaries") or is_third_person(word))
