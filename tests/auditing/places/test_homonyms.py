"""Names that Ukraine's towns share with Russian ones, with people and with firms."""

from __future__ import annotations

import pytest
from rule_cases import told

from align.auditing import audit, load_profile, normalize


def renewed(aligned, english: str) -> str:
    return normalize(english, audit(aligned(english), load_profile(), ("exonym",)))


@pytest.mark.parametrize(
    "english",
    [
        "The Sverdlov plant in Dzerzhinsk was attacked by Ukrainian drones overnight.",
        "Ukraine's SBU said it had hit a chemical plant in Dzerzhinsk.",
        "Two Ukrainian drones were shot down over Krasnoarmeysk, Governor Andrei Vorobyov said.",
        "Ukrainian saboteurs set fire to a substation in Antonovka near Moscow.",
        "Ukrainian drones from Avdeyevka hit Dzerzhinsk.",
        "Russian troops trained in Dzerzhinsk before they were sent to Ukraine.",
        "A Russian missile plant in Dzerzhinsk was hit by Ukraine.",
    ],
)
def test_a_town_that_ukraine_attacks_is_not_moved_there(aligned, english):
    assert not any(new in renewed(aligned, english) for new in ("Toretsk", "Pokrovsk", "Antonivka"))


def test_an_attacked_town_of_the_original_stays():
    english = "A fire broke out at a plant in Dzerzhinsk after an attack by Ukrainian drones, Gleb Nikitin said."
    source = "Пожар на заводе в Дзержинске вспыхнул после атаки беспилотников ВСУ, сообщил Глеб Никитин."
    assert normalize(english, audit(told(english, source, "ru"), load_profile(), ("exonym",))) == english


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("Ukrainian troops left Krasnoarmeysk.", "Ukrainian troops left Pokrovsk."),
        ("Ukrainian forces hold Dzerzhinsk in the DPR.", "Ukrainian forces hold Toretsk in the DPR."),
        (
            "Shells fell on Dzerzhinsk and the Odessa Region, the Ukrainian army said.",
            "Shells fell on Toretsk and the Odesa Region, the Ukrainian army said.",
        ),
        (
            "Russian troops took Dzerzhinsk, the Ukrainian General Staff said.",
            "Russian troops took Toretsk, the Ukrainian General Staff said.",
        ),
        (
            "The Krasnoarmeysk direction is the hardest, Ukraine said.",
            "The Pokrovsk direction is the hardest, Ukraine said.",
        ),
        ("Fighting for Volchansk continues, Ukraine said.", "Fighting for Vovchansk continues, Ukraine said."),
        ("The Ukrainian town of Volchansk is in ruins.", "The Ukrainian town of Vovchansk is in ruins."),
    ],
)
def test_a_town_that_the_sentence_puts_into_ukraine_is_renewed(aligned, english, wanted):
    assert renewed(aligned, english) == wanted


@pytest.mark.parametrize(
    "english",
    [
        "A drone fell in Slavyansk-on-Kuban.",
        "A drone fell in Slavyansk-na-Kubani.",
        "The part went to Odessa Young, who lives in Los Angeles.",
        "The Lvov brothers run the bakery.",
        "Hockey player Kharkov scored.",
        "The Odessa Brewing company in Dallas closed.",
        "Forsyth wrote about ODESSA, the SS network.",
        "Actor Kharkov said he was ill.",
        "Volunteers met in the Romanian region of Moldavia, near Iași.",
    ],
)
def test_another_town_a_person_a_firm_and_a_region_keep_the_name(aligned, english):
    assert renewed(aligned, english) == english


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("A drone fell in Slavyansk.", "A drone fell in Sloviansk."),
        ("Odessa Mayor, who spoke first, left.", "Odesa Mayor, who spoke first, left."),
        ("A Kharkov family run the bakery.", "A Kharkiv family run the bakery."),
        ("The Odessa Opera reopened.", "The Odesa Opera reopened."),
        ("ODESSA WAS HIT", "ODESA WAS HIT"),
        ("In Odessa Ukrainians, who fled, met.", "In Odesa Ukrainians, who fled, met."),
        ("Our partner Kiev said no.", "Our partner Kyiv said no."),
        ("In Moldavia, Romania is seen as a friend.", "In Moldova, Romania is seen as a friend."),
        ("The Gagauzia region of Moldavia voted.", "The Gagauzia region of Moldova voted."),
        ("The president of Moldavia went to Romania.", "The president of Moldova went to Romania."),
    ],
)
def test_the_place_itself_is_renewed(aligned, english, wanted):
    assert renewed(aligned, english) == wanted
