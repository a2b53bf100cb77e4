"""Surnames that are named alone and stand as words: "The tailor denies it", "Forty expects to read them"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_function, is_role
from align.auditing.meanings import is_meaning, meaning_words, surnames_with_meaning
from align.auditing.persons import Person, rendered
from align.names.cases import without_possessive
from align.names.inflection import nominatives
from align.types import Bead

_WORD = re.compile(r"[^\W\d_]+")
_SAYING = ("reporting", "quoting", "thinking", "asking", "deciding", "promising")
# Offices that somebody may well hold: the king is seldom Mr. Král.
_HELD = frozenset(
    ("king", "queen", "emperor", "prince", "duke", "count", "pope", "bishop", "mayor", "head", "general", "major")
)
_BEHIND = 4  # tokens in which a verb of saying shows that a person is meant
_STEM = 4
_LEAST_CONFIDENCE = 0.3


def second_mentions(context: Context, named: Sequence[Person], lang: str) -> Iterator[tuple[int, int, Person]]:
    """The spans of the words that stand for a surname where the original has it alone, each with its person.

    ``named`` are the persons whom the original names in full somewhere.
    """
    bearers = [
        person
        for person in named
        if any(each in surnames_with_meaning(lang) for each in nominatives(person.surname, lang))
    ]
    for bead in context.aligned.beads if bearers else ():
        if not bead.source_ids or not bead.target_ids or bead.confidence < _LEAST_CONFIDENCE:
            continue
        originals = [_WORD.findall(segment.text) for segment in context.source_of(bead)]
        capitals = {word for words in originals for word in words if word[0].isupper()}
        told = {form for word in capitals for form in nominatives(word, lang)}
        for person in bearers:
            first = None if told.isdisjoint(nominatives(person.surname, lang)) else _mention(originals, person, lang)
            if first is not None:
                yield from _stands_for(context, bead, person, lang, first=first)


def _mention(originals: Sequence[Sequence[str]], person: Person, lang: str) -> bool | None:
    """Whether these sentences have the surname as their first word only; None where they have it not, or as a word."""
    forms, places = set(nominatives(person.surname, lang)), []
    stem = person.surname.lower()[:_STEM]
    for words in originals:
        for at, word in enumerate(words):
            if word[:_STEM] == stem and word.islower():
                return None
            if word[0].isupper() and not forms.isdisjoint(nominatives(word, lang)):
                if at and words[at - 1] == person.given:
                    return None
                places.append(at)
    return all(at == 0 for at in places) if places else None


def _stands_for(
    context: Context, bead: Bead, person: Person, lang: str, *, first: bool
) -> Iterator[tuple[int, int, Person]]:
    for segment in context.target_of(bead):
        low, high = context.token_at(segment.start), context.token_at(segment.end - 1) + 1
        tokens = context.tokens[low:high]
        if rendered(tokens, person.surname, lang, context.names):
            return
        for at, token in enumerate(tokens):
            word = without_possessive(token.text)
            if word.lower() not in meaning_words() or not is_meaning(word, person.surname, lang):
                continue
            article = at > 0 and tokens[at - 1].text in ("The", "the")
            if article and word.lower() in _HELD:
                continue
            if not (token.is_capitalised or article) or (first and not _is_person(tokens, at)):
                continue
            if not _in_name(context, tokens, at) and not context.protected(token.start, token.end):
                yield tokens[at - article].start, token.start + len(word), person


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is somebody's office, or the subject of a verb of saying or thinking."""
    word = tokens[at].text.lower()
    behind = [token.text for token in tokens[at + 1 : at + 1 + _BEHIND]]
    return is_role(word) or is_a(word, "trades", "callings") or any(is_a(each, *_SAYING) for each in behind)


def _in_name(context: Context, tokens: Sequence[Token], at: int) -> bool:
    """Whether another capitalised word beside it makes it a part of a longer name."""
    for one, other in ((at - 1, at), (at, at + 1)):
        if one < 0 or other >= len(tokens):
            continue
        beside = tokens[one] if other == at else tokens[other]
        parted = context.text[tokens[one].end : tokens[other].start] not in (" ", "\u00a0")
        if beside.is_capitalised and not parted and not is_function(beside.text.lower()):
            return True
    return False
