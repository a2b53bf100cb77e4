"""Splitting loses nothing; a loop is told from a source that repeats itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import calls

from align.translation.guards import is_loop, split_long


def rejoined(parts: list[tuple[str, str]]) -> str:
    *first, (last, _) = parts
    return "".join(text + after for text, after in first) + last


@given(st.text(alphabet="ab ,.–", max_size=300), st.integers(1, 40))
def test_parts_fit_and_say_all_that_the_text_said(text, most):
    text = " ".join(text.split())
    parts = list(split_long(text, lambda part: len(part) <= most))
    assert rejoined(parts) == text
    assert all(len(part) <= most for part, _ in parts)


def test_a_clause_mark_is_a_better_place_than_a_space():
    text = "Vláda dnes schválila rozpočet, ale parlament o něm ještě jednat nebude"
    parts = [part for part, _ in split_long(text, lambda part: len(part) < 60)]
    assert parts == ["Vláda dnes schválila rozpočet,", "ale parlament o něm ještě jednat nebude"]


@pytest.mark.parametrize("unit", ["x", "x ", "x, ", "x. "])
def test_twice_the_text_is_about_twice_the_work_of_splitting(unit):
    texts = [unit * (size // len(unit)) for size in (4_000, 8_000)]
    assert len(list(split_long(texts[0], lambda part: len(part) <= 100))) >= 40
    few, many = (calls(lambda text=text: list(split_long(text, lambda part: len(part) <= 100))) for text in texts)
    assert many < 3 * few


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("he said that " * 3, "řekl to"),
        ("no " * 5, "ne"),
        ("The end . " + "of the of the of the of the", "konec"),
        ("first " + "a b c d e f g h " * 3, "x y z"),
    ],
)
def test_a_text_that_repeats_itself_is_a_loop(written, source):
    assert is_loop(written.split(), source.split())


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("no , no , no , no , no !", "ne , ne , ne , ne , ne !"),
        ("very very good", "velmi dobré"),
        ("again and again and again", "znovu a znovu a znovu"),
        ("1 000 000 000", "miliarda"),
        ("ha " * 6, "ha " * 6),
        ("", ""),
        ("the president of the republic and the chairman of the house and the head of the army", "a b c"),
    ],
)
def test_a_text_that_repeats_what_its_source_repeats_is_none(written, source):
    assert not is_loop(written.split(), source.split())
