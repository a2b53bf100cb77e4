"""Numbers in words become figures before a text is translated."""

import pytest

from align.quantities import find_quantities
from align.translation.numerals import in_figures


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        ("cs", "zaznamenali pětadvacet případů", "zaznamenali 25 případů"),
        ("cs", "od šestadvaceti do devětadvaceti let", "od 26 do 29 let"),
        ("cs", "asi devět set lidí", "asi 900 lidí"),
        ("cs", "jedenáct hráčů", "11 hráčů"),
        ("cs", "sto dvacet pět tisíc korun", "125000 korun"),
        ("ru", "двадцать два корабля", "22 корабля"),
        ("ru", "пять тысяч человек", "5000 человек"),
    ],
)
def test_numbers_in_words_become_figures(lang, text, figures):
    assert in_figures(text, lang) == figures


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        ("cs", "Devětatřicetiletá žena", "39letá žena"),
        ("cs", "devadesátičlenný tým", "90členný tým"),
        ("cs", "dvoutisícový Longyearbyen", "2000 Longyearbyen"),
        ("ru", "двадцатилетний спортсмен", "20-летний спортсмен"),
    ],
)
def test_compounds_keep_what_they_count(lang, text, figures):
    assert in_figures(text, lang) == figures


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("cs", "Tři lidé v 15:30 zaplatili 1 200 korun, druhý den polovinu."),
        ("cs", "Přišlo deset hráčů."),
        ("cs", "Stojí za to, že dvacátý ročník trval pět milionů let."),
        ("cs", "Přišel v půl dvanácté, odešel ve čtvrt na dvanáct."),
        ("ru", "Пришёл в половине двенадцатого."),
        ("cs", "Na prahu nového tisíciletí, po dvacetiletí i padesátiletích."),
        ("ru", "На пороге нового тысячелетия, несколько столетий."),
        ("ru", "22-летний Иванов, 640 тысяч, третий раз, пять."),
    ],
)
def test_small_numbers_figures_and_ordinals_stay(lang, text):
    assert in_figures(text, lang) == text


def test_the_values_stay_the_same():
    text = "Šestadvacet lidí, třináct aut, sto padesát tisíc korun a osmdesátiletý muž"
    before = [quantity.value for quantity in find_quantities(text, "cs")]
    after = [quantity.value for quantity in find_quantities(in_figures(text, "cs"), "cs")]
    assert after == before
