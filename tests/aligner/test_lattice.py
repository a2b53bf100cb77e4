"""The sums over all paths, against a plain enumeration."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from align.aligner.anchors import heaviest_chain
from align.aligner.band import Band
from align.aligner.lattice import KINDS, Lattice
from align.aligner.ngrams import vectorize
from align.aligner.products import neighbour_products, ranged_products, span_norms

Step = tuple[int, int, int]


def paths(rows: int, columns: int, i: int = 0, j: int = 0) -> Iterator[list[Step]]:
    if (i, j) == (rows, columns):
        yield []
    for kind, (n, m) in enumerate(KINDS):
        if i + n <= rows and j + m <= columns:
            yield from ([(kind, i, j), *rest] for rest in paths(rows, columns, i + n, j + m))


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 3), (2, 5), (4, 2)])
def test_probabilities_are_those_of_all_paths(rows, columns):
    lattice = Lattice(Band.whole(rows, columns))
    table, scores = lattice.table(), {}
    rng = np.random.default_rng(3)
    for i, j, slot in zip(lattice.i, lattice.j, lattice.slots, strict=True):
        for kind, (n, m) in enumerate(KINDS):
            if i + n <= rows and j + m <= columns:
                scores[kind, int(i), int(j)] = table[kind, slot] = rng.normal()
    weighed = [(np.exp(sum(scores[step] for step in path)), path) for path in paths(rows, columns)]
    best = max(weighed, key=lambda entry: entry[0])[1]
    assert [kind for kind, _ in lattice.best_path(table)] == [kind for kind, _, _ in best]
    total = sum(weight for weight, _ in weighed)
    assert lattice.probabilities(table) == pytest.approx(np.log(total), rel=1e-5)
    slots = {(int(i), int(j)): slot for i, j, slot in zip(lattice.i, lattice.j, lattice.slots, strict=True)}
    for step in scores:
        wanted = sum(weight for weight, path in weighed if step in path) / total
        assert table[step[0], slots[step[1:]]] == pytest.approx(wanted, abs=1e-5)


def test_certainty_is_one_where_a_boundary_is_sure_and_low_where_none_is():
    rows = 30
    lattice = Lattice(Band.whole(rows, rows))
    table = lattice.table()
    for kind, (n, m) in enumerate(KINDS):
        table[kind, lattice.slots[(lattice.i + n <= rows) & (lattice.j + m <= rows)]] = 0.0
    at = {(int(i), int(j)): slot for i, j, slot in zip(lattice.i, lattice.j, lattice.slots, strict=True)}
    lattice.probabilities(table)
    certain = lattice.certainty(table)
    assert [certain[at[0, 0]], certain[at[rows, rows]]] == pytest.approx([1.0, 1.0])
    assert certain[at[15, 15]] == certain[at[14, 16]] < 0.3


def test_products_are_those_of_dense_matrices():
    left = ["to be or not to be", "that is the question", "", "whether it is nobler"]
    right = ["the question is that", "to be", "nobler in the mind"]
    sides = vectorize(left, right)
    dense = []
    for side in sides:
        matrix = np.zeros((len(side), side.width))
        matrix[side.rows, side.columns] = side.values
        dense.append(matrix)
    low, high = np.array([0, 1, 1, 2]), np.array([2, 3, 1, 3])
    whole = dense[0] @ dense[1].T
    wanted = np.concatenate([whole[row, a:b] for row, (a, b) in enumerate(zip(low, high, strict=True))])
    assert ranged_products(*sides, low, high) == pytest.approx(wanted, rel=1e-4)
    norms = span_norms(neighbour_products(sides[0], 3))
    assert norms[3, 1] == pytest.approx(((dense[0][1] + dense[0][2] + dense[0][3]) ** 2).sum(), rel=1e-4)


def test_the_heaviest_chain_rises_and_leaves_a_stray_pair_out():
    pairs = np.array([[0, 0, 20], [1, 7, 15], [2, 1, 20], [3, 3, 20], [4, 2, 30], [5, 8, 12]])
    assert heaviest_chain(pairs).tolist() == [[0, 0, 20], [2, 1, 20], [4, 2, 30], [5, 8, 12]]


def test_no_pairs_make_no_chain():
    assert len(heaviest_chain(np.zeros((0, 3), dtype=np.int64))) == 0
