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
        ("Volejte linku 116 111 nebo tel.: 800 123 456", "cs", []),
        ("Doběhl v čase 1:23,45", "cs", ["1:23.45"]),
        ("Zaplatil 1.234,56 Kč", "cs", ["1,234.56"]),
        ("Koeficient je 0.125", "cs", ["0.125"]),
        ("na adrese 192.168.100.200", "cs", ["192.168.100.200"]),
        ("za 1 234.56 eur", "cs", ["1,234.56"]),
        ("Desetitisíce lidí vyšly do ulic", "cs", []),
        ("Přišla ve tři čtvrtě na dvanáct", "cs", []),
        ("Přišla ve čtvrt na osm", "cs", ["seven"]),
        ("пришёл без пяти двенадцать, ушёл в три", "ru", ["three"]),
        ("в начале девяностых", "ru", []),
        ("в тридцатые", "ru", []),
        ("стал двадцатым президентом", "ru", ["20th"]),
        ("случилось в две тысячи пятом", "ru", ["2005"]),
        ("двадцатый полк", "ru", ["20th"]),
        ("v 90. letech", "cs", []),
        ("в 90-х годах", "ru", []),
        ("25-летний студент", "ru", ["25"]),
        ("stíhačka F-16 a síť 5G", "cs", []),
        ("Koupil tři jablka", "cs", ["three"]),
        ("погибли четверо туристов", "ru", ["four"]),
        ("составит 4,5-5,5%", "ru", ["4.5-5.5"]),
        ("na driftu-2018 v kategorii T-34", "cs", ["2018"]),
        ("Začíná v 17.00.", "cs", ["17:00"]),
        ("Ve 4.45 lidé spali.", "cs", ["4:45"]),
        ("od 8.00 do 18.00", "cs", ["8:00", "18:00"]),
        ("В 6.30 утра, в 21.00 и с 10.30 до 17.00", "ru", ["6:30", "21:00", "10:30", "17:00"]),
        ("Od 17.10. do 5.12. je zavřeno", "cs", []),
        ("с 05.09 по 08.09", "ru", ["05.09", "08.09"]),
        ("с 1.30 до 1.31", "ru", ["1.30", "1.31"]),
        ("вырос в 2.15 раза, до 15.30 рубля", "ru", ["2.15", "15.30"]),
        ("v 10.50 Kč, v 2.30 minutě a v 12.10 %", "cs", ["10.50", "2.30", "12.10"]),
        ("podle článku 35.40.", "cs", ["35.40"]),
        ("В тысяча девятьсот сорок пятом году", "ru", ["1945"]),
        ("В две тысячи двадцать втором году", "ru", ["2022"]),
        ("в двухтысячном году", "ru", ["2000"]),
        ("в тысяча девятьсот сороковых годах", "ru", []),
        ("tisíc devět set osmdesátý devátý rok", "cs", ["1989"]),
        ("v roce dva tisíce dvacet dva", "cs", ["2022"]),
        ("přišly dva tisíce dvacet dva lidé", "cs", ["2,022"]),
        ("před dvěma tisíci lety", "cs", ["2,000"]),
        ("na prahu nového tisíciletí jel na čtyřkolce", "cs", []),
        ("несколько столетий", "ru", []),
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
