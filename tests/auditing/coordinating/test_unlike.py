"""Two forms that English joins where the original has two of one form."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.faulty_coordination import RULE

BAD = [
    (
        "Mayor Jan Vlk, [whom the town council supports, but residents criticize] him, will stay.",
        "Starosta Jan Vlk, kterého rada podporuje, ale kterého obyvatelé kritizují, zůstane.",
        "cs",
    ),
    (
        "The office [not only closed the case but also the request for damages].",
        "Úřad nejen uzavřel případ, ale také zamítl žádost o náhradu.",
        "cs",
    ),
    (
        "The firm [wants to rebuild the mill, hire ten people and renting rooms to students].",
        "Firma chce přestavět mlýn, přijmout deset lidí a pronajímat pokoje studentům.",
        "cs",
    ),
    (
        "The club [intends to sell the stadium, pay its debts and moving to Brno].",
        "Клуб намерен продать стадион, выплатить долги и переехать в Брно.",
        "ru",
    ),
    (
        "The pianist, [born in Riga and who studied in Vienna], gave a concert.",
        "Pianista, který se narodil v Rize a který studoval ve Vídni, koncertoval.",
        "cs",
    ),
    (
        "The reform will [improve not only schools but also increase teachers' pay].",
        "Reforma zlepší nejen školy, ale zvýší i platy učitelů.",
        "cs",
    ),
    (
        "It is a bridge [which the council has long promised but has not yet been built].",
        "Jde o most, který rada dávno slíbila, ale který dosud nebyl postaven.",
        "cs",
    ),
    (
        "They spoke of subsidies, [which the state has approved, but were never paid out].",
        "Mluvili o dotacích, které stát schválil, ale nikdy nevyplatil.",
        "cs",
    ),
]
GOOD = [
    (
        "Mayor Jan Vlk, whom the council supports but whom residents criticize, will stay.",
        "Starosta Jan Vlk, kterého rada podporuje, ale kterého obyvatelé kritizují, zůstane.",
        "cs",
    ),
    (
        "The office not only closed the case but also rejected the request.",
        "Úřad nejen uzavřel případ, ale také zamítl žádost.",
        "cs",
    ),
    (
        "The firm plans to invest in research, marketing and selling abroad.",
        "Firma hodlá investovat do výzkumu, marketingu a prodávat v zahraničí.",
        "cs",
    ),
    ("They want to know how many came and who will pay.", "Chtějí vědět, kolik lidí přišlo a kdo zaplatí.", "cs"),
    (
        "The pianist, who was born in Riga and who studied in Vienna, gave a concert.",
        "Pianista, který se narodil v Rize a který studoval ve Vídni, koncertoval.",
        "cs",
    ),
    (
        "The reform will affect not only schools but also support staff.",
        "Reforma se dotkne nejen škol, ale i podpůrného personálu.",
        "cs",
    ),
    ("It is a post which he wanted but was denied.", "Je to místo, které chtěl, ale bylo mu odepřeno.", "cs"),
    (
        "It is a bridge which the council promised but has not built.",
        "Jde o most, který rada slíbila, ale nepostavila.",
        "cs",
    ),
    ("The law hits not only banks but also the insurers.", "Zákon dopadá nejen na banky, ale i na pojišťovny.", "cs"),
    ("He wants to buy the mill and start renting rooms.", "Chce koupit mlýn a začít pronajímat pokoje.", "cs"),
]


def found(english, source, lang):
    return list(RULE.check(Context(beaded(bare(english), source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_unlike_forms_are_marked(english, source, lang):
    assert marked(bare(english), found(english, source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_like_forms_are_left_alone(english, source, lang):
    assert not found(english, source, lang)
