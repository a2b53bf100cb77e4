"""Czech and Russian endings of persons whose stem is respelled, or whose nominative the original does not have."""

import pytest
from rule_cases import case_endings


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Talks with Zhumabayevem ended.", "Jednání s Žumabajevem skončilo.", ("Zhumabayevem", "Zhumabayev")),
        ("Hlaváčka's novel came out.", "Vyšel Hlaváčkův román.", ("Hlaváčka", "Hlaváček")),
        ("He met Davitem Narmania.", "Setkal se s Davitem Narmaniou.", ("Davitem", "Davit")),
        ("He met Ludmiloy Petrova.", "Он встретился с Людмилой Петровой.", ("Ludmiloy", "Ludmila")),
        ("He met Andrzej Malinowským.", "Setkal se s Andrzejem Malinowským.", ("Malinowským", "Malinowski")),
        ("He met Dmitry Malinovským.", "Setkal se s Dmitrijem Malinovským.", ("Malinovským", "Malinovsky")),
    ],
)
def test_the_nominative_comes_back(english, source, wanted, aligned):
    assert case_endings(aligned, english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Růžička's novel and Svoboda's poem.", "Růžičkův román a Svobodova báseň."),
        ("Kersti Kaljulaid was met.", "Setkali se s Kersti Kaljulaidovou."),
        ("Prime Minister Viorica Dăncilu said so.", "Premiérka Viorica Dăncilu to řekla."),
        ("Lawyer Daniela Rosu won.", "Выиграла адвокат Даниела Росу."),
        ("Moldovan Minister Ion Chebanu came.", "Прибыл министр Молдавии Ион Чебану."),
    ],
)
def test_nominatives_stay(english, source, aligned):
    assert case_endings(aligned, english, source) == []
