"""Proposals: what an outlet clearly writes, as a profile that loads; nothing where it is not clear."""

from __future__ import annotations

import tomllib

import pytest

from align.auditing import load_profile
from align.corpus import proposals

HOUSE = (
    "The U.S. program's color pleased Zelenskiy in Kiev on July 4. “We won,” he said, and the U.S. left. "
    "The neighbor of Sergei criticized the color."
)


@pytest.fixture
def house(made, counted):
    stray = made("The US programme. Zelenskyy met Sergey in Kyiv.", "House")
    return counted(*(made(HOUSE, "House") for _ in range(9)), stray)


def test_the_majority_becomes_a_profile_that_loads(house, tmp_path):
    text = proposals(house)
    table = tomllib.loads(text)
    assert (table["dialect"], table["abbreviations"], table["quotes"]) == ("american", "dotted", "curly")
    assert table["keep"] == ["Kiev"]
    assert table["preferred"]["Sergei"] == ["Sergey"]
    assert {"Zelenskyy", "Zelensky"} <= set(table["preferred"]["Zelenskiy"])
    (tmp_path / "house.toml").write_text(text, encoding="utf-8")
    profile = load_profile(str(tmp_path / "house.toml"))
    assert profile.preferred["Zelenskyy"] == "Zelenskiy"
    assert "Zelenskiy" not in profile.preferred
    assert "9 of 10 in 9 documents" in text


def test_one_document_or_an_even_split_proposes_nothing(made, counted):
    assert tomllib.loads(proposals(counted(made(HOUSE)))) == {"inherits": "plain"}
    even = counted(*(made(text) for text in ("Zelensky.", "Zelenskyy.") * 5))
    assert tomllib.loads(proposals(even)) == {"inherits": "plain"}


def test_a_name_that_has_no_other_spelling_is_not_proposed(made, counted):
    census = counted(*(made("Sergei met Yuriy in Oslo.") for _ in range(9)))
    assert tomllib.loads(proposals(census)) == {"inherits": "plain"}


def test_a_spelling_that_a_rule_repairs_is_never_proposed(made, counted):
    text = proposals(counted(*(made("Dmitry Ušakov left.", source="Dmitrij Ušakov odjel.") for _ in range(20))))
    assert "Ušakov" not in text


def test_fresh_translations_say_nothing_about_an_outlet(made, counted):
    census = counted(*(made(HOUSE, "House", "Zpráva.", origin="translation") for _ in range(9)))
    assert proposals(census) == ""


def test_an_outlets_name_cannot_leave_its_comment(made, counted):
    census = counted(made(HOUSE, 'x\u2028\x85\x1bdialect = "british"'))
    assert tomllib.loads(proposals(census)) == {"inherits": "plain"}
