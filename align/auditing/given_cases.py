"""The cases of given names: which one an English word has kept, and which the original has beside a surname."""

from __future__ import annotations

from functools import lru_cache

from align.auditing.lexicon import frequency
from align.auditing.originals import Original
from align.names.cases import Reading, fold, nominative_forms, readings
from align.names.given import is_given_name
from align.names.sounds import similarity, sounds

_UNKNOWN = 1.2


@lru_cache(maxsize=4096)
def inflected_given(word: str, form: str, lang: str) -> Reading | None:
    """The given name that a word has another case of, as its form in the original does: Olegom, Emmanuelem."""
    if not word or is_given_name(word) or frequency(word) >= _UNKNOWN:
        return None
    return next((each for each in readings(word, form, lang) if is_given_name(each.english)), None)


def cases_of_given(given: str, original: Original, lang: str) -> frozenset[str] | None:
    """The cases in which the given name stands before the surname in the source; None where it is a nominative."""
    found: frozenset[str] = frozenset()
    for before in original.before:
        if not before:
            continue
        cases = _cases(given, before, lang)
        if cases is None:
            return None
        found |= cases
    return found or None


@lru_cache(maxsize=4096)
def _cases(given: str, form: str, lang: str) -> frozenset[str] | None:
    """The cases of a source form beside its English name; empty for another name, None for the nominative."""
    wanted = sounds(given)
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


def is_plain(given: str, form: str) -> bool:
    """Whether a given name that would have a case ending has none, so that its surname has none either."""
    ends_in_consonant = form[-1:].isalpha() and fold(form[-1]) not in "aeiouyаеёиоуыэюя"
    return ends_in_consonant and similarity(sounds(given), sounds(form), 0.85) > 0
