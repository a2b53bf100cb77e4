"""Words that are a number in some places and a family, a set of tennis or miles in others."""

import pytest

from align.quantities import find_quantities


def values(text: str, lang: str) -> list[float]:
    return [quantity.value for quantity in find_quantities(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("с двадцатью семью рублями", "ru", [27]),
        ("pět set lidí, dvanáct set aut, dvou set korun", "cs", [500, 1200, 200]),
        ("pětadvacet set korun", "cs", [2500]),
        ("12 mil. korun a 3 mil Kč", "cs", [12e6, 3e6]),
        ("asi 5 mil. lidí, 2 bil. eur", "cs", [5e6, 2e12]),
        ("vynese 12 mil., možná více", "cs", [12e6]),
    ],
)
def test_a_number_by_what_stands_beside_it(text, lang, wanted):
    assert values(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("бросил свою семью", "ru", []),
        ("Семью увезли", "ru", []),
        ("druhý set, ten set", "cs", [2]),
        ("jeden set, 2 set", "cs", [1, 2]),
        ("12 mil od pobřeží", "cs", [12]),
        ("Do cíle zbývalo 12 mil. Pak loď ztroskotala.", "cs", [12]),
        ("v roce 2019 bil muže", "cs", [2019]),
    ],
)
def test_the_other_meaning_is_no_number(text, lang, wanted):
    assert values(text, lang) == wanted


def test_millions_without_a_stop_are_still_a_reading():
    (quantity,) = find_quantities("10 mil lidí", "cs")
    assert quantity.all_values == {10, 10_000_000}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("na prahu nového tisíciletí, v minulých stoletích a desetiletími", "cs"),
        ("několik tisíciletí, před stoletími", "cs"),
        ("несколько столетий, десятилетиями, в прошлом тысячелетии", "ru"),
    ],
)
def test_centuries_and_millennia_are_no_numbers_of_their_own(text, lang):
    assert {quantity.kind for quantity in find_quantities(text, lang)} - {"ordinal"} == {"group"}


def test_a_quad_bike_counts_nothing_and_a_round_does():
    assert values("na čtyřkolce", "cs") == []
    assert values("dvoukolová volba", "cs") == [2]
