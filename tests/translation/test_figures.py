"""Numbers in Czech and Russian text as English writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translation.figures import english_figures, ordinal


def first(text: str, lang: str) -> list[str]:
    return [figure.forms[0] for figure in english_figures(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Dostal 1 000 korun.", "cs", ["1,000"]),
        ("Stojí 2 500 000,50 Kč", "cs", ["2,500,000.50"]),
        ("Žije tam 12000 lidí", "cs", ["12,000"]),
        ("V roce 2024 to bylo 4,6 milionu", "cs", ["2024", "4.6"]),
        ("Přidali 1.200 míst", "cs", ["1,200"]),
        ("Vyhráli 2:1 ve 20:00", "cs", ["2-1", "20:00"]),
        ("v 21. století", "cs", ["21st"]),
        ("dne 21. července", "cs", ["21"]),
        ("Bylo jich pětadvacet.", "cs", ["25"]),
        ("Температура 24,5 градуса", "ru", ["24.5"]),
        ("в 21-й раз", "ru", ["21st"]),
        ("погибли двадцать пять человек", "ru", ["25"]),
        ("сезон 2017/18", "ru", ["2017/18"]),
        ("pokles o -0,57 %", "cs", ["0.57"]),
        ("Narodil se 24. 2. 1965 v Brně", "cs", []),
        ("Narodil se 24.2.1965 v Brně", "cs", []),
        ("Začne v 15.30 hodin", "cs", ["15:30"]),
        ("v 90. letech", "cs", []),
        ("в 90-х годах", "ru", []),
        ("25-летний студент", "ru", ["25"]),
        ("stíhačka F-16 a síť 5G", "cs", []),
        ("Koupil tři jablka", "cs", ["three"]),
        ("погибли четверо туристов", "ru", ["four"]),
        ("составит 4,5-5,5%", "ru", ["4.5-5.5"]),
        ("na driftu-2018 v kategorii T-34", "cs", ["2018"]),
    ],
)
def test_numbers_as_english_writes_them(text, lang, expected):
    assert first(text, lang) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th")])
def test_ordinals(number, expected):
    assert ordinal(number) == expected


@given(st.text(alphabet="0123456789 .,:/-–ab\u00a0", max_size=30), st.sampled_from(["cs", "ru"]))
def test_any_text_gives_figures_that_end_behind_a_digit_inside_it(text, lang):
    for figure in english_figures(text, lang):
        assert text[figure.end - 1].isdigit()
        assert all(figure.forms)
