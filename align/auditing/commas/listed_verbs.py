"""The first comma of a list of predicates: "The guests toured the yard laid flowers and met the crew"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.commas.source_commas import SourceSentence, source_sentence
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_function, is_participle, is_past, is_role
from align.auditing.watching import Pair

_SURE = 0.94
_LONGEST, _LONGEST_SUBJECT, _LONGEST_OBJECT = 24, 9, 9
_OBJECTS = ("him", "her", "them", "us", "me", "it")
# Verbs of which a participle may have an object of its own: "the man given flowers".
_TWO_OBJECTS = frozenset(
    (
        *("charged", "cost", "denied", "fined", "given", "granted", "handed", "left", "lent", "offered", "paid"),
        *("promised", "saved", "sent", "shown", "sold", "taught", "told", "used"),
    )
)
_PAST = {
    "cs": r"\w+(?:l|la|lo|li|ly)",
    "ru": r"\w+(?:л|ла|ло|ли)(?:с[ья])?",
}
_AND = {"cs": "a", "ru": "и"}


def unlisted_verbs(context: Context) -> Iterator[tuple[int, float]]:
    """The second of three verbs, with a confidence, before which the comma is missing that the original has there."""
    tokens = context.tokens
    if context.aligned.source is None:
        return
    for last in context.fresh_places(AND_PAST):
        start, _ = context.sentence_of(last)
        second = _second_verb(tokens, last - 1, start)
        first = _first_verb(tokens, second, start) if second is not None else None
        if second is None or first is None or not _is_subject(tokens[start:first]):
            continue
        source = source_sentence(context, second)
        if source is not None and _lists_verbs(source):
            yield second, _SURE


def _is_and(word: str) -> bool:
    return word == "and"


def _may_be_verb(word: str) -> bool:
    return word.islower() and is_past(word)


AND_PAST = Pair(_is_and, _may_be_verb)
WATCHES = (AND_PAST,)


def _second_verb(tokens: Sequence[Token], joint: int, start: int) -> int | None:
    """The past form before "and" with an object right behind it, and a noun before it."""
    for at in range(joint - 1, max(start + 3, joint - _LONGEST_OBJECT) - 1, -1):
        token, before = tokens[at], tokens[at - 1]
        if not (token.text[0].isalnum() or token.text == "-") or _opens_clause(token):
            return None
        if not _may_be_verb(token.text) or is_a(before.text, "determiners", "prepositions", "auxiliaries", "adverbs"):
            continue
        adjoined = before.is_word and token.start == before.end + 1 and not is_function(before.text)
        return at if adjoined and _governs(tokens, at) else None
    return None


def _opens_clause(token: Token) -> bool:
    return is_a(token.text, "relatives", "conjunctions") or token.text == "that"


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb has an object, which no participle has that describes a noun."""
    word, following = tokens[at].text, tokens[at + 1].text
    if word in _TWO_OBJECTS or is_a(word, "naming", "states") or is_role(word):
        return False
    if is_a(following, "determiners") or following in _OBJECTS:
        return True
    return (
        following[0].isalnum()
        and not is_function(following)
        and not is_adverb(following)
        and (not is_a(following, "time", "calendar"))
    )


def _first_verb(tokens: Sequence[Token], second: int, start: int) -> int | None:
    """The past form with which the list begins: an object, and nothing that opens a clause, stands behind it."""
    for at in range(second - 2, max(start, second - _LONGEST) - 1, -1):
        token = tokens[at]
        if not (token.is_word or token.text.isdecimal()) or _opens_clause(token) or is_a(token.text, "time"):
            return None
        if not _may_be_verb(token.text) or is_a(tokens[at - 1].text, "determiners", "prepositions"):
            continue
        taken = is_a(token.text, "reporting", "thinking", "asking", "naming", "deciding", "auxiliaries")
        return None if taken or at == start or not _governs_plainly(tokens, at) else at
    return None


def _governs_plainly(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1]
    return is_a(following.text, "determiners", "prepositions") or not is_function(following.text)


def _is_subject(words: Sequence[Token]) -> bool:
    """Whether one noun phrase without a clause stands there: one article, but behind a preposition or "and"."""
    if not 0 < len(words) <= _LONGEST_SUBJECT or is_a(words[0].text, "prepositions", "conjunctions", "adverbs"):
        return False
    for at, token in enumerate(words):
        opened = at > 0 and not (is_a(words[at - 1].text, "prepositions") or words[at - 1].text == "and")
        if not (token.is_word or token.text.isdecimal()) or is_a(token.text, "relatives", "auxiliaries"):
            return False
        if at and opened and is_a(token.text, "determiners", "subject_pronouns"):
            return False
        if token.text.islower() and at and is_participle(token.text) and opened and not is_role(token.text):
            return False
    return True


def _lists_verbs(source: SourceSentence) -> bool:
    """Whether a verb of the past stands behind a comma, and another behind "and" after it."""
    past, joint = _PAST.get(source.lang), _AND.get(source.lang)
    if past is None or joint is None:
        return False
    found = re.search(rf"{past}\b[^,]*, (?:s[ei] )?{past}\b[^,]* {joint} (?:\w{{1,4}} )?{past}\b", source.text)
    return found is not None
