"""Which pieces translate which, counted in parallel text."""

import numpy as np
import pytest

from align.training.associations import associate, explained, translate_pieces
from align.training.encoding import Encoded, Encoder, Recipe
from align.training.pieces import Vocabulary
from align.training.ragged import Ragged
from align.training.variants import NONE

# 0 ends every line; 1, 2, 3 are translated by 11, 12, 13 and always stand in the company of another.
LINES = [([1, 2, 0], [11, 12, 0]), ([2, 3, 0], [13, 12, 0]), ([1, 3, 0], [11, 13, 0]), ([3, 0], [13, 0])] * 5


def encoded(lines) -> Encoded:
    sides = [Ragged.of([line[side] for line in lines]) for side in (0, 1)]
    return Encoded(*sides, np.arange(len(lines)))


@pytest.fixture
def text() -> Encoded:
    return encoded(LINES)


@pytest.mark.parametrize("source", [1, 2, 3])
def test_the_translation_is_associated_most(text, source):
    targets, weights = associate(text).of(source)
    assert targets[0] == source + 10
    assert all(np.diff(weights) <= 0)


def test_pieces_that_avoid_each_other_are_not_associated(text):
    associations = associate(text)
    for source in (1, 2, 3):
        targets, _ = associations.of(source)
        assert 0 not in targets


def test_the_ratio_is_that_of_the_contingency_table():
    text = encoded([([1], [11])] * 3 + [([2], [11])] + [([2], [12])] * 6)
    _, weights = associate(text).of(1)
    seen = np.array([[3, 0], [1, 6]])
    expected = seen.sum(1, keepdims=True) * seen.sum(0, keepdims=True) / 10
    ratio = 2 * sum(float(o * np.log(o / e)) for o, e in zip(seen.flat, expected.flat, strict=True) if o)
    assert weights[0] == pytest.approx(ratio)


def test_probabilities_add_up_and_agree_with_the_text(text):
    chances = translate_pieces(text, associate(text), rounds=8)
    for source in (1, 2, 3):
        targets, weights = chances.of(source)
        assert targets[0] == source + 10
        assert weights[0] > 0.9
        assert weights.sum() == pytest.approx(1, abs=1e-5)


def test_what_is_no_translation_is_explained_worst(text):
    chances = translate_pieces(text, associate(text))
    values = explained(encoded([LINES[0], ([1, 2, 0], [13, 13, 0])]), chances)
    assert values[0] > values[1]


def test_the_best_of_each_source(text):
    best = associate(text).best(1)
    assert best.targets.tolist() == [best.of(source)[0][0] for source in best.sources.tolist()]
    assert len(associate(text).best(3, least=1e9)) == 0


def test_no_text_has_no_associations():
    nothing = encoded([])
    assert len(associate(nothing)) == 0
    assert len(translate_pieces(nothing, associate(nothing))) == 0
    assert len(explained(nothing, associate(nothing))) == 0


def test_words_find_their_translation_in_real_text(pairs, vocabulary_folder):
    vocabulary = Vocabulary(vocabulary_folder)
    text = Encoder(Recipe(vocabulary_folder, NONE)).encode(pairs)
    chances = translate_pieces(text, associate(text))
    yesterday = set(vocabulary.source("Prezident včera řekl")) - set(vocabulary.source("Prezident dnes řekl"))
    today = set(vocabulary.target("said today")) - set(vocabulary.target("said yesterday"))
    best = {int(chances.of(piece)[0][0]) for piece in yesterday}
    assert best & set(vocabulary.target("said yesterday"))
    assert not best & today
