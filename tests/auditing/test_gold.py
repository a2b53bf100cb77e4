"""The committed gold articles: well formed, and the certain rules hold their line on them without a model."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from align.auditing import audit, load_profile
from align.evaluation.findings import read_gold, score

GOLD = Path(__file__).parents[2] / "parallel_data" / "gold" / "findings"
CERTAIN = ("glued-name", "missing-comma", "stray-stop", "exonym", "boilerplate", "homoglyph", "mojibake")
ROWS = [row for path in sorted(GOLD.glob("*.jsonl")) for row in read_gold(path)]


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_gold_spans_are_in_order_and_inside_the_text(row):
    spans = [(finding.start, finding.end) for finding in row.findings]
    assert spans == sorted(spans)
    assert all(0 <= start <= end <= len(row.english) for start, end in (*spans, *row.traps))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_certain_rules_find_and_repair_what_the_gold_has(aligned):
    profile = load_profile()
    told = score(((row, audit(aligned(row.english, row.source, row.lang), profile, CERTAIN)) for row in ROWS), CERTAIN)
    total = told.total
    assert told.trapped == 0
    assert total.recall >= 0.95
    assert total.precision >= 0.95
    assert total.right >= 0.95 * total.repairs
