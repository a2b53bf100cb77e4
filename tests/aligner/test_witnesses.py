"""What single scorers see, and that the first look keeps the path."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner.ngrams import Vectors, vectorize
from align.aligner.scorer import SCORERS, Ground, Sides
from align.aligner.starts import Starts
from align.aligner.told import of_bead
from align.aligner.words import beginnings


def told(scorer: str, source: list[str], target: list[str], bead: tuple[int, int]) -> dict[str, float]:
    """What the scorer says of the bead of that size at the begin of the text."""
    ground = Ground.of(Sides(source, target, source))
    starts = Starts(ground.band, np.array([0]), np.array([0]))
    said = of_bead(SCORERS[scorer](ground).told(starts), *bead)
    return {name: float(values[0]) for name, values in said.items()}


def test_a_question_meets_a_question():
    same, other = (told("marks", ["Kdo přijde?"], [target], (1, 1)) for target in ("Who comes?", "Who comes."))
    assert (same["end-same"], same["end-other"], same["questions"]) == (1, 0, 0)
    assert (other["end-same"], other["end-other"], other["questions"]) == (0, 1, 1)


def test_figures_are_counted_over_the_whole_bead():
    source, target = ["V roce 1956 zaplatil 20 korun."], ["It was 1956.", "He paid 20 crowns."]
    assert told("marks", source, target, (1, 1))["figures"] == 1
    assert told("marks", source, target, (1, 2))["figures"] == 0


@pytest.mark.parametrize(
    ("line", "name"), [("He said:", "weak-stop"), ("a list (of which", "open"), ("a line without an end", "no-stop")]
)
def test_a_line_that_does_not_end_speaks_for_one_bead(line, name):
    said = told("cuts", ["One sentence for both."], [line, "Second half) of it."], (1, 2))
    assert said[name] == 1
    assert told("cuts", ["One sentence for both."], ["A sentence.", "Another."], (1, 2))[name] == 0


def test_words_begin_alike_in_every_form():
    assert beginnings("Překládaný překladatel 8848 m") == ["prekl", "prekl", "8848", "m"]
    assert beginnings("") == []


def test_the_first_look_keeps_every_node_of_the_path():
    rng = np.random.default_rng(2)
    words = ["".join(rng.choice(list("abcdefghijkl"), size=6)) for _ in range(900)]
    source = [" ".join(rng.choice(words, size=12)) for _ in range(120)]
    target = source[:30] + source[55:]
    band = Ground.of(Sides(source, target, source)).band
    path = [*((k, k) for k in range(31)), *((k, 30) for k in range(31, 56)), *((k, k - 25) for k in range(56, 121))]
    i, j = np.array(path).T
    assert (band.number(i, j) < band.size).all()
    assert band.size < 121 * 96 / 3


@pytest.mark.parametrize("bead", [(1, 1), (2, 1), (1, 3), (2, 2), (4, 3)])
def test_what_is_said_of_a_bead_is_its_own_at_every_node(bead):
    n, m = bead
    words = [f"{k}{letter * 5}" for k, letter in enumerate("abcdefghijklmnopq")]
    lines = [" ".join(words[k : k + 4]) for k in range(12)]
    ground = Ground.of(Sides(lines, lines[::-1], lines))
    starts = Starts(ground.band, np.array([0, 3, 7, 2]), np.array([6, 1, 4, 8]))
    for at, (i, j) in enumerate(zip(starts.i.tolist(), starts.j.tolist(), strict=True)):
        alone = Starts(ground.band, starts.i[at : at + 1], starts.j[at : at + 1])
        cosine = ground.overlap.cosines(starts)[n - 1, m - 1, at]
        assert cosine == ground.overlap.cosines(alone)[n - 1, m - 1, 0]
        left, right = vectorize(lines, lines[::-1])
        spans = [dense(side)[k : k + size].sum(axis=0) for side, k, size in ((left, i, n), (right, j, m))]
        whole = spans[0] @ spans[1] / np.sqrt((spans[0] @ spans[0]) * (spans[1] @ spans[1]))
        assert cosine == pytest.approx(whole, abs=1e-5)
        assert starts.stays[n, m, at] == (i + n <= 12 and j + m <= 12)


def dense(side: Vectors) -> np.ndarray:
    out = np.zeros((len(side), side.width))
    out[side.rows, side.columns] = side.values
    return out
