"""A pronoun that says again what "which" stands for: which A backs, but B rejects it."""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_gerund, is_past, is_third_person

REACH = 30
OBJECTS = ("it", "them", "him", "her")
NEW_CLAUSE = frozenset(("which", "that", "who", "whom", "and", "or", "but", "because", "when", "where", "if"))


def resumed(
    tokens: Sequence[Token], joint: int, sentence: tuple[int, int], *, in_original: bool
) -> tuple[int, int] | None:
    """The "which" and the pronoun behind "but" that says its object again; None where there are no such two.

    ``in_original``: the original has a pronoun there too, so that less need speak for it.
    """
    start, end = sentence
    relative = relative_before(tokens, joint - 1, start)
    if relative is None and (relative := _passive_before(tokens, joint - 1, start)) is not None:
        return _pronoun(tokens, relative, joint, end, in_original=False)
    if relative is None or word_at(tokens, relative) == "that":
        return None
    if _ends_with_object(tokens[joint - 2]) and not (in_original and tokens[joint - 2].text.isdigit()):
        return None
    return _pronoun(tokens, relative, joint, end, in_original=in_original)


def resumed_behind_and(tokens: Sequence[Token], joint: int, sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The same behind "and" with no comma: which A has approved and B has to consider it.

    A comma would begin another main clause.
    """
    start, end = sentence
    relative = relative_before(tokens, joint, start)
    if relative is None or word_at(tokens, relative) == "that" or _ends_with_object(tokens[joint - 1]):
        return None
    if is_a(word_at(tokens, relative - 1), "prepositions"):
        return None
    return _pronoun(tokens, relative, joint, end, in_original=False)


def _pronoun(
    tokens: Sequence[Token], relative: int, joint: int, end: int, *, in_original: bool
) -> tuple[int, int] | None:
    for place in range(joint + 1, end):
        word = word_at(tokens, place)
        if not tokens[place].is_word or word in NEW_CLAUSE:
            return None
        if word in OBJECTS and place > joint + 2 and _is_transitive(tokens[place - 1]):
            closes = place + 1 >= end or not word_at(tokens, place + 1)[0].isalnum()
            named = in_original and is_a(word_at(tokens, place + 1), "determiners")  # declares them its property
            return (relative, place) if closes or named or is_a(word_at(tokens, place + 1), "behind_verb") else None
    return None


def relative_before(tokens: Sequence[Token], end: int, start: int) -> int | None:
    """The "which" of the clause, with a subject and a verb of its own, that ends before ``end``; None without one."""
    for at in range(end - 1, max(start, end + 1 - REACH) - 1, -1):
        word = word_at(tokens, at)
        if word in (",", ";", ":"):
            return None
        if word in ("which", "whom") or (word == "that" and is_a(word_at(tokens, end - 1), "needs_object")):
            clause = tokens[at + 1 : end]
            lead = word_at(tokens, at + 1)
            verbs = [place for place, one in enumerate(clause) if may_be_verb(one) or is_a(one.text, "needs_object")]
            return at if verbs and verbs[0] > 0 and lead not in ("is", "was", "has", "had", "will") else None
    return None


def _passive_before(tokens: Sequence[Token], end: int, start: int) -> int | None:
    """The "which" of a clause in the passive with its agent: which was welcomed by the union."""
    for at in range(end - 1, max(start, end + 1 - REACH) - 1, -1):
        if word_at(tokens, at) in (",", ";", ":"):
            return None
        if word_at(tokens, at) == "which":
            verb = at + 2 + (word_at(tokens, at + 2) == "been")
            passive = word_at(tokens, at + 1) in ("is", "was", "are", "were", "has", "have", "had") and verb < end
            welcomed = passive and (is_a(word_at(tokens, verb), "needs_object"))
            return at if welcomed and word_at(tokens, verb + 1) == "by" else None
    return None


def is_participle_before(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether a participle with its agent stands between two commas: a plan, welcomed by the union, but ..."""
    for at in range(end - 1, max(start, end + 1 - REACH) - 1, -1):
        if word_at(tokens, at) in (",", ";", ":"):
            return is_a(word_at(tokens, at + 1), "needs_object") and word_at(tokens, at + 2) == "by"
    return False


def may_be_verb(token: Token) -> bool:
    """Whether a word in small letters may be a finite verb by its form."""
    word = token.text
    return word.islower() and (is_past(word) or is_third_person(word) or is_a(word, "auxiliaries", "present"))


def _ends_with_object(last: Token) -> bool:
    """Whether the first clause has an object of its own, so that "it" may be that: which gave A a plan, but B ..."""
    return not (
        may_be_verb(last)
        or last.text.lower() in ("to", "for", "of", "with")
        or is_a(last.text, "adverbs", "needs_object", "time")
    )


def _is_transitive(token: Token) -> bool:
    word = token.text
    return word.islower() and (may_be_verb(token) or is_gerund(word) or is_a(word, "needs_object", "infinitives"))
