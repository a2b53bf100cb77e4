"""Names are carried over by the standards that the functions name."""

from __future__ import annotations

import pytest

from align.errors import ConfigError
from align.names.transliteration import from_czech, romanizations, romanize_russian, romanize_ukrainian, to_czech


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Київ", "Kyiv"), ("Запоріжжя", "Zaporizhzhia"), ("Миколаїв", "Mykolaiv"), ("Згурівка", "Zghurivka"),
        ("Слов'янськ", "Sloviansk"), ("Хмельницький", "Khmelnytskyi"), ("Єнакієве", "Yenakiieve"),
    ],
)  # fmt: skip
def test_ukrainian_by_the_resolution_of_2010(name, english):
    assert romanize_ukrainian(name) == english


def test_russian_by_scheme():
    assert romanize_russian("Юрий Ушаков") == "Yury Ushakov"
    assert romanize_russian("Авдеевка", "bgn_pcgn") == "Avdeyevka"
    assert {"Kharkov"} <= set(romanizations("Харьков"))
    assert {"Artyomovsk", "Artemovsk"} <= set(romanizations("Артёмовск"))


def test_an_unknown_scheme_is_refused_with_those_that_there_are():
    with pytest.raises(ConfigError, match="klingon") as raised:
        romanize_russian("Киев", "klingon")
    assert "bgn_pcgn" in raised.value.hint


@pytest.mark.parametrize(
    ("name", "lang", "czech"),
    [
        ("Ушаков", "ru", "Ušakov"), ("Медведев", "ru", "Medveděv"), ("Горбачёв", "ru", "Gorbačov"),
        ("Хрущёв", "ru", "Chruščov"), ("Юрий", "ru", "Jurij"), ("Бердянск", "ru", "Berďansk"), ("Илья", "ru", "Ilja"),
        ("Харків", "uk", "Charkiv"), ("Чугуїв", "uk", "Čuhujiv"), ("Кам'янець-Подільський", "uk", "Kamjanec-Podilskyj"),
        ("Запоріжжя", "uk", "Zaporižžja"), ("Зеленський", "uk", "Zelenskyj"), ("Ірпінь", "uk", "Irpiň"),
    ],
)  # fmt: skip
def test_into_czech(name, lang, czech):
    assert to_czech(name, lang) == czech


@pytest.mark.parametrize(
    ("czech", "english"),
    [
        ("Jurij Ušakov", "Yuri Ushakov"), ("Sergej Lavrov", "Sergey Lavrov"), ("Dmitrij Peskov", "Dmitry Peskov"),
        ("Zelenskyj", "Zelensky"), ("Jevgenij Prigožin", "Yevgeny Prigozhin"), ("Chruščov", "Khrushchov"),
        ("Andrej Rubljov", "Andrey Rublyov"),
    ],
)  # fmt: skip
def test_out_of_czech(czech, english):
    assert from_czech(czech) == english
