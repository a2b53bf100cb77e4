"""Places of the original that the English leaves out: "in Poland" for "v polském Lublinu".

A place counts as left out only if the fresh translation has its name in the original's letters, so that English has no
other word for it, and the English version has it nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from align.auditing.context import Context, Token, tokenize
from align.auditing.lexicon import frequency, is_a, is_function
from align.auditing.persons import persons, rendered, renders
from align.auditing.stems import stems_of
from align.names import NameIndex
from align.names.cases import fold
from align.names.exonyms import other_spellings
from align.names.inflection import nominatives
from align.names.sounds import is_cyrillic
from align.names.transliteration import from_czech, romanizations
from align.types import Bead, Segment

_SHORTEST = 3  # letters
_SURE = 0.85  # how alike the name and its rendering in the fresh translation sound
_COMMON = 4.6  # from here on a word is English
_REACH = 4  # words from the name to one that both translations have
_JOINING = ("a", "i", "и", "или", "nebo", ",")
_WHERE = frozenset(
    (
        *("v", "ve", "do", "z", "ze", "u", "poblíž", "nedaleko", "mezi", "přes", "kolem"),
        *("в", "во", "из", "до", "под", "через", "возле", "близ", "у", "около", "на"),
    )
)
ADJECTIVE = re.compile(
    r"(?:n|[sc]k)(?:[íýáéou]|ím|ém|ým|ího|ého|ému|ou)$|(?:[сц]к|н)(?:ий|ом|ого|ому|ым|им|ая|ой|ую|ое|ие|их)$"
)
_KIN = 3  # letters that Poland and Polish share


@dataclass(frozen=True, slots=True)
class LostPlace:
    """The name in the original and in the fresh translation, and the English words beside which it should stand."""

    source: str
    fresh: str
    start: int
    end: int


def lost_places(context: Context, bead: Bead, tokens: Sequence[Token], begun: frozenset[str]) -> list[LostPlace]:
    """The places that the bead's English, ``tokens``, leaves out; ``begun``: the ``beginnings`` of the whole text."""
    found: list[LostPlace] = []
    if len(bead.source_ids) != 1 or not tokens:
        return found
    [segment] = context.source_of(bead)
    hypothesis = tokenize(context.hypothesis_of(bead))
    if not any(fold(hypothesis[at].text[:_KIN]) not in begun for at in _names(hypothesis)):
        return found
    known = NameIndex((segment.text,), segment.lang)
    if has_stranger(tokens, hypothesis, known):
        return found
    taken = {word for person in persons(segment.text, segment.lang) for word in (person.given, person.surname)}
    for name in known:
        if len(name) < _SHORTEST or name.isupper() or name in taken or not _is_inside(segment.text, name):
            continue
        at = _in_fresh(hypothesis, name, segment.lang)
        if at is None or may_begin(name, segment.lang) & begun or is_told(tokens, known, name, segment.lang):
            continue
        if (span := _beside(segment, name, (hypothesis, at), tokens)) is not None:
            found.append(LostPlace(name, hypothesis[at].text, *span))
    return found


