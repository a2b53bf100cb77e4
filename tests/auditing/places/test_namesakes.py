"""Old place names that a venue, a ship, a town abroad, a dish, a club or a work bears stay; the place's do not."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import load_profile
from align.auditing.rules.exonym import RULE


def found(english: str, source: str = "", lang: str = "cs") -> str:
    aligned = beaded(bare(english), source, lang)
    return marked(bare(english), RULE.check(Context(aligned, load_profile())))


@pytest.mark.parametrize(
    "english",
    [
        "The steamer Kharkov carried grain. Nobody has repaired the Kharkov, and one Kharkov is enough.",
        "He grew up in Odessa, Florida. He returned to Odessa last year.",
        "A screening of Lugansk will follow on Sunday.",
        "They dined at the Odessa Restaurant in Prague. The Odessa chef praised the guests.",
        "He bought a racehorse called Kharkov.",
        "In the book, the city is never called Kharkov.",
        "The town was not yet called Lvov.",
        "The word Donbass came into use in the press.",
        'They ordered chicken Kiev. "I always take a Kiev," he said.',
        "The exhibition, From Odessa to Batumi, opens today.",
        "Dynamo Kiev played at home. Kiev won 3-1 and led the table.",
        'A 13th-century manuscript was shown. "The scribe asks for a horse from Kiev," the curator said.',
        "The Texan singer came back to her home town, Odessa, to sing. She was in Ukraine once.",
        "Lugansk, a documentary by Petr Nový, won the main prize.",
    ],
)
def test_namesakes(english):
    assert found(english) == english


def test_a_name_alone_in_quotation_marks_of_the_original_is_no_place():
    assert found("They reviewed Donbass for a weekly.", "Рецензировали «Донбасс».", "ru") == (
        "They reviewed Donbass for a weekly."
    )
    assert found("They left [Donbass] on Friday.", "В пятницу покинули Донбасс.", "ru")


@pytest.mark.parametrize(
    "english",
    [
        "The restaurant Odessa closed. He flew to [Odessa] on Sunday, and [Odessa] was bombed again.",
        "The film Kiev was shown in Prague. Ukrainian forces left [Kiev].",
        "The film Kiev was shown in Prague. [Kiev] said no.",
        "The president called [Kiev] on Friday.",
        "They want to ship [Kiev] more missiles.",
        "It was a bid to bar [Kiev] from the talks.",
        "In [Kiev], the film was shown twice.",
        "A 12th-century icon was stolen near [Chernigov].",
        "A 10th-century coin was found in the center of [Chernigov].",
        "Texas senators flew to [Odessa] and to [Kharkov] in Ukraine.",
        "Officials said the so-called [Kiev] regime would fall.",
        "[Kiev], Washington and London agreed.",
        "He met a native of [Nikolayev].",
        'It was built in 1931. "We trained in [Cherkassy]," he said.',
    ],
)
def test_places(english):
    assert found(english) == english


def test_whence_an_attack_on_russia_came():
    text = "The Ukrainian army was tired. The missiles had been fired from near [Volchansk]."
    aligned = beaded(bare(text))
    (mark,) = RULE.check(Context(aligned, load_profile()))
    assert mark.confidence >= 0.9
