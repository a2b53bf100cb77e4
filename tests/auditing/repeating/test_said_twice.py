"""Verbs made of their subjects, and times and estimates that one sentence gives twice."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.repetition import RULE

BAD = [
    ("The council [states in its statement] that all is well.", "Rada ve vyjádření uvádí, že je klid."),
    ("The [exhibition in Brno exhibits] the works of ten potters.", "Výstava v Brně ukazuje díla keramiků."),
    ("The [report on the crash reported] that the brakes failed.", "Podle zprávy o nehodě selhaly brzdy."),
    ("A UN [report reports] a rise in hunger.", "Zpráva OSN mluví o růstu hladu."),
    ("The mayor on Tuesday opened a bridge near Brno [on Tuesday].", "Starosta v úterý otevřel most u Brna."),
    ("In March the firm cut 200 jobs [in March].", "Firma v březnu zrušila 200 míst."),
    ("He [estimates the age of the tree at an estimated] 300 years.", "Stáří stromu odhaduje na 300 let."),
    ("The damage is [about approximately] 20 million.", "Škoda je asi 20 milionů."),
    ("It took [roughly about] three hours.", "Trvalo to asi tři hodiny."),
]

GOOD = [
    ("The workers in the plant work the night shift.", "Dělníci v závodě mají noční směnu."),
    ("The exhibition of Roman exhibits the city bought opens today.", "Výstava dnes začíná."),
    ("The increase in rates increased the debt.", "Zvýšení sazeb zvýšilo dluh."),
    ("The winner of the cup won the title.", "Vítěz poháru získal titul."),
    ("Open on Monday, shut on Tuesday, open on Monday again.", "V pondělí otevřeno, v úterý ne, v pondělí zase."),
    ("It fell in March 2020 and rose in March 2021.", "V březnu klesl a pak rostl."),
    ("He estimates it at 300 years, an estimated 20 more than the oak.", "Odhaduje to na 300 let."),
    ("They talk about approximately 20 cases.", "Mluví o asi 20 případech."),
]


def marks(english, source):
    return list(RULE.check(Context(beaded(english, source), Profile())))


@pytest.mark.parametrize(("english", "source"), BAD)
def test_what_the_sentence_has_said_is_reported(english, source):
    assert marked(bare(english), marks(bare(english), source)) == english


@pytest.mark.parametrize(("english", "source"), GOOD)
def test_what_it_says_once_is_not(english, source):
    assert marks(english, source) == []


def test_a_sentence_that_is_a_part_of_an_unmatched_one_before_it_stands_there_twice():
    again = "Runa was let out in the Black Forest reserve."
    english = f"The lynx Runa was let out in the Black Forest reserve.\n{again}"
    context = Context(beaded(english, "\nRunu vypustili v rezervaci Černý les."), Profile())
    assert [context.text[mark.start : mark.end] for mark in RULE.check(context)] == [again]
