"""A verb and the noun made of it, said twice with something between."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.repetition import RULE

BAD = [
    ("The [organizers are organizing] a fair.", "Pořadatelé chystají trh."),
    ("The [exhibitors have been exhibiting] their cars.", "Firmy ukazují svá auta."),
    ("The [opening of the new halls will open] on Monday.", "Vernisáž nových sálů začne v pondělí."),
    ("The [opening will be opened] by a choir.", "Vernisáž zahájí sbor."),
    ("The firm has [begun to begin] the repairs.", "Firma už zahájila opravy."),
    ("The region [started to start] the pumps.", "Kraj začal pouštět čerpadla."),
    ("She [won three wins] in May.", "V květnu zvítězila třikrát."),
    ("They [postponed the match, postponing] it by a day.", "Zápas odložili o den."),
    ("The club [proposed a proposal] to the city.", "Klub předložil městu návrh."),
    ("The mayor [awarded awards] to two nurses.", "Starosta předal dvěma sestrám ceny."),
    ("She will [report a report] on the mine.", "O dole podá zprávu."),
    ("The crew will [research more than 20 researches].", "Posádka udělá přes 20 pokusů."),
]

GOOD = [
    ("The workers are working on it.", "Dělníci na tom dělají."),
    ("She will dream a dream and dance a dance.", "Bude se jí něco zdát a zatančí si."),
    ("The head will plan for the plant a new road.", "Šéf vyměří závodu novou silnici."),
    ("He will lecture to a lecturer.", "Bude mluvit k docentovi."),
    ("The building was built in 1900.", "Dům postavili v roce 1900."),
    ("The mayor awarded a prize; awards followed.", "Starosta udělil cenu, další následovaly."),
    ("He used to use it.", "Dříve ho používal."),
    ("They went from house to house.", "Chodili po domech."),
    ("The opening of the hall will be on Monday.", "Otevření sálu bude v pondělí."),
    ("She won three medals and will win more.", "Získala tři medaile a získá další."),
    ("They postponed the match, blaming the fog.", "Zápas odložili kvůli mlze."),
    ("The members of the choir will remember it.", "Členové sboru si to zapamatují."),
    ("The report on the fire will be published.", "Zpráva o požáru vyjde."),
]


def marks(english, source):
    return list(RULE.check(Context(beaded(english, source), Profile())))


@pytest.mark.parametrize(("english", "source"), BAD)
def test_what_is_said_twice_is_reported(english, source):
    assert marked(bare(english), marks(bare(english), source)) == english


@pytest.mark.parametrize(("english", "source"), GOOD)
def test_what_only_sounds_alike_is_not(english, source):
    assert marks(english, source) == []
