"""The comma that ends what is inserted behind a subject, where the original closes an insertion of the same kind.

"Petr Hudák, who called the proof thin appealed", "The pit, whose permit ends in May supplies gravel", "Ten bison,
brought from the Tatra Mountains were released", "Exports, according to the union's estimate rose".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from align.auditing.clauses import closing_comma, word_at
from align.auditing.commas.left_verbs import clause_end, is_plural, left_verb
from align.auditing.commas.source_inserts import inserted
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_participle, is_past
from align.auditing.phrases import is_noun_phrase
from align.auditing.watches import is_comma
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST_SUBJECT = 14
_RELATIVES = ("who", "which", "whose")


def unclosed_like_source(context: Context) -> Iterator[tuple[int, float]]:
    """The verbs, with a confidence, before which the comma is missing that ends an insertion of the original's kind.

    The subject opens the sentence, the original has one insertion of the kind and goes on behind its comma, and one
    verb alone is left that can be the sentence's.
    """
    tokens = context.tokens
    for opener in context.fresh_places(CLOSED_LIKE_SOURCE):
        start, end = context.sentence_of(opener)
        subject = [token for token in tokens[start : opener - 1] if token.text not in ('"', "“", "”", ".")]
        if len(subject) > _LONGEST_SUBJECT or not is_noun_phrase(subject) or tokens[end - 1].text[0].isalnum():
            continue
        kind = _kind(tokens, opener)
        if not kind or _is_time(subject) or _acts(subject) or inserted(context, opener, kind) is None:
            continue
        first = clause_end(tokens, opener, end) if kind == "relative" else opener + 2
        verb = left_verb(tokens, first, end, plural=is_plural(subject)) if first is not None else None
        if verb is not None and closing_comma(tokens, verb, end) is None:
            yield verb, _SURE


def _is_time(subject: Sequence[Token]) -> bool:
    return any(is_a(token.text, "time", "calendar") for token in subject[-2:])


def _acts(subject: Sequence[Token]) -> bool:
    """Whether a past form with an infinitive behind it may be the sentence's verb: "The pump helped to drain it"."""
    return any(is_past(verb.text) and to.text == "to" for verb, to in pairwise(subject[1:]))


def _kind(tokens: Sequence[Token], opener: int) -> str:
    """Of which kind of the original's insertions the one at ``opener`` is; empty for any other."""
    word, behind = tokens[opener].text, word_at(tokens, opener + 1)
    if word in _RELATIVES:
        return "relative"
    if word == "according":
        return "source" if behind == "to" else ""
    if is_adverb(word):
        word, behind = behind, word_at(tokens, opener + 2)
    return "participle" if is_participle(word) and is_a(behind, "prepositions") else ""


def _may_open(word: str) -> bool:
    return word in (*_RELATIVES, "according") or (word.islower() and (is_participle(word) or is_adverb(word)))


CLOSED_LIKE_SOURCE = Pair(is_comma, _may_open)
WATCHES = (CLOSED_LIKE_SOURCE,)
