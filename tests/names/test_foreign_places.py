"""Places of the original in English, in any case; what only looks like one stays out."""

from __future__ import annotations

import pytest

from align.names.foreign_places import english_place


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("Norsko", "Norway"), ("Rumunskem", "Romania"), ("Kypru", "Cyprus"), ("Londýna", "London"),
        ("Paříži", "Paris"), ("Charkově", "Kharkiv"), ("Tureckem", "Turkey"),
        ("Кипре", "Cyprus"), ("Стамбул", "Istanbul"), ("Оттаве", "Ottawa"), ("Турцией", "Turkey"),
        ("Ханой", "Hanoi"), ("Ханое", "Hanoi"), ("Кёльне", "Cologne"), ("Гавану", "Havana"), ("Бейруте", "Beirut"),
    ],
)  # fmt: skip
def test_a_place_in_any_case(word: str, english: str) -> None:
    assert english_place(word) == english


@pytest.mark.parametrize(
    "word",
    [
        "Dominika",
        "Petra",
        "Turka",
        "Jordána",
        "Havlíčka",
        "Novákem",
        "Марина",
        "Римский",
        "Иордан",
        "Мин",
        "Туле",
        "Oděsou",
    ],
)
def test_what_may_be_somebody_or_something_else_is_no_place(word: str) -> None:
    assert english_place(word) is None
