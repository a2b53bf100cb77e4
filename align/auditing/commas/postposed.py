"""Two adjectives behind a subject, set off by commas: "The climbers, cold and tired, turned back"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.source_commas import source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_role, is_third_person
from align.auditing.phrases import is_noun_phrase
from align.auditing.watches import is_word
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST_SUBJECT = 6
_JOINED = ("and", "but", "yet")
# Two Czech or Russian words that end as adjectives and participles in the nominative do, between two commas.
_ENDINGS = r"[^\W\d_]+(?:ý|í|á|é|ní|lí|tí|ый|ий|ой|ая|яя|ое|ее|ые|ие)(?:ся)?"
_PAIR = re.compile(
    rf",[ \u00a0](?:\w+[ \u00a0])?{_ENDINGS},?[ \u00a0](?:a|ale|i|и|но)[ \u00a0](?:\w+[ \u00a0])?{_ENDINGS},"
)


def unopened_adjectives(context: Context) -> Iterator[tuple[int, float]]:
    """The adjectives, with a confidence, before which the comma is missing that the one before the verb answers."""
    tokens = context.tokens
    for joint in context.fresh_places(JOINED):
        first = joint - 1
        start, end = context.sentence_of(joint)
        comma = joint + 2
        if first <= start or word_at(tokens, comma) != "," or not is_described(tokens, first):
            continue
        subject = tokens[start:first]
        verb = comma + 1
        while verb < end and is_adverb(tokens[verb].text):
            verb += 1
        word = word_at(tokens, verb)
        acts = verb + 1 < end and tokens[verb].text.islower() and (is_finite(word) or is_third_person(word))
        whole = len(subject) <= _LONGEST_SUBJECT and is_noun_phrase(subject) and not is_function(subject[-1].text)
        if acts and whole and has_pair(context, joint):
            yield first, _SURE


def _is_joint(word: str) -> bool:
    return word in _JOINED


JOINED = Pair(is_word, _is_joint)
WATCHES = (JOINED,)


def is_described(tokens: Sequence[Token], first: int) -> bool:
    """Whether "cold and tired" may stand at ``first``: two words in small letters joined, no plural nouns."""
    words = [word_at(tokens, at) for at in (first, first + 1, first + 2)]
    if words[1] not in _JOINED or not words[2] or not all(tokens[at].text.islower() for at in (first, first + 2)):
        return False
    return not any(
        is_function(word) or is_role(word) or is_adverb(word) or word.endswith("s") or is_a(word, "auxiliaries")
        for word in (words[0], words[2])
    )


def has_pair(context: Context, place: int) -> bool:
    """Whether the original of token ``place`` sets off two adjectives by commas."""
    sentence = source_sentence(context, place) if context.aligned.source is not None else None
    return sentence is not None and _PAIR.search(sentence.text) is not None
