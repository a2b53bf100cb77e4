"""Strict and lax scores, by hand."""

from __future__ import annotations

import pytest

from align.errors import InputError
from align.evaluation.alignment import Pair, as_mapping, read_ladder, score

GOLD = (((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2, 3)))


def test_a_ladder_like_the_gold_scores_one_in_everything():
    scores = score([Pair("a", GOLD, GOLD)])
    assert (scores.strict.f1, scores.lax.f1, scores.nulls.f1) == (1, 1, 1)
    assert scores.kinds == {"1:0": (1, 1, 1), "1:1": (1, 1, 1), "1:2": (1, 1, 1), "2:1": (1, 1, 1)}
    assert scores.interval is None


def test_a_bead_of_nothing_counts_for_nothing():
    empty = ((), ())
    assert score([Pair("a", (*GOLD, empty), (*GOLD, empty))]) == score([Pair("a", GOLD, GOLD)])
    assert score([Pair("a", GOLD, (*GOLD, empty))]).strict.precision == 1


def test_precision_counts_nulls_and_recall_does_not():
    found = (((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), ()), ((4,), (2, 3)))
    scores = score([Pair("a", GOLD, found)])
    assert scores.strict.precision == pytest.approx(3 / 5)  # 0:0, the null 3, and 4:2,3
    assert scores.strict.recall == pytest.approx(2 / 3)  # of 0:0, 1,2:1 and 4:2,3
    assert scores.lax.precision == pytest.approx(4 / 5)  # 1:1 touches 1,2:1; the wrong null stays wrong
    assert scores.lax.recall == 1
    assert (scores.nulls.precision, scores.nulls.recall) == (0.5, 1)


def test_missed_nulls_cost_no_recall():
    found = (((0,), (0,)), ((1, 2, 3), (1,)), ((4,), (2, 3)))
    scores = score([Pair("a", GOLD, found)])
    assert scores.strict.recall == pytest.approx(2 / 3)
    assert scores.nulls.recall == 0


def test_counts_are_pooled_and_the_interval_is_the_same_every_time():
    wrong = tuple((left, (9,)) for left, _ in GOLD)
    pairs = [Pair("a", GOLD, GOLD), Pair("b", GOLD, GOLD), Pair("c", GOLD, wrong)]
    scores = score(pairs)
    assert scores.strict.precision == pytest.approx(8 / 12)
    assert scores.interval == score(pairs).interval
    assert scores.interval[0] <= scores.strict.f1 <= scores.interval[1]
    assert as_mapping(scores)["kinds"]["1:0"] == {"gold": 3, "found": 2, "right": 2}


def test_ladders_are_read_with_and_without_scores():
    assert read_ladder("[0]:[0, 1]:0.8731\n[]:[2]\n\n[1,2] : [3]:-1e-3\n", "x") == [
        ((0,), (0, 1)),
        ((), (2,)),
        ((1, 2), (3,)),
    ]


@pytest.mark.parametrize("line", ["0:0", "[0]:[a]", "[0];[1]", "[0]:[1"])
def test_a_line_that_is_none_is_named(line):
    with pytest.raises(InputError, match="gold:2"):
        read_ladder(f"[0]:[0]\n{line}\n", "gold")


def test_nothing_to_score():
    with pytest.raises(InputError, match="no documents"):
        score([])
