"""Pronouns of the wrong gender: things with masculine and feminine nouns, and the one person of a passage."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.pronoun_gender import RULE

BAD = [
    # a reflexive is the subject's, whoever else is spoken of
    (
        "Jana Malá said Denmark, she added, was late.\nDenmark, she said, would send [her] own ships.",
        "Jana Malá řekla, že se Dánsko opozdilo.\nDánsko podle ní pošle své lodě.",
        "cs",
    ),
    ("In her view, the orchestra must keep [her] hall.", "По ее мнению, оркестр должен сохранить свой зал.", "ru"),
    ("The senate finally published [his] plan.", "Senát konečně zveřejnil svůj plán.", "cs"),
    # a company, a party, a court of the sentence before
    (
        "Automaker Tarvia grew last year.\n[Her] board is happy.",
        "Automobilka Tarvia loni rostla.\nJejí vedení je rádo.",
        "cs",
    ),
    (
        "The Reform Party lost.\n[Her] chairwoman, Jana Malá, did not speak.",
        "Strana reforem prohrála.\nJejí předsedkyně Jana Malá nepromluvila.",
        "cs",
    ),
    (
        "The airline Vostok Marina has new planes.\n[Her] flights are full.",
        'Авиакомпания "Восток Марина" получила самолеты.\nЕе рейсы заполнены.',
        "ru",
    ),
    (
        "Serbia's Supreme Court upheld it.\n[He] gave two reasons.",
        "Верховный суд Сербии это подтвердил.\nОн назвал две причины.",
        "ru",
    ),
    # a woman by her title, surname or verbs, a man by his verbs
    (
        "Danish envoy Robin Berg left early.\n[He] sees no progress.",
        "Dánská velvyslankyně Robin Bergová odjela brzy.\nPokrok nevidí.",
        "cs",
    ),
    (
        "Spokesperson Sasha Bondar said the bridge was open.\nIn short, [his] team was ready.",
        "Представитель Саша Бондарь сообщила, что мост открыт.\nСловом, ее группа готова.",
        "ru",
    ),
    ("Mayor Nikita Volkov came.\n[She] was late.", "Мэр Никита Волков приехал.\nОн опоздал.", "ru"),
]
GOOD = [
    ("The court returned Jana Malá her passport.", "Soud vrátil Janě Malé její pas.", "cs"),
    ("The court ordered Petr Malý to return his passport.", "Soud nařídil Petru Malému vrátit svůj pas.", "cs"),
    (
        "Danish envoy Robin Berg left early.\nShe sees no progress.",
        "Dánská velvyslankyně Robin Bergová odjela brzy.\nPokrok nevidí.",
        "cs",
    ),
    ("Mayor Nikita Volkov came.\nHe was late.", "Мэр Никита Волков приехал.\nОн опоздал.", "ru"),
    ("Mayor Nikita Volkov met his wife.\nShe was late.", "Мэр Никита Волков встретил жену.\nОна опоздала.", "ru"),
    (
        "Mayor Nikita Volkov met Olga Orlova.\nShe was late.",
        "Мэр Никита Волков встретил Ольгу Орлову.\nОна опоздала.",
        "ru",
    ),
    (
        "Serbia's Supreme Court upheld the verdict of Ivan Petrov.\nHe appealed.",
        "Верховный суд Сербии утвердил приговор Ивану Петрову.\nОн подал жалобу.",
        "ru",
    ),
]


def found(english, source, lang):
    return list(RULE.check(Context(beaded(bare(english), source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_a_pronoun_of_the_wrong_gender_is_marked(english, source, lang):
    assert marked(bare(english), found(english, source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_a_right_pronoun_is_left_alone(english, source, lang):
    assert not found(english, source, lang)
