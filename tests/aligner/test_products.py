"""The products of sparse sides: right, and no more work than the length asks for."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.aligner import products
from align.aligner.ngrams import SHARED, Vectors, vectorize
from align.aligner.products import blocks, neighbour_products, ranged_products


def long_lines(count: int, words: int) -> list[str]:
    """Lines that share most of their words with each other."""
    rng = random.Random(1)  # noqa: S311  made-up words, no secret
    known = ["".join(rng.choices("abcdefghijklmnop", k=6)) for _ in range(400)]
    return [" ".join(rng.choices(known, k=words)) for _ in range(count)]


def dense(vectors: Vectors) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    used, columns = np.unique(vectors.columns, return_inverse=True)
    out = np.zeros((len(vectors), len(used)))
    out[vectors.rows, columns] = vectors.values
    return out


def equal_pairs(left: Vectors, right: Vectors) -> int:
    """How many multiplications the products of all rows take."""
    counts = [np.bincount(side.columns, minlength=side.width) for side in (left, right)]
    return int(counts[0] @ counts[1])


def test_products_in_parts_are_the_whole_product(monkeypatch):
    monkeypatch.setattr(products, "_MATCHES", 1000)
    monkeypatch.setattr(products, "_ENTRIES", 2000)
    left, _ = vectorize(long_lines(12, 60), [])
    low, high = np.zeros(12, dtype=np.int64), np.full(12, 12)
    expected = dense(left) @ dense(left).T
    np.testing.assert_allclose(ranged_products(left, left, low, high).reshape(12, 12), expected, rtol=1e-4)


def test_long_lines_are_multiplied_in_as_few_blocks_as_short_ones():
    counts = []
    for words in (10, 1500):
        left, right = vectorize(long_lines(150, words), long_lines(150, words))
        counts.append(len(list(blocks(left, right, np.zeros(150, dtype=np.int64), np.full(150, 150)))))
    assert counts == [4, 4]


def test_sentences_share_a_bounded_number_of_columns_however_long_they_are():
    for words in (10, 100, 1500):
        lines = long_lines(120, words)
        left, right = vectorize(lines, lines)
        assert 0 < equal_pairs(left, right) <= SHARED * len(lines) ** 2


def test_long_lines_keep_what_sets_them_apart():
    lines = [f"{line} xyz{number:03}zyx" for number, line in enumerate(long_lines(120, 1500))]
    left, right = vectorize(lines, lines)
    cosines = dense(left) @ dense(left).T
    assert (cosines.argmax(axis=1) == np.arange(120)).all()
    assert len(right) == len(lines)


@given(st.lists(st.text("abcd ", max_size=20), min_size=1, max_size=12), st.integers(1, 6))
def test_neighbours_are_multiplied_as_whole_rows_would_be(texts, reach):
    side, _ = vectorize(texts, texts)
    rows = np.zeros((len(side), side.width))
    rows[side.rows, side.columns] = side.values
    expected = np.zeros((len(side), reach))
    for distance in range(min(reach, len(side))):
        expected[: len(side) - distance, distance] = (rows[: len(side) - distance] * rows[distance:]).sum(axis=1)
    np.testing.assert_allclose(neighbour_products(side, reach), expected, rtol=1e-5)


def test_columns_are_numbered_without_gaps_over_both_sides():
    left, right = vectorize(["one river", "two rivers"], ["a river", "nothing of the kind"])
    assert set(left.columns.tolist()) | set(right.columns.tolist()) == set(range(left.width))
    assert left.width == right.width
