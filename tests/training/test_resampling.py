"""Text cut into pieces at random, as often in each way as the model says."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.training.resampling import Resampler

SCORES = {"▁": -3.0, "▁vá": -4.0, "lka": -4.5, "▁válka": -2.0, "v": -5.0, "á": -5.5, "l": -5.0, "k": -5.0, "a": -4.0}


@given(st.text("▁válkaxy ", max_size=30), st.floats(0, 1))
def test_the_pieces_put_together_are_the_text(text, alpha):
    assert "".join(Resampler(SCORES, alpha).cut(text, np.random.default_rng(0))) == text


@given(st.text("▁válk", max_size=30))
def test_no_piece_crosses_a_space(text):
    assert all("▁" not in piece[1:] for piece in Resampler(SCORES).cut(text, np.random.default_rng(0)))


def test_cuts_are_drawn_as_often_as_the_model_says():
    scores = {"ab": math.log(0.5), "a": math.log(0.4), "b": math.log(0.5)}
    rng = np.random.default_rng(1)
    counts = Counter(tuple(Resampler(scores, 1.0).cut("ab", rng)) for _ in range(2000))
    assert counts["ab",] / 2000 == pytest.approx(0.5 / 0.7, abs=0.04)
    assert counts["a", "b"] / 2000 == pytest.approx(0.2 / 0.7, abs=0.04)


def test_the_same_generator_draws_the_same():
    def drawn() -> list[str]:
        return Resampler(SCORES).cut("▁válka" * 20, np.random.default_rng(5))

    assert drawn() == drawn()
    assert len(set(drawn())) > 3


def test_a_long_word_is_survived():
    assert len(Resampler(SCORES).cut("▁" + "válka" * 2000, np.random.default_rng(0))) > 2000
