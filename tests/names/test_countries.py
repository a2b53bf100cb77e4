"""Countries in a run of words, and what Czech and Russian call them."""

from __future__ import annotations

import pytest

from align.names.countries import country_length, ends_with_country, in_original, may_be_of_country


@pytest.mark.parametrize(
    ("words", "length"),
    [("Peru Chile", 1), ("Papua New Guinea Fiji", 3), ("South Sudan", 2), ("Nairobi Kenya", 0), ("", 0)],
)
def test_the_longest_name_of_a_country_opens_the_words(words, length):
    assert country_length(words.split()) == length


@pytest.mark.parametrize(
    ("words", "place"), [("Nairobi Kenya", 1), ("Novi Sad Serbia", 2), ("Papua New Guinea", 0), ("Air Force", 2)]
)
def test_the_longest_name_of_a_country_ends_the_words(words, place):
    assert ends_with_country(words.split()) == place


@pytest.mark.parametrize(
    ("country", "text", "lang", "found"),
    [
        ("Kenya", "V keňském Nairobi i jinde v Keni", "cs", ["keňském", "Keni"]),
        ("South Africa", "Суд в Южной Африке, гражданин ЮАР", "ru", ["Южной Африке", "ЮАР"]),
        ("Poland", "Polovina policie", "cs", []),
        ("Kenya", "Nairobi in Kenia", "de", []),
        ("Atlantis", "Atlantida", "cs", []),
    ],
)
def test_the_original_names_a_country_by_noun_or_adjective(country, text, lang, found):
    assert [each[0] for each in in_original(country.split(), text, lang)] == found


def test_words_of_countries_are_known_by_their_capital():
    assert may_be_of_country("Lanka")
    assert not may_be_of_country("chad")
