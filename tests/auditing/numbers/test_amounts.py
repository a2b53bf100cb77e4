"""Amounts and words that English turns into others: bounds, ages, power, half an hour, seals and sentences."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing import RULES
from align.auditing.context import Context
from align.auditing.profile import Profile

BAD = [
    ("number-mismatch", "It took [half an hour].", "Заняло это полтора часа.", "ru"),
    ("number-mismatch", "It took [half a year].", "Trvalo to rok a půl.", "cs"),
    ("number-mismatch", "It will last [up to five] days.", "Potrvá nejméně pět dní.", "cs"),
    ("number-mismatch", "It will take [at least 40] people.", "Возьмут не более 40 человек.", "ru"),
    ("number-mismatch", "The singer died at the age of [78].", "Певец умер на 78-м году жизни.", "ru"),
    ("number-mismatch", "He died aged [91].", "Zemřel v nedožitých 91 letech.", "cs"),
    ("number-mismatch", "The block has an output of [1.2 MW].", "Blok má výkon 1,2 GW.", "cs"),
    ("number-mismatch", "The 600-meter tunnel cost [725 million].", "Šestisetmetrový tunel stál 72,5 milionu.", "cs"),
    ("false-friend", "They bought new [technique] for the firemen.", "Закупили новую технику для пожарных.", "ru"),
    ("false-friend", "A lead [print] was found.", "Нашли свинцовую печать.", "ru"),
    ("false-friend", "He got a [conditional] sentence.", "Он получил условный срок.", "ru"),
    ("false-friend", "The court [arrested] his property.", "Суд арестовал его имущество.", "ru"),
    (
        "false-friend",
        "It is on the [program] of the council's next meeting.",
        "Je na programu příštího zasedání rady.",
        "cs",
    ),
    ("false-friend", "The record [visit] pleased them.", "Rekordní návštěva je potěšila.", "cs"),
    ("false-friend", "The police [controlled] cars.", "Policie kontrolovala auta.", "cs"),
    ("negation-lost", "Rain can be [ruled out] on Sunday.", "V neděli nelze vyloučit déšť.", "cs"),
    (
        "negation-lost",
        "The firm cut down the oaks [with the consent] of the town.",
        "Firma duby pokácela bez souhlasu města.",
        "cs",
    ),
    ("negation-lost", "[One] of the clubs agreed.", "Ни один из клубов не согласился.", "ru"),
    ("negation-lost", "[One] of the villages has a school.", "Žádná z obcí nemá školu.", "cs"),
    ("negation-lost", "He asked guests [to enter] without a mask.", "Он попросил гостей не входить без маски.", "ru"),
]
GOOD = [
    ("number-mismatch", "It took an hour and a half.", "Заняло это полтора часа.", "ru"),
    ("number-mismatch", "It took half an hour.", "Заняло это полчаса.", "ru"),
    ("number-mismatch", "It will last at least five days.", "Potrvá nejméně pět dní.", "cs"),
    ("number-mismatch", "As many as 40 people came.", "Пришло не менее 40 человек.", "ru"),
    ("number-mismatch", "The singer died in his 78th year.", "Певец умер на 78-м году жизни.", "ru"),
    ("number-mismatch", "The singer died at 77.", "Певец умер на 78-м году жизни.", "ru"),
    ("number-mismatch", "The block has an output of 1,200 MW.", "Blok má výkon 1,2 GW.", "cs"),
    ("number-mismatch", "It made 3.5 million kilowatt-hours.", "Vyrobil 3,5 GWh.", "cs"),
    ("number-mismatch", "The 600-meter tunnel cost 72.5 million.", "Šestisetmetrový tunel stál 72,5 milionu.", "cs"),
    ("false-friend", "Her technique for drawing is new.", "Ее техника рисования новая.", "ru"),
    ("false-friend", "The print was found.", "Нашли отпечаток печати.", "ru"),
    ("false-friend", "He won conditional release.", "Он добился условно-досрочного освобождения.", "ru"),
    ("false-friend", "The police arrested the director.", "Полиция арестовала директора.", "ru"),
    ("false-friend", "The program of the festival is rich.", "Program festivalu je bohatý.", "cs"),
    ("false-friend", "The visit of the president was a record.", "Návštěva prezidenta byla rekordní.", "cs"),
    ("number-mismatch", "It takes no more than 12 days.", "Это займет не больше 12 дней.", "ru"),
    ("negation-lost", "None of the clubs agreed.", "Ни один из клубов не согласился.", "ru"),
    ("negation-lost", "He asked guests not to enter without a mask.", "Он попросил гостей не входить без маски.", "ru"),
    (
        "negation-lost",
        "He asked guests to stay outside without a mask.",
        "Он попросил гостей не входить без маски.",
        "ru",
    ),
]


def found(rule, english, source, lang):
    return list(RULES[rule].check(Context(beaded(bare(english), source, lang), Profile())))


@pytest.mark.parametrize(("rule", "english", "source", "lang"), BAD)
def test_another_amount_or_sense_is_marked(rule, english, source, lang):
    assert marked(bare(english), found(rule, english, source, lang)) == english


@pytest.mark.parametrize(("rule", "english", "source", "lang"), GOOD)
def test_the_same_amount_or_sense_is_left_alone(rule, english, source, lang):
    assert not found(rule, english, source, lang)


def test_a_sentence_that_lacks_a_clause_has_not_lost_the_denial_in_it():
    english, source = "A storm tore off the roof.", "Bouře strhla střechu, nikdo však nebyl zraněn."
    fresh = "The storm tore off the roof, but nobody at all was hurt there."
    assert not list(RULES["negation-lost"].check(Context(beaded(english, source, "cs", fresh), Profile())))


def test_a_ship_is_a_she():
    english = "The frigate left the port.\nThe route is long, and her crew is ready."
    source = "Fregata opustila přístav.\nTrasa je dlouhá a její posádka je připravená."
    assert not list(RULES["pronoun-gender"].check(Context(beaded(english, source, "cs"), Profile())))
