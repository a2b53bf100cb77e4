"""Text for the punctuation network, and its training in torch against its use in numpy."""

import random

import numpy as np
import pytest

from align.punctuation.features import ENDINGS
from align.punctuation.network import Network
from align.training.pieces import Vocabulary
from align.training.punctuation_text import (
    UNASKED,
    Damage,
    Line,
    batches,
    damaged,
    joined,
    known_to,
    padded,
    read_lines,
    vocabulary,
)

torch = pytest.importorskip("torch")

from align.training.punctuation_net import Shape, export, logits, loss_of, piece_sums, started  # noqa: E402

SENTENCES = (
    "The mayor , who was ill , said that it was open .",
    "Jan , the mayor of Brno , said so .",
    "On Monday , the road was closed , police said .",
)


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- a draw, not a secret


def line(text: str, weight: float = 1.0) -> Line:
    """A line of tokens between blanks; commas and stops stick to the word before."""
    tokens = text.split()
    return Line(tokens, [at > 0 and word not in ",." for at, word in enumerate(tokens)], weight, "news")


@pytest.fixture
def lines():
    return [line(text) for text in SENTENCES]


@pytest.fixture
def words(lines):
    return vocabulary(lines, 1, ["further", "the", "x1"])


def test_words_are_listed_by_frequency_and_then_further_ones(words):
    assert words[0] == ","
    assert words[-1] == "further"
    assert len(set(words)) == len(words)


def test_a_line_without_damage_asks_about_gaps_and_inner_stops_only(lines):
    example = damaged(lines[0], Damage(), known_to({}), seeded(1))
    asked = [token for token, comma in zip(lines[0].tokens, example.commas, strict=True) if comma != UNASKED]
    assert asked == ["The", "who", "was", "said", "that", "it", "was"]
    assert set(example.stops) == {UNASKED}  # the only stop ends the line
    two = damaged(joined(lines[0], lines[1]), Damage(), known_to({}), seeded(1))
    assert [stop for stop in two.stops if stop != UNASKED] == [0]


def test_every_comma_that_goes_is_asked_for_at_the_word_before_it(lines):
    example = damaged(lines[0], Damage(commas=1.0), known_to({}), seeded(1))
    rest = [word for word in lines[0].tokens if word != ","]
    assert len(example.features) == len(rest)
    assert [token for token, comma in zip(rest, example.commas, strict=True) if comma == 1] == ["mayor", "ill"]


def test_stops_stray_behind_words_and_in_place_of_commas(lines):
    example = damaged(lines[1], Damage(stops=0.5), known_to({".": 7}), seeded(3))
    strays = [at for at, stop in enumerate(example.stops) if stop == 1]
    assert strays
    assert all(example.features[at][0] == 7 for at in strays)
    assert {example.commas[at] for at in strays} == {0, 1}
    assert all(example.commas[at - 1] == UNASKED for at in strays)


def test_long_lines_are_not_joined():
    long = line("word " * 100)
    assert joined(long, long) is long


def test_batches_are_the_same_for_the_same_seed(lines, words):
    known = known_to({word: row for row, word in enumerate(words, 2)})
    one, other = (batches(lines, known, 60, seeded(5)) for _ in range(2))
    assert [next(one) for _ in range(5)] == [next(other) for _ in range(5)]


def test_text_is_read_once_a_line_with_the_highest_weight(tmp_path):
    for name, origin in (("a.tsv", "low"), ("b.tsv", "high")):
        (tmp_path / name).write_text(f"Starosta byl nemocen.\tThe mayor was ill.\t{origin}\n", encoding="utf-8")
    read = read_lines([tmp_path / "a.tsv", tmp_path / "b.tsv"], {"low": 0.5, "high": 2.0})
    assert [(each.weight, each.origin) for each in read] == [(2.0, "high")]
    assert list(read[0].tokens) == ["The", "mayor", "was", "ill", "."]
    assert list(read[0].apart) == [False, True, True, True, False]


def test_a_word_is_the_sum_of_all_its_pieces(vocabulary_folder):
    pieces = Vocabulary(vocabulary_folder)
    table = np.eye(len(pieces), dtype=np.float32)
    whole = [piece[1:] for piece in pieces.target_pieces() if piece.startswith("▁")]
    words = [next(word for word in whole if len(pieces.target(word)) == 1), "xyz"]
    cut = [pieces.target(word) for word in words]
    assert len(cut[1]) > 1
    vectors = piece_sums(words, pieces, table)
    assert not vectors[:2].any()
    for vector, numbers in zip(vectors[2:], cut, strict=True):
        np.testing.assert_allclose(vector, table[numbers].sum(0) / len(numbers) ** 0.5)


def test_training_learns_and_numpy_says_what_torch_says(lines, words, tmp_path):
    rng = np.random.default_rng(1)
    parameters = started(rng.normal(size=(len(words) + 2, 6)).astype(np.float32), Shape(8), seed=1)
    learned = [each for each in parameters.values() if each.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=0.01)
    known = known_to({word: row for row, word in enumerate(words, 2)})
    losses = []
    for batch, _ in zip(batches(lines, known, 200, seeded(5)), range(40), strict=False):
        features, commas, stops = map(torch.from_numpy, padded(batch))
        loss = loss_of(logits(parameters, features), commas, stops)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert np.mean(losses[-5:]) < 0.7 * np.mean(losses[:5])
    export({name: each.detach() for name, each in parameters.items()}, words, tmp_path)
    network = Network.load(tmp_path)
    assert network.tables["endings"].shape == (ENDINGS, 8)
    example = damaged(lines[1], Damage(commas=0.5), known_to(network.rows), seeded(1))
    features = np.asarray(example.features, np.int64)
    with torch.no_grad():
        expected = torch.sigmoid(logits(parameters, torch.from_numpy(features[None])))[0].numpy()
    np.testing.assert_allclose(network(features, np.zeros(len(features), np.int64)), expected, atol=0.02)
