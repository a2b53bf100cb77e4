"""Wrong numbers are reported with the right one; what only looks wrong is not."""

from __future__ import annotations

import pytest
from rule_cases import beaded, lines

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.number_mismatch import RULE
from align.types import Aligned


def marks(english, source, lang="cs", fresh=""):
    return list(RULE.check(Context(beaded(english, source, lang, fresh), Profile())))


@pytest.mark.parametrize(
    ("english", "source", "lang", "right"),
    [
        ("the bodies of 6,000 soldiers", "тела 6 060 военных", "ru", "6,060"),
        ("raised to 22% from 19%", "повышена с 19% до 21%", "ru", "21%"),
        ("a deficit of 285.5 billion", "schodek 288,5 miliardy", "cs", "288.5 billion"),
        ("in 2012", "v roce 2021", "cs", "2021"),
        ("16 tons", "patnáct tun", "cs", "15"),
        ("the 22nd time", "po 26.", "cs", "26th"),
        ("the 500,000th car", "600-тысячный автомобиль", "ru", "600,000th"),
        ("in the 1990s", "v letech 1980", "cs", "1980s"),
        ("6 000 bodies", "6 060 тел", "ru", "6 060"),
        ("12 500 000 people", "12 600 000 lidí", "cs", "12 600 000"),
        ("at 18.30", "v 19.30 hodin", "cs", "19.30"),
        ("at 18.30", "v 19:30", "cs", "19.30"),
        ("at 18:30.", "Začíná v 19.30.", "cs", "19"),
        ("at 6:30 p.m.", "v 19.30 hodin", "cs", "7"),
        ("cost $2.50", "stojí 3,20 dolaru", "cs", "3.20"),
        ("twenty million people", "30 milionů lidí", "cs", "30 million"),
        ("20 million people", "300 tisíc lidí", "cs", "300,000"),
        ("20 million people", "30 miliard lidí", "cs", "30 billion"),
        ("the twenty-first place", "22. místo", "cs", "22nd"),
        ("agent 007", "agent 009", "cs", "009"),
        ("on July 6th", "05. července", "cs", "5th"),
        ("on July 6", "05. července", "cs", "5"),
        ("10.000 people", "12 000 lidí", "cs", "12,000"),
        ("report 2023001234", "zpráva 2023001235", "cs", "2023001235"),
        ("12,345 people", "12346 lidí", "cs", "12,346"),
        ("account 50817810099910004312", "счет 40817810099910004312", "ru", None),
    ],
)
def test_the_right_number_in_english_form(english, source, lang, right):
    (mark,) = marks(english, source, lang)
    assert mark.replacement == right
    assert mark.review


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("in the 1990s", "v 80. letech"),
        ("at 18:30", "v 19 hodin"),
        ("at 18", "v 19:30"),
        ("2½ hours", "3½ hodiny"),
        ("2 million 250 thousand", "3 miliony 350 tisíc"),
        ("1.5m people", "1,7 milionu lidí"),
        ("a hundred people", "dvě stě lidí"),
    ],
)
def test_a_figure_that_would_not_be_whole_is_not_suggested(english, source):
    (mark,) = marks(english, source)
    assert mark.replacement is None


@pytest.mark.parametrize(
    ("english", "source", "fresh"),
    [
        ("The budget is 2 " + "million " * 60 + "crowns.", "Rozpočet je 2 345 000 korun.", ""),
        ("The budget is 3 million crowns.", "Rozpočet je 2 " + "milionů " * 60 + "korun.", ""),
        ("The budget is 3 million crowns.", "Rozpočet je 2 miliony korun.", "It is 0 " + "trillion " * 30 + "crowns."),
    ],
)
def test_a_scale_that_is_told_without_end_stays_a_number(english, source, fresh):
    assert all("nan" not in str(mark.replacement) and "inf" not in str(mark.replacement)
               for mark in marks(english, source, fresh=fresh))  # fmt: skip


@pytest.mark.parametrize("part", ["THİRD", "thırd", "ſixth", "fıfth"])
def test_letters_of_other_alphabets_make_no_part(part):
    assert not marks(f"A {part} of them voted.", "Hlasovala čtvrtina z nich.")
    marks(f"One in six voted, and a {part} left.", "Každý sedmý hlasoval.")


@pytest.mark.parametrize("told", ["půlhodiny", "půl hodiny", "půl  hodiny", "půl\u00a0hodiny"])
def test_the_measure_of_the_original_is_quoted_as_it_stands(told):
    (mark,) = marks("It took 10 minutes, then.", f"Trvalo to {told}, pak.")
    assert mark.evidence["source"] == told


def test_a_neighbouring_sentence_may_hold_the_number():
    assert not marks("It has 300 seats.\nNot 20.", "Má 20 míst.\nNe 300.")


def test_the_fresh_translation_raises_doubt():
    (alone,) = marks("It has 300 seats.", "Má 20 míst.", fresh="It has 20 seats.")
    (doubted,) = marks("It has 300 seats.", "Má 20 míst.", fresh="It has 300 seats.")
    assert doubted.confidence < alone.confidence


def test_without_a_source_nothing_is_said():
    context = Context(Aligned("a", None, lines("It has 300 seats.", "en")), Profile())
    assert list(RULE.check(context)) == []


def test_a_pair_in_brackets_has_no_decimal_comma():
    assert marks("At [1,1] the output is 0.", "Na [1,1] je výstup 0.") == []
