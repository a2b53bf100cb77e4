"""The English of a Czech or Russian name as a glossary of the translator wants it."""

import pytest

from align.names.english import NAMES, EnglishNames
from align.translation.models import locate

# What a table would teach: forms with their case endings, and what English has for them.
LEARNED = {
    **{f"{stem}{ending}": stem for stem in ("Zeman", "Havran", "Kaplan", "Duban") for ending in ("a", "ovi", "em")},
    **{f"{stem}{ending}": f"{stem}a" for stem in ("Ostrav", "Jihlav", "Opav", "Vltav") for ending in ("a", "y", "ě")},
    **{
        f"{stem}{ending}": latin
        for stem, latin in (("Демьян", "Demyan"), ("Гурзуф", "Gurzuf"), ("Мурман", "Murman"), ("Таган", "Tagan"))
        for ending in ("а", "у", "ом", "е")
    },
    "Evropská": None,
}


@pytest.fixture(scope="module")
def names() -> EnglishNames:
    return EnglishNames(LEARNED)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Zemana", "Zeman"),  # in the table
        ("Urbanovi", "Urban"),  # by its ending
        ("Suhanem", "Suhan"),
        ("Boleslavě", "Boleslava"),
        ("Ушаковым", "Ushakov"),  # by the dictionary
        ("Мясников", "Myasnikov"),  # a nominative, by its ending
        ("NÚKIB", "NÚKIB"),
    ],
)
def test_a_form_becomes_the_english_name(names, word, expected):
    assert names.english(word) == expected


@pytest.fixture(scope="module")
def shipped() -> EnglishNames:
    """The table of the model that comes with the package."""
    return EnglishNames.read(locate("sla-eng-tiny", "ctranslate2").folder / NAMES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Zelenským", "Zelensky"),
        ("Zelenskému", "Zelensky"),
        ("Kaczyńským", "Kaczyński"),
        ("Novotnému", "Novotný"),
        ("Ústavnímu", None),  # an adjective: no Ústavním
        ("Paroubkem", "Paroubek"),
        ("Churchilla", "Churchill"),
        ("Bondem", "Bond"),
        ("Мишустина", "Mishustin"),
        ("Хуснуллина", "Khusnullin"),
        ("Захарова", "Zakharova"),
    ],
)
def test_a_person_has_the_nominative(shipped, word, expected):
    assert shipped.english(word) == expected


def test_transcribed_names_are_put_into_english_spelling(names):
    assert names.english("Ušakov", opens=True) == "Ushakov"
    assert names.english("Jurije") == "Yuri"
    assert names.english("Sergejem") == "Sergey"


@pytest.mark.parametrize("word", ["Evropská", "prezident", "Ab", "Президент", "Однако", "ОПЕК", "ХАМАС"])
def test_words_that_are_no_names_get_nothing(names, word):
    assert names.english(word) is None


def test_a_common_word_that_begins_a_sentence_is_no_name(names):
    assert names.english("Vláda", opens=True) is None
    assert names.english("Pětadvacet", opens=True) is None


def test_what_the_table_says_holds_at_the_beginning_of_a_sentence_too(names):
    assert names.english("Zemana", opens=True) == "Zeman"


@pytest.mark.parametrize(("word", "copied"), [("Správa", "Správa"), ("Штатов", "Shtatov")])
def test_common_words_with_a_capital_are_titles_and_offices(names, word, copied):
    assert names.english(word) is None
    assert names.english(word, quoted=True) == copied


def test_a_common_word_behind_a_name_is_a_surname(names):
    assert names.english("Správa") is None
    assert names.english("Správa", follows=True) == "Správa"


def test_a_name_that_english_knows_is_no_common_word(names):
    assert names.english("Škoda") == "Škoda"
    assert names.english("Жуков") == "Zhukov"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Kypru", "Cyprus"), ("Norsko", "Norway"), ("Ханое", "Hanoi"), ("Уиткоффу", "Witkoff"), ("Мерцем", "Merz")],
)
def test_places_and_persons_of_the_tables_are_what_english_calls_them(names, word, expected):
    assert names.english(word) == expected


def test_a_name_behind_a_given_name_is_no_place(names):
    assert names.english("Čada", follows=True) != "Chad"
    assert names.english("Čadu") == "Chad"
