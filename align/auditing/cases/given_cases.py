"""The cases of given names: which one an English word has kept, and which the original has beside a surname."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from align.auditing.cases.czech_men import mans_nominative
from align.auditing.context import Context
from align.auditing.lexicon import frequency
from align.auditing.originals import Original, Originals
from align.auditing.rule import Mark
from align.names.cases import Reading, fold, nominative_forms, readings, without_possessive
from align.names.given import is_given_name
from align.names.inflection import parses
from align.names.persons import given
from align.names.sounds import is_cyrillic, similarity, sounds
from align.names.transliteration import romanize_russian

_BEHIND = re.compile(r"[ \u00a0]([^\W\d_a-zа-яё][^\W\d_]+)")
_UNKNOWN, _SAME, _UNLIKE = 1.2, 0.85, 0.3


@lru_cache(maxsize=4096)
def inflected_given(word: str, form: str, lang: str) -> Reading | None:
    """The given name that a word has another case of, as its form in the original does: Olegom, Emmanuelem."""
    if not word or is_given_name(word) or frequency(word) >= _UNKNOWN:
        return None
    return next((each for each in readings(word, form, lang) if is_given_name(each.english)), None)


def cases_of_given(name: str, original: Original, lang: str) -> frozenset[str] | None:
    """The cases in which the given name stands before the surname in the source; None where it is a nominative."""
    found: frozenset[str] = frozenset()
    for before in original.before:
        if not before:
            continue
        cases = _cases(name, before, lang)
        if cases is None:
            return None
        found |= cases
    return found or None


def behind_nominative(context: Context, index: int, original: Original, lang: str) -> bool:
    """Whether the original has the name before this word in the nominative, and so the surname too: Maia Sandu."""
    name = context.tokens[index - 1].text if index else ""
    return name[:1].isupper() and any(_cases(name, before, lang) is None for before in original.before if before)


def cases_behind(context: Context, index: int, original: Original, lang: str) -> frozenset[str] | None:
    """The cases of the surname right behind a given name, as the original has them where English has its nominative.

    Empty where another word follows, None where the original has the nominative too.
    """
    source = context.aligned.source
    following = context.tokens[index + 1] if index + 1 < len(context.tokens) else None
    if source is None or following is None or context.text[context.tokens[index].end : following.start] != " ":
        return frozenset()
    surname = without_possessive(following.text)
    found: frozenset[str] = frozenset()
    for start in original.starts if following.is_capitalised else ():
        behind = _BEHIND.match(source.text, start + len(original.form))
        cases = _cases(surname, behind[1], lang) if behind else frozenset()
        if cases is None:
            return None
        found |= cases
    return found


@lru_cache(maxsize=4096)
def _cases(name: str, form: str, lang: str) -> frozenset[str] | None:
    """The cases of a source form beside its English name; empty for another name, None for the nominative."""
    wanted = sounds(name)
    here = similarity(wanted, sounds(form), 0.6)
    found: frozenset[str] = frozenset()
    best = 0.0
    for nominative, ending in nominative_forms(form, lang):
        score = similarity(wanted, sounds(nominative), 0.75)
        if score and score >= best - 0.02:
            found = found | ending.cases if abs(score - best) <= 0.02 else ending.cases
            best = max(best, score)
    if best > here:
        return found
    return None if here >= 0.85 else frozenset()


def is_plain(name: str, form: str) -> bool:
    """Whether a given name that would have a case ending has none, so that its surname has none either."""
    ends_in_consonant = form[-1:].isalpha() and fold(form[-1]) not in "aeiouyаеёиоуыэюя"
    return ends_in_consonant and similarity(sounds(name), sounds(form), 0.85) > 0


def mans_given(word: str, forms: Iterable[str]) -> str | None:
    """The English nominative of a Russian man's given name that ``word`` has another case of: Pavel of Pavla.

    ``forms`` stand before the surname in the original. None where the form may be a woman's name (Александра).
    """
    for form in forms:
        named = _mans_nominative(form) if is_cyrillic(form) else None
        known = given(romanize_russian(named.capitalize())) if named else None
        if known is None or named is None or known.english(False) == word:
            continue
        if similarity(sounds(word), sounds(form), _SAME) > similarity(sounds(word), sounds(named), _UNLIKE):
            return known.english(False)
    return None


@lru_cache(maxsize=4096)
def _mans_nominative(form: str) -> str | None:
    """The nominative of a form that is a man's name and not in the nominative by all its readings; else None."""
    names = [parse for parse in parses(form.lower()) if "Name" in parse.tag]
    oblique = bool(names) and all("masc" in parse.tag and "nomn" not in parse.tag for parse in names)
    return str(names[0].normal_form) if oblique else None


def with_given(context: Context, originals: Originals, mark: Mark) -> Mark:
    """The mark with the given name before it, where the original has that in the same case: Sergeya Petrova."""
    index = context.token_at(mark.start)
    before = context.tokens[index - 1] if index else None
    found = originals.forms.get(mark.evidence["source"])
    if before is None or found is None or context.text[before.end : mark.start] != " ":
        return mark
    name = mans_given(before.text, found.before)
    if originals.lang == "cs" and set(found.before) == {before.text}:
        name = mans_nominative(before.text)
    if name is None or context.protected(before.start, before.end):
        return mark
    return _from(context, before.start, name, mark)


def joined(context: Context, given: Mark, surname: Mark) -> Mark:
    """One mark for given name and surname."""
    whole = _from(context, given.start, given.replacement or "", surname)
    return replace(whole, confidence=min(given.confidence, surname.confidence))


def _from(context: Context, start: int, name: str, surname: Mark) -> Mark:
    """A surname's mark with the given name that begins at ``start`` and in English is ``name``."""
    told = f"“{context.text[start : surname.end]}” keeps the case endings of the original"
    return replace(surname, start=start, message=told, replacement=f"{name} {surname.replacement}")
