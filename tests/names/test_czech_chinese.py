"""Chinese names in Czech transcription become pinyin."""

from __future__ import annotations

import pytest

from align.names.czech_chinese import is_telling, pinyin_from_czech


@pytest.mark.parametrize(
    ("czech", "pinyin"),
    [
        ("Si", "Xi"), ("Ťin-pching", "Jinping"), ("Teng", "Deng"), ("Siao-pching", "Xiaoping"), ("Ce-tung", "Zedong"),
        ("Čou", "Zhou"), ("En-laj", "Enlai"), ("Kche-čchiang", "Keqiang"), ("Li-jüan", "Liyuan"), ("Žen", "Ren"),
        ("Čeng-fej", "Zhengfei"), ("S’-čchuan", "Sichuan"), ("Š'-ťia-čuang", "Shijiazhuang"), ("Wu-chan", "Wuhan"),
        ("Čchung-čching", "Chongqing"), ("Jün-nan", "Yunnan"), ("Tchien-an-men", "Tiananmen"), ("I", "Yi"),
        ("Sü", "Xu"), ("Si-an", "Xi'an"), ("Jen\u2011an", "Yan'an"), ("An", "An"), ("An-chuej", "Anhui"),
        ("Lü", "Lü"), ("Nü-süe", "Nüxue"),
    ],
)  # fmt: skip
def test_the_transcription_is_undone(czech, pinyin):
    assert pinyin_from_czech(czech) == pinyin


@pytest.mark.parametrize("name", ["Novák", "Frýdek-Místek", "Čong-un", "Il-sung", "Praha", "", "-", "Ma-ma-ma-ma-ma"])
def test_other_names_are_none(name):
    assert pinyin_from_czech(name) is None


def test_what_pinyin_never_writes_tells():
    assert is_telling("Čchiang")
    assert is_telling("Kuang-tung")
    assert not is_telling("Wang")
