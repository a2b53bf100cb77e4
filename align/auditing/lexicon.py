"""What the rules know about English words: frequencies, closed classes, verb forms, nouns for persons.

Frequencies are wordfreq's Zipf values: 3 is once in a million words, 6 once in a thousand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from align.quantities.words import look_up

_PERSON_ENDINGS = ("ist", "nomer", "grapher", "men", "woman", "women", "maker", "keeper", "holder")
COMMON = 4.2
_FAIR, _FORMS = 3.0, 2.3


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The word classes of ``data/words.toml`` by name."""
    table = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def is_a(word: str, *names: str) -> bool:
    """Whether the word belongs to one of the classes, capitals aside."""
    return not _classes_of(word).isdisjoint(names)


@lru_cache(maxsize=2**14)
def _classes_of(word: str) -> frozenset[str]:
    """The classes that list the word, capitals aside."""
    word = word.lower().replace("’", "'")
    return frozenset(name for name, words in word_classes().items() if word in words)


@lru_cache(maxsize=2**14)
def frequency(word: str) -> float:
    """The Zipf frequency of an English word, capitals aside; 0 for one that wordfreq does not know."""
    from math import log10

    from wordfreq import get_frequency_dict

    share = get_frequency_dict("en", "best").get(word.lower().replace("’", "'"), 0.0)
    return max(0.0, round(log10(share) + 9, 2)) if share else 0.0


@lru_cache(maxsize=2**14)
def is_role(word: str) -> bool:
    """Whether the word says what a person is: minister, spokeswoman, virologist."""
    word = word.lower()
    return (
        is_a(word.rpartition("-")[2], "roles")
        or is_a(word, "roles")
        or (len(word) > 6 and (word.endswith(_PERSON_ENDINGS) or _is_man(word)))
    )


def _is_man(word: str) -> bool:
    """Whether the word says what kind of man somebody is: it has a plural, as surnames such as Hoffman have not."""
    return word.endswith("man") and frequency(f"{word[:-3]}men") > 0


@lru_cache(maxsize=2**14)
def is_past(word: str) -> bool:
    """Whether the word may be a finite verb of the past, or its participle."""
    return is_a(word, "irregular_past") or is_regular_past(word)


@lru_cache(maxsize=2**14)
def is_regular_past(word: str) -> bool:
    """Whether the word is a verb's past form in ``-ed``."""
    formed = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
    return formed and not is_a(word, "not_past") and frequency(word) >= 3


@lru_cache(maxsize=2**14)
def is_finite(word: str) -> bool:
    """Whether the word may be the finite verb of a clause, judged by its form alone."""
    return is_a(word, "auxiliaries", "present") or is_past(word)


@lru_cache(maxsize=2**14)
def is_third_person(word: str) -> bool:
    """Whether the word has the form of a verb's third person: ``communicates``, beside ``communicated``."""
    stem = word.removesuffix("s")
    forms = (f"{stem}d", f"{stem}ed") if stem.endswith("e") else (f"{stem}ed", f"{stem.removesuffix('e')}ed")
    if is_a(stem, "infinitives") or is_a(stem.removesuffix("e"), "infinitives"):
        return word != stem and len(word) > 3
    return word != stem and len(word) > 4 and frequency(word) >= 3 and any(frequency(form) >= 3 for form in forms)


@lru_cache(maxsize=2**14)
def is_participle(word: str) -> bool:
    """Whether the word may be a past participle."""
    return is_a(word, "irregular_participles") or is_regular_past(word)


@lru_cache(maxsize=2**14)
def is_gerund(word: str) -> bool:
    """Whether the word is a verb's form in ``-ing``: its past form is a word too."""
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 3:
        return False
    return any(is_participle(f"{form}ed") for form in (stem, stem[:-1])) or is_a(word, "gerunds")


@lru_cache(maxsize=8192)
def has_word_forms(word: str, least: float = _FAIR) -> bool:
    """Whether a word has other forms that English uses (falcons, coldly), as its own words do and names do not.

    ``least`` is the frequency that the word itself must have; its other forms may be a little rarer.
    """
    lowered = word.lower()
    if frequency(lowered) < least or not lowered.isalpha():
        return False
    stem = lowered.removesuffix("s")
    others = [f"{lowered}{ending}" for ending in ("s", "es", "ly", "er", "ed", "ing", "y")]
    if stem != lowered:
        others.append(stem)
    return any(frequency(each) >= least - _FAIR + _FORMS for each in others)


@lru_cache(maxsize=2**14)
def is_function(word: str) -> bool:
    """Whether the word belongs to a closed class, or is an adverb of time or manner that follows names."""
    return is_a(word, "relatives", "conjunctions", "prepositions", "auxiliaries", "adverbs", "determiners")


def is_count(word: str) -> bool:
    """Whether the word says how many there are, in figures or as a word: 14, two, dozen, hundred, million."""
    if word.isdigit():
        return True
    found = look_up(word, "en")
    return found is not None and found.kind in ("unit", "hundred", "scale")


def is_adverb(word: str) -> bool:
    """Whether the word is an adverb, of the list or by its ending."""
    return is_a(word, "adverbs") or word.endswith("ly")
