"""Quotations that do not go on with their sentence are reported; those that do are not."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.broken_quote import RULE

BAD = [
    ('He promised that the city [would "will not sell a single house"].', "", "cs"),
    ('The bank [will "does not comment on rumours"].', "", "cs"),
    ('The union said the strike [could "will last for weeks"].', "", "cs"),
    ('Prague [is going to "will help its neighbours."]', "", "cs"),
    ('He gave [a guarantee of "will not touch the pensions"] in writing.', "", "ru"),
    ('They were sent [in order the water "did not reach the village"].', "", "ru"),
    ('They were sent [in order it "would not reach the village"].', "", "ru"),
    ('He stressed that the line ["had not stood still for not a single hour"].', "", "ru"),
    ('The mayor [wanted that children "played without fear"].', 'Мэр хотел, чтобы дети "играли без страха".', "ru"),
    ('It must be [ensured so that it "was never forgotten."]', "Zajistit, aby „nikdy nebylo zapomenuto“.", "cs"),
    ('The ministers [agreed that "not to raise the tax."]', 'Министры договорились "не повышать налог".', "ru"),
    ('The neighbours [promised that "to return the bell."]', "Sousedé slíbili „vrátit zvon“.", "cs"),
    ('The villagers, he said, ["I am not afraid of the wolves"].', 'Жители, сказал он, "не боятся волков".', "ru"),
    ('Both teams [are "we are ready to play"].', "Oba týmy jsou „připraveny hrát“.", "cs"),
    ('The club asked [members that "stayed at home."]', "Klub žádal členy, aby „zůstali doma“.", "cs"),
    ('The bridge was shut [so that "prevent further damage."]', "Мост закрыли, чтобы «избежать ущерба».", "ru"),
    ('Guards stood there [so that "stopping anyone."]', "Hlídali, aby „někoho zastavili“.", "cs"),
    ('It was moved [in order that "protect the birds."]', "Přesunuli ho, aby „chránili ptáky“.", "cs"),
    ('He justified the fee [by that "the road is old."]', "Zdůvodnil to tím, že „silnice je stará“.", "cs"),
    ('He was [accused of "had taken bribes for years."]', "", "cs"),
    ('The paper [suspects him of "sold the plans to a rival."]', "", "cs"),
    ('He [called the treaty "by the worst in a century."]', "Он назвал договор «худшим за век».", "ru"),
    ('The miners say they [want to "want to keep their land."]', "", "cs"),
    ('The minister [praised that the firm "hires people over fifty."]', "", "cs"),
    ('In her words, the [bank\'s "refused to return the money."]', "", "ru"),
]

GOOD = [
    ('He promised that the city would "not sell a single house".', "", "cs"),
    ('It might "do more harm".', "", "cs"),
    ('His last will "was a surprise".', "", "cs"),
    ('He read a line of "Will You Come Home".', "", "cs"),
    ('A sense of "was that all" remained.', "", "cs"),
    ('The mayor wanted children "to play without fear".', 'Мэр хотел, чтобы дети "играли без страха".', "ru"),
    ('It was done so that the fire would not "spread".', "Udělali to, aby se oheň „nerozšířil“.", "cs"),
    ('He asked that it "be done soon".', "Žádal, aby to „bylo brzy“.", "cs"),
    ('The ministers agreed "not to raise the tax."', 'Министры договорились "не повышать налог".', "ru"),
    ('He said that "to return is hard."', "Řekl, že „vrátit se je těžké“.", "cs"),
    ('The villagers, he said, "are not afraid".', 'Жители, сказал он, "не боятся волков".', "ru"),
    ('"We are ready", he said, "I am not afraid".', '"Мы готовы, - сказал он, - и не боюсь".', "ru"),
    ('"We are ready," he said.', '"Мы готовы", - сказал он.', "ru"),
    ('He said: "I am not afraid."', "Řekl: „Nebojím se.“", "cs"),
    ('Our motto is "we will win".', "Naše heslo je „zvítězíme“.", "cs"),
    ('He said that it "had not stood still for a single hour".', "", "ru"),
    ('The club asked members to "haggle over the fee."', "Klub žádal, aby „o cenu smlouvali“.", "cs"),
    ('It was shut so that "work on the dam could begin."', "Zavřeli ho, aby „mohli začít“.", "cs"),
    ('It was shut so that "trade routes stay open."', "Zavřeli ho, aby „cesty zůstaly volné“.", "cs"),
    ('He asked that "affected families receive help."', "Žádal, aby „rodiny dostaly pomoc“.", "cs"),
    ('A plan that "stopped the flood" is to be used, so they "learn."', "Žádá, aby „se učili“.", "cs"),
    ('She differs in that "she never lies."', "Liší se tím, že „nikdy nelže“.", "cs"),
    ('They were accused of "attacks on civilians" and of "biased reporting."', "", "cs"),
    ('A case of "has he done it or not".', "", "cs"),
    ('The deal was called "by far the best."', "Он назвал договор «лучшим».", "ru"),
    ('The minister praised that decision "as brave."', "", "cs"),
    ('The bank\'s "failed policy" cost a lot. It\'s "left to us."', "", "ru"),
]


def marks(english, source, lang):
    return list(RULE.check(Context(beaded(english, source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_a_broken_quotation_is_reported(english, source, lang):
    assert marked(bare(english), marks(bare(english), source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_a_quotation_that_goes_on_is_not(english, source, lang):
    assert marks(english, source, lang) == []
