"""Japanese names in Czech and Russian transcription become Hepburn."""

from __future__ import annotations

import pytest

from align.names.japanese import hepburn_from_czech, hepburn_from_russian, is_japanese, is_telling
from align.names.tables import read_table


@pytest.mark.parametrize(
    ("czech", "hepburn"),
    [
        ("Tošio", "Toshio"), ("Kjóhei", "Kyohei"), ("Macujama", "Matsuyama"), ("Kendži", "Kenji"), ("Eiči", "Eichi"),
        ("Júko", "Yuko"), ("Džunpei", "Junpei"), ("Nippon", "Nippon"), ("Niššin", "Nisshin"), ("Iččó", "Itcho"),
        ("Rjúkjú", "Ryukyu"), ("Fudži", "Fuji"),
    ],
)  # fmt: skip
def test_the_czech_transcription_is_undone(czech, hepburn):
    assert hepburn_from_czech(czech) == hepburn


@pytest.mark.parametrize(
    ("russian", "hepburn"),
    [
        ("Тосио", "Toshio"), ("Мацуяма", "Matsuyama"), ("Кэндзи", "Kenji"), ("Юити", "Yuichi"), ("Ёко", "Yoko"),
        ("Ёити", "Yoichi"), ("Дзюнъити", "Junichi"), ("Хэйхатиро", "Heihachiro"), ("Сёхэй", "Shohei"),
        ("Хоккайдо", "Hokkaido"), ("Иттё", "Itcho"), ("Есио", "Yoshio"), ("Иосио", "Yoshio"),
    ],
)  # fmt: skip
def test_the_russian_transcription_is_undone(russian, hepburn):
    assert hepburn_from_russian(russian) == hepburn


@pytest.mark.parametrize("name", ["Novák", "Tomáš", "Kašpar", "Košice", "", "To", "Šimbun", "Kašimakašimakašima"])
def test_other_czech_names_are_none(name):
    assert hepburn_from_czech(name) is None


@pytest.mark.parametrize("name", ["Иванов", "Кейко", "Намба", "Гумма", "Ли"])
def test_other_russian_names_are_none(name):
    assert hepburn_from_russian(name) is None


def test_what_hepburn_never_writes_tells():
    assert all(map(is_telling, ("Tošio", "Kjóto", "Macui", "Taró")))
    assert not any(map(is_telling, ("Jamada", "Tanaka", "Jun")))


def test_every_frequent_name_is_made_of_syllables():
    written = {row[0] for row in read_table("japanese.tsv")}

    def parts(rest):
        return not rest or any(rest.startswith(each) and parts(rest[len(each) :]) for each in written)

    names = [word for row in read_table("japanese_names.txt") for word in row[0].split()]
    undoubled = [name.replace("pp", "p").replace("tt", "t").replace("kk", "k") for name in names]
    assert all(map(parts, undoubled))
    assert all(map(is_japanese, ("Hiroshi", "Yokohama")))
    assert not is_japanese("Novak")
