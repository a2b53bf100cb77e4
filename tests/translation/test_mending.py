import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.translation.mending import mend


@pytest.mark.parametrize(
    ("text", "hints", "expected"),
    [
        ("His team won at Kaiseyrisporum's ground.", ["Kayserispor"], "His team won at Kayserispor's ground."),
        ("Mikhail Degayev and Furgallla met.", ["Mikhail", "Degtyarev", "Furgal"], "Mikhail Degtyarev and Furgal met."),
        ("In Nuel-Leonn it rained.", ["Nuevo", "Leon"], "In Nuevo-Leon it rained."),
        ("Furgalla said it, and Furgallo went.", ["Furgal"], "Furgal said it, and Furgal went."),
        ("There were 155.5 million cases.", ["15.5"], "There were 15.5 million cases."),
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
        ("He came in 1999.", ["35"]),  # nothing like it
        ("Putin and Putin's men.", ["Putin"]),
        ("He met the president.", ["Zeman"]),
        ("In 2014 and 2017 he won 3-1.", ["2014", "2017", "3-1"]),
        ("", ["Zeman"]),
    ],
)
def test_what_arrived_or_has_nothing_like_it_is_left_alone(text, hints):
    assert mend(text, hints) == text


@given(st.text(alphabet="abA 12,.Zeman'-", max_size=40), st.lists(st.sampled_from(["Zeman", "12", "1.5", "Aba"])))
def test_mending_twice_changes_nothing_more_and_without_hints_nothing(text, hints):
    once = mend(text, hints)
    assert mend(once, hints) == once
    assert mend(text, []) == text
