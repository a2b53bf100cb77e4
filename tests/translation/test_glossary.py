"""Hints for names of the table and for numbers, in the order of the text."""

import pytest

from align.errors import ModelError
from align.names.english import EnglishNames
from align.translation.glossary import Glossary

TABLE = {"Путину": "Putin", "Evropská": None, "Вены": "Vienna"}


@pytest.fixture
def glossary() -> Glossary:
    return Glossary(EnglishNames(TABLE))


def found(glossary: Glossary, text: str) -> list[tuple[str, str]]:
    return [(text[: hint.end].split()[-1], hint.english) for hint in glossary.hints(text)]


def test_names_of_the_table_and_numbers_get_hints_in_their_order(glossary):
    text = "Он сказал Путину о 4,6 миллиона из Вены"
    assert found(glossary, text) == [("Путину", "Putin"), ("4,6", "4.6"), ("Вены", "Vienna")]


def test_words_that_are_to_be_left_alone_and_common_words_get_none(glossary):
    assert found(glossary, "Evropská unie a Evropská komise") == []
    assert found(glossary, "Вчера президент молчал") == []


def test_a_word_alone_in_quotation_marks_is_a_name_even_if_it_is_in_the_dictionary(glossary):
    assert found(glossary, "матч команды «Шахтер»") != []
    assert found(glossary, "на работе Шахтер молчал") == []


def test_a_common_word_is_a_name_behind_one_of_the_table(glossary):
    assert found(glossary, "Потом Путину Герой сказал") == [("Путину", "Putin"), ("Герой", "Gera")]
    assert found(glossary, "Потом, Герой сказал") == []


def test_a_model_without_a_table_of_names_gets_no_hints(tmp_path):
    assert Glossary.of(tmp_path) is None


def test_a_damaged_table_is_refused_with_its_line(tmp_path):
    (tmp_path / "names.tsv").write_text("Путину\tPutin\nZemana\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"names\.tsv:2"):
        Glossary.of(tmp_path)
    (tmp_path / "names.tsv").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ModelError, match=r"names\.tsv: cannot be read"):
        Glossary.of(tmp_path)
