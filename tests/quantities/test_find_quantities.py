"""Numbers are found and read as values, in figures and words of the three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.quantities import find_quantities


def values(text, lang):
    return [quantity.value for quantity in find_quantities(text, lang) if quantity.kind not in ("month", "group")]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("cs", "1 200 lidí", [1200]), ("cs", "1\u00a0200 lidí", [1200]), ("cs", "12\u2009345 678,5", [12345678.5] ),
        ("cs", "1.200 lidí", [1200]), ("cs", "1,2 tisíce", [1200]), ("cs", "dvanáct set", [1200]),
        ("cs", "půl milionu", [500_000]), ("cs", "dva a půl milionu", [2_500_000]), ("cs", "pětadvacet", [25]),
        ("cs", "dvě stě padesát tisíc", [250_000]), ("cs", "2,2 bilionu", [2.2e12]), ("cs", "třem stovkám", [300]),
        ("cs", "288,5 miliardy", [288.5e9]), ("cs", "15,1 procenta", [15.1]), ("cs", "22letý", [22]),
        ("cs", "čtyřiadvacetiletá", [24]), ("cs", "třicetidenní", [30]), ("cs", "dvoutisícový", [2000]),
        ("cs", "4. července 2025", [4, 2025]), ("cs", "15. 7. 2023", [15, 7, 2023]), ("cs", "4.7.2025", [4, 7, 2025]),
        ("cs", "v 15.30 hodin", [15, 30]), ("cs", "6:4, 50–60 a 50 až 60", [6, 4, 50, 60, 50, 60]),
        ("ru", "6 060 тел", [6060]), ("ru", "полторы тысячи", [1500]), ("ru", "две с половиной тысячи", [2500]),
        ("ru", "10 тыс. домов", [10_000]), ("ru", "21 млрд", [21e9]), ("ru", "двести пятьдесят три", [253]),
        ("ru", "от 8 до 8,5%", [8, 8.5]), ("ru", "39-летний, пятилетний", [39, 5]), ("ru", "32-м", [32]),
        ("ru", "13:30 мск", [13, 30]), ("ru", "тремястами", []), ("ru", "девять десятых", [0.9]),
        ("en", "a magnitude of 6.4.", [6.4]), ("en", "fell by half. Thousands came", [0.5, 1000]),
        ("cs", "4.7. přijel", [4, 7]), ("ru", "прошел 05.11, потом", [5, 11]),
        ("ru", "около 12.10% и 10.05 млн", [12.1, 10_050_000]),
        ("cs", "devět desetin", [0.9]), ("cs", "tři setiny", [0.03]),
        ("en", "nine tenths", [0.9]),
        ("en", "1,200.5", [1200.5]), ("en", "1.2 million", [1.2e6]), ("en", "twelve hundred", [1200]),
        ("en", "two hundred and fifty-three", [253]), ("en", "half a million", [500_000]),
        ("en", "four and a half hours", [4.5]), ("en", "$285.5 billion", [285.5e9]), ("en", "3:30 p.m.", [3, 30]),
        ("en", "13.30 Moscow time", [13, 30]), ("en", "twenty-first", [21]), ("en", "two and a half million", [2.5e6]),
        ("ru", "двадцатипятилетний, сорокаоднолетнего", [25, 41]), ("ru", "одиннадцатью и пятьюдесятью", [11, 50]),
        ("ru", "шестьюдесятью, семьюдесятью, восемьюдесятью, восьмьюдесятью", [60, 70, 80, 80]),
        ("cs", "v roce tisíc devět set osmdesátém devátém", [1989]), ("cs", "sto dvacátý první", [121]),
        ("en", "five, six and seven", [5, 6, 7]), ("en", "the 1990s", [1990]), ("en", "½", [0.5]),
    ],
)  # fmt: skip
def test_numbers_in_figures_and_words_have_their_values(lang, text, expected):
    assert values(text, lang) == pytest.approx(expected)


def test_labels_indefinite_and_percent():
    kinds = {q.text: q.kind for q in find_quantities("F-16, Covid-19, 5G, thousands, 22%, 21 percent, mid-2020", "en")}
    assert kinds == {"16": "label", "19": "label", "5": "label", "thousands": "indefinite", "22%": "percent",
                     "21": "percent", "2020": "number"}  # fmt: skip


def test_ambiguous_separators_keep_both_readings():
    (quantity,) = find_quantities("1,200", "cs")
    assert quantity.all_values == {1.2, 1200.0}


@given(st.text(alphabet="0123456789., \u00a0-:%½ abpůltisícmilionдва тысячиtwohundredXIV.\n", max_size=80))
def test_spans_select_their_text_in_order(text):
    for lang in ("cs", "ru", "en"):
        end = 0
        for quantity in find_quantities(text, lang):
            assert text[quantity.start : quantity.end] == quantity.text
            assert quantity.start >= end
            assert quantity.values
            end = quantity.end


@given(st.integers(0, 10**9))
def test_a_whole_number_survives_each_language_s_grouping(number):
    grouped = f"{number:,}"
    assert values(grouped, "en") == [number]
    assert values(grouped.replace(",", " "), "cs") == [number]
    assert number in find_quantities(grouped.replace(",", "."), "ru")[0].all_values


def test_a_long_line_of_digits_is_survived():
    assert len(find_quantities("1 2 " * 5_000, "en")) == 10_000
    assert find_quantities("9" * 300_000, "en") == ()
    assert len(find_quantities("1 234 567 " * 1_000, "cs")) > 0


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("en", "0.4 per cent", "percent"), ("en", "0.4 percentage points", "point"), ("en", "40 percent", "percent"),
        ("cs", "0,4 procentního bodu", "point"), ("ru", "100 м", "m"), ("ru", "88-м", None),
        ("en", "£5 million", "sterling"), ("cs", "500 jenů", "yen"), ("cs", "5 jen", None), ("en", "7 ₴", "hryvnia"),
    ],
)  # fmt: skip
def test_units(lang, text, unit):
    (quantity,) = find_quantities(text, lang)
    assert (quantity.unit and quantity.unit.name) == unit


@pytest.mark.parametrize(("lang", "text"), [("ru", "На 88-м году жизни"), ("cs", "v 88. roce života")])
def test_the_year_of_life_is_one_more_than_the_age(lang, text):
    (quantity,) = find_quantities(text, lang)
    assert quantity.values == (88, 87)
