"""What the network sees of a token."""

import pytest

from align.punctuation.features import ENDINGS, SHAPES, UNKNOWN, ending_of, features_of, shape_of, spelled


@pytest.mark.parametrize(
    ("token", "spelling"),
    [
        ("Minister", "minister"),
        ("1995", "<year>"),
        ("12", "00"),
        ("1,200", "0,000"),
        ("1,200,000", "<num>"),
        (",", ","),
    ],
)
def test_words_are_looked_up_small_and_numbers_by_their_form(token, spelling):
    assert spelled(token) == spelling


def test_every_way_of_writing_has_its_shape():
    shapes = [shape_of(token) for token in ("word", "NATO", "Prague", "McGregor", "iPhone", "12", ",")]
    assert len(set(shapes)) == len(shapes)
    assert all(0 < shape < SHAPES for shape in shapes)


def test_a_letter_alone_is_not_written_in_capitals():
    assert shape_of("I") != shape_of("NATO")


def test_an_unknown_word_keeps_its_ending():
    word, ending, _ = features_of("Novotnaya", {})
    assert word == UNKNOWN
    assert ending == ending_of("laya")
    assert 0 <= ending < ENDINGS
