"""What single scorers see, and that the first look keeps the path."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner.scorer import SCORERS, Ground, Sides
from align.aligner.words import beginnings


def told(scorer: str, source: list[str], target: list[str], bead: tuple[int, int]) -> dict[str, float]:
    """What the scorer says of the bead of that size at the begin of the text."""
    ground = Ground.of(Sides(source, target, source))
    judge = SCORERS[scorer](ground).over(np.array([0]), np.array([0]))
    return {name: float(values[0]) for name, values in judge(*bead).items()}


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
