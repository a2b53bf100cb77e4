"""Verbs whose denial the English version loses."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.negation_lost import RULE

BAD = [
    ("He said the town [would publish] the contract.", "Řekl, že město smlouvu nezveřejní.", "cs"),
    ("It [will demolish] the hall.", "Halu nezbourá.", "cs"),
    ("The director [signed] the statement.", "Директор заявление не подписал.", "ru"),
    ("He said the port [had abandoned] the plan.", "Он сказал, что порт не отказался от плана.", "ru"),
    ("The mayor [doubts] it.", "Starosta o tom nepochybuje.", "cs"),
]
GOOD = [
    ("The director refused to sign the statement.", "Директор заявление не подписал.", "ru"),
    ("The town kept the contract secret.", "Město smlouvu nezveřejnilo.", "cs"),
    ("The port has not abandoned the plan.", "Порт не отказался от плана.", "ru"),
    ("The port sticks to the plan.", "Порт не отказался от плана.", "ru"),
    ("The mayor abandoned the plan.", "Starosta plán opustil.", "cs"),
    ("The town published the contract.", "Město zveřejnilo smlouvu.", "cs"),
    ("The town published only one contract.", "Město nezveřejnilo nic jiného než jednu smlouvu.", "cs"),
]


def found(english, source, lang):
    fresh = "The town will make known the paper."
    return list(RULE.check(Context(beaded(bare(english), source, lang, fresh), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_an_asserted_verb_is_marked(english, source, lang):
    assert marked(bare(english), found(english, source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_a_denial_told_is_left_alone(english, source, lang):
    assert not found(english, source, lang)
