"""What "and" or "but also" joins to another form: is to shorten the deadlines and removing one level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_gerund, is_third_person

_REACH = 16  # tokens between "to" and "and"
_SUBJECT = 12  # tokens before "to" that the mark may take in
_END = (".", ",", ";", ":", "!", "?", ")")
_FIRST = ("planning", "beginning", "according", "including", "regarding", "concerning", "depending", "starting")
_COMMON = 2.5
_ASKED = frozenset(("called", "calls", "urged", "urges", "asked", "asks", "ordered", "orders", "invited", "instructed"))
_OWN_SUBJECT = 6  # tokens between "but also" and the verb of another subject


class Unparallel(NamedTuple):
    """The tokens of the clause, from its verb to its end (exclusive), and the place of the verb that breaks the row."""

    first: int
    end: int
    verb: int


def unparallel(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """The clause in which "and" at ``joint`` joins "to" and an infinitive to a gerund with an object of its own.

    No other gerund, preposition before the joint's noun, or comma may stand between "to" and "and", and the fresh
    translation must not have the gerund: it may be one noun of two ("to pay for food and housing").
    """
    tokens, (start, end) = context.tokens, sentence
    gerund = joint + 1
    if gerund + 1 >= end or not _takes_object(tokens, gerund):
        return None
    to = _infinitive(tokens, joint, start)
    if to is None or tokens[gerund].text.lower() in _fresh_words(context, tokens[joint]):
        return None
    first = next((at for at in range(to, max(start, to - _SUBJECT) - 1, -1) if tokens[at - 1].text in _END), start)
    first = max(first, next((at for at in range(to, start, -1) if is_a(tokens[at].text, "auxiliaries")), first))
    return Unparallel(first, _clause_end(tokens, gerund, end), gerund)


def _clause_end(tokens: Sequence[Token], place: int, end: int) -> int:
    """The first mark that ends a clause from ``place`` on, else ``end``."""
    return next((at for at in range(place, end) if tokens[at].text in _END), end)


def _takes_object(tokens: Sequence[Token], gerund: int) -> bool:
    """Whether a gerund stands here that a determiner or a number follows."""
    word, following = tokens[gerund].text, tokens[gerund + 1].text
    if not word.islower() or not is_gerund(word) or word in _FIRST:
        return False
    return following in ("one", "two", "three", "all") or is_a(following, "determiners")


def _infinitive(tokens: Sequence[Token], joint: int, start: int) -> int | None:
    """The "to" of the infinitive before ``joint``; None where anything between could lead to a gerund."""
    for at in range(joint - 1, max(start, joint - _REACH) - 1, -1):
        word = word_at(tokens, at)
        if word == "to":
            verb = word_at(tokens, at + 1)
            plain = verb.islower() and not is_function(verb) and frequency(verb) >= _COMMON and not is_finite(verb)
            return at if plain and at > start and _leads_to_infinitive(tokens, at) else None
        if tokens[at].text in _END or word.endswith("ing") or is_a(word, "prepositions", "conjunctions", "relatives"):
            return None
    return None


def _leads_to_infinitive(tokens: Sequence[Token], to: int) -> bool:
    """Whether a verb or participle stands before "to": intended to, plans to."""
    before = tokens[to - 1].text
    return before.islower() and (is_finite(before) or is_a(before, "auxiliaries") or before.endswith("s"))


def _fresh_words(context: Context, joint: Token) -> frozenset[str]:
    bead = context.bead_at(joint.start)
    return frozenset(context.hypothesis_of(bead).lower().split()) if bead is not None else frozenset()


def not_only(context: Context, also: int, sentence: tuple[int, int]) -> Unparallel | None:
    """The clause in which a subject of its own follows "but also" where "not only" stands before a verb.

    "It not only raises fines, but also commissions will be obliged": two verbs want one subject.
    """
    tokens, (start, end) = context.tokens, sentence
    if word_at(tokens, also - 1) != "but" or also + 2 >= end:
        return None
    before = range(also - 3, start - 1, -1)
    first = next((at for at in before if word_at(tokens, at) == "not" and word_at(tokens, at + 1) == "only"), None)
    if first is None or not _is_verb(tokens[first + 2].text):
        return None
    for at in range(also + 1, min(end - 1, also + _OWN_SUBJECT)):
        word = tokens[at].text
        if is_a(word, "auxiliaries"):
            return Unparallel(first, _clause_end(tokens, at, end), at) if at > also + 1 else None
        verb = _is_verb(word) if at == also + 1 else word.islower() and is_finite(word)
        if verb or is_a(word, "prepositions", "relatives", "conjunctions") or not tokens[at].is_word:
            return None
    return None


def asked_and_that(context: Context, joint: int, sentence: tuple[int, int]) -> Unparallel | None:
    """The clause in which "and that" goes on with what somebody was asked "to" do: urged them to stop and that it ends.

    No other "that", and no comma, stands between; ``verb`` is the place of the second "that".
    """
    tokens, (start, end) = context.tokens, sentence
    if joint + 2 >= end or tokens[joint + 1].text != "that" or is_a(word_at(tokens, joint + 2), "prepositions"):
        return None
    to = next((at for at in range(joint - 1, max(start, joint - _REACH), -1) if word_at(tokens, at) == "to"), None)
    if to is None or any(tokens[at].text in (*_END, "that", '"', "”") for at in range(to, joint)):
        return None
    if any(is_a(tokens[at].text, "reporting", "thinking", "asking") for at in range(to, joint)):
        return None
    before = range(to - 1, max(start, to - _OWN_SUBJECT) - 1, -1)
    first = next((at for at in before if word_at(tokens, at) in _ASKED), None)
    if first is None or not any(is_finite(token.text) for token in tokens[joint + 3 : end]):
        return None
    return Unparallel(first, _clause_end(tokens, joint, end), joint + 1)


def _is_verb(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word))
