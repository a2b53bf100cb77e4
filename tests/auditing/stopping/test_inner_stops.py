"""Full stops before small letters and commas, doubled behind abbreviations, behind numbers and in short quotations."""

from __future__ import annotations

import pytest
from rule_cases import beaded

from align.auditing import audit, load_profile, normalize

STRAY = (
    ("The senate decided. that the law stays.", "The senate decided that the law stays.", ""),
    ("The march was called off. because it rained.", "The march was called off because it rained.", ""),
    ("They met. on Friday in Tula.", "They met on Friday in Tula.", "Встретились в пятницу в Туле."),
    ("It rained. and he left for Brno.", "It rained, and he left for Brno.", "Pršelo a on odjel do Brna."),
    ("Trains from Pulkovo. were late.", "Trains from Pulkovo were late.", "Поезда из Пулково опоздали."),
    (
        "Filip Marek., head of the firm Delta Inc., resigned.",
        "Filip Marek, head of the firm Delta Inc., resigned.",
        "Filip Marek, šéf firmy Delta Inc., odstoupil.",
    ),
    ("U.K.. Gen. Mark Smith left at 5 p.m.. on Friday.", "U.K. Gen. Mark Smith left at 5 p.m. on Friday.", ""),
    ("It is open until 5 p.m.., and then it rains.", "It is open until 5 p.m., and then it rains.", ""),
    ("The rate fell to 4%. in May, by 3. percent.", "The rate fell to 4% in May, by 3 percent.", ""),
    ("The EU. and NATO. agreed.", "The EU and NATO agreed.", "EU a NATO se dohodly."),
    ("St.. Gallen is far.", "St. Gallen is far.", ""),
    ("It was built in 1931.. The hall is closed.", "It was built in 1931. The hall is closed.", ""),
    (
        "They met in Telč.. The hall is closed.",
        "They met in Telč. The hall is closed.",
        "Sešli se v Telči. Sál nejede.",
    ),
    ("It was on May 9. in Oslo.", "It was on May 9 in Oslo.", ""),
    ("Output rose to 3.7. million tons.", "Output rose to 3.7 million tons.", ""),
    ("School No. 12. in the town is closed.", "School No. 12 in the town is closed.", ""),
    ('She called it a "scandal." and left the hall.', 'She called it a "scandal" and left the hall.', ""),
    ('They left "Kladno". in May.', 'They left "Kladno" in May.', ""),
    ('"We shall stay.," he said.', '"We shall stay," he said.', ""),
    ("The ship 60. Let Oktyabrya sank.", "The ship 60 Let Oktyabrya sank.", 'Судно "60 лет Октября" затонуло.'),
    (
        "Writer Jan. Vrba died on Jan. 12.",
        "Writer Jan Vrba died on Jan. 12.",
        "Spisovatel Jan Vrba zemřel 12. ledna.",
    ),
    ("He met Eva. Malá in Brno.", "He met Eva Malá in Brno.", "Potkal Evu Malou v Brně."),
)
RIGHT = (
    ("He works for Acme Corp. in Oslo and for Delta Ltd. of Bergen.", ""),
    ("It is open from 9 a.m. to 5 p.m. on Friday.", ""),
    ("See vol. 3. p. 7 and the list:\n1. apples and pears", ""),
    ("Rain fell. de Gaulle said so.", ""),
    ("It lasts from 22.6. to 25.6. in Greece, from 30. 9. at midnight.", ""),
    ("The 5. of May is a holiday.", ""),
    ("He said it was so... and left.", ""),
    ("He moved in. prague is old.", ""),
    ("She sang “We will stay.” and left.", ""),
    ("Acme Inc., Delta Co., and others etc., left.", ""),
    ("He was born on Jan. 12. Vrba died there.", "Narodil se 12. ledna. Vrba tam zemřel."),
    ("They sold 60. Let them go.", "Продали 60. Пусть идут."),
)


def repaired(english: str, source: str) -> str:
    lang = "ru" if any("а" <= letter <= "я" for letter in source) else "cs"
    lines = english.count("\n") == source.count("\n")
    document = beaded(english, source if lines else "", lang)
    return normalize(english, audit(document, load_profile(), ("stray-stop",)))


@pytest.mark.parametrize(("english", "wanted", "source"), STRAY)
def test_a_stop_that_ends_nothing_goes(english, wanted, source):
    assert repaired(english, source) == wanted


@pytest.mark.parametrize(("english", "source"), RIGHT)
def test_a_stop_that_belongs_to_a_word_stays(english, source):
    assert repaired(english, source) == english


def test_a_lost_capital_is_no_stray_stop_where_the_original_has_two_sentences():
    english = "The talks ended. the mayor left."
    assert repaired(english, "Jednání skončilo. Starosta odešel.") == english


def test_a_sentence_in_another_language_is_no_rest_of_this_one():
    english = "They spoke of the price of coal. on n'échappera pas au développement."
    source = "Mluvili o ceně uhlí: rozvoji neunikneme."
    assert normalize(english, audit(beaded(english, source), load_profile(), ("stray-stop",))) == english


@pytest.mark.parametrize(
    "english",
    [
        "The storm brought 12 in. of rain.",
        "The board is 10 ft. by 12 in. in size.",
        "The temp. of the sea rose.",
        "He won in 2011. the next year he lost.",
        "It was founded in 1990. in that year, he left.",
        "He was born in 1950. a year later, the family left.",
    ],
)
def test_units_abbreviations_and_lost_capitals_keep_the_stop(aligned, english):
    assert normalize(english, audit(aligned(english), load_profile(), ("stray-stop",))) == english


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("It opened in 2011. and closed in 2015.", "It opened in 2011 and closed in 2015."),
        ("They came in 2019. with their son.", "They came in 2019 with their son."),
        ("In 2011. the firm was sold.", "In 2011 the firm was sold."),
        ("He worked there until 2011. when he left.", "He worked there until 2011 when he left."),
        ("It lasted until 2011. because of the war.", "It lasted until 2011 because of the war."),
    ],
)
def test_a_stop_behind_a_year_inside_a_sentence_goes(aligned, english, wanted):
    assert normalize(english, audit(aligned(english), load_profile(), ("stray-stop",))) == wanted
