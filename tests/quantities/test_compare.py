"""Numbers of two languages are compared as values."""

from __future__ import annotations

import pytest

from align.quantities import compare, find_quantities


def difference(source, english, lang="cs"):
    found = compare(find_quantities(source, lang), find_quantities(english, "en"))
    return [q.text for q in found.source], [q.text for q in found.target]


@pytest.mark.parametrize(
    ("source", "english", "lang"),
    [
        ("1,2 tisíce lidí", "1,200 people", "cs"),
        ("půl milionu", "500,000", "cs"),
        ("полторы тысячи", "1,500", "ru"),
        ("пять тысяч", "five thousand", "ru"),
        ("v 15.30 hodin", "at 3:30 p.m.", "cs"),
        ("в 0.40", "at 12:40 a.m.", "ru"),
        ("tisíc dvě stě miliard", "1.2 trillion", "cs"),
        ("играли вдесятером", "ten of them played", "ru"),
        ("asi 6 060 lidí", "about 6,000 people", "cs"),
        ("1 234 567 korun", "1.2 million crowns", "cs"),
        ("12 345 000 000 korun", "12.3 billion crowns", "cs"),
        ("1 234 567 000 000 korun", "about 1.2 trillion crowns", "cs"),
        ("90. léta", "the 1990s", "cs"),
        ("dvojice", "two", "cs"),
        ("teplota 30 stupňů", "86 degrees Fahrenheit", "cs"),
        ("30 kilometrů", "18.6 miles", "cs"),
        ("4.7.2025", "July 4, 2025", "cs"),
        ("2,2 bilionu", "2.2 billion", "cs"),
        ("pět až šest tisíc lidí", "between 5,000 and 6,000 people", "cs"),
        ("пять-шесть тысяч человек", "5,000-6,000 people", "ru"),
        ("от двух до трех тысяч", "from 2,000 to 3,000", "ru"),
        ("с пяти до десяти тысяч", "from 5,000 to 10,000", "ru"),
        ("dvě stě až tři sta tisíc lidí", "200,000 to 300,000 people", "cs"),
        ("pět až šest set lidí", "500 to 600 people", "cs"),
        ("200 až 300 tisíc lidí", "two to three hundred thousand people", "cs"),
        ("ve tři odpoledne", "at 15:00", "cs"),
        ("в семь вечера", "at 19:00", "ru"),
        ("v sedm hodin večer", "at 19:00", "cs"),
        ("třičtvrtě milionu", "750,000", "cs"),
        ("zápas skončil 2:1", "the game ended 2-1", "cs"),
    ],
)
def test_the_same_number_written_otherwise_is_no_difference(source, english, lang):
    assert difference(source, english, lang) == ([], [])


def test_a_full_hour_without_its_minutes_has_nothing_more_in_english():
    assert difference("v 15:00", "at 3 p.m.")[1] == []


@pytest.mark.parametrize(
    ("source", "english", "lang", "expected"),
    [
        ("6 060 тел", "6,000 bodies", "ru", (["6 060"], ["6,000"])),
        ("288,5 miliardy", "285.5 billion", "cs", (["288,5 miliardy"], ["285.5 billion"])),
        ("z 19 % na 21 %", "from 19% to 22%", "cs", (["21 %"], ["22%"])),
        ("26 июля", "July 62", "ru", (["26"], ["62"])),
        ("více než 46 lodí", "more than 45 ships", "cs", (["46"], ["45"])),
        ("vyrovnal na 1:1", "levelled at 9-1", "cs", (["1"], ["9"])),
        ("sto až dvě stě lidí", "100 to 2,000 people", "cs", (["dvě stě"], ["2,000"])),
        ("pět až šest tisíc", "50 to 6,000", "cs", (["pět"], ["50"])),
        ("ve tři odpoledne", "at 16:00", "cs", (["tři"], ["16"])),
    ],
)
def test_what_differs(source, english, lang, expected):
    assert difference(source, english, lang) == expected


def test_the_minutes_of_a_full_hour_are_no_number_that_differs():
    assert difference("Dvacet lidí přišlo v 22:00.", "25 people came at 10 p.m.") == (["Dvacet"], ["25"])
    assert difference("Přišel v 22:00.", "He came at 10:30 p.m.") == (["00"], ["30"])
    assert difference("Přišel v 10:30.", "He came at 10:00.") == (["30"], ["00"])
    assert difference("Někdo přišel v 22:00.", "25 people came at 10 p.m.") == ([], ["25"])


def test_a_number_that_english_adds_is_no_difference_of_the_source():
    assert difference("Přišlo 500 lidí.", "500 people (about 2 percent) came.") == ([], ["2"])
