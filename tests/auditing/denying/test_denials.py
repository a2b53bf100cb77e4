"""Denials that the original makes with a word of its own are missed in English, and seen where English has them."""

from __future__ import annotations

import pytest
from rule_cases import bare, beaded, marked

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.negation_lost import RULE

BAD = [
    # one word for its opposite
    ("The office called the permit [valid].", "Úřad označil povolení za neplatné.", "cs"),
    ("The ministry [confirmed] the report.", "Министерство опровергло это сообщение.", "ru"),
    ("The club [accepted] the offer.", "Klub nabídku odmítl.", "cs"),
    ("The farmers [agreed] to move.", "Фермеры отказались переезжать.", "ru"),
    ("The court called the search [lawful].", "Soud označil prohlídku za nezákonnou.", "cs"),
    ("The plan is [realistic], he says, although it has not been tested.", "Plán je nereálný, ač ho nezkoušeli.", "cs"),
    # hardly, few, seldom
    ("The tower [will be finished] by winter.", "Věž do zimy sotva dokončí.", "cs"),
    ("The team [will win] the cup.", "Вряд ли команда выиграет кубок.", "ru"),
    ("The mayor [gave] his opinion.", "Мэр воздержался от комментариев.", "ru"),
    ("[Many] farmers came.", "Málokdo z rolníků přišel.", "cs"),
    ("[A few] listeners believed it.", "Мало кто из слушателей поверил.", "ru"),
    ("The ferry is [often] late.", "Trajekt se opozdí jen zřídka.", "cs"),
    # without, neither, not yet
    ("They built it [with a permit].", "Postavili to bez povolení.", "cs"),
    ("[Both] Malta and Cyprus signed it.", "Ни Мальта, ни Кипр его не подписали.", "ru"),
    ("The council [has already voted] on it.", "Zastupitelstvo o tom dosud nehlasovalo.", "cs"),
    ("The miners [will go] back unless they get a raise.", "Horníci se nevrátí bez vyšší mzdy.", "cs"),
    # not less, not sooner, not ruled out, not impossible
    ("The new bus is [less comfortable than] the old one.", "Новый автобус не менее удобен, чем старый.", "ru"),
    ("The pool will open [before June].", "Бассейн откроют не раньше июня.", "ru"),
    ("The strike [cannot] last long.", "Není vyloučeno, že stávka potrvá dlouho.", "cs"),
    # one denial for two, two for one, the latest for the earliest
    ("The roof fell in, but [nobody escaped unhurt].", "Střecha se zřítila, nikdo ale nebyl zraněn.", "cs"),
    ("There was a fire, but [no one was left unharmed].", "Был пожар, но никто не пострадал.", "ru"),
    ("The lift will run in May [at the latest].", "Лифт пустят не раньше мая.", "ru"),
    ("The lift will run in May [at the earliest].", "Výtah pojede nejpozději v květnu.", "cs"),
    ("Work [will not begin] once the permit comes.", "Práce nezačnou, dokud nepřijde povolení.", "cs"),
    (
        "The club [will pay] the fee until the court rules.",
        "Клуб не заплатит взнос, пока суд не вынесет решение.",
        "ru",
    ),
    ("A change is [unlikely].", "Změna není nepravděpodobná.", "cs"),
]
GOOD = [
    ("The office called the permit void.", "Úřad označil povolení za neplatné.", "cs"),
    ("The ministry denied the report.", "Министерство опровергло это сообщение.", "ru"),
    ("Novak turned down the offer, which he had once agreed to.", "Novák odmítl nabídku, s níž kdysi souhlasil.", "cs"),
    ("The tower is unlikely to be finished by winter.", "Věž do zimy sotva dokončí.", "cs"),
    ("Few farmers came.", "Málokdo z rolníků přišel.", "cs"),
    ("The ferry is seldom late.", "Trajekt se opozdí jen zřídka.", "cs"),
    ("Parts of the town lost power.", "Část města je bez proudu.", "cs"),
    ("The power went out in the town.", "Město je bez proudu.", "cs"),
    ("Fares will stay the same, the company promises.", "Jízdné se nezdraží, slibuje firma.", "cs"),
    ("He says the danger has passed.", "Он говорит, что опасности больше нет.", "ru"),
    ("One in five distrusts the press.", "Каждый пятый не доверяет прессе.", "ru"),
    ("A deal is feasible.", "Dohoda není nereálná.", "cs"),
    ("The strike may last long.", "Není vyloučeno, že stávka potrvá dlouho.", "cs"),
    ("Nobody escaped unhurt.", "Nikdo nevyvázl bez zranění.", "cs"),
    ("All escaped unhurt.", "Nikdo z nich nebyl zraněn.", "cs"),
    ("The lift will run in May at the latest.", "Лифт пустят не позднее мая.", "ru"),
    ("Work will begin only once the permit comes.", "Práce nezačnou, dokud nepřijde povolení.", "cs"),
    ("The club will not pay the fee until the court rules.", "Клуб не заплатит взнос, пока суд не решит.", "ru"),
    ("The ban will apply until the court rules.", "Zákaz neskončí, dokud soud nerozhodne.", "cs"),
    ("At least 40 boats sank.", "Затонули не менее 40 лодок.", "ru"),
    ("The pool will open in June at the earliest.", "Бассейн откроют не раньше июня.", "ru"),
]


def found(english, source, lang):
    return list(RULE.check(Context(beaded(bare(english), source, lang), Profile())))


@pytest.mark.parametrize(("english", "source", "lang"), BAD)
def test_a_lost_denial_is_marked(english, source, lang):
    assert marked(bare(english), found(english, source, lang)) == english


@pytest.mark.parametrize(("english", "source", "lang"), GOOD)
def test_a_denial_in_another_form_is_none(english, source, lang):
    assert not found(english, source, lang)


@pytest.mark.parametrize(
    ("english", "source", "lang", "fresh"),
    [
        ("The mayor has to sign it.", "Bez starosty to nelze.", "cs", "It can't be done without the mayor."),
        ("Flour had held steady or risen.", "Мука не подешевела.", "ru", "Flour did not get cheaper."),
        (
            "Until that happens, he sleeps in a tent.",
            "Dokud se tak nestane, spí ve stanu.",
            "cs",
            "If it does not happen.",
        ),
        (
            "The paint doesn't blister, shed flakes, or stain walls.",
            "Barva nedělá puchýře, neztrácí vločky a nešpiní stěny.",
            "cs",
            "The paint does not blister, does not shed flakes and does not stain walls.",
        ),
        ("The driver, still uncharged, left.\nHis car is old.", "Řidič odjel.\nObviněn nebyl.", "cs", ""),
    ],
)
def test_a_denial_that_english_says_otherwise(english, source, lang, fresh):
    assert list(RULE.check(Context(beaded(english, source, lang, fresh), Profile()))) == []


def test_a_loss_in_the_sentence_before_is_no_denial():
    english, source = (
        "The mayor is disappointed.\nThe club signed the lease.",
        "Starosta je zklamaný.\nKlub smlouvu nepodepsal.",
    )
    context = Context(beaded(english, source, "cs"), Profile())
    assert [english[mark.start : mark.end] for mark in RULE.check(context)] == ["signed"]
