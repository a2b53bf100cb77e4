"""Chinese, Japanese and Turkic names in the transcription of the original, and names that only look like them."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile


@pytest.fixture
def respelled(aligned):
    def found(english, source="", lang="cs"):
        marks = audit(aligned(english, source, lang), load_profile(), ["romanization"])
        return [(mark.text, mark.replacement) for mark in marks]

    return found


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Then Jang I spoke.", "Pak mluvil Jang I.", [("Jang I", "Yang Yi")]),
        ("He met Wang Jing.", "Setkal se s Wang Jing.", []),
        ("He met Li Jang.", "Setkal se s Li Jangem.", [("Li Jang", "Li Yang")]),
        ("He met Čou Lan.", "Setkal se s Čou Lan.", [("Čou Lan", "Zhou Lan")]),
        ("They were in S’-čchuan.", "Byli v S’-čchuanu.", [("S’-čchuan", "Sichuan")]),
    ],
)
def test_short_chinese_names_are_those_of_the_original(respelled, english, source, wanted):
    assert respelled(english, source) == wanted


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Then Jang I met.", "Pak jsem potkal Janga. I já."),
        ("Sun Pan is in Beijing.", "Sun Pan je v Pekingu."),
        ("Čang Min of South Korea won.", "Čang Min z Jižní Koreje vyhrála."),
        ("Li Jang of Taiwan won.", "Vyhrál Li Jang z Taiwanu."),
    ],
)
def test_words_beside_each_other_are_no_chinese_name(respelled, english, source):
    assert not respelled(english, source)


@pytest.mark.parametrize(
    ("english", "source", "lang", "wanted"),
    [
        ("Kendži Macuno and Jumiko Jošida won. Macuno's team.", "Kendži Macuno a Jumiko Jošidová. Macuno.", "cs",
         [("Kendži Macuno", "Kenji Matsuno"), ("Jumiko Jošida", "Yumiko Yoshida"), ("Macuno", "Matsuno")]),
        ("A port in Jokohama, Japan.", "Přístav v Jokohamě v Japonsku.", "cs", [("Jokohama", "Yokohama")]),
        ("Nobody lives in Fukušima.", "Ve Fukušimě nikdo nežije.", "cs", [("Fukušima", "Fukushima")]),
        ("Kendzi Matsuno came to Khirosima in Japan.", "Кэндзи Мацуно приехал в Хиросиму, Япония.", "ru",
         [("Kendzi", "Kenji"), ("Khirosima", "Hiroshima")]),
        ("Sindzi Asikaga won. Asikaga left.", "Победил Синдзи Асикага.", "ru",
         [("Sindzi", "Shinji"), ("Asikaga", "Ashikaga"), ("Asikaga", "Ashikaga")]),
    ],
)  # fmt: skip
def test_japanese_names_become_hepburn(respelled, english, source, lang, wanted):
    assert respelled(english, source, lang) == wanted


@pytest.mark.parametrize(
    ("english", "source", "lang"),
    [
        ("Jan Kočí and Saša Mašin flew to Japan. Kočí is back.", "Jan Kočí a Saša Mašin letěli do Japonska.", "cs"),
        ("Hana Čiba and Nataša Noda sang in Tokyo.", "Hana Čiba a Nataša Noda zpívaly v Tokiu.", "cs"),
        ("Junko Fujita of Japan won.", "Vyhrála Junko Fujita z Japonska.", "cs"),
        ("Toma Macuda of Slovenia won.", "Vyhrál Slovinec Toma Macura.", "cs"),
        ("Hiroshi Abe and Akira Sato won.", "Победили Хироси Абэ и Акира Сато.", "ru"),
        ("Simon Tibo and Tito left Japan.", "Симон Тибо и Тито уехали из Японии.", "ru"),
    ],
)
def test_names_made_of_the_same_syllables_stay(respelled, english, source, lang):
    assert not respelled(english, source, lang)


@pytest.mark.parametrize(
    ("english", "source", "lang"),
    [
        ("President Japarov spoke.", "Выступил президент Жапаров.", "ru"),
        ("Kazakh minister Jumabayev and Jomart Jandosov.", "Министр Жумабаев и Жомарт Жандосов.", "ru"),
        ("Ruslan Jaksybekov spoke.", "Выступил Руслан Жаксыбеков.", "ru"),
        ("Azerbaijani minister Jabbarov spoke.", "Mluvil ázerbájdžánský ministr Džabbarov.", "cs"),
        ("The Kyrgyz president Japarov spoke.", "", "cs"),
    ],
)
def test_an_english_j_stays(respelled, english, source, lang):
    assert not respelled(english, source, lang)


@pytest.mark.parametrize(
    ("english", "source", "wanted"),
    [
        ("Russian minister Jermolov left.", "Министр Ермолов уехал.", [("Jermolov", "Yermolov")]),
        ("Alexej Žiljov left.", "Алексей Жилёв уехал.", [("Alexej Žiljov", "Alexey Zhilev")]),
    ],
)
def test_a_czech_j_goes(respelled, english, source, wanted):
    assert respelled(english, source, "ru") == wanted


@pytest.mark.parametrize(
    ("english", "source", "lang", "wanted"),
    [
        ("Then Pak Kun-hje's lawyer spoke.", "Pak mluvil právník Pak Kun-hje.", "cs",
         [("Pak Kun-hje", "Park Geun-hye")]),
        ("Talks with Luish Montenegru. Montenegru left.", "Переговоры с Луишем Монтенегру. Монтенегру уехал.", "ru",
         [("Luish Montenegru", "Luis Montenegro"), ("Montenegru", "Montenegro")]),
        ("Talks with Min Aun Khlayn.", "Переговоры с Мин Аун Хлайном.", "ru", [("Min Aun Khlayn", "Min Aung Hlaing")]),
        ("Talks with Migel Dias-Kanel.", "Переговоры с Мигелем Диас-Канелем.", "ru",
         [("Migel Dias-Kanel", "Miguel Diaz-Canel")]),
    ],
)  # fmt: skip
def test_listed_persons_get_their_english_name(respelled, english, source, lang, wanted):
    assert respelled(english, source, lang) == wanted


@pytest.mark.parametrize(
    ("english", "source"),
    [
        ("Luís Montenegro and Jonas Gahr Støre met.", "Встретились Луиш Монтенегру и Йонас Гар Стёре."),
        ("Lizhet Montenegru sang.", "Пела Лижет Монтенегру."),
        ("Luis Montenegro met Lizhet Montenegru. Montenegru sang.",
         "Луиш Монтенегру встретил Лижет Монтенегру. Монтенегру пела."),
        ("Pak and Kun met Hje.", "Пак и Кун встретили Хе."),
    ],
)  # fmt: skip
def test_others_of_the_same_name_keep_theirs(respelled, english, source):
    assert not respelled(english, source, "ru")
