"""Full stops where no sentence ends: before a small word, behind a word that ends none, inside names and offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.gluing.gluing import is_nation
from align.auditing.lexicon import (
    frequency,
    has_word_forms,
    is_a,
    is_finite,
    is_function,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.rule import Mark
from align.auditing.stopping.sides import ALIKE, Sides, index_of, opening_word, parts_clauses, sides_of
from align.auditing.watching import Pair
from align.names.given import is_given_name
from align.segment.lexicon import lexicon
from align.types import Document, Segment

_DOUBTFUL = 0.6
_SHORT = 3  # a conjunction or a preposition
_COMMON, _FAIR = 4.5, 3.0
_OPENERS = " \t\u00a0\u202f„“”\"«»‚‘’'([–—-"
_BREAKS = ".!?…:\n\r"
_NO_END = ("a", "an", "the", "his", "their", "its", "our", "my", "your", "and", "or", "of")
_BEFORE_HIS = ("of", "like", "as", "than", "and", "or")  # behind these and "was", "his" may end a sentence
_MAY_END = ("from", "in", "at", "near", "with", "to", "into", "for", "by", "between", "against", "on", "during")
_BEFORE_OF = (
    "afraid",
    "aware",
    "capable",
    "certain",
    "fond",
    "hear",
    "heard",
    "kind",
    "proud",
    "sort",
    "speak",
    "sure",
)
_FIRST_WORDS = ("Prime", "Deputy", "Vice", "Foreign", "First", "Chief", "Acting", "Former", "Interior", "Lieutenant")
_OFFICES = ("Minister", "President", "Secretary", "Premier", "Chairman", "Director", "Governor", "Colonel", "General")

# A name, of so many parts as one has at most, and the word behind it, or else a stop.
_FOLLOWED = re.compile(r"\b(?=([^\W\d_]+(?:[-'’][^\W\d_]+){0,30})(?:[ \u00a0]([^\W\d_]+)|[.!?]))")


def misplaced(context: Context) -> Iterator[Mark]:
    """Marks for the stops that stand inside a sentence by what is right before and behind them."""
    tokens = context.tokens
    for stop in context.places(BEHIND_WORD):
        if stop + 1 >= len(tokens):
            continue
        word, behind = tokens[stop - 1], tokens[stop + 1]
        joined = word.end == tokens[stop].start and context.text[tokens[stop].end : behind.start] == " "
        if not joined or not behind.is_word or context.protected(word.start, tokens[stop].end):
            continue
        confidence, evidence = _judge(context, stop)
        if confidence:
            message = f"the full stop parts “{word.text}” from what belongs to it"
            yield Mark(word.start, tokens[stop].end, message, word.text, confidence, evidence)


def is_office(word: str) -> bool:
    """Whether a word says what a person is; very short ones end with a stop of their own."""
    return len(word) > _SHORT and is_role(word)


def _may_stop(word: str) -> bool:
    if len(word) <= _SHORT:
        return word in _NO_END or word in _MAY_END or is_given_name(word)
    return word[0].isalpha()


def _is_stop(word: str) -> bool:
    return word == "."


BEHIND_WORD = Pair(_may_stop, _is_stop)


def _judge(context: Context, stop: int) -> tuple[float, dict[str, str]]:
    """How certainly the stop is wrong (0: not at all), and by what."""
    tokens = context.tokens
    word, behind = tokens[stop - 1], tokens[stop + 1]
    if behind.text.islower():
        return (0.96, {"reason": "small-letter"}) if _goes_on(context, stop) else (0.0, {})
    if not behind.is_capitalised:
        return 0.0, {}
    if word.text in _NO_END and tokens[stop - 2].end < word.start:  # not "a.k.a."
        ends = word.text == "of" and (
            is_function(behind.text) or _may_end_with_of(tokens[stop - 2].text) or _begins_another(context, stop)
        )
        return (0.0, {}) if ends or not _may_be_unfinished(context, stop) else (0.95, {"reason": "unfinished"})
    if word.text in _MAY_END:
        return _before_name(context, stop)
    if is_given_name(word.text) and not lexicon("en").before_name.match(word.text):
        return _in_name(context, stop)  # Jan. Vrba, whose given name is a month's abbreviation as well
    if (
        not word.is_capitalised
        or lexicon("en").ambiguous.match(word.text)
        or lexicon("en").before_name.match(word.text)
    ):
        return 0.0, {}
    if word.text in _FIRST_WORDS and behind.text in (*_OFFICES, "Prime") and _is_named(context, stop + 2):
        return _in_office(context, stop)
    return _in_name(context, stop)


def _may_be_unfinished(context: Context, stop: int) -> bool:
    """Whether the small word before the stop wants a noun: "his" does only where the original has one sentence."""
    if context.tokens[stop - 1].text != "his":
        return True
    previous = context.tokens[stop - 2].text.lower()
    ends = previous in _BEFORE_HIS or is_a(previous, "auxiliaries") or not previous.isalpha()
    return not ends and sides_of(context, stop) is Sides.ONE


def _in_office(context: Context, stop: int) -> tuple[float, dict[str, str]]:
    """A stop behind the first word of an office: wrong where that word opens its noun phrase.

    It ends a sentence in "the Ministry of the Interior. Minister Jan Vrba left", "put America First. President Biden".
    """
    sides = sides_of(context, stop)
    if sides is Sides.TWO or not _opens_phrase(context, stop - 1):
        return 0.0, {}
    doubtful = sides is not Sides.ONE and parts_clauses(context, stop)
    return (_DOUBTFUL if doubtful else 0.95), {"reason": "office"}


def _opens_phrase(context: Context, place: int) -> bool:
    """Whether a noun phrase begins with the word at ``place``, apart from an article, an adjective or an office."""
    tokens, line = context.tokens, context.sentence_of(place)[0]
    previous = tokens[place - 1].text if place > line else ""
    if not previous or not previous[0].isalpha():
        return True
    if is_a(previous, "determiners"):
        return place - 1 == line or tokens[place - 2].text.lower() not in ("of", "for", "at", "in")
    if previous in ("in", "of"):  # Commander in Chief
        return place - 1 == line or not tokens[place - 2].is_capitalised
    known = previous in (*_FIRST_WORDS, "US", "UK") or is_role(previous) or is_nation(previous)
    known = known or previous.endswith(("'s", "’s", "s'", "s’"))
    return not tokens[place - 1].is_capitalised or known or place - 1 == line


def _may_end_with_of(word: str) -> bool:
    """Whether "of" behind the word may end a sentence: what it is made of, capable of, heard of, to speak of."""
    verb = is_finite(word) or is_past(word) or is_participle(word) or is_third_person(word)
    return word in _BEFORE_OF or verb or is_a(word, "infinitives")


def _goes_on(context: Context, stop: int) -> bool:
    """Whether what follows in small letters belongs to what stands before: no sentence begins so.

    Behind an office its "of" or "who"; behind any word of some length a verb; behind a name of the original too.
    """
    tokens = context.tokens
    word, behind = tokens[stop - 1].text, tokens[stop + 1].text
    if len(word) <= _SHORT or lexicon("en").ambiguous.match(word) or lexicon("en").before_name.match(word):
        return False
    if is_role(word):
        return is_a(behind, "prepositions", "relatives", "auxiliaries") or _is_verb(behind)
    plain = word.islower() and frequency(word) >= _FAIR and has_word_forms(word)
    named = word[1:].islower() and context.names is not None and context.names.find(word) is not None
    preceded = stop >= 2 and (tokens[stop - 2].is_word or tokens[stop - 2].text[0].isdigit())
    return (
        ((plain and preceded) or named) and _is_verb(behind) and stop + 2 < len(tokens) and _follows(tokens[stop + 2])
    )


def _is_verb(word: str) -> bool:
    if is_a(word, "auxiliaries"):
        return word not in ("being", "having")
    return (is_past(word) or (is_third_person(word) and is_finite(word))) and frequency(word) >= _COMMON - 1


def _follows(token: Token) -> bool:
    return token.text[0].isalnum()


def _is_named(context: Context, index: int) -> bool:
    return index < len(context.tokens) and context.tokens[index].is_capitalised


def _before_name(context: Context, stop: int) -> tuple[float, dict[str, str]]:
    """A stop behind a preposition: wrong where the original has the name behind it only inside sentences.

    Not where the sides are two of its sentences, or two clauses: "the village he lived in. Novák moved to Brno".
    """
    source, name = context.aligned.source, context.tokens[stop + 1]
    match = context.names.find(name.text) if context.names is not None else None
    if source is None or match is None or match.score < ALIKE:
        return 0.0, {}
    sides = sides_of(context, stop)
    if sides is Sides.TWO or parts_clauses(context, stop) or not _is_always_inside(source.text, match.source):
        return 0.0, {}
    sure = sides is Sides.ONE or not context.aligned.beads
    return (0.95 if sure else _DOUBTFUL), {"reason": "source", "source": match.source}


@lru_cache(maxsize=1024)
def _is_always_inside(text: str, name: str) -> bool:
    """Whether a name is mentioned, and never opens a sentence."""
    places = mentions(text, name, ())
    return bool(places) and all(places.values())


def _in_name(context: Context, stop: int) -> tuple[float, dict[str, str]]:
    """A stop between two parts of a name that stand side by side in the original: "Pavel. Rohan"."""
    source, first, second = context.aligned.source, context.tokens[stop - 1], context.tokens[stop + 1]
    match = context.names.find(first.text) if context.names is not None else None
    if source is None or match is None or match.score < ALIKE:
        return 0.0, {}
    if not _are_neighbours(source, match.source, second.text) or _begins_another(context, stop):
        return 0.0, {}
    return 0.96, {"reason": "source", "source": match.source}


def _begins_another(context: Context, stop: int) -> bool:
    """Whether what stands behind the stop is a sentence of its own in the original."""
    two = sides_of(context, stop) is Sides.TWO and parts_clauses(context, stop)
    return two or bool(opening_word(context, stop))


def _are_neighbours(source: Document, given: str, surname: str) -> bool:
    """Whether the second word stands right behind the first in the original, where that never ends a sentence."""
    behind = _words_behind(source.text).get(given, {})
    if not behind or "" in behind:
        return False
    match = index_of(tuple(behind), source.lang).find(surname)
    return match is not None and match.score >= ALIKE


@lru_cache(maxsize=1)
def _words_behind(text: str) -> Mapping[str, Mapping[str, None]]:
    """The words right behind each word of a text, in order; "" stands for a full stop."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word, behind in _FOLLOWED.findall(text):
        found[word][behind] = None
    return found


def mentions(text: str, name: str, segments: tuple[Segment, ...]) -> dict[int, bool]:
    """The places of a name (in the segments; without any, in the text), and whether each is inside a sentence."""
    spans = [(segment.start, segment.end) for segment in segments] or [(0, len(text))]
    pattern = re.compile(re.escape(name))
    places = [found.start() for start, end in spans for found in pattern.finditer(text, start, end)]
    return {place: not opens_sentence(text, place) for place in places}


def opens_sentence(text: str, place: int) -> bool:
    """Whether a sentence begins at ``place``."""
    while place > 0 and text[place - 1] in _OPENERS:
        place -= 1
    return place == 0 or text[place - 1] in _BREAKS
