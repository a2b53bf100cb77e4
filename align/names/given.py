"""Is a word somebody's given name? From the tables of English, Czech, Slovak, East and South Slavic given names."""

from __future__ import annotations

from functools import cache

from align.names.cases import fold
from align.names.exonyms import given_names
from align.names.persons import is_east_slavic_given
from align.names.tables import read_table

_FURTHER = ("czech_men.txt", "czech_women.txt", "southern_given.txt", "western_given.txt")
_SLOVAK = frozenset("ľĺŕôä")  # letters of Slovak that Czech does not have


@cache
def _further() -> frozenset[str]:
    words = {word for name in _FURTHER for row in read_table(name) for word in row[0].split() if word != "="}
    return frozenset({fold(word) for word in words | given_names()})


def is_given_name(word: str) -> bool:
    """Whether the word, capitalised, is a given name of one of the tables, in English or Czech spelling."""
    return word[:1].isupper() and (fold(word) in _further() or is_east_slavic_given(word))


@cache
def _others() -> frozenset[str]:
    return frozenset({fold(word) for name in _FURTHER for row in read_table(name) for word in row[0].split()})


def is_other_given(word: str) -> bool:
    """Whether Czechs, South Slavs or the West bear the given name in this spelling: Jaroslav, Jan."""
    return fold(word) in _others()


@cache
def czech_women() -> tuple[frozenset[str], frozenset[str]]:
    """Given names of Czech and Slovak women, small letters: those that tell a Czech, and those common elsewhere too."""
    own: set[str] = set()
    common: set[str] = set()
    for row in read_table("czech_women.txt"):
        words = row[0].split()
        (common if words[0] == "=" else own).update(words)
    return frozenset(own - common), frozenset(common - {"="})


@cache
def _nations() -> tuple[frozenset[str], frozenset[str]]:
    files = ("countries.txt", "demonyms.txt")
    countries, demonyms = (frozenset(word for row in read_table(name) for word in row[0].split()) for name in files)
    return countries, demonyms


def is_country(word: str) -> bool:
    """Whether the word is the name of a country, Czechia and Slovakia left out."""
    return word[:1].isupper() and word.lower() in _nations()[0]


def is_foreign_nationality(word: str) -> bool:
    """Whether the word places somebody abroad, seen from Czechia and Slovakia: Tunisian, Spain's."""
    if word.endswith(("'s", "’s")):
        return is_country(word[:-2])
    return word.lower() in _nations()[1]


@cache
def _czech_men() -> frozenset[str]:
    return frozenset(word for row in read_table("czech_men.txt") for word in row[0].split())


def is_czech_man(word: str) -> bool:
    """Whether a Czech or Slovak man may bear the given name."""
    return word.lower() in _czech_men()


def is_czech_woman(word: str) -> bool:
    """Whether a Czech or Slovak woman may bear the given name."""
    return any(word.lower() in group for group in czech_women()) or looks_slovak(word)


def looks_slovak(word: str) -> bool:
    """Whether a name has a letter that only Slovak has."""
    return not _SLOVAK.isdisjoint(word.lower())
