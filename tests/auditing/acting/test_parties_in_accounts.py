"""Whose account it is, and which of two countries acts."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.attribution_swapped import RULE

BAD = [
    (
        "Judge Orlova came.\nLawyer Belov was ill.\n[According to Orlova, the debt was paid].",
        "Пришла судья Орлова.\nАдвокат Белов болел.\nПо словам Белова, долг уплачен.",
        "ru",
    ),
    (
        "Starosta Vlk came.\nLawyer Novotný was ill.\n[According to Vlk, the debt was paid].",
        "Přišel starosta Vlk.\nAdvokát Novotný byl nemocný.\nPodle Novotného je dluh zaplacen.",
        "cs",
    ),
    ("[Israel asked Poland to extradite two men].", "Polsko požádalo Izrael o vydání dvou mužů.", "cs"),
    ("[Iran accused Germany of lying].", "Německo obvinilo Írán ze lži.", "cs"),
]
GOOD = [
    (
        "Judge Orlova came.\nLawyer Belov was ill.\nAccording to Belov, the debt was paid.",
        "Пришла судья Орлова.\nАдвокат Белов болел.\nПо словам Белова, долг уплачен.",
        "ru",
    ),
    (
        "Judge Orlova came.\nLawyer Belov was ill.\nAccording to the lawyer, the debt was paid.",
        "Пришла судья Орлова.\nАдвокат Белов болел.\nПо словам Белова, долг уплачен.",
        "ru",
    ),
    ("Poland asked Israel to extradite two men.", "Polsko požádalo Izrael o vydání dvou mužů.", "cs"),
    ("Iran accused Germany of lying.", "Írán obvinil Německo ze lži.", "cs"),
    ("Germany accused Iran of lying.", "Írán obvinilo Německo ze lži.", "cs"),
]


def found(english, source, lang):
    return list(RULE.check(Context(beaded(bare(english), source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_another_party_is_marked(english, source, lang):
    assert marked(bare(english), found(english, source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_the_same_party_is_left_alone(english, source, lang):
    assert not found(english, source, lang)
