"""What the embedded punctuation network says of whole texts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing.tokens import parts_of
from align.punctuation import judge
from align.punctuation.judging import network

CLEAN = "The mayor of Kladno, who was elected last year, said on Monday that the bridge would be closed."
LINES = (
    CLEAN,
    "Trains do not run. The road is open, police said.",
    "According to the ministry the road is open.",
)


def judged(text):
    parts = parts_of(text)
    return parts.texts, judge(text, *parts)


def at(text, word, nth=0):
    """The probabilities for the token ``word``: a lost comma behind it, and that it is a stray stop."""
    texts, found = judged(text)
    place = [index for index, token in enumerate(texts) if token == word][nth]
    return float(found.commas[place]), float(found.stops[place])


@pytest.mark.parametrize(
    ("lost", "word"),
    [
        ("The mayor of Kladno who was elected last year, said on Monday that the bridge would be closed.", "Kladno"),
        ("The mayor of Kladno, who was elected last year said on Monday that the bridge would be closed.", "year"),
    ],
)
def test_a_lost_comma_is_missed(lost, word):
    assert at(lost, word)[0] > 0.5


def test_no_comma_is_missed_where_all_are_there():
    texts, found = judged(CLEAN)
    gaps = [at for at in range(len(texts) - 1) if texts[at].isalnum() and texts[at + 1].isalnum()]
    assert max(found.commas[gaps]) < 0.5


def test_a_stop_inside_a_sentence_is_told_from_one_at_its_end():
    text = "The bridge is closed. It was opened by the. Minister of Transport in Brno last week."
    assert at(text, ".", 1)[1] > 0.9
    assert at(text, ".", 0)[1] < 0.5


def test_it_matters_whether_a_space_stands_between_two_tokens():
    (spaced, apart), (glued, together) = judged("He met the. Minister came."), judged("He met the.Minister came.")
    assert spaced == glued
    assert not np.array_equal(apart.stops, together.stops)


def test_lines_know_nothing_of_each_other():
    alone = [judged(line)[1] for line in LINES]
    together = judged("\n".join(LINES))[1]
    for column in (0, 1):
        joined = np.concatenate([one[column] for one in alone])
        np.testing.assert_allclose(together[column], joined, atol=1e-5)


def test_a_long_line_is_judged_in_parts_as_if_at_once(monkeypatch):
    text = " ".join(LINES * 40)
    at_once = judged(text)[1]
    monkeypatch.setattr("align.punctuation.network._ROWS", 100)
    in_parts = judged(text)[1]
    for column in (0, 1):
        np.testing.assert_allclose(in_parts[column], at_once[column], atol=1e-5)


@settings(max_examples=50)
@given(st.text(alphabet="aB,. \n1\u0301ж😀\ud800\"'-", max_size=80))
def test_any_text_gets_a_probability_for_each_token(text):
    texts, found = judged(text)
    for column in found:
        assert column.shape == (len(texts),)
        assert np.all((column >= 0) & (column <= 1))


def test_the_network_was_trained_on_news_words():
    assert {"said", "minister", "according", ",", "."} <= network().rows.keys()
