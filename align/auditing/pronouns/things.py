"""Things that English may call "she": countries, companies, courts, and where they are the subject of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_role
from align.auditing.pronouns.gender import woman_in_english, words
from align.names.cases import without_possessive
from align.names.given import is_given_name

_SUBJECT = 4
_ADJECTIVES = 3  # words behind "The" that may lead to the thing
_RARE = 3.0
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


def is_beside(tokens: Sequence[Token], pronoun: int, start: int) -> bool:
    """Whether a thing and a preposition stand right before, in the sentence: "congratulated Moldova on her choice"."""
    thing = pronoun - 2
    return thing >= start and is_thing(tokens[thing]) and is_a(word_at(tokens, pronoun - 1), "prepositions")


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


def opening_thing(context: Context, start: int, index: int) -> Token | None:
    """The thing ("The country") or the name of no person ("Telbank") that opens the sentence; else None."""
    tokens = context.tokens
    first = start + (word_at(tokens, start) == "the")
    if first >= index:
        return None
    for place in range(first, min(first + _ADJECTIVES, index) if first > start else first):  # "The Moldovan company"
        if is_thing(tokens[place]):
            return tokens[place]
        if not tokens[place].is_word or is_function(tokens[place].text) or is_finite(tokens[place].text):
            break
    name, following = tokens[first], tokens[first + 1].text
    if not name.is_capitalised or is_given_name(name.text) or frequency(name.text) >= _RARE:
        return None
    return name if following.islower() and is_finite(following) and not _is_person(context, first) else None


def _is_person(context: Context, index: int) -> bool:
    """Whether the name stands behind a given name or an office elsewhere in the text."""
    tokens, name = context.tokens, context.tokens[index].text
    for at, token in enumerate(tokens):
        if at and token.text == name and (is_role(tokens[at - 1].text) or is_given_name(tokens[at - 1].text)):
            return True
    return False


def may_be_vessel(tokens: Sequence[Token], index: int, thing: Token) -> bool:
    """Whether the text has spoken of a ship, so that "she" is one, unless the thing is a country or a company."""
    bare = without_possessive(thing.text)
    if bare in words()["places"] or bare.lower() in words()["makers"]:
        return False
    return any(token.text in words()["vessels"] for token in tokens[:index])
