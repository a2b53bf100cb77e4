"""Whether an original names a woman, and what "her" may speak of all the same."""

from __future__ import annotations

import pytest
from rule_cases import beaded

from align.auditing import RULES
from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.pronouns.gender import woman_in_source


@pytest.mark.parametrize(
    "text",
    [
        "Nováková to řekla.",
        "Mluvili s Novákovou.",
        "Řekla to Eva.",
        "Ministryně přišla.",
        "Mluvil o přítelkyni.",
        "Tanečnice odešla.",
    ],
)
def test_finds_women_in_czech(text):
    assert woman_in_source(text, "cs")


@pytest.mark.parametrize(
    "text", ["Cenová hladina klesla.", "Krizová komise zasedá.", "Vládní návrh prošel.", "Kuchyně, jeskyně, silnice."]
)
def test_adjectives_are_no_women(text):
    assert not woman_in_source(text, "cs")


def test_is_linear_in_the_length_of_a_word():
    assert not woman_in_source("o" * 200_000, "cs")


def test_what_only_states_own_is_the_countrys_whoever_else_is_spoken_of():
    english = "The actress was late.\nCanada wants to help, and her government will pay."
    source = "Herečka přišla pozdě.\nKanada chce pomoci a její vláda zaplatí."
    marks = list(RULES["pronoun-gender"].check(Context(beaded(english, source, "cs", ""), Profile())))
    assert [(mark.start, mark.replacement) for mark in marks] == [(english.index("her government"), "its")]


def test_the_one_of_whom_it_was_she_is_no_thing():
    english, source = "The company left. It was she who paid.", "Firma odešla. Zaplatila ona."
    assert list(RULES["pronoun-gender"].check(Context(beaded(english, source, "cs", ""), Profile()))) == []


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("The country elected her president in 2019.", "Země ji v roce 2019 zvolila prezidentkou."),
        ("NATO named her its envoy.", "NATO ji jmenovalo svou vyslankyní."),
        ("The country elected her president in 2019.", ""),
        ("NATO named her its envoy.", ""),
        ("The government appointed her deputy prime minister.", ""),
    ],
)
def test_who_is_appointed_is_no_thing(english, source):
    assert list(RULES["pronoun-gender"].check(Context(beaded(english, source, "cs", ""), Profile()))) == []


@pytest.mark.parametrize("english", ["Ukraine said her position was firm.", "The country named her ministers."])
def test_what_a_thing_owns_is_its_own(english):
    marks = list(RULES["pronoun-gender"].check(Context(beaded(english, "", "cs", ""), Profile())))
    assert [mark.replacement for mark in marks] == ["its"]
