"""Rows of parallel text: read with their weights, and left out where they can be no translations."""

import gzip
import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import ConfigError, InputError
from align.training.corpus import Limits, Pair, plain, read_pairs, read_weights, sample


def test_rows_are_weighted_by_their_set_and_sets_of_weight_zero_left_out(tmp_path):
    path = tmp_path / "text.tsv.xz"
    rows = "Válka skončila.\tThe war is over.\tnews\nUložte soubor.\tSave the file.\tdocs\nAhoj!\tHi!\tother\n"
    path.write_bytes(lzma.compress(rows.encode()))
    found = list(read_pairs(path, {"news": 2.5, "docs": 0.0, "*": 0.5}))
    assert [(pair.source, pair.weight) for pair in found] == [("Válka skončila.", 2.5), ("Ahoj!", 0.5)]


def test_two_columns_are_enough(tmp_path):
    path = tmp_path / "text.tsv"
    path.write_text("Ano, jistě.\tYes, sure.\n", encoding="utf-8")
    assert list(read_pairs(path, {})) == [Pair("Ano, jistě.", "Yes, sure.", 1.0)]


@pytest.mark.parametrize(
    ("content", "where"),
    [(b"one field\n", ":1:"), (b"a\tb\tc\td\n", ":1:"), (b"\xff\xfe\tx\n", "text.tsv")],
)
def test_rows_of_another_form_are_refused_with_their_place(content, where, tmp_path):
    path = tmp_path / "text.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=where):
        list(read_pairs(path, {}))


CUT = lzma.compress(b"a\tb\n" * 1000)[:-20]
TORN = gzip.compress(b"a\tb\n" * 1000)[:10] + b"\xff" * 40


@pytest.mark.parametrize(("name", "content"), [("text.tsv.xz", CUT), ("text.tsv.gz", TORN)])
def test_a_damaged_archive_is_refused(name, content, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        list(read_pairs(path, {}))


@pytest.mark.parametrize(
    ("source", "english", "kept"),
    [
        ("Vláda schválila rozpočet.", "The government approved the budget.", True),
        ("Ne.", "No, I do not.", True),
        ("Vláda včera schválila rozpočet na příští rok.", "Yes.", False),
        ("Ano.", "The government approved the budget for next year on Monday, sources say.", False),
        ("", "Nothing.", False),
        ("***", "Photo by Jan Novák", False),
        ("x" * 1200, "y" * 1200, False),
    ],
)
def test_pairs_that_cannot_be_translations_are_left_out(source, english, kept):
    assert Limits().keep(Pair(source, english)) is kept


def test_the_projects_own_weights_can_be_read():
    weights = read_weights()
    assert weights["ntrex.tsv"] > weights["*"] > weights["php-doc.tsv"]


@pytest.mark.parametrize("content", ["[weights", "[other]\na = 1", '[weights]\na = "much"', "[weights]\na = -1"])
def test_a_broken_table_of_weights_is_refused(content, tmp_path):
    path = tmp_path / "weights.toml"
    path.write_text(content)
    with pytest.raises(ConfigError):
        read_weights(path)


@given(st.text())
def test_plain_text_is_stable_and_has_single_spaces(text):
    once = plain(text)
    assert plain(once) == once
    assert "  " not in once


@given(st.integers(0, 50), st.integers(0, 60))
def test_a_sample_is_as_large_as_asked_and_in_order(size, limit):
    pairs = [Pair(str(number), "x") for number in range(size)]
    chosen = sample(pairs, limit)
    assert len(chosen) == (min(size, limit) if limit else size)
    assert chosen == sorted(chosen, key=lambda pair: int(pair.source))
