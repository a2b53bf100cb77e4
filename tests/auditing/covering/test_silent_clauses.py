"""Clauses that one side has and for whose opening word the other has nothing."""

import pytest

from align.auditing.covering.foreign_clauses import foreign_clauses
from align.auditing.covering.silent_clauses import silent_clause

LOST = [
    ("The school will open a kitchen.", "Škola otevře kuchyni, pokud získá dotaci.", "cs", "pokud získá dotaci"),
    ("The choir will sing in Telč.", "Sbor zazpívá v Telči, nebo vrátí vstupné.", "cs", "nebo vrátí vstupné"),
    ("The mayor signed it.", "Starosta to podepsal, ačkoli předtím váhal.", "cs", "ačkoli předtím váhal"),
    ("The lake is clean.", "Озеро чистое, хотя рядом стоит завод.", "ru", "хотя рядом стоит завод"),
    ("All are healthy.", "Все здоровы, двоих выписали домой.", "ru", "двоих выписали домой"),
    ("The bridge to the island is open.", "Мост на остров открыт. Парковка закрыта.", "ru", "Парковка закрыта."),
]
TOLD = [
    ("The school will open a kitchen if it gets a grant.", "Škola otevře kuchyni, pokud získá dotaci.", "cs"),
    ("With a grant, the school would open a kitchen.", "Škola otevře kuchyni, pokud získá dotaci.", "cs"),
    ("The choir will either sing in Telč or refund tickets.", "Sbor zazpívá v Telči, nebo vrátí vstupné.", "cs"),
    ("The lake is clean despite a plant.", "Озеро чистое, хотя рядом стоит завод.", "ru"),
    ("The bridge to the island is open and parking is closed.", "Мост на остров открыт. Парковка закрыта.", "ru"),
]
FRESH = "The thing stands here. Nothing remained."


@pytest.mark.parametrize(("english", "original", "lang", "clause"), LOST)
def test_a_clause_that_english_has_no_word_for(english, original, lang, clause):
    found = silent_clause(english, original, FRESH, lang)
    assert found is not None
    assert found.text == clause


@pytest.mark.parametrize(("english", "original", "lang"), TOLD)
def test_a_clause_told_in_other_words(english, original, lang):
    assert silent_clause(english, original, FRESH, lang) is None


ADDED = [
    ("According to the Monday daily, a baker bought the mill.", "Mlýn koupil pekař.", "cs", "source"),
    ("Work will end in May, provided that money is found.", "Práce skončí v květnu.", "cs", "condition"),
    ("Painter Ivan Lesnoy died after a long illness.", "Скончался художник Иван Лесной.", "ru", "cause"),
    ("The winner was Jan Dub, who had trained abroad.", "Vyhrál Jan Dub.", "cs", "person"),
    ("They discussed fish, timber and roads.", "Говорили о рыбе и дорогах.", "ru", "item"),
]  # fmt: skip
RENDERED = [
    ("According to the Monday daily, a baker bought the mill.", "Mlýn koupil pekař, píše deník.", "cs"),
    ("According to the mayor, a baker bought the mill.", "Mlýn koupil pekař, řekla starostka.", "cs"),
    ("Work will end in May, provided that money is found.", "Práce skončí v květnu, najdou-li se peníze.", "cs"),
    ("Painter Ivan Lesnoy died after a long illness.", "Художник Иван Лесной умер от болезни.", "ru"),
    ("The winner was Jan Dub, who had trained abroad.", "Vyhrál v cizině trénovaný Jan Dub.", "cs"),
    ("They discussed fish, timber and roads.", "Говорили о рыбе, лесе и дорогах.", "ru"),
]


@pytest.mark.parametrize(("english", "original", "lang", "kind"), ADDED)
def test_a_phrase_that_the_original_has_no_word_for(english, original, lang, kind):
    assert [one.kind for one in foreign_clauses(english, original, FRESH, lang)] == [kind]


@pytest.mark.parametrize(("english", "original", "lang"), RENDERED)
def test_a_phrase_that_renders_other_words(english, original, lang):
    assert list(foreign_clauses(english, original, FRESH, lang)) == []
