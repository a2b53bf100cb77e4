"""The tables of the world's cities and of the towns at home."""

from __future__ import annotations

import pytest

from align.names.cities import cities, czech_spellings, english_of_czech, is_respelled, is_town, long_towns, towns
from align.names.tables import read_table


@pytest.mark.parametrize(
    ("czech", "english"), [("Biškek", "Bishkek"), ("Mnichov", "Munich"), ("Káhira", "Cairo"), ("Hrbolov", "")]
)
def test_a_czech_name_has_its_english_one(czech, english):
    assert english_of_czech(czech) == english


def test_two_orthographies_of_a_name_are_told_from_two_names():
    assert is_respelled("Dušanbe", "Dushanbe")
    assert not is_respelled("Kodaň", "Copenhagen")
    assert "Biškek" in czech_spellings()


def test_places_of_the_exonym_rule_are_left_to_it():
    assert not {"Kyiv", "Kyjev"} & {name for row in cities() for name in (row.english, row.czech)}


def test_a_town_is_known_by_its_whole_name():
    assert is_town("Kladno")
    assert is_town("Montevideo")
    assert not is_town("Hradec")
    assert ("Hradec", "Králové") in long_towns()["hra"]


def test_no_town_and_no_city_stands_twice():
    assert len(towns()) == len(set(towns()))
    for name in ("czech_cities.tsv", "russian_cities.tsv", "western_russian.tsv"):
        rows = [row[0] for row in read_table(name, 2)]
        assert len(rows) == len(set(rows))
