"""Which words may be a name and another word written as one, by the word alone."""

from __future__ import annotations

from functools import lru_cache

from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_role, is_third_person
from align.names.given import is_foreign_nationality

_SHORTEST_NAME = 3
_LONGEST = 60
_KNOWN, _FAIR, _COMMON = 2.0, 3.5, 4.0
_LONG = 4  # letters of a word that no name is likely to end in


def _may_be_glued(word: str) -> bool:
    shaped = 5 <= len(word) <= _LONGEST and word.isalpha() and word[0].isupper() and word[1:].islower()
    return shaped and frequency(word) < _KNOWN


@lru_cache(maxsize=2**17)
def cuts(word: str) -> tuple[int, ...]:
    """Where a word may come apart into a name and a word that can follow one."""
    at = word.rfind("-") + 1
    if not _may_be_glued(word[at:]):
        return ()
    return tuple(end for end in range(at + _SHORTEST_NAME, len(word) - 1) if _can_follow(word[end:]))


def may_end_glued(word: str) -> bool:
    """Whether the end of the word may be a word of its own."""
    return bool(cuts(word))


@lru_cache(maxsize=2**17)
def _can_follow(word: str) -> bool:
    """Whether the word may stand behind a name: a closed class, a verb, an adverb."""
    if len(word) == 2:
        return is_a(word, "prepositions", "conjunctions", "auxiliaries") and word != "no"
    if is_function(word) or is_finite(word) or is_a(word, "reporting") or is_third_person(word):
        return True
    known = frequency(word)
    if word.endswith("ly"):
        return known >= _FAIR
    return word.endswith(("ing", "ed")) and len(word) > 5 and known >= _FAIR


def may_begin_glued(word: str) -> bool:
    """Whether a word that English does not know has one capital inside."""
    if word[1:].islower() or word.islower() or not word.isalpha():
        return False
    capitals = [at for at, letter in enumerate(word) if at and letter.isupper()]
    return len(capitals) == 1 and capitals[0] >= 2 and frequency(word) <= 0


@lru_cache(maxsize=2**17)
def office_cut(word: str) -> int:
    """Where an adjective of a country, or an office, and the noun behind it come apart: ``Norwegianveteran``; else 0.

    The whole must be no word, and both halves must be common ones.
    """
    if not (2 * _LONG <= len(word) <= _LONGEST and word.isalpha() and word[0].isupper() and word[1:].islower()):
        return 0
    if frequency(word) > 0:
        return 0
    for end in range(len(word) - _LONG, _LONG - 1, -1):
        head, rest = word[:end], word[end:]
        person = is_role(rest) or is_a(rest, "trades")
        if frequency(rest) < _FAIR or frequency(head) < _FAIR:
            continue
        if (person and (is_nation(head) or is_role(head))) or (is_nation(head) and frequency(rest) >= _COMMON):
            return end
    return 0


def is_nation(word: str) -> bool:
    """Whether the word is the adjective of a country."""
    return len(word) > _LONG and (word in ("Czech", "Slovak") or is_foreign_nationality(word))


def may_be_office(word: str) -> bool:
    """Whether the word may be two that an office is made of."""
    return office_cut(word) > 0
