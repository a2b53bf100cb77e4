"""English words are recognised as the names of a Czech or Russian source, whatever their case and romanization."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.names import NameIndex

CZECH = NameIndex(
    [
        "Poradce Jurije Ušakova potkal se Zelenským a s Merkelovou u Ursuly von der Leyenové v Kyjevě.",
        "Mluvčímu Peskovovi řekl, že Markétou Pekarovou Adamovou i Elinu Svitolinovou viděl v Oděse Charles Michel.",
        "Putinovi patří Trumpův dopis. Výrok Macrona, Tuska a Pavla. Uns Džabúrovou porazila Barbora Krejčíková.",
    ],
    "cs",
)
RUSSIAN = NameIndex(
    [
        "Помощник Юрий Ушаков передал Путину письмо Набиуллиной, Макрона и Зеленского.",
        "С Байденом, Мерцем, Уиткоффом, Хегсетом, Вэнсом и Джайшанкаром. О Гутерреше, Кристерссоне и Си Цзиньпине.",
        "У Часова Яра, под Авдеевкой, в Киеве, Харькове, Одессе, Нью-Йорке и Вашингтоне. Урсулой фон дер Ляйен.",
    ],
    "ru",
)


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Yuri", "Jurije"), ("Yury", "Jurije"), ("Jurij", "Jurije"), ("Ushakov", "Ušakova"), ("Ushakov's", "Ušakova"),
        ("Zelensky", "Zelenským"), ("Zelenskyy", "Zelenským"), ("Zelenskyj", "Zelenským"), ("Merkel", "Merkelovou"),
        ("Leyen", "Leyenové"), ("Peskov", "Peskovovi"), ("Pekarová", "Pekarovou"), ("Svitolina", "Svitolinovou"),
        ("Odesa", "Oděse"), ("Odessa’s", "Oděse"), ("Kyiv", "Kyjevě"), ("Kiev", "Kyjevě"), ("Putin", "Putinovi"),
        ("Trump", "Trumpův"), ("Macron", "Macrona"), ("Tusk", "Tuska"), ("Pavel", "Pavla"), ("Jabeur", "Džabúrovou"),
    ],
)  # fmt: skip
def test_czech_names_are_found(english, source):
    match = CZECH.find(english)
    assert match is not None
    assert match.source == source


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Yuri", "Юрий"), ("Yury", "Юрий"), ("Ushakov", "Ушаков"), ("Putin", "Путину"), ("Nabiullina", "Набиуллиной"),
        ("Biden", "Байденом"), ("Merz", "Мерцем"), ("Witkoff", "Уиткоффом"), ("Hegseth", "Хегсетом"),
        ("Vance", "Вэнсом"), ("Jaishankar", "Джайшанкаром"), ("Guterres", "Гутерреше"), ("Kristersson", "Кристерссоне"),
        ("Jinping", "Цзиньпине"), ("Chasiv", "Часова"), ("Chasov", "Часова"), ("Avdiivka", "Авдеевкой"),
        ("Kyiv", "Киеве"), ("Kharkiv", "Харькове"), ("Odesa", "Одессе"), ("Washington", "Вашингтоне"),
        ("Zelenskyy", "Зеленского"), ("Ursula", "Урсулой"), ("Leyen", "Ляйен"),
    ],
)  # fmt: skip
def test_russian_names_are_found(english, source):
    match = RUSSIAN.find(english)
    assert match is not None
    assert match.source == source


@pytest.mark.parametrize(
    "word", ["President", "The", "Moscow", "London", "Reuters", "Texas", "Monday", "Minister", "quoted"]
)
def test_other_words_are_no_names(word):
    assert CZECH.find(word) is None
    assert RUSSIAN.find(word) is None


@pytest.mark.parametrize(
    ("glued", "name"),
    [
        ("Ushakovquoted", "Ushakov"), ("Peskovwho", "Peskov"), ("Zelenskyexpressed", "Zelensky"), ("Putinand", "Putin"),
        ("Merkelsaid", "Merkel"), ("Trumpadded", "Trump"), ("Kyivon", "Kyiv"),
    ],
)  # fmt: skip
def test_the_name_at_the_beginning_of_a_glued_word(glued, name):
    found = CZECH.longest_prefix(glued)
    assert found is not None
    assert found[0] == name


def test_a_case_ending_left_in_english_is_told():
    left, undone = CZECH.find("Zelenským"), CZECH.find("Zelensky")
    assert left is not None
    assert left.inflected
    assert undone is not None
    assert not undone.inflected


def test_the_match_says_where():
    texts = ["Nic tu není.", "Přijel Ušakov."]
    match = NameIndex(texts, "cs").find("Ushakov")
    assert match is not None
    assert texts[match.text][match.start :].startswith(match.source)


@pytest.mark.parametrize("word", ["Bystřice-Vlkov", "Bystrice", "Vlkov"])
def test_the_parts_of_a_name_stand_where_they_stand(word):
    text = "Přijel do obce Bystřice-Vlkov včera."
    match = NameIndex([text], "cs").find(word)
    assert match is not None
    assert text[match.start :].startswith(match.source)


def test_a_common_word_that_begins_a_sentence_is_no_name():
    assert "Prezident" not in list(NameIndex(["Prezident přijel. Podle něj je klid."], "cs"))
    assert "Prezident" not in list(NameIndex(["Byl klid. „Prezident přijel.“"], "cs"))
    assert "Prezident" in list(NameIndex(["Klub Prezident přijel."], "cs"))
    assert "Сегодня" not in list(NameIndex(["Сегодня приехал Путин. Президент сказал."], "ru"))
    assert "Путин" in list(NameIndex(["Путин сказал."], "ru"))


NAMES = st.lists(st.sampled_from(["Vlkov", "Bystřice", "Putin", "-", "’", " ", ". ", "Кремль", "xy"])).map("".join)


@given(st.text(max_size=60) | NAMES, st.text(max_size=20) | st.sampled_from(["Vlkov", "Bystrice", "Putin", "Kremlin"]))
@settings(max_examples=100)
def test_no_text_breaks_it(source, word):
    for lang in ("cs", "ru"):
        index = NameIndex([source], lang)
        match = index.find(word)
        if match:
            assert 0.8 <= match.score <= 1.0
            assert source[match.start :].startswith(match.source)
        index.longest_prefix(word)


@pytest.mark.parametrize(("english", "source"), [("Tskneti", "Ckneti"), ("Tskhaltubo", "Cchaltubo")])
def test_two_consonants_at_the_beginning_of_a_georgian_name_are_two_sounds(english, source):
    assert NameIndex([f"V {source} pršelo."], "cs").find(english) is not None
    assert NameIndex(["V Beckově pršelo."], "cs").find("Bekov") is not None
