"""Verbs made of their own subject, or told by their own noun: a UN report reports that, the bank states in a statement.

The original, asked by the caller, must not say it so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_count, is_finite, is_function, is_regular_past, is_third_person
from align.auditing.stems import are_kin
from align.auditing.watches import is_word
from align.auditing.watching import Pair

_LEAST = 4
_MODIFIERS, _OF_REACH = 3, 7  # words between an article and its noun; words from a noun to its verb
_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ent", "ents", "ist", "ists")
_MENT = ("ment", "ments")
_NATURAL = ("work", "play", "live", "use", "build", "mean", "feel", "begin", "house", "process")
_OWNERS = ("its", "his", "her", "their")
_THROUGH = ("in", "by", "with", "through")


def _may_be_verb(word: str) -> bool:
    return word.islower() and len(word) > _LEAST and (is_third_person(word) or is_regular_past(word))


MAY_BE_KIN = Pair(is_word, _may_be_verb)


def kindred_subjects(tokens: Sequence[Token], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last token of each such pair, a verb of which is at one of the ``places``."""
    for index in places:
        verb = tokens[index].text
        if verb.startswith(_NATURAL):
            continue
        found = _beside(tokens, index) or _behind_phrase(tokens, index) or _by_its_noun(tokens, index)
        if found is not None:
            yield found


def _has_object(tokens: Sequence[Token], index: int) -> bool:
    following = word_at(tokens, index + 1)
    return is_a(following, "determiners") or is_count(following)


def _beside(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A noun with an article and further words, its verb, and an object: "a UN report reports a"."""
    noun, verb = tokens[index - 1].text, tokens[index].text
    kin = verb == f"{noun}s" or (is_regular_past(verb) and _kin(noun, verb))
    if not noun.islower() or not kin or not _has_object(tokens, index):
        return None
    return (index - 1, index) if _has_article(tokens, index - 1, least=1) else None


def _has_article(tokens: Sequence[Token], noun: int, least: int = 0) -> bool:
    """Whether an article or an owner stands before a noun, with at most a few words that are no function words."""
    for between in range(_MODIFIERS):
        at = noun - 1 - between
        if at < 0 or not tokens[at].is_word:
            return False
        if is_a(tokens[at].text, "determiners"):
            return between >= least
        if is_function(tokens[at].text.lower()):
            return False
    return False


def _behind_phrase(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A noun and what it is about before its verb with an object: "the exhibition in Brno exhibits the"."""
    if not _has_object(tokens, index) or is_a(tokens[index - 1].text, "auxiliaries", "adverbs"):
        return None
    present = is_third_person(tokens[index].text)
    if present and not tokens[index - 1].is_capitalised:
        return None
    for at in range(index - 1, max(0, index - _OF_REACH), -1):
        word = tokens[at].text
        if not tokens[at].is_word or is_a(word, "relatives", "conjunctions") or (word.islower() and is_finite(word)):
            return None
        if is_a(word, "prepositions"):
            noun = tokens[at - 1].text
            if present and word in ("of", "with", "for"):
                return None  # "the exhibition of Roman exhibits"
            if noun.islower() and _kin(noun, tokens[index].text):
                return (at - 1, index) if _has_article(tokens, at - 1) else None
    return None


def _by_its_noun(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A verb of the present and what its subject does it with: "the bank states in its statement"."""
    if not is_third_person(tokens[index].text) or word_at(tokens, index + 1) not in _THROUGH:
        return None
    subject = tokens[index - 1].is_capitalised or _has_article(tokens, index - 1)
    if not subject or word_at(tokens, index + 2) not in _OWNERS:
        return None
    for noun in (index + 3, index + 4):
        word = word_at(tokens, noun)
        if word.islower() and are_kin(word, tokens[index].text, _LEAST):
            return index, noun
        if not word or is_function(word):
            return None
    return None


def _kin(noun: str, verb: str) -> bool:
    agent = noun.endswith(_AGENTS) and not noun.endswith(_MENT)
    return not agent and noun != verb and are_kin(noun, verb, _LEAST)
