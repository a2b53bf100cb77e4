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


def test_several_abbreviations_of_one_document_are_one_document(made, counted):
    census = counted(made("The U.S., the U.K., the U.N. and D.C. met."), made("Nobody came."))
    assert tomllib.loads(proposals(census)) == {"inherits": "plain"}
    census = counted(*(made("The U.S., the U.K., the U.N. and D.C. met.") for _ in range(5)))
    assert 'abbreviations = "dotted"  # 20 of 20 in 5 documents' in proposals(census)


def test_documents_whose_marks_no_profile_has_do_not_count(made, counted):
    others = [made("„He came,“ they said.") for _ in range(40)]
    assert "quotes" not in proposals(counted(*(made("“We won,” he said.") for _ in range(2)), *others))
    assert "8 of 8 in 8 documents; 95 % interval 68 to 100 %" in proposals(
        counted(*(made("“We won,” he said.") for _ in range(8)), *others)
    )


def test_documents_that_only_have_a_spelling_that_a_rule_repairs_do_not_count(made, counted):
    right = [made(text) for text in ("Sergei left. " * 6, "Sergei left. " * 6, "Sergey left. " * 2)]
    assert "Sergei" not in proposals(counted(*right, *(made("Sergej left.") for _ in range(40))))
    assert '"Sergei" = ["Sergey"]' in proposals(counted(*right[:2] * 8, right[2]))


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
