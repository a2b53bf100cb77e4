"""Words that may be abbreviations: what follows, and what goes before, says whether a sentence ends there."""

from __future__ import annotations

import pytest

from align.segment import split


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split(text, lang)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. Charter is clear on this.",
        "The U.K. Parliament has voted.",
        "The E.U. Council agreed on it.",
        "The U.S. Zorro said no.",
        "He hopes the U.S. Zorro won.",
        "He said the U.S. Republicans have said no.",
        "The head of the U.S. Zorro resigned.",
        "He said the head of the U.S. Zorro resigned.",
        "He noted that the head of the U.S. Zorro resigned.",
        "He left and the head of the U.S. Zorro resigned.",
        "He left, the head of the U.S. Zorro said.",
        "When he arrived in the U.S. Zorro resigned.",
        "A report issued by the U.S. Zorro said so.",
    ],
)
def test_a_name_behind_the_country_belongs_to_it_unless_a_clause_stands_before(text: str) -> None:
    assert sentences(text, "en") == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The drone was made in the U.S.", "Iran denied shooting it down."],
        ["The suspect fled to the U.S.", "Turkey has asked for him."],
        ["Iran shot down a drone that was made in the U.S.", "Iraq denied it."],
        ["He said he had lived in the U.S.", "Iran denied it."],
    ],
)
def test_a_new_subject_with_its_verb_begins_a_sentence(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "en") == parts


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("ru", ["Полиция вошла в зал.", "Судья прервал заседание."]),
        ("ru", ["Взрыв разрушил подъезд.", "Жильцов эвакуировали."]),
        ("ru", ["Погиб майор.", "Следствие продолжается."]),
        ("ru", ["Погиб целый полк.", "Следствие продолжается."]),
        ("ru", ["Саперы обезвредили несколько мин.", "Жертв нет."]),
        ("ru", ["Ждали целый час.", "Путин опоздал."]),
        ("ru", ["Прислали факс.", "Письмо потерялось."]),
        ("ru", ["Да, сэр.", "Готово."]),
        ("ru", ["Он думал о нем.", "Иванов молчал."]),
        ("cs", ["Stalo se to podle zákona č. 40/2009 Sb.", "Žalobu zamítl."]),
        ("cs", ["Turisté vyrazili do hor.", "Záchranáři varují."]),
        ("cs", ["Stačilo pár slov.", "Premiér odešel."]),
        ("cs", ["Vyhrál Rus.", "Druhý byl Čech."]),
        ("cs", ["Papež opustil Řím.", "Turisté zůstali."]),
        ("cs", ["Jmenuje se Max.", "Pak odešel."]),
        ("cs", ["Hrál Novák a spol.", "Potom odešli."]),
        ("cs", ["Zisk klesl ve třetím čtvrtletí.", "Tržby vzrostly."]),
        ("cs", ["Splnil si sen.", "Česko slaví."]),
        ("cs", ["Vědci našli gen.", "Lékaři doufají."]),
        ("cs", ["Viděla svůj obličej v něm.", "Nováková odešla."]),
        ("cs", ["Přijeli k nám.", "Novák je vítal."]),
        ("cs", ["Odhad byl jen zhruba.", "Novák odešel."]),
    ],
)
def test_an_ordinary_word_spelled_like_an_abbreviation_ends_a_sentence(lang: str, parts: list[str]) -> None:
    assert sentences(" ".join(parts), lang) == parts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Дорога занимает 10 час. 15 мин. 20 сек. ровно."),
        ("ru", "На место прибыл полк. Иванов, факс. 5."),
        ("ru", "Слово взято из нем. Burg."),
        ("cs", "Stojí max. 5 korun, viz obr. 3 a obr. 4."),
        ("cs", "Psal o tom gen. Novák z nám. Míru."),
        ("cs", "Slovo pochází z něm. Burg."),
        ("cs", "Platí nařízení č. 258/1995 Sb. , kterým se provádí zákon."),
        ("cs", "Platí rozsudek č. 735/2006 Sb. NSS a zákon č. 5/2006 Sb. ve znění novel."),
        ("cs", "Společnost KOVO, spol. s r. o., skončila."),
    ],
)
def test_the_abbreviation_itself_ends_none(lang: str, text: str) -> None:
    assert sentences(text, lang) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Выделено 5 млрд руб.", "Минфин подтвердил."],
        ["Выделено 5 млрд. руб.", "Минфин подтвердил."],
        ["Встреча пройдет в 15.00 мск.", "Песков подтвердил это."],
        ["Отклик - 102 мс.", "Яндекс доволен."],
    ],
)
def test_a_figure_with_its_unit_ends_a_sentence(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "ru") == parts


def test_a_unit_goes_on_with_its_currency() -> None:
    assert sentences("Цена составит 5 млрд долл. США.", "ru") == ["Цена составит 5 млрд долл. США."]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["The attack happened in July.", "20 people were killed."]),
        ("en", ["It began in July.", "20,000 people came."]),
        ("ru", ["Это произошло 5 августа.", "20 человек погибли."]),
        ("cs", ["Koná se 4. července.", "20 lidí přijde."]),
        ("cs", ["Koná se 4. července.", "20 000 lidí přijde."]),
    ],
)
def test_a_figure_that_counts_something_begins_a_sentence_behind_a_month(lang: str, parts: list[str]) -> None:
    assert sentences(" ".join(parts), lang) == parts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It began on July. 4, 2023."),
        ("en", "It began on July. 20 at noon."),
        ("ru", "Это произошло 5 августа. 2023 года в Москве."),
        ("ru", "Это произошло 5 августа. 20 часов спустя."),
        ("cs", "Koncert začne 4. července. 20 hodin v klubu."),
        ("cs", "Koná se 4. července. 2023 v Praze."),
    ],
)
def test_a_day_a_year_or_a_time_goes_on_with_the_date(lang: str, text: str) -> None:
    assert sentences(text, lang) == [text]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The parade will begin at 10 a.m. (7:00 GMT) on Red Square."),
        ("en", "They met at 3 p.m. [1200 GMT] in Riyadh."),
        ("en", "Talks begin at 10 a.m. Istanbul time on Monday."),
        ("en", "They met at 10 a.m. Washington time (10 p.m. Moscow time)."),
        ("en", "The flight left at 9 a.m. 5 July."),
        ("ru", "Площадь 50 кв. м занята."),
        ("ru", "Он жил в кв. Москвы."),
        ("ru", "Двигатель 150 л.с. и 5 дверей."),
    ],
)
def test_what_belongs_to_a_time_or_a_measure_goes_on(lang: str, text: str) -> None:
    assert sentences(text, lang) == [text]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["He left at 5 a.m.", "Moscow denied any role."]),
        ("en", ["He left at 5 p.m.", "20 people came."]),
        ("ru", ["Пожар потушен на площади 1200 кв. м.", "Возгорание произошло утром."]),
        ("ru", ["Площадь 1500 кв.м.", "Огонь потушен."]),
        ("ru", ["Собрали 300 куб. м.", "Воду сбросили."]),
        ("ru", ["Мощность 150 л. с.", "Продажи начнутся в мае."]),
        ("cs", ["Zápas skončil 2 : 1.", "Sparta vede tabulku."]),
    ],
)
def test_a_time_a_measure_and_a_score_end_a_sentence(lang: str, parts: list[str]) -> None:
    assert sentences(" ".join(parts), lang) == parts
