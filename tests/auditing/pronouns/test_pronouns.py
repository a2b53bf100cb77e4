"""Pronouns of the wrong gender: things with masculine and feminine nouns, and the one person of a passage."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.pronouns.reflexives import is_of_another
from align.auditing.rules.pronoun_gender import RULE

BAD = [
    # the verb is the country's, not that of who is quoted
    (
        "According to the mayor Jules Renaud, Moldova thus took a decisive step on [her] way to the market.",
        "Moldávie tím podle starosty Julese Renauda učinila rozhodný krok na své cestě na trh.",
        "cs",
    ),
    # a reflexive is the subject's, whoever else is spoken of
    (
        "Jana Malá said Denmark, she added, was late.\nDenmark, she said, would send [her] own ships.",
        "Jana Malá řekla, že se Dánsko opozdilo.\nDánsko podle ní pošle své lodě.",
        "cs",
    ),
    (
        "According to the minister Hanno Tamm, Latvia has to speed up the training of [her] brigades.",
        "Lotyšsko podle ministra Hanno Tamma potřebuje urychlit výcvik svých brigád.",
        "cs",
    ),
    (
        "The president, Vesna Kos, thanked the voters.\nThe envoy congratulated Slovenia on [her] choice.",
        "Президент Весна Кос поблагодарила избирателей.\nПосланник поздравил Словению с ее выбором.",
        "ru",
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
    # the sentence before is a thing's, or one person's, and nobody else is named
    (
        "The castle above Vlkov was sold in June.\nThe town wants to repair [him] next year.",
        "Hrad nad Vlkovem byl v červnu prodán.\nMěsto ho chce příští rok opravit.",
        "cs",
    ),
    (
        "The new tunnel will open in May.\nDrivers will be able to use [him] free of charge.",
        "Nový tunel se otevře v květnu.\nŘidiči ho budou moci využívat zdarma.",
        "cs",
    ),
    (
        "The satellite was launched on Friday.\nScientists will use [him] to measure ice.",
        "Спутник запустили в пятницу.\nУченые будут использовать его для измерения льда.",
        "ru",
    ),
    (
        "The museum closed in March.\nThe town cut [his] budget by half.",
        "Музей закрылся в марте.\nГород урезал его бюджет вдвое.",
        "ru",
    ),
    (
        "The regional court met on Monday.\n[He] postponed the hearing, and its chairman, Petr Vlk, gave no reasons.",
        "Krajský soud zasedal v pondělí.\nOdročil jednání a jeho předseda Petr Vlk důvody neuvedl.",
        "cs",
    ),
    (
        "Mayor Zdenka Suchá opened a library.\nThe council praised [his] speech.",
        "Starostka Zdenka Suchá otevřela knihovnu.\nRada ocenila její projev.",
        "cs",
    ),
    (
        "Finance Minister Maret Tamm resigned.\nAccording to the agency, [his] successor will be named on Friday.",
        "Министр финансов Марет Тамм подала в отставку.\nПо данным агентства, ее преемника назовут в пятницу.",
        "ru",
    ),
    (
        "The brewery, which employs 300 people, plans to expand [her] plant in Lhota.",
        "Pivovarna, která zaměstnává 300 lidí, hodlá rozšířit svůj závod ve Lhotě.",
        "cs",
    ),
    (
        "Finland wants a bigger army.\nHowever, as expert Juha Laine said, [her] budget is limited.",
        "Финляндия хочет увеличить армию.\nОднако, как сказал эксперт Юха Лайне, ее бюджет ограничен.",
        "ru",
    ),
    (
        "The country's energy minister, Radu Ciobotaru, said that [her] supplies would last a month.",
        "Министр энергетики страны Раду Чоботару заявил, что ее запасов хватит на месяц.",
        "ru",
    ),
    (
        "The Baltika shipyard has built an icebreaker.\n[Her] orders are worth a billion.",
        "Верфь «Балтика» построила ледокол.\nЕе заказы стоят миллиард.",
        "ru",
    ),
]
GOOD = [
    (
        "The president, Vesna Kos, thanked the voters.\nThe envoy left Slovenia for her native Romania.",
        "Президент Весна Кос поблагодарила избирателей.\nПосланница покинула Словению ради своей родной Румынии.",
        "ru",
    ),
    (
        "The court released the suspect.\nPolice arrested him again.",
        "Soud podezřelého propustil.\nPolicie ho znovu zatkla.",
        "cs",
    ),
    (
        "The bridge was designed by Karel Novák.\nThe town praised him.",
        "Most navrhl Karel Novák.\nMěsto ho pochválilo.",
        "cs",
    ),
    (
        "The museum got a new director.\nThe town supports him.",
        "Музей получил нового директора.\nГород его поддерживает.",
        "ru",
    ),
    (
        "The club signed a striker from Brazil.\nFans love him.",
        "Клуб подписал нападающего из Бразилии.\nБолельщики его любят.",
        "ru",
    ),
    (
        "The train hit a 45-year-old in Lhota.\nDoctors could not save him.",
        "Vlak srazil ve Lhotě pětačtyřicetiletého muže.\nLékaři ho nezachránili.",
        "cs",
    ),
    (
        "The park was named after Masaryk.\nThe town honors him every year.",
        "Park nese jméno Masaryka.\nMěsto ho každoročně ctí.",
        "cs",
    ),
    (
        "The plan was rejected.\nIn his speech, President Jan Vlk defended it.",
        "Plán byl zamítnut.\nVe svém projevu ho prezident Jan Vlk hájil.",
        "cs",
    ),
    (
        "Mayor Zdenka Suchá met the envoy.\nThe council praised his speech.",
        "Starostka Zdenka Suchá přijala velvyslance.\nRada ocenila jeho projev.",
        "cs",
    ),
    (
        "Governor Zdenka Suchá signed the contract.\nThe opposition criticized her decision.",
        "Hejtmanka Zdenka Suchá podepsala smlouvu.\nOpozice kritizovala její rozhodnutí.",
        "cs",
    ),
    (
        "The icebreaker left the port.\nThe route is long, and her captain is ready.",
        "Ледокол покинул порт.\nМаршрут долгий, и ее капитан готов.",
        "ru",
    ),
    (
        "The country's president, Maia Sandu, said that her plan would work.",
        "Президент страны Майя Санду заявила, что ее план сработает.",
        "ru",
    ),
    (
        "The agency said expert Juha Laine was ill.\nHis lecture was cancelled.",
        "Агентство сообщило, что эксперт Юха Лайне болен.\nЕго лекция отменена.",
        "ru",
    ),
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


def test_the_end_of_another_sentence_stands_beside_no_pronoun():
    english = "A walk through Poland\nIn her report, everything is small."
    context = Context(beaded(english, "Procházka Polskem\nVe své zprávě je vše malé.", "cs"), Profile())
    assert not is_of_another(context, context.texts.index("her"))
    joined = Context(
        beaded(english.replace("\n", " ").replace("In", "in"), "Ve své zprávě je vše malé.", "cs"), Profile()
    )
    assert is_of_another(joined, joined.texts.index("her"))


def test_what_is_too_long_for_a_sentence_is_passed_over():
    english, source = "The country defended her borders", "Země bránila své hranice"
    assert found(f"{english}.", f"{source}.", "cs")
    assert not found(" and ".join([english] * 100) + ".", " a ".join([source] * 100) + ".", "cs")
