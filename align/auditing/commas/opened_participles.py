"""The comma before a participle's phrase that has its second comma, where the original sets the same one off.

"Guards posted at the gate day and night, inspected the hall", "In the village of Orlovo located 40 km away, ash fell".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.source_commas import source_sentence
from align.auditing.commas.source_inserts import inserted
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_function, is_participle, is_past, is_third_person
from align.auditing.phrases import is_noun_phrase, is_sure_verb
from align.auditing.watches import is_word
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST_SUBJECT, _REACH, _SHORTEST = 8, 24, 3
_PLACED = frozenset(
    ("located", "situated", "based", "built", "founded", "established", "known", "headquartered", "named", "set",
     "stationed", "designed", "owned", "surrounded", "created", "opened", "made", "found", "called", "considered")
)  # fmt: skip


def unopened_participles(context: Context) -> Iterator[tuple[int, float]]:
    """The participles, with a confidence, before which the comma is missing that a later one answers."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for place in context.fresh_places(BEFORE_PARTICIPLE):
        start, end = context.sentence_of(place)
        if place <= start or not _governs(tokens, place):
            continue
        comma = _closing(tokens, place, end)
        if comma is None:
            continue
        described = _is_subject(tokens, start, place) and _goes_on(tokens, comma, end)
        named = tokens[place - 1].is_capitalised and tokens[place].text in _PLACED and _is_set_off(context, place)
        if named or (described and inserted(context, place, "participle") is not None):
            yield place, _SURE


def _may_describe(word: str) -> bool:
    return word.islower() and is_participle(word) and not is_a(word, "intransitive_past", "auxiliaries", "reporting")


BEFORE_PARTICIPLE = Pair(is_word, _may_describe)
WATCHES = (BEFORE_PARTICIPLE,)


def _governs(tokens: Sequence[Token], place: int) -> bool:
    """Whether a phrase belongs to the participle, and no object: "located 40 km", "posted permanently at"."""
    at = place + 1
    while is_adverb(word_at(tokens, at)):
        at += 1
    word = word_at(tokens, at)
    return is_a(word, "prepositions") or (word[:1].isdigit() and tokens[place].text in ("located", "situated"))


def _closing(tokens: Sequence[Token], place: int, end: int) -> int | None:
    """The comma that ends the participle's phrase: nothing before it is a verb or opens a clause."""
    for at in range(place + 1, min(end - 1, place + _REACH)):
        token = tokens[at]
        if token.text == ",":
            return at if at - place >= _SHORTEST else None
        if not token.text[0].isalnum() or is_a(token.text, "relatives", "subject_pronouns"):
            return None
        if is_sure_verb(tokens, at):
            return None
    return None


def _is_subject(tokens: Sequence[Token], start: int, place: int) -> bool:
    """Whether nothing but one noun phrase in small letters, or with a name before its noun, opens the sentence."""
    words = tokens[start:place]
    if len(words) > _LONGEST_SUBJECT or is_function(words[-1].text) or not is_noun_phrase(words):
        return False
    return not any(token.text.islower() and is_finite(token.text) for token in words)


def _goes_on(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Whether the main verb stands behind the comma, and no series: "moved to Perm, sold the house and left"."""
    verb = comma + 1
    while verb < end and is_adverb(tokens[verb].text):
        verb += 1
    if verb + 1 >= end or not tokens[verb].text.islower():
        return False
    if any(token.text == "and" and _is_verb(tokens, at + 1) for at, token in enumerate(tokens[verb:end], verb)):
        return False
    behind = tokens[verb + 1].text
    if is_participle(tokens[verb].text) and is_a(behind, "prepositions"):  # "at the ship, located at"
        return False
    return is_sure_verb(tokens, verb) or (is_past(tokens[verb].text) and (is_function(behind) or behind[0].isdigit()))


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word = word_at(tokens, at)
    return is_past(word) or is_third_person(word)


def _is_set_off(context: Context, place: int) -> bool:
    """Whether the original has a comma behind the name, and a participle's phrase behind that."""
    sentence, found = source_sentence(context, place), inserted(context, place, "participle")
    name = context.tokens[place - 1].text
    return found is not None and sentence is not None and sentence.comma_behind(name) == found.start
