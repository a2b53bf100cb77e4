"""Intervals: the published values where nothing clusters, wider ones where a few documents hold the counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.corpus.intervals import Occurrences, rate_interval, share_interval

EVEN = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 500)), min_size=1, max_size=30)


def tally(*documents: tuple[int, int]) -> Occurrences:
    made = Occurrences()
    for count, exposure in documents:
        made.add(count, exposure)
    return made


# Garwood's limits as tables of the Poisson distribution print them (two-sided, 95 %).
@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (2, 0.2422, 7.225), (10, 4.795, 18.39), (50, 37.11, 65.92),
     (100, 81.36, 121.63), (400, 361.8, 441.2)],
)  # fmt: skip
def test_scattered_findings_have_the_limits_of_the_tables(count: int, low: float, high: float) -> None:
    scattered = tally(*[(1, 1000)] * count)
    found = rate_interval(scattered, 1_000_000, 1000)
    assert [1_000_000 * limit for limit in found] == pytest.approx([low, high], rel=2e-4, abs=1e-4)


# Wilson's limits for 80 of 100 and 10 of 200 independent uses.
@pytest.mark.parametrize(("count", "total", "limits"), [(80, 100, (0.7112, 0.8666)), (10, 200, (0.0274, 0.0896))])
def test_single_uses_have_wilsons_limits(count: int, total: int, limits: tuple[float, float]) -> None:
    assert share_interval(tally(*[(1, 1)] * count), total, total) == pytest.approx(limits, abs=1e-3)


def test_findings_in_one_document_of_many_say_less_than_the_same_number_scattered() -> None:
    clustered, scattered = tally((20, 500)), tally(*[(1, 500)] * 20)
    narrow, wide = (rate_interval(one, 50_000, 100) for one in (scattered, clustered))
    assert wide[0] < narrow[0] < 20 / 50_000 < narrow[1] < wide[1]


def test_one_document_is_one_observation() -> None:
    assert rate_interval(tally((9, 1000)), 1000, 1)[0] < 0.001
    assert share_interval(tally((50, 50)), 50, 1) == share_interval(tally((1, 1)), 1, 1)


def test_documents_that_each_keep_to_one_spelling_count_once() -> None:
    kept = share_interval(tally(*[(10, 10)] * 8), 100, 10)
    assert kept == pytest.approx(share_interval(tally(*[(1, 1)] * 8), 10, 10), abs=0.05)


def test_two_documents_that_disagree_leave_one_use() -> None:
    assert share_interval(tally((10, 10)), 20, 2) == pytest.approx((0.0546, 0.9454), abs=1e-3)  # Wilson's for half of 1


def test_of_nothing_nothing_is_said() -> None:
    assert rate_interval(Occurrences(), 0, 0) == (0.0, 0.0)
    assert share_interval(Occurrences(), 0, 0) == (0.0, 1.0)


@given(EVEN)
def test_an_interval_holds_its_rate_and_its_share(documents: list[tuple[int, int]]) -> None:
    counts = [(count, count + rest) for count, rest in documents]
    made, total = tally(*counts), sum(exposure for _, exposure in counts)
    for low, high in (rate_interval(made, total, len(counts)), share_interval(made, total, len(counts))):
        assert 0 <= low <= made.count / total + 1e-9
        assert made.count / total <= high + 1e-9


@given(EVEN, st.integers(0, 30))
def test_tallies_add_up(documents: list[tuple[int, int]], cut: int) -> None:
    counts = [(count, count + rest) for count, rest in documents]
    parts = tally(*counts[:cut])
    parts.merge(tally(*counts[cut:]))
    whole = tally(*counts)
    assert (parts.count, parts.documents) == (whole.count, whole.documents)
    assert parts.spread == pytest.approx(whole.spread)
