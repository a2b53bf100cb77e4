"""Countries, places and firms that the original names outright and the English leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from align.auditing.context import Context, Token, tokenize
from align.auditing.covering.clause_words import patterns
from align.auditing.persons import persons
from align.auditing.places.countries import Country, country_of
from align.auditing.places.lost_places import ADJECTIVE, has_stranger, is_told, may_begin
from align.letters import UPPER
from align.names import NameIndex
from align.names.cases import without_possessive
from align.types import Bead

_QUOTES = '„"«'
_LEAST, _TELLING = 3, 5  # letters
_HOME = {"cs": "czechia", "ru": "russia"}  # goes without saying at home


@dataclass(frozen=True, slots=True)
class Lost:
    """The name as it stands in the original, and the English name of a country."""

    source: str
    english: str = ""


def lost_countries(context: Context, bead: Bead, tokens: Sequence[Token]) -> Iterator[Lost]:
    """The countries of a bead's original for which the whole English text has no word.

    ``tokens`` are of the bead's English; one that says "the country" may mean them.
    """
    lang = context.source_of(bead)[0].lang
    if not tokens or any(_stands_for(token.text.lower()) for token in tokens):
        return
    seen = {_HOME.get(lang)}
    for segment in context.source_of(bead):
        words = tokenize(segment.text)
        for at, token in enumerate(words):
            country = country_of(token.text, lang) if token.is_capitalised else None
            if country and country.name not in seen and _is_alone(words, at) and not _is_told_of(context, country):
                seen.add(country.name)
                yield Lost(token.text, country.name.capitalize())


def _is_alone(words: Sequence[Token], at: int) -> bool:
    """Whether the word is no part of a longer name and not of a title: Padre Island, "Россия 24"."""
    beside = [words[place] for place in (at - 1, at + 1) if 0 <= place < len(words)]
    if not words[at].is_word or words[at].text.isupper():
        return False
    return not any(one.is_capitalised or one.text[0].isdigit() or one.text in _QUOTES for one in beside if one.start)


def _is_told_of(context: Context, country: Country) -> bool:
    """Whether the English has a word for the country that is not the translation of its capital's own name."""
    words = _capitals(context.words)
    if country.name[:_TELLING] in _lowered(context.text):
        return True
    told = (words.get(word) or words.get(f"{word}s") for word in country.words)
    return any(word is not None and not _is_told_itself(context, word) for word in told)


@lru_cache(maxsize=4)
def _capitals(words: frozenset[str]) -> Mapping[str, str]:
    return {without_possessive(word.lower()): word for word in words if word[0].isupper()}


@lru_cache(maxsize=4)
def _lowered(text: str) -> str:
    return text.lower()


def _is_told_itself(context: Context, word: str) -> bool:
    """Whether the original names the same, as often: Warsaw where the original has Warsaw too."""
    match = context.names.find(word) if context.names is not None else None
    source = context.aligned.source
    if match is None or source is None or country_of(match.source, source.lang):
        return False
    stem = match.source[: max(_LEAST, len(match.source) - 2)]
    return source.text.count(stem) >= context.texts.count(word)


def lost_names(context: Context, bead: Bead, tokens: Sequence[Token], begun: frozenset[str]) -> Iterator[Lost]:
    """The names behind "near", "in the port of" or "of the company" of which the English has no word."""
    lang = context.source_of(bead)[0].lang
    pattern = _pattern(lang)
    if pattern is None or not tokens or any(token.text == "capital" for token in tokens):
        return
    if not any(map(pattern.search, (segment.text for segment in context.source_of(bead)))):
        return
    hypothesis = tokenize(context.hypothesis_of(bead))
    known = NameIndex([one.text for one in context.source_of(bead)], lang)
    for segment in context.source_of(bead):
        people = {word for person in persons(segment.text, lang) for word in (person.given, person.surname)}
        for found in pattern.finditer(segment.text):
            if ADJECTIVE.search(found["name"]) and segment.text[found.end() : found.end() + 2].strip().islower():
                continue  # "u Krajského soudu": part of a name that English translates
            parts = [part for part in found["name"].split(" ") if part not in people]
            words = [word for part in parts for word in part.split("-") if len(word) >= _LEAST and word[1:].islower()]
            if not words or has_stranger(tokens, hypothesis, known):
                continue
            if any(may_begin(word, lang) & begun or is_told(tokens, known, word, lang) for word in words):
                continue
            yield Lost(" ".join(parts))


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    behind = [sides[lang] for sides in patterns("behind").values() if lang in sides]
    name = rf"(?P<name>[{UPPER}][\w-]+(?: [{UPPER}][\w-]+)?)"
    return re.compile(rf"(?i:\b(?:{'|'.join(behind)})) [{_QUOTES}]?{name}") if behind else None


@lru_cache(maxsize=2**14)
def _stands_for(word: str) -> bool:
    return re.fullmatch(patterns("country")["any"]["en"], word) is not None
