"""Places that kept the case which a preposition of the original gives them."""

import pytest
from rule_cases import case_endings

from align.auditing.cases.place_cases import governed
from align.auditing.originals import Originals


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("They flew to Montevidea.", "Letěli do Montevidea.", ("Montevidea", "Montevideo")),
        ("They are in Kábulu.", "Jsou v Kábulu.", ("Kábulu", "Kabul")),
        ("He lives in Mnichově.", "Žije v Mnichově.", ("Mnichově", "Munich")),
        ("A trip to Mombasy.", "Cesta do Windhoeku a Mombasy.", ("Mombasy", "Mombasa")),
        ("They came from Pardubic.", "Přijeli z Pardubic.", ("Pardubic", "Pardubice")),
        ("A flood in Hrabůvicích.", "Povodeň v Hrabůvicích.", ("Hrabůvicích", "Hrabůvice")),
        ("It burned in Kadani.", "V Kadani hořelo.", ("Kadani", "Kadaň")),
        (
            "They live in Českých Budějovicích.", "Žijí v Českých Budějovicích.",
            ("Českých Budějovicích", "České Budějovice"),
        ),
        ("From Hradce Králové.", "Z Hradce Králové.", ("Hradce Králové", "Hradec Králové")),
        ("It rained in Rožnově pod Radhoštěm.", "V Rožnově pod Radhoštěm pršelo.", ("Rožnově pod", "Rožnov pod")),
        ("A fire in Mineralnykh Vodakh.", "Пожар в Минеральных Водах.", ("Mineralnykh Vodakh", "Mineralnye Vody")),
        ("It rained in Khimkakh.", "В Химках шёл дождь.", ("Khimkakh", "Khimki")),
        ("In Zhukove it rained.", "В Жукове шёл дождь.", ("Zhukove", "Zhukov")),
        ("A school in Balakove shut.", "Школа в Балакове закрылась.", ("Balakove", "Balakovo")),
        ("A fire in Samare.", "Пожар в Самаре.", ("Samare", "Samara")),
        ("It was given to Sobyaninu.", "Это передали Собянину.", ("Sobyaninu", "Sobyanin")),
        ("He told Minister Gromovu so.", "Он сказал это министру Громову.", ("Gromovu", "Gromov")),
    ],
)  # fmt: skip
def test_a_place_gets_its_nominative(english, source, wanted, aligned):
    assert case_endings(aligned, english, source) == [wanted]


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Turku, Sibiu, Baku and Miami.", "V Turku, v Sibiu, v Baku a v Miami."),
        ("They live in České Budějovice.", "Žijí v Českých Budějovicích."),
        ("He left Velký Meder.", "Opustil Velký Meder."),
        ("They live in Khimki.", "Они живут в Химках."),
        ("He gave Peru and Cebu a ship.", "Он дал Перу и Себу корабль."),
        ("He told Gromovu of it.", "Он рассказал об этом Громовой, хваля Громову."),
        ("Rain in Marne.", "Дождь в Марне."),
        ("Talks in Sochi and Tbilisi.", "Переговоры в Сочи и в Тбилиси."),
    ],
)
def test_what_is_no_case_stays(english, source, aligned):
    assert case_endings(aligned, english, source) == []


def test_a_preposition_governs_what_it_joins():
    source = "Letěl do Banja Luky a Mombasy. Potkal Mombasu."
    forms = Originals(source, "cs").forms
    assert [governed(source, forms[form]) for form in ("Luky", "Mombasy", "Mombasu")] == [{"g"}, {"g"}, set()]
