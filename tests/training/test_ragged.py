"""Rows of unequal length in one array."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.training.ragged import Ragged, crossed

rows = st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=8)


@given(rows)
def test_rows_come_back(rows):
    made = Ragged.of(rows)
    assert [made.row(number).tolist() for number in range(len(made))] == rows


@given(rows, st.integers(0, 8), st.integers(0, 8))
def test_a_slice_holds_the_same_rows(rows, first, last):
    made = Ragged.of(rows).slice(first, max(first, last))
    assert [made.row(number).tolist() for number in range(len(made))] == rows[first : max(first, last)]


@given(rows, rows)
def test_joining_keeps_the_order(one, other):
    made = Ragged.joined([Ragged.of(one), Ragged.of(other)])
    assert [made.row(number).tolist() for number in range(len(made))] == one + other


@given(rows)
def test_unique_rows_are_sorted_sets(rows):
    made = Ragged.of(rows).unique()
    assert [made.row(number).tolist() for number in range(len(made))] == [sorted(set(row)) for row in rows]


@given(rows.filter(bool), st.data())
def test_padded_rows_hold_the_row_then_the_filling(rows, data):
    made = Ragged.of(rows)
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=5))
    table = made.padded(np.array(chosen), made.starts, -1)
    assert [[n for n in line if n >= 0] for line in table.tolist()] == [rows[number] for number in chosen]
    assert all(-1 not in line[: len(rows[number])] for line, number in zip(table.tolist(), chosen, strict=True))


@given(
    st.lists(st.tuples(st.lists(st.integers(0, 4), max_size=4), st.lists(st.integers(5, 9), max_size=4)), max_size=6)
)
def test_crossing_gives_every_pair_of_a_line_once(lines):
    one, other = Ragged.of([a for a, _ in lines]), Ragged.of([b for _, b in lines])
    left, right = crossed(one, other)
    found = list(zip(one.flat[left].tolist(), other.flat[right].tolist(), strict=True))
    assert found == [(a, b) for ours, theirs in lines for a in ours for b in theirs]
