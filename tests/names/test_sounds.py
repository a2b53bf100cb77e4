"""Tests for how far apart two names sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.names.sounds import distance, least_distance, similarity, sounds

_WORDS = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyzšžčřáéě", max_size=12), st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", max_size=12)
)
_UNLIMITED = 1000.0


@given(_WORDS, _WORDS)
def test_the_least_distance_is_never_above_the_distance(one, other):
    heard, theirs = sounds(one), sounds(other)
    assert least_distance(heard, theirs) <= distance(heard, theirs, _UNLIMITED) + 1e-9


@given(_WORDS, _WORDS, st.floats(0.05, 8.0))
def test_a_limit_hides_only_what_reaches_it(one, other, limit):
    heard, theirs = sounds(one), sounds(other)
    whole = distance(heard, theirs, _UNLIMITED)
    assert distance(heard, theirs, limit) == (whole if whole < limit else float("inf"))


@given(_WORDS, _WORDS)
def test_two_words_are_as_far_apart_either_way(one, other):
    there, back = (distance(*map(sounds, pair), _UNLIMITED) for pair in ((one, other), (other, one)))
    assert there == pytest.approx(back)


@pytest.mark.parametrize(
    ("english", "source", "least"),
    [
        ("Tom", "Rom", 1.0),  # nothing in the other word is related to t: it is left out
        ("Tom", "Dom", 0.5),  # d is
        ("Tam", "Tm", 0.5),
    ],
)
def test_a_sound_without_a_relative_costs_what_leaving_it_out_does(english, source, least):
    assert least_distance(sounds(english), sounds(source)) == pytest.approx(least)


@pytest.mark.parametrize(("english", "source"), [("Ushakov", "Ушаков"), ("Ushakov", "Ušakov")])
def test_a_name_sounds_the_same_in_every_script(english, source):
    assert similarity(sounds(english), sounds(source), 0.8) > 0.97
