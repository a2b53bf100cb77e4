"""Which words may be a name and another word written as one, by the word alone."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_role, is_third_person
from align.letters import UPPER
from align.names.given import is_foreign_nationality

_SHORTEST_NAME = 3
_LONGEST = 60
_KNOWN, _FAIR, _COMMON, _FREQUENT = 2.0, 3.5, 4.0, 4.3
HEADS = ("the", "with", "from", "and", "that")  # no name, and no word that is unknown, begins with one
_PLACE_ENDS = ("land", "town", "ford", "wood", "gate", "side", "port", "bury", "hill", "dale", "burg", "berg", "feld",
               "mann", "bach", "bank", "lake", "pool", "more", "ness", "well", "stad", "holm")  # fmt: skip
LOOSE = frozenset(("back", "home", "ahead", "alone", "away", "head", "aide", "ally", "boss"))
"""Words that follow a name only where the original has the name: the names of others end with them."""
_TYPO = 3.2  # "ofthe" is seen this often, and no word
_LONG = 4  # letters of a word that no name is likely to end in
_SMALL, _TELLING = ("prepositions", "conjunctions", "determiners"), ("telling", "reporting", "asking", "quoting")
_POSSESSIVE = re.compile(r"([^\W\d_]{3,}['’]s)([A-Za-z][a-z]{3,})")

_DATED = re.compile(r"([a-z]{2,9})((?:19|20)\d\d)")
_COMPOUND = re.compile(rf"([{UPPER}][^\W\d_{UPPER}]{{2,}}|[{UPPER}]{{2,}})([{UPPER}][^\W\d_{UPPER}]{{2,}})(?:['’]s)?")


def _may_be_glued(word: str) -> bool:
    shaped = 5 <= len(word) <= _LONGEST and word.isalpha() and word[0].isupper() and word[1:].islower()
    return shaped and frequency(word) < _KNOWN


def cuts(word: str) -> tuple[int, ...]:
    """Where a word may come apart into a name and a word that can follow one."""
    at = max(map(word.rfind, "-'’")) + 1
    if not _may_be_glued(word[at:]):
        return ()
    return tuple(end for end in range(at + _SHORTEST_NAME, len(word) - 1) if _can_follow(word[end:]))


def possessive_cut(word: str) -> int:
    """Where a possessive and the word behind it part: ``Novak'scolleagues``, ``Latvia'sInterior``; 0 for one word.

    No English word goes on behind its ``'s``; names that do (``O's``, ``D'Souza``) have a letter or two before it.
    """
    found = _POSSESSIVE.fullmatch(word)
    return found.end(1) if found and frequency(found[2]) >= _FAIR else 0


def may_be_possessive(word: str) -> bool:
    """Whether the word may be a possessive and the noun behind it."""
    return possessive_cut(word) > 0


def camel_cuts(word: str) -> tuple[int, ...]:
    """Where a name with capitals inside, or in capitals only, and a word that can follow a name come apart.

    ``RadioPragueconfirmed``, ``NATOwas``, ``TASSon``: the word must go on in small letters behind its last capital, and
    behind a name that is not all capitals for more than two.
    """
    if not (5 <= len(word) <= _LONGEST and word.isalpha() and word[0].isupper()) or frequency(word) > 0:
        return ()
    last = max(at for at, letter in enumerate(word) if letter.isupper())
    if not last:
        return ()
    acronym = word[: last + 1].isupper() and last >= 2
    if acronym and is_common_noun(word[last + 1 :]):
        return (last + 1,)
    ends = range(last + 1, len(word) - (2 if acronym else 3) + 1)
    return tuple(end for end in ends if _can_follow(word[end:]))


@lru_cache(maxsize=2**14)
def is_common_noun(word: str) -> bool:
    """Whether a word of some length is so common that it may stand behind any acronym: ``OSCEobservers``."""
    return len(word) > _LONG and word.islower() and frequency(word) >= _FAIR


def compound_cut(word: str) -> int:
    """Where two names with a capital each come apart: ``EuropeanUnion``, ``RIANovosti``; 0 for any other word."""
    found = _COMPOUND.fullmatch(word) if len(word) <= _LONGEST else None
    return found.end(1) if found else 0


def year_cut(word: str) -> int:
    """Where a preposition and a year come apart: ``in2019``; 0 for what is no such thing."""
    found = _DATED.fullmatch(word) if len(word) <= _LONGEST else None
    return found.end(1) if found and is_a(found[1], "prepositions") else 0


def may_be_dated(word: str) -> bool:
    """Whether the word may be a preposition and a year."""
    return year_cut(word) > 0


def may_be_compound(word: str) -> bool:
    """Whether the word may be two names."""
    return compound_cut(word) > 0


def may_end_camel(word: str) -> bool:
    """Whether a word with capitals inside may end with another word."""
    return bool(camel_cuts(word))


def noun_cuts(word: str) -> tuple[int, ...]:
    """Where a name and a common noun or adjective of some length come apart: ``Jihlavaregion``."""
    at = word.rfind("-") + 1
    if not _may_be_glued(word[at:]) or frequency(word) > 0:
        return ()
    ends = range(at + _LONG, len(word) - _LONG + 1)
    return tuple(end for end in ends if _is_noun_behind(word[end:]))


def _is_noun_behind(word: str) -> bool:
    """Whether the word is common enough to be told from the end of a name; short ones that places end with are not."""
    if len(word) == _LONG:
        return frequency(word) >= _FREQUENT and not word.endswith(_PLACE_ENDS)
    return frequency(word) >= _FAIR


def may_end_in_noun(word: str) -> bool:
    """Whether the word may be a name and a common noun, or a name and "a", "an" or "one"."""
    return bool(noun_cuts(word)) or (word.endswith(("a", "an", "one")) and _may_be_glued(word) and frequency(word) <= 0)


def may_end_glued(word: str) -> bool:
    """Whether the end of the word may be a word of its own."""
    return bool(cuts(word))


@lru_cache(maxsize=2**14)
def _can_follow(word: str) -> bool:
    """Whether the word may stand behind a name: a closed class, a verb, an adverb."""
    if len(word) == 2:
        return is_a(word, "prepositions", "conjunctions", "auxiliaries") and word != "no"
    if is_function(word) or is_finite(word) or is_a(word, "reporting") or is_third_person(word):
        return True
    if word in LOOSE:
        return True
    known = frequency(word)
    if word.endswith("ly") or (is_role(word) and len(word) > _LONG):
        return known >= _FAIR
    return word.endswith(("ing", "ed")) and len(word) > 5 and known >= _FAIR


def may_begin_glued(word: str) -> bool:
    """Whether a word that English does not know has one capital inside."""
    if word[1:].islower() or word.islower() or not word.isalpha():
        return False
    capitals = [at for at, letter in enumerate(word) if at and letter.isupper()]
    return len(capitals) == 1 and capitals[0] >= 2 and frequency(word) <= 0


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


def small_cut(word: str) -> int:
    """Where a small word of a closed class and the name or acronym behind it come apart: ``theElbe``, ``ofNATO``."""
    at = next((at for at, letter in enumerate(word) if letter.isupper()), 0)
    head, name = word[:at], word[at:]
    if len(name) < 2 or not word.isalpha() or frequency(word) > 0:
        return 0
    return at if head.islower() and (is_a(head, *_SMALL) or (is_a(head, *_TELLING) and name[0].isupper())) else 0


def plain_cut(word: str) -> int:
    """Where two words in small letters come apart: ``bythe``, ``ministersaid``, ``emergencyservices``; 0 for one word.

    The whole must be no word. Two halves of a closed class are such a pair, a common word and one of a closed class or
    of saying beside it, or two common ones of some length.
    """
    if not (5 <= len(word) <= _LONGEST and word.isalpha() and word.islower() and word.isascii()):
        return 0
    known = frequency(word)
    if known >= _TYPO:
        return 0
    for end in range(2, len(word) - 2):
        if word[end:] == "the" and is_a(word[:end], "prepositions", "conjunctions"):
            return end
    if known > 0:
        return 0
    small = next((len(head) for head in HEADS if word.startswith(head) and is_common_noun(word[len(head) :])), 0)
    return small or next((end for end in range(len(word) - 3, _LONG - 1, -1) if _are_two(word, end)), 0)


def _are_two(word: str, end: int) -> bool:
    head, rest = word[:end], word[end:]
    if is_closed(rest):
        return frequency(head) >= _COMMON
    return len(rest) > _LONG and min(frequency(head), frequency(rest)) >= _COMMON


def is_closed(word: str) -> bool:
    """Whether a word of three letters or more is of a closed class, or a verb of saying."""
    return len(word) > 2 and is_a(word, "prepositions", "conjunctions", "relatives", "auxiliaries", "reporting")


def may_be_plain(word: str) -> bool:
    """Whether the word may be two in small letters."""
    return plain_cut(word) > 0


def may_begin_small(word: str) -> bool:
    """Whether the word may be a small one and a name."""
    return small_cut(word) > 0


def may_be_office(word: str) -> bool:
    """Whether the word may be two that an office is made of."""
    return office_cut(word) > 0
