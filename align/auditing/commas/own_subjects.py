"""The verb of a clause whose subject may be a plain noun: "shipments of flour abroad have fallen", "blasting goes on".

All work on token indices; ``end`` is exclusive. They say None where the words alone leave a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.lexicon import (
    is_a,
    is_adverb,
    is_count,
    is_finite,
    is_function,
    is_gerund,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.phrases import clause_verb, is_pronoun, is_sure_verb

_LONGEST_SUBJECT, _SHORT, _BRIEF = 11, 4, 8
_NO_PREDICATE = ("be", "been", "being", "having")
_INSIDE = frozenset(
    ("of", "for", "in", "from", "on", "at", "under", "near", "to", "with", "between", "by", "and", "the", "a", "an")
)
_NO_SUBJECT = frozenset(
    (
        *("that", "which", "who", "what", "each", "both", "such", "more", "less", "even", "not", "only"),
        *("abroad", "again", "overnight", "together", "home", "away", "out", "off", "up", "down"),
    )
)


def own_verb(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The finite verb, sure by more than its form, of the clause whose subject begins at ``first``."""
    known = clause_verb(tokens, first, end)
    if known is not None or first >= end:
        return known
    if not _may_begin_subject(tokens[first]):
        return None
    for place in range(first + 1, min(end - 1, first + _LONGEST_SUBJECT)):
        word, before = tokens[place].text, tokens[place - 1].text
        if not (word[0].isalnum() or word == "-"):
            return None
        if before[0].isalnum() and not _is_small(before) and _is_main(tokens, place):
            return place
        article = is_a(word, "determiners") and not _is_small(before) and before != "-"
        small = is_function(word) and word not in _INSIDE and not is_adverb(word) and not is_a(word, "determiners")
        if article or small or is_pronoun(word):
            return None
    return None


def _is_small(word: str) -> bool:
    """Whether a word of a closed class stands here that no noun phrase ends with; "abroad" and "now" may end one."""
    return is_function(word) and not is_a(word, "adverbs")


def _may_begin_subject(token: Token) -> bool:
    word = token.text
    if word.lower() in _NO_SUBJECT or not word[0].isalnum():
        return False
    if is_count(word) or is_a(word, "determiners") or word[0].isdigit():
        return True
    noun = token.is_capitalised or not (is_finite(word) and not is_role(word))
    return noun and not is_function(word) and not is_adverb(word)


def _is_main(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].text
    if not word.islower() or word in _NO_PREDICATE or is_role(word):
        return False
    if is_a(word, "auxiliaries") or is_sure_verb(tokens, place):
        return True
    following = word_at(tokens, place + 1)
    goes_on = is_a(following, "adverbs", "prepositions") and following not in ("of", "by")
    lone = tokens[place - 1].text[-1] != "s" and not is_past(word)
    return lone and is_third_person(word) and (goes_on or following == "to")


def may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word has the form of a finite verb, and no article or preposition before it makes it a noun."""
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or word in _NO_PREDICATE or is_role(word) or is_count(before):
        return False
    if is_a(before, "determiners", "prepositions") or before == "to" or before.endswith(("'s", "’s")):
        return False
    return (
        is_finite(word) or is_third_person(word) or (word.endswith("ed") and len(word) > _SHORT and before[-1] != "-")
    )


def only_verb(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The past form behind a simple subject at ``first``, where the clause has no other that may be its verb."""
    if first >= end or not _may_begin_subject(tokens[first]):
        return None
    verb = None
    for at in range(first + 1, end):
        word, before = tokens[at].text, tokens[at - 1].text
        if not (word[0].isalnum() or word == "-") or (verb and is_a(word, "conjunctions") and word != "than"):
            break
        if not may_be_verb(tokens, at):
            inner = word in _INSIDE or not is_function(word) or is_adverb(word)
            if verb is None and (at - first > _LONGEST_SUBJECT or not inner or is_pronoun(word)):
                return None
            continue
        if verb is not None or not is_past(word) or _is_small(before):
            return None
        verb = at
    return verb


def is_brief(tokens: Sequence[Token], clauses: tuple[int, int, int]) -> bool:
    """Whether two clauses of pronouns, joined at the second of three places, are so short that no comma need part them.

    "He opened the door but it would not stay".
    """
    first, place, end = clauses
    stop = next((at for at in range(place + 1, end) if not tokens[at].text[0].isalnum()), end)
    pronouns = is_pronoun(tokens[first].text) and is_pronoun(tokens[place + 1].text)
    return pronouns and place - first <= _BRIEF and stop - place - 1 < _BRIEF - 1


def may_end_clause(token: Token) -> bool:
    """Whether a clause or phrase may end with the word: a noun, a name, a figure, an adverb."""
    word = token.text
    if not word[-1].isalnum() or word.endswith(("'s", "’s")):
        return word == "%"
    return token.is_capitalised or not (_is_small(word) or is_gerund(word))
