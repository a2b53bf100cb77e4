"""Surnames that stand as words: those named alone, and those whose bearer's family is named rightly."""

from __future__ import annotations

import pytest
from rule_cases import bare, marked, told

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.name_translated import RULE

BAD = [
    ("Lawyer Petr Švec appealed. [The shoemaker] denies it.", "Advokát Petr Švec se odvolal. Švec to popírá.", "cs"),
    ("Coach Jan Kvapil left. [Rushed] said why.", "Trenér Jan Kvapil odešel. Kvapil řekl proč.", "cs"),
    ("Judge Ivan Dyatel agreed. In June, [Woodpecker] signed it.", "Иван Дятел согласен. В июне Дятел подписал.", "ru"),
    ("Oleg Kulak left. Under [Fist]'s plan, it closes.", "Олег Кулак ушел. По плану Кулака, он закроется.", "ru"),
    ("Eva Bílá and her brother Jan [White] came.", "Eva Bílá a její bratr Jan Bílý přišli.", "cs"),
    ("Anna Lisova and Ivan [Bee] met. Pchela agreed.", "Анна Лисова и Иван Пчела встретились. Пчела согласен.", "ru"),
]

GOOD = [
    ("Gleb Moroz spoke. Frost will grow.", "Глеб Мороз выступил. Мороз усилится.", "ru"),
    ("Gleb Moroz spoke. He says the frost will grow.", "Глеб Мороз выступил. По словам Мороза, мороз усилится.", "ru"),
    ("Adam Zelený met Adam Green.", "Adam Zelený potkal Adama Greena.", "cs"),
    ("Jan Král left. King Charles said so.", "Jan Král odešel. Král Karel to řekl.", "cs"),
    ("Jan Král left. The king has a crown.", "Jan Král odešel. Král má korunu.", "cs"),
    ("Petr Pátek left. On Friday he came back.", "Petr Pátek odešel. V pátek se vrátil.", "cs"),
    ("Ivan Dyatel agreed. Dyatel signed it.", "Иван Дятел согласен. Дятел подписал его.", "ru"),
]


def marks(english, source, lang):
    return list(RULE.check(Context(told(english, source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_a_surname_as_a_word_is_reported(english, source, lang):
    assert marked(bare(english), marks(bare(english), source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_a_word_that_is_none_is_not(english, source, lang):
    assert marks(english, source, lang) == []
