"""Where a clause begins: its verb seen from its subject, and its subject seen from its verb.

All work on token indices; ``end`` is exclusive. They say None where the words alone leave a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import name_start, word_at
from align.auditing.context import Token
from align.auditing.lexicon import (
    is_a,
    is_adverb,
    is_finite,
    is_function,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)

_LONGEST_SUBJECT, _LONGEST_NOUN = 9, 4
_PRONOUNS = frozenset(("i", "he", "she", "it", "we", "they", "you", "there"))
_POINTING = ("this", "these", "those")
_NO_PREDICATE = ("be", "been", "being", "having")
_NOT_INSIDE = ("that", "after", "before", "since", "during", "until", "ago", "later")
_JOINS = ("of", "for", "in")
_BARE = frozenset(
    ("police", "officials", "authorities", "prosecutors", "analysts", "experts", "organizers", "organisers")
)
_OBJECTS = ("determiners", "subject_pronouns")
_OBJECT_PRONOUNS = ("him", "her", "them", "us", "me")
_MANY = ("i", "we", "they", "you")


def is_sure_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether a finite verb stands here by more than its form: no noun, no participle that belongs to a noun."""
    word, following = tokens[place].text, word_at(tokens, place + 1)
    if not word.islower() or is_a(word_at(tokens, place - 1), "determiners"):
        return False
    if is_a(word, "auxiliaries"):
        return word not in _NO_PREDICATE
    if is_a(word, "intransitive_past") or (is_past(word) and not is_participle(word)):
        return True
    governs = is_a(following, *_OBJECTS) or following in _OBJECT_PRONOUNS or following[:1].isdigit()
    if is_past(word) or is_third_person(word):
        named = place + 1 < len(tokens) and tokens[place + 1].is_capitalised
        return governs or (named and is_past(word))
    return False


def is_pronoun(word: str) -> bool:
    """Whether the word can only be the subject of a clause: "he", "they"; not "that"."""
    return word.lower() in _PRONOUNS


def clause_verb(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """The verb of the clause whose subject begins at ``index``."""
    word = word_at(tokens, index)
    if word in _PRONOUNS:
        verb = _past_adverbs(tokens, index + 1, end)
        base = verb < end and word in _MANY and is_a(tokens[verb].text, "infinitives")
        return verb if base or (verb < end and _may_be_verb(tokens[verb].text)) else None
    if word in _POINTING and index + 1 < end and is_sure_verb(tokens, index + 1):
        return index + 1
    named = index < end and tokens[index].is_capitalised and not is_function(word)
    if not (named or is_a(word, "determiners")) or word == "that":
        return None
    for place in range(index + 1, min(end, index + _LONGEST_SUBJECT)):
        token, before = tokens[place], tokens[place - 1].text
        if not (token.is_word or token.text[0].isdigit()):
            return None
        if is_sure_verb(tokens, place) or _is_said(tokens, place, end) or _follows_name(tokens, place, end):
            return None if is_function(before) and not is_a(before, "adverbs") else place
        new = is_a(token.text, "determiners") and not is_function(before)
        joined = token.text != "and" and is_a(token.text, "conjunctions")
        if new or joined or is_a(token.text, "relatives", "subject_pronouns"):
            return None
    return None


def _is_said(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a verb of saying stands here with what is said behind it: "said prices had risen"."""
    word = tokens[place].text
    return word.islower() and is_a(word, "reporting") and place + 1 < end and tokens[place + 1].text[0].isalnum()


def _follows_name(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a past form stands right behind a name and no phrase goes on from it: "Hudák paid twice"."""
    word, before = tokens[place].text, tokens[place - 1]
    if not (before.is_capitalised and word.islower() and is_past(word)) or is_function(before.text):
        return False
    return place + 1 < end and not is_a(tokens[place + 1].text, "prepositions") and not is_role(before.text)


def _may_be_verb(word: str) -> bool:
    return word.islower() and (is_finite(word) or is_third_person(word)) and word not in _NO_PREDICATE


def _past_adverbs(tokens: Sequence[Token], place: int, end: int) -> int:
    while place < end and is_adverb(word_at(tokens, place)):
        place += 1
    return place


def subject_before(tokens: Sequence[Token], verb: int, start: int) -> int | None:
    """Where the simple subject right before a verb begins: a pronoun, a name, "the head of the union"."""
    place = verb - 1
    while place > start and is_adverb(word_at(tokens, place)):
        place -= 1
    first = _noun_phrase(tokens, place, start)
    while first is not None and first - 2 > start and tokens[first - 1].text in _JOINS:
        longer = _noun_phrase(tokens, first - 2, start)
        if longer is None:
            return None
        first = longer
    return first


def _noun_phrase(tokens: Sequence[Token], last: int, start: int) -> int | None:
    """Where the noun phrase without prepositions begins whose last word is ``last``."""
    if last < start or not tokens[last].is_word:
        return None
    word = tokens[last]
    if is_pronoun(word.text):
        return last
    if word.is_capitalised and not is_function(word.text):
        first = name_start(tokens, last, start)
        if first > start and is_a(tokens[first - 1].text, "determiners"):
            return first - 1
        return None if first > start and is_role(tokens[first - 1].text) else first
    if is_function(word.text):
        return None
    if word.text in _BARE:
        return last - (last > start and is_a(tokens[last - 1].text, "determiners"))
    for place in range(last - 1, max(start, last - 1 - _LONGEST_NOUN) - 1, -1):
        if is_a(tokens[place].text, "determiners"):
            return place
        if not tokens[place].is_word or is_function(tokens[place].text):
            return None
    return None


def is_noun_phrase(words: Sequence[Token]) -> bool:
    """Whether the words may be the subject of a clause and hold no clause themselves: "Most of the money"."""
    if not words or not words[0].is_word:
        return False
    opening = words[0].text
    if "'" in opening.replace("’", "'") and is_a(opening, "subject_pronouns"):  # "It's hard to see them"
        return False
    if is_a(opening, "prepositions", "conjunctions", "adverbs", "relatives", "time") or is_pronoun(opening):
        return False
    if opening.endswith(("ly", "ing")) or opening.lower() in ("according", "asked", "born", "next"):
        return False
    plain = all(token.is_word or token.text[0].isdigit() for token in words)
    linked = any(is_a(token.text, "relatives") or token.text in _NOT_INSIDE for token in words[1:])
    verbs = (at for at in range(1, len(words)) if words[at].text.islower() and not is_role(words[at].text))
    return plain and not linked and not any(_is_clause_verb(words, at) for at in verbs)


def _is_clause_verb(words: Sequence[Token], at: int) -> bool:
    word, before = words[at].text, words[at - 1].text
    if is_a(word, "auxiliaries"):
        return word not in _NO_PREDICATE
    if is_a(before, "determiners", "prepositions"):
        return False
    return (is_past(word) and not is_participle(word)) or is_sure_verb(words, at) or is_a(word, "reporting")
