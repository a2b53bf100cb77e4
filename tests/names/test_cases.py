"""Case endings that a translation left on a name: which nominatives it may come from, and how sure that is."""

from __future__ import annotations

import pytest

from align.names.cases import fold, nominative_forms, readings, without_possessive


@pytest.mark.parametrize(
    ("english", "form", "lang", "nominative", "right", "sure"),
    [
        ("Holubcovi", "Holubcovi", "cs", "holubec", "Holubec", True),
        ("Dvorackem", "Dvořáčkem", "cs", "dvořáček", "Dvoracek", False),
        ("Lesnikova", "Лесникова", "ru", "лесников", "Lesnikov", False),
        ("Petrovym", "Петровым", "ru", "петров", "Petrov", True),
    ],
)
def test_the_likeliest_reading_comes_first(english, form, lang, nominative, right, sure):
    first = next(iter(readings(english, form, lang)))
    assert (first.nominative, first.english, first.sure) == (nominative, right, sure)


@pytest.mark.parametrize(
    ("english", "form", "lang"),
    [
        ("Novotneho", "Krátkého", "cs"),  # another name
        ("Orlovym", "Петровым", "ru"),
        ("Petrovym", "Петровым", "cs"),  # the form of another language
        ("Dvorackem", "Dvořáčkem", "ru"),
        ("Dvorackem", "Dvořáčkem", "en"),
        ("Petrovym", "Петровым", "en"),
    ],
)
def test_another_name_or_language_has_no_reading(english, form, lang):
    assert not list(readings(english, form, lang))


def test_too_short_a_stem_has_no_nominative():
    assert not nominative_forms("em", "cs")
    assert "brno" in {nominative for nominative, _ in nominative_forms("Brnem", "cs")}


def test_accents_and_possessives_go():
    assert fold("Dvořáček") == "dvoracek"
    assert [without_possessive(word) for word in ("Dvorak's", "Dvorak’s", "James")] == ["Dvorak", "Dvorak", "James"]