def has_stranger(tokens: Sequence[Token], hypothesis: Sequence[Token], known: NameIndex) -> bool:
    """Whether a word with a capital is no name of the sentence and not in its fresh translation: perhaps the place."""
    fresh = {token.text[:_KIN] for token in hypothesis}
    for place, token in enumerate(tokens):
        word = token.text
        opens = (word[1:].islower() or len(word) == 1) and (
            not place or (frequency(word) >= _COMMON and not _joins(tokens, place))
        )
        if not word.islower() and word[0].isalpha() and not opens and word[:_KIN] not in fresh and not known.find(word):
            return True
    return False


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether another word with a capital stands beside this one: Pearl Harbor."""
    beside = (tokens[place] for place in (at - 1, at + 1) if 0 < place < len(tokens))
    return any(token.is_capitalised and token.is_word for token in beside)


def _is_inside(text: str, name: str) -> bool:
    """Whether the name stands where a place does, with no capital beside it: behind "in", or in an enumeration."""
    words = tokenize(text)
    at = next((place for place, token in enumerate(words) if token.text == name), 0)
    beside = [words[place] for place in (at - 1, at + 1) if 0 < place < len(words)]
    if not at or any(token.is_capitalised or token.text in ('"', "„", "«", "»", "“") for token in beside):
        return False
    if ADJECTIVE.search(name) and at + 1 < len(words) and words[at + 1].text.islower():
        return False  # "Vrchního soudu": part of a name that English translates
    where = any(token.text.lower() in _WHERE for token in words[max(0, at - 2) : at])
    return where or _partner(words, at) is not None


def beginnings(context: Context) -> frozenset[str]:
    """How the words of the English with a capital begin: a place that the text has anywhere is not looked for."""
    return frozenset(fold(word[:_KIN]) for word in context.words if word[0].isupper())


def is_told(tokens: Sequence[Token], known: NameIndex, name: str, lang: str) -> bool:
    """Whether one of the English words is the name."""
    matches = (known.find(token.text) for token in tokens if token.text[0].isupper())
    return rendered(tokens, name, lang) or any(match is not None and match.source == name for match in matches)


@lru_cache(maxsize=4096)
def may_begin(name: str, lang: str) -> frozenset[str]:
    """How English words for the name may begin: in its own letters, romanized, or as the place was or is called."""
    forms = [form.capitalize() for form in nominatives(name, lang)]
    spelled = (
        {*forms, *map(from_czech, forms)} if not is_cyrillic(name) else {r for f in forms for r in romanizations(f)}
    )
    others = {other for each in spelled for other in other_spellings(each)}
    return frozenset(fold(each[:_KIN]) for each in (*spelled, *others))


def _names(hypothesis: Sequence[Token]) -> Iterator[int]:
    """The places of the words of the fresh translation that may be names."""
    for at, token in enumerate(hypothesis):
        if at and token.is_capitalised and frequency(token.text) < _COMMON:
            yield at


def _in_fresh(hypothesis: Sequence[Token], name: str, lang: str) -> int | None:
    """Where the fresh translation has the name in the original's letters."""
    return next((at for at in _names(hypothesis) if renders(hypothesis[at].text, name, lang, _SURE)), None)


def _beside(
    segment: Segment, name: str, fresh: tuple[Sequence[Token], int], tokens: Sequence[Token]
) -> tuple[int, int] | None:
    """The English words beside which the name should stand: its neighbour in an enumeration, or a word before it."""
    words = tokenize(segment.text)
    at = next(place for place, token in enumerate(words) if token.text == name)
    if (partner := _partner(words, at)) is not None:
        for index, token in enumerate(tokens):
            if token.is_capitalised and renders(token.text, partner, segment.lang, _SURE):
                return _phrase(tokens, index)
    hypothesis, place = fresh
    near = range(max(0, place - _REACH), min(len(hypothesis), place + _REACH))
    for other in sorted(near, key=lambda k: (not hypothesis[k].is_capitalised, k > place, abs(k - place))):
        word = hypothesis[other].text
        if other == place or not word[0].isalpha() or is_function(word):
            continue
        for index, token in enumerate(tokens):
            if _is_same(token, word):
                return _phrase(tokens, index)
    return None


def _partner(words: Sequence[Token], at: int) -> str | None:
    """The other name of an enumeration: "v Oděse a v Constanțe"."""
    for way in (-1, 1):
        step = at + way
        if way < 0 and at > 1 and words[step].text.lower() in _WHERE:
            step -= 1
        if not 0 < step < len(words) - 1 or words[step].text not in _JOINING:
            continue
        step += way
        if way > 0 and step < len(words) - 1 and words[step].text.lower() in _WHERE:
            step += 1
        if words[step].is_capitalised:
            return words[step].text
    return None


def _is_same(token: Token, word: str) -> bool:
    """Whether the English word is the fresh translation's, in whatever form: Poland and Polish, observatory."""
    if token.is_capitalised and word[0].isupper():
        return token.text[:_KIN] == word[:_KIN] != "The"
    return token.text.lower() == word.lower() or (token.text.islower() and bool(stems_of(token.text) & stems_of(word)))


def _phrase(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    """The word with the article and the preposition before it."""
    first = index
    while first and index - first < 2 and is_a(tokens[first - 1].text.lower(), "determiners", "prepositions"):
        first -= 1
    return tokens[first].start, tokens[index].end
