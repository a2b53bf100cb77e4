"""A hint that came out wrong is put right in the translation; all else stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translation.mending import mend, missing, straightened


@pytest.mark.parametrize(
    ("text", "hints", "expected"),
    [
        ("His team won at Kaiseyrisporum's ground.", ["Kayserispor"], "His team won at Kayserispor's ground."),
        ("Mikhail Degayev and Furgallla met.", ["Mikhail", "Degtyarev", "Furgal"], "Mikhail Degtyarev and Furgal met."),
        ("In Nuel-Leonn it rained.", ["Nuevo", "Leon"], "In Nuevo-Leon it rained."),
        ("Furgalla said it, and Furgallo went.", ["Furgal"], "Furgal said it, and Furgal went."),
        ("There were 155.5 million cases.", ["15.5"], "There were 15.5 million cases."),
        ("The nineteen-year-old refugee left.", ["39"], "The 39-year-old refugee left."),
        ("The navy gets 150 ships.", ["40"], "The navy gets 40 ships."),
        ("A discount of 10,000 crowns.", ["1,000"], "A discount of 1,000 crowns."),
        ("Cups in 2014/15, 2016/17, 2016/17.", ["2014/15", "2016/17", "2018/19"], "Cups in 2014/15, 2016/17, 2018/19."),
    ],
)
def test_a_hint_that_came_out_wrong_is_put_right(text, hints, expected):
    assert mend(text, hints) == expected


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Russian troops left.", ["Russia"]),  # English knows the word: it is another
        ("He came in 1999 with 20.", ["35"]),  # nothing like it, and which of the two?
        ("He came with three friends.", ["35"]),  # small numbers in words have no hints
        ("Putin and Putin's men.", ["Putin"]),
        ("He met the president.", ["Zeman"]),
        ("In 2014 and 2017 he won 3-1.", ["2014", "2017", "3-1"]),
        ("", ["Zeman"]),
    ],
)
def test_what_arrived_or_has_nothing_like_it_is_left_alone(text, hints):
    assert mend(text, hints) == text


def test_a_figure_that_the_source_has_without_a_hint_stays():
    assert (
        mend("In the 1990s it was the 20th.", ["38"], "v 90. letech bylo 38 a 20.") == "In the 1990s it was the 20th."
    )
    assert mend("In the 1980s it grew.", ["38"], "v 90. letech bylo 38") == "In the 1980s it grew."
    assert mend("It was 150.", ["38"], "v 90. letech bylo 38") == "It was 38."


@pytest.mark.parametrize(
    ("text", "hint", "source", "expected"),
    [
        ("He spent 111 days there.", "1,111", "Провел там 1 111 суток", "He spent 1,111 days there."),
        ("It rose to 5,93 m.", "5.93", "zlepšil se na 5,93 m", "It rose to 5.93 m."),
        ("He won (6:1).", "6-1", "Победил (6:1)", "He won (6-1)."),
    ],
)
def test_half_a_figure_or_one_with_the_sources_marks_is_put_right_though_the_source_has_its_digits(
    text, hint, source, expected
):
    assert mend(text, [hint], source) == expected


def test_digits_that_the_source_has_once_more_stay():
    text = "The 111 men spent 1,111 days there."
    assert mend(text, ["1,111"], "Ve 111 провели 1 111 суток") == text
    assert mend("On the 111th day.", ["1,111"], "111. den, 1 111 lidí") == "On the 111th day."


@given(st.text(alphabet="abA 12,Zeman-", max_size=40), st.lists(st.sampled_from(["Zeman", "12", "1.5", "Aba"])))
def test_what_arrived_still_stands_and_without_hints_nothing_changes(text, hints):
    def tokens(made: str) -> list[str]:
        return re.findall(r"[0-9.]*[0-9]|[A-Za-z]+", made)

    made = mend(text, hints)
    assert mend(text, []) == text
    assert {hint for hint in hints if hint in tokens(text)} <= set(tokens(made))
    assert [word for word in tokens(made) if word.islower()] == [word for word in tokens(text) if word.islower()]


def test_a_small_number_may_be_said_otherwise():
    assert missing("Both met.", ["two"]) == 0
    assert missing("Moldova joined.", ["Moldavia"]) == 0
    assert missing("Kiev joined.", ["Kyiv"]) == 1
    assert missing("They met.", ["12", "Furgal"]) == 2


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("The European Cup.", "Europe", 0),
        ("Two Ukrainians.", "Ukraine", 0),
        ("Moldovan wine.", "Moldova", 0),
        ("Moldovan wine.", "Moldavia", 0),
        ("Eurovision.", "Europe", 1),
        ("A Roman road.", "Romania", 1),
        ("Ivana came.", "Ivan", 1),
    ],
)
def test_a_place_may_be_there_as_its_adjective(text, hint, expected):
    assert missing(text, [hint]) == expected


def test_a_small_number_never_takes_the_place_of_a_name():
    assert mend("Tharee came.", ["three"]) == "Tharee came."


def test_quotation_marks_and_apostrophes_are_straight():
    mixed = "We’re happy, “he said. \"The ‘Louvre’ isn't closed.”"
    assert straightened(mixed) == "We're happy, \"he said. \"The 'Louvre' isn't closed.\""
