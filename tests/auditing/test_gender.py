"""Whether an original names a woman."""

from __future__ import annotations

import pytest

from align.auditing.gender import woman_in_source


@pytest.mark.parametrize(
    "text",
    ["Nováková to řekla.", "Mluvili s Novákovou.", "Řekla to Eva.", "Ministryně přišla."],
)
def test_finds_women_in_czech(text):
    assert woman_in_source(text, "cs")


@pytest.mark.parametrize("text", ["Cenová hladina klesla.", "Krizová komise zasedá.", "Vládní návrh prošel."])
def test_adjectives_are_no_women(text):
    assert not woman_in_source(text, "cs")


def test_is_linear_in_the_length_of_a_word():
    assert not woman_in_source("o" * 200_000, "cs")
