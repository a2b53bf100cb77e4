"""The first comma of an insertion that has its second: "The envoy an old hand, said", "Among them as he noted, are"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import closing_comma, word_at
from align.auditing.commas.relative_openings import is_list
from align.auditing.commas.source_commas import source_sentence
from align.auditing.commas.source_inserts import inserted, inserts
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_participle, is_past, is_third_person
from align.auditing.phrases import is_noun_phrase, is_pronoun
from align.auditing.watches import is_word
from align.auditing.watching import Pair

_SURE = 0.94
_REACH, _LONGEST_SUBJECT = 12, 5
_TOLD = frozenset(
    ("said", "says", "noted", "notes", "wrote", "writes", "reported", "reports", "announced", "stated", "stressed",
     "explained", "recalled", "told", "confirmed", "admitted", "warned", "emphasized", "emphasised", "specified",
     "clarified", "observed", "acknowledged", "mentioned", "believes", "believe", "pointed", "put", "claims", "claimed",
     "predicted", "promised", "called", "assured", "added")
)  # fmt: skip
_TWIN = frozenset(("as", "so", "same", "such", "just", "and", "but", "or", "even", "that", "because", "if", "when"))
_AS_TOLD = re.compile(r"[ \u00a0](?:jak|как)[ \u00a0]\w", re.IGNORECASE)
_DEFINITE = ("the", "his", "her", "its", "their", "our", "my")


def unopened_inserts(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which the comma is missing."""
    tokens = context.tokens
    for place in context.fresh_places(AS):
        start, end = context.sentence_of(place)
        if place > start and _is_told(tokens, place, start, end) and _is_set_off(context, place):
            yield place, _SURE
    for place in context.fresh_places(ACCORDING):
        start, end = context.sentence_of(place)
        comma = closing_comma(tokens, place, end)
        whole = comma is not None and place > start and all(map(_is_nominal, tokens[place + 1 : comma]))
        if whole and is_noun_phrase(tokens[start:place]) and inserted(context, place, "source") is not None:
            yield place, _SURE
    for place in context.fresh_places(ARTICLE):
        start, end = context.sentence_of(place)
        subject = tokens[start:place]
        if not 1 < len(subject) <= _LONGEST_SUBJECT or word_at(tokens, start) not in _DEFINITE:
            continue
        comma = closing_comma(tokens, place, end)
        if comma is None or not _is_plain_subject(subject) or is_list(tokens, comma + 1, end):
            continue
        inner = tokens[place + 1 : comma]
        described = len(inner) > 1 and is_participle(inner[0].text)  # "an experienced negotiator"
        if inner and all(map(_is_nominal, inner[described:])) and not is_function(inner[-1].text):
            yield place, _SURE


def _is_according(word: str) -> bool:
    return word == "according"


def _is_as(word: str) -> bool:
    return word == "as"


def _is_article(word: str) -> bool:
    return word in ("a", "an")


AS, ARTICLE, ACCORDING = Pair(is_word, _is_as), Pair(is_word, _is_article), Pair(is_word, _is_according)
WATCHES = (AS, ARTICLE, ACCORDING)


def _is_told(tokens: Sequence[Token], place: int, start: int, end: int) -> bool:
    """Whether "as the coordinator Jan Kos noted" stands here up to a comma, and no "as" or "so" before that answers."""
    answered = any(token.text in ("as", "so", "same") for token in tokens[start:place])
    if answered or tokens[place - 1].text.lower() in _TWIN:
        return False
    comma = next((at for at in range(place, min(end, place + _REACH)) if tokens[at].text == ","), None)
    if comma is None or comma + 1 >= end:
        return False
    verb = next((at for at in range(place + 2, comma) if tokens[at].text in _TOLD), None)
    if verb is None:
        return False
    subject, behind = tokens[place + 1 : verb], tokens[verb + 1 : comma]
    named = is_noun_phrase(subject) or (len(subject) == 1 and is_pronoun(subject[0].text))
    setting = not behind or is_adverb(behind[0].text) or is_a(behind[0].text, "prepositions", "adverbs", "calendar")
    return named and setting


def _is_set_off(context: Context, place: int) -> bool:
    """Whether the original has one such clause between two commas."""
    sentence = source_sentence(context, place) if context.aligned.source is not None else None
    if sentence is None:
        return False
    return sum(bool(_AS_TOLD.match(sentence.text, each.start + 1)) for each in inserts(sentence)) == 1


def _is_plain_subject(subject: Sequence[Token]) -> bool:
    words = subject[1:]
    plain = all(token.is_word and token.text.islower() and not is_function(token.text) for token in words)
    return plain and is_noun_phrase(subject) and not (is_past(words[-1].text) or is_third_person(words[-1].text))


def _is_nominal(token: Token) -> bool:
    """Whether the token belongs to a noun phrase with no verb in it."""
    if token.text in (".", "-") or token.is_capitalised:
        return True
    word = token.text
    return token.is_word and not (is_finite(word) or is_a(word, "relatives", "auxiliaries", "subject_pronouns"))
