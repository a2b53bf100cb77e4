"""The comma before what is denied: "caused by heat, not by pests", "sent to hospitals, not to private clinics"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.commas.source_commas import source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_function, is_regular_past
from align.auditing.watches import is_word
from align.auditing.watching import Pair

_SURE, _GUESSED = 0.94, 0.7
_NEAR = 4  # words between a preposition and "not" with the same preposition
_CAUSES = frozenset(("by", "because", "due"))  # before these no clause is left out: "books which are not by him"
_REPEATED = frozenset(("with", "from", "for", "in", "at", "on", "about", "through"))
_POSSESSIVES = frozenset(("my", "your", "his", "her", "its", "our", "their"))
_DENIED = {
    "cs": re.compile(r"\b(?:nikoliv?)\b|(?:,|\ba|\bale)[ \u00a0]ne[ \u00a0]"),
    "ru": re.compile(
        r"\bа[ \u00a0]не[ \u00a0]|, не[ \u00a0](?:в|во|на|из|от|ото|с|со|к|ко|для|через|за|у|о|об|по|про)[ \u00a0]"
    ),
}


def undenied(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma of a contrast is missing.

    "Goods not on the list" leaves out "which are": there both objects must be alike, and the original contrast them.
    """
    tokens = context.tokens
    for place in context.fresh_places(NOT):
        start, end = context.sentence_of(place)
        if place <= start + 1 or place + 2 >= end or not tokens[place - 1].is_word:
            continue
        word = tokens[place + 1].text
        near = range(place - 1, max(start, place - _NEAR - 1), -1)
        first = next((at for at in near if tokens[at].text == word), None)
        if first is None or is_function(tokens[place - 1].text) or not _is_plain(tokens[first + 1 : place]):
            continue
        if word in _CAUSES:
            yield place, _SURE
        elif (word == "to" and _is_redirected(tokens, first, place)) or (
            word in _REPEATED and _is_alike(tokens[first + 1 : place], _object(tokens, place + 2, end))
        ):
            if context.aligned.source is None:
                yield place, _SURE if word == "to" else _GUESSED
            elif _is_denied(context, place):
                yield place, _SURE


def _is_not(word: str) -> bool:
    return word == "not"


NOT = Pair(is_word, _is_not)
WATCHES = (NOT,)


def _is_plain(words: Sequence[Token]) -> bool:
    return bool(words) and all(
        token.is_word and not (token.text.islower() and is_finite(token.text)) for token in words
    )


def _is_redirected(tokens: Sequence[Token], first: int, place: int) -> bool:
    """``goes to schools not to offices``: both are nouns, and no verbs with their "to" ("urged her to try not to").

    ``terms not to his liking`` has but one that something goes to.
    """
    one, other = tokens[first + 1], tokens[place + 2]
    if other.text in _POSSESSIVES or not (_is_noun(one) and _is_noun(other)):
        return False
    return _is_alike(tokens[first + 1 : place], _object(tokens, place + 2, len(tokens)))


def _object(tokens: Sequence[Token], first: int, end: int) -> Sequence[Token]:
    """The noun phrase that begins at ``first``."""
    last = first
    while last < end and tokens[last].is_word and (last == first or not is_function(tokens[last].text)):
        last += 1
    return tokens[first:last]


def _is_alike(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two noun phrases are of one kind: both names, or both with a determiner, or both without, in number."""
    if not one or not other:
        return False
    if one[-1].is_capitalised or other[-1].is_capitalised:
        return one[-1].is_capitalised and other[-1].is_capitalised
    if is_a(one[0].text, "determiners") != is_a(other[0].text, "determiners"):
        return False
    return _is_plural(one[-1].text) == _is_plural(other[-1].text)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _is_denied(context: Context, place: int) -> bool:
    """Whether the original contrasts two things as well: ", ne z Brna", "а не в Перми"."""
    source = source_sentence(context, place)
    denied = _DENIED.get(source.lang) if source is not None else None
    return source is not None and denied is not None and denied.search(source.text) is not None


def _is_noun(token: Token) -> bool:
    """Whether the word behind "to" can be no verb: an article, a name, a word without a past form of its own."""
    word = token.text
    if token.is_capitalised or is_a(word, "determiners"):
        return True
    formed = word + "d" if word.endswith("e") else word + "ed"
    verb = (
        is_a(word, "infinitives", "auxiliaries") or is_regular_past(formed) or is_regular_past(word + word[-1] + "ed")
    )
    return word.isalpha() and not (is_function(word) or verb)
