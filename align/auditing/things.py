"""Things that English may call "she": countries, companies, courts, and where they are the subject of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.gender import woman_in_english, words
from align.auditing.lexicon import is_a, is_finite, is_role
from align.names.cases import without_possessive

_SUBJECT = 4
_PARTING = frozenset((",", ";", ":", "that", "which", "who", "while", "—", "–", "(", ")"))


def is_thing(token: Token) -> bool:
    """Whether the word is a country, or a noun for a body or a thing: company, carmaker, court, library."""
    bare = without_possessive(token.text)
    return bare.lower() in words()["things"] | words()["makers"] or bare in words()["places"]


def is_in_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place's word is part of somebody's name: London Breed."""
    token = tokens[at]
    if not token.is_capitalised or token.text.lower() in words()["makers"] or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return (
        following.is_word
        and following.is_capitalised
        and following.start == token.end + 1
        and not is_role(following.text)
        and following.text.lower() not in words()["things"]
    )


def is_its_subject(tokens: Sequence[Token], thing: int, pronoun: int, start: int) -> bool:
    """Whether nothing but a verb stands between: "Poland has kept her promise"."""
    between = [token.text for token in tokens[thing + 1 : pronoun]]
    if not 1 <= len(between) <= _SUBJECT or any(not word.islower() for word in between):
        return False
    if woman_in_english(token.text for token in tokens[start:pronoun]):
        return False
    return is_finite(between[0]) or is_a(between[0], "adverbs")


def is_of_state(tokens: Sequence[Token], thing: int, pronoun: int, start: int) -> bool:
    """Whether a country opens the sentence and owns what only states have: Colombia … and her government."""
    owned = word_at(tokens, pronoun + 1) in words()["of_states"]
    return owned and thing == start and not woman_in_english(token.text for token in tokens[start:pronoun])


def is_own_clause(tokens: Sequence[Token], thing: int, pronoun: int, start: int) -> bool:
    """Whether "that" opens a clause that has the thing, the pronoun, nothing between that parts them, and no woman."""
    if any(token.text in _PARTING for token in tokens[thing:pronoun]):
        return False
    opening = next((at for at in range(thing, start - 1, -1) if tokens[at].text in _PARTING), None)
    return (
        opening is not None
        and tokens[opening].text == "that"
        and not woman_in_english(token.text for token in tokens[opening:pronoun])
    )
