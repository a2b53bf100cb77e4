"""Places of a Czech or Russian text in English, by the tables of places: Norsko, na Kypru, в Оттаве."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from align.names.cases import nominative_forms, place_endings
from align.names.cities import cities
from align.names.exonyms import load_exonyms
from align.names.given import is_czech_woman, is_given_name, is_other_given
from align.names.inflection import parses
from align.names.persons import given
from align.names.sounds import is_cyrillic

_SHORTEST = 4
_STEM = 3
_USUAL = {"Türkiye": "Turkey"}  # in news
_PERSONAL = frozenset({"Name", "Surn", "Patr"})


@lru_cache(maxsize=16384)
def english_place(word: str) -> str | None:
    """What English calls the place that a word may be a form of; None for no place of the tables, or two of them."""
    table = _russian() if is_cyrillic(word) else _czech()
    lowered = word.lower().replace("ё", "е")
    if lowered in table:
        return None if _is_anothers(lowered) else table[lowered]
    if len(word) < _SHORTEST or _is_personal(word):
        return None
    found = {table[form] for form in (*_nominatives(lowered), *_places_known(word)) if form in table}
    return found.pop() if len(found) == 1 else None


def _nominatives(lowered: str) -> set[str]:
    lang = "ru" if is_cyrillic(lowered) else "cs"
    found = {form for form, _ in nominative_forms(lowered, lang)}
    if lang == "ru":
        return found
    for ending, nominatives, _ in place_endings():
        stem = lowered.removesuffix(ending)
        if stem != lowered and len(stem) >= _STEM:
            found.update(stem + each for each in nominatives)
    return found


def _places_known(word: str) -> Iterator[str]:
    """The nominatives of a Russian form that the dictionary knows for those of places."""
    for each in parses(word.lower()):
        if "Geox" in each.tag.grammemes:
            yield each.normal_form.replace("ё", "е")


def _is_anothers(lowered: str) -> bool:
    """Whether a Russian dictionary knows a place's name only as a form of another's: Туле (Thule) is Тула (Tula)."""
    places = [each.normal_form for each in parses(lowered) if each.is_known and "Geox" in each.tag.grammemes]
    return bool(places) and lowered not in (place.replace("ё", "е") for place in places)


def _is_personal(word: str) -> bool:
    """Whether a Russian dictionary knows the form as one of a person's name."""
    return any(each.is_known and _PERSONAL & set(each.tag.grammemes) for each in parses(word.lower()))


@cache
def _czech() -> Mapping[str, str]:
    rows = {row.czech.lower(): row.english for row in cities()}
    return _usable({**_exonyms("cs", "uk"), **rows})


@cache
def _russian() -> Mapping[str, str]:
    return _usable({row.russian.lower().replace("ё", "е"): row.english for row in cities()})


def _usable(rows: Mapping[str, str]) -> Mapping[str, str]:
    """The names of one word that nobody bears: Dominika is a woman."""
    return {
        name: _USUAL.get(english, english)
        for name, english in rows.items()
        if name.isalpha() and english.isalpha() and not _is_borne(name.capitalize())
    }


def _is_borne(name: str) -> bool:
    return is_given_name(name) or is_other_given(name) or is_czech_woman(name) or given(name) is not None


def _exonyms(*origins: str) -> Mapping[str, str]:
    """The spellings that English has given up and that are nothing but these places, whatever the day."""
    rows = (row for row in load_exonyms() if row.origin in origins and not (row.guards or row.since))
    return {row.spelled.lower(): row.preferred for row in rows}
