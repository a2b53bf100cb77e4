"""Doer and object of an act that have changed places, told by the cases of the original."""

import pytest
from rule_cases import told

from align.auditing import audit
from align.auditing.profile import load_profile


def found(*document):
    return [one.text for one in audit(told(*document), load_profile(), ["attribution-swapped"])]


SWAPPED = [
    ("The ambassador invited the senator.", "Velvyslance pozval senátor.", "cs"),
    ("The mayor thanked the governor for the help.", "Starostovi za pomoc poděkovala hejtmanka.", "cs"),
    ("The rector was sued by the student.", "Rektor zažaloval studenta.", "cs"),
    ("Poland lent Sweden ten tents.", "Polsku půjčilo Švédsko deset stanů.", "cs"),
    ("Lhota criticized Veselá.", "Lhotu kritizovala Veselá.", "cs"),
    ("The farmers accused Dakar of lying.", "Ze lži obvinil Dakar zemědělce.", "cs"),
    ("The mayor warned the general.", "Мэра предупредил генерал.", "ru"),
    ("The judge was criticized by the lawyer.", "Судья раскритиковал адвоката.", "ru"),
    ("The premier briefed the governor.", "Премьеру доложил губернатор.", "ru"),
    ("NATO blamed Chad for the lies.", "Чад обвинил во лжи НАТО.", "ru"),
    ("The client threatened the judge.", "Подзащитному угрожал судья.", "ru"),
    ("It was the officer who told a driver.", "Policistovi to řekl řidič.", "cs"),
    ("Kladno sued a bank.", "Kladno zažalovala banka.", "cs"),
    ("The bank's plan was criticized by the ministry.", "План министерства раскритиковал банк.", "ru"),
    ("The minister rejected the senator's plan.", "Plán ministra odmítl senátor.", "cs"),
    ("Latvia will buy ten boats from Estonia.", "У Латвии Эстония купит десять лодок.", "ru"),
]  # fmt: skip
RIGHT = [
    ("The senator invited the ambassador.", "Velvyslance pozval senátor.", "cs"),
    ("The ambassador was invited by the senator.", "Velvyslance pozval senátor.", "cs"),
    ("The ambassador invited the senator.", "Velvyslanec pozval senátora.", "cs"),
    ("The minister's decision surprised and supported the bank.", "Rozhodnutí ministra podpořilo banku.", "cs"),
    ("The deputy director sued the director.", "Ředitele zažaloval jeho náměstek.", "cs"),
    ("The prime minister backed the finance minister.", "Ministra financí podpořil premiér.", "cs"),
    ("The general warned the mayor.", "Мэра предупредил генерал.", "ru"),
    ("Ankara rejected Minsk's request.", "Ankara žádost Minska odmítla.", "cs"),
    ("Macron wrote Merz a letter.", "Podle listu The Sun napsal Macron Merzovi dopis.", "cs"),
    ("According to The Sun, Macron gave Merz a pen.", "Podle listu The Sun předal Macron Merzovi pero.", "cs"),
    ("The governor briefed the premier.", "Премьеру доложил губернатор.", "ru"),
    ("Chad blamed NATO for the lies.", "Чад обвинил во лжи НАТО.", "ru"),
    ("It was a driver who told the officer.", "Policistovi to řekl řidič.", "cs"),
    ("A bank sued Kladno.", "Kladno zažalovala banka.", "cs"),
    ("The ministry's plan was criticized by the bank.", "План министерства раскритиковал банк.", "ru"),
    ("The senator rejected the minister's plan.", "Plán ministra odmítl senátor.", "cs"),
    ("Estonia will buy ten boats from Latvia.", "У Латвии Эстония купит десять лодок.", "ru"),
    ("Sweden owes Norway a ship.", "Швеция должна Норвегии корабль.", "ru"),
]


@pytest.mark.parametrize(("english", "source", "lang"), SWAPPED)
def test_the_object_of_the_original_acts(english, source, lang):
    assert len(found(english, source, lang)) == 1


@pytest.mark.parametrize(("english", "source", "lang"), RIGHT)
def test_active_and_passive_that_say_the_same(english, source, lang):
    assert found(english, source, lang) == []


@pytest.mark.parametrize(
    ("english", "source", "lang", "wrong"),
    [
        ("Malá says Horák promised her peace.", "Podle Horáka mu Malá slíbila klid.", "cs", True),
        ("Horák says Malá promised him peace.", "Podle Horáka mu Malá slíbila klid.", "cs", False),
        ("Oslo says Madrid sent it a list.", "Осло, по данным Мадрида, послал ему список.", "ru", True),
        ("Madrid says Oslo sent it a list.", "Осло, по данным Мадрида, послал ему список.", "ru", False),
    ],
)
def test_the_teller_and_the_doer(english, source, lang, wrong):
    assert bool(found(english, source, lang)) == wrong


@pytest.mark.parametrize(
    ("english", "source", "lang", "wrong"),
    [
        ("It was a senator, not the mayor, who came.", "Přišel starosta, nikoli senátor.", "cs", True),
        ("It was the mayor, not a senator, who came.", "Přišel starosta, nikoli senátor.", "cs", False),
        ("A pilot rather than a driver came.", "Пришел водитель, а не пилот.", "ru", True),
        ("A driver rather than a pilot came.", "Пришел водитель, а не пилот.", "ru", False),
    ],
)
def test_who_it_was_and_who_not(english, source, lang, wrong):
    assert bool(found(english, source, lang)) == wrong


@pytest.mark.parametrize(
    ("english", "wrong"),
    [
        ('"We are off," said Horak. Coach Dvorsky stayed at home.', ["Horak"]),
        ('"We are off," said Dvorsky. Coach Horak stayed at home.', []),
        ('Coach Horak stayed at home. "We are off," said Dvorsky.', []),
    ],
)
def test_persons_of_neighbouring_sentences(english, wrong):
    fresh = "We are off"
    assert found(english, "„Už jedeme,“ řekl Dvorský. Trenér Horák zůstal doma.", "cs", fresh) == wrong
