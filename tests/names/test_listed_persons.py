"""The tables of persons: what they say, and that no row touches anybody else."""

from __future__ import annotations

import re

import pytest
from wordfreq import zipf_frequency

from align.names.cases import fold
from align.names.listed_persons import czech_full_names, persons_of
from align.names.persons import is_listed
from align.names.tables import read_table
from align.names.transliteration import romanize_russian

CZECH = read_table("persons.tsv", 3)
RUSSIAN = read_table("persons_russian.tsv", 3)


@pytest.mark.parametrize(
    ("row", "marks"),
    [*((row, ("wmt", "data", "freq")) for row in CZECH), *((row, ("own", "enc", "who")) for row in RUSSIAN)],
    ids=lambda value: value[0],
)
def test_a_row_says_something_with_its_source(row, marks):
    spelled, english, source = row
    assert spelled != english
    assert source in marks
    assert not re.search(r"[А-яЁё]", english)


def test_no_name_is_listed_twice():
    assert len({row[0] for row in [*CZECH, *RUSSIAN]}) == len(CZECH) + len(RUSSIAN)


def test_a_surname_alone_is_no_word_of_english():
    alone = [row[0] for row in CZECH if " " not in row[0]]
    assert not [word for word in alone if zipf_frequency(word, "en") >= 3]


def test_russian_rows_are_full_names_that_letters_do_not_give():
    for russian, english, _ in RUSSIAN:
        assert re.search("[ -]", russian), russian
        assert fold(romanize_russian(russian)) != fold(english), russian


def test_the_longest_name_comes_first():
    for rows in czech_full_names().values():
        assert [len(name.spelled) for name in rows] == sorted((len(name.spelled) for name in rows), reverse=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Прилетел с Мауру Виейрой.", ["Mauro Vieira"]),
        ("От Дельси Родригес.", ["Delcy Rodriguez"]),
        ("С Йонасом Гаром Стере.", ["Jonas Gahr Store"]),
        ("Мигелем Диас-Канелем", ["Miguel Diaz-Canel"]),
        ("Мария Виейра и Мауру Силва.", []),
    ],
)
def test_persons_are_found_in_any_case(text, wanted):
    assert [person.english for person in persons_of(text, re.findall(r"[\w-]+", text))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Igor Strawinsky", "Igor Stravinsky"),
        ("Salome Zurabišvili", "Salome Zourabichvili"),
        ("Andrej Sakharov", "Andrei Sakharov"),
        ("Auditorium Stravinski", None),
        ("Sergei Rachmaninov", None),
    ],
)
def test_a_spelling_that_others_bear_is_taken_with_the_given_name(text, wanted):
    names = czech_full_names().get(text.split()[0], ())
    assert next((name.english for name in names if name.match(text, 0)), None) == wanted


@pytest.mark.parametrize("spelled", ["Rachmaninov", "Stravinski", "Pouchkine", "Nabokow", "Zurabišvili", "Usáma"])
def test_a_surname_that_is_right_for_somebody_is_not_listed_alone(spelled):
    assert not is_listed(spelled)
