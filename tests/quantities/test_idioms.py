"""Numbers that are said in idioms: times of day, shares, amounts in two scales."""

import pytest

from align.quantities import Comparison, compare, find_quantities


def values(text: str, lang: str) -> list[float]:
    return [quantity.value for quantity in find_quantities(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("vlak odjel ve čtvrt na osm", "cs", [15, 7]),
        ("přišel v půl osmé", "cs", [30, 7]),
        ("odešel ve tři čtvrtě na jednu", "cs", [45, 12]),
        ("матч начался в половине девятого", "ru", [30, 8]),
        ("закончился без четверти десять", "ru", [45, 9]),
        ("без двадцати минут семь", "ru", [40, 6]),
        ("přišlo půl druhého milionu lidí", "cs", [1_500_000]),
        ("vážil půl třetího kila", "cs", [2.5]),
        ("pět a dvacet let", "cs", [25]),
        ("dva a tři", "cs", [2, 3]),
        ("půl milionu lidí", "cs", [500_000]),
        ("půl hodiny", "cs", [0.5]),
    ],
)
def test_what_an_idiom_says(text, lang, wanted):
    found = find_quantities(text, lang)
    assert [quantity.value for quantity in found] == wanted
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)


def test_the_hour_of_an_idiom_is_one_of_two():
    assert find_quantities("v půl osmé", "cs")[-1].all_values == {7, 19}


@pytest.mark.parametrize("english", ["He came at five to twelve.", "He came at 11:55.", "He came at 23:55."])
def test_a_time_may_be_told_by_what_is_missing_to_the_hour(english):
    told = compare(find_quantities("Он пришёл без пяти двенадцать.", "ru"), find_quantities(english, "en"))
    assert told == Comparison((), ())


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("1 трлн 250 млрд рублей", "ru", [1.25e12]),
        ("2 млн 50 тыс. долларов", "ru", [2.05e6]),
        ("1 miliardu a 250 milionů korun", "cs", [1.25e9]),
        ("250 млн и 1 млрд рублей", "ru", [250e6, 1e9]),
        ("1 млрд, 250 млн", "ru", [1e9, 250e6]),
        ("2 miliony 300 lidí", "cs", [2e6, 300]),
        ("500-тысячный автомобиль", "ru", [500_000]),
        ("400tisícová menšina", "cs", [400_000]),
        ("a million and a half people", "en", [1_500_000]),
        ("tři čtvrtě milionu korun", "cs", [750_000]),
        ("třičtvrtě milionu korun", "cs", [750_000]),
        ("три четверти миллиона рублей", "ru", [750_000]),
        ("three-quarters of a million crowns", "en", [750_000]),
        ("tři a čtvrt milionu, dva a tři čtvrtě roku", "cs", [3_250_000, 2.75]),
        ("4 a čtvrt hodiny", "cs", [4.25]),
        ("три с четвертью миллиона", "ru", [3_250_000]),
        ("three and a quarter million", "en", [3_250_000]),
    ],
)
def test_amounts_in_falling_scales_are_one_and_others_two(text, lang, wanted):
    assert values(text, lang) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("ve tři a čtvrt na pět", "cs", [3, 15, 4]),
        ("mezi rokem 2023 a čtvrt rokem", "cs", [2023, 0.25]),
        ("in 2023 and a quarter of 2024", "en", [2023, 0.25, 2024]),
        ("three quarters of the millions", "en", [0.75, 1e6]),
    ],
)
def test_a_quarter_that_is_told_by_itself_stays_one(text, lang, wanted):
    assert values(text, lang) == wanted


@pytest.mark.parametrize(
    ("source", "lang", "english"),
    [
        ("o tři čtvrtiny", "cs", "by 75%"),
        ("две трети акций", "ru", "67% of the shares"),
        ("75 procent", "cs", "three quarters"),
        ("вырос в полтора раза", "ru", "gained 50%"),
        ("o tři čtvrtě procenta", "cs", "by 0.75%"),
        ("třímilionovou pokutu", "cs", "a fine of 3m crowns"),
        ("čtvrt miliardy", "cs", "250m crowns"),
        ("на 1 процентный пункт", "ru", "by 100 basis points"),
    ],
)
def test_shares_and_short_scales_agree(source, lang, english):
    (theirs,), (ours,) = find_quantities(source, lang), find_quantities(english, "en")
    assert compare([theirs], [ours]) == Comparison((), ())


@pytest.mark.parametrize(
    ("source", "lang", "english"),
    [("o tři čtvrtiny", "cs", "by 25%"), ("třímilionovou pokutu", "cs", "a fine of 4m crowns")],
)
def test_other_shares_do_not(source, lang, english):
    assert compare(find_quantities(source, lang), find_quantities(english, "en")).target
