"""The committed gold articles: well formed, and the certain rules hold their line on them without a model."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from align.auditing import audit, load_profile
from align.evaluation.findings import read_gold, score

GOLD = Path(__file__).parents[2] / "parallel_data" / "gold" / "findings"
CERTAIN = ("glued-name", "missing-comma", "stray-stop", "exonym", "boilerplate", "homoglyph", "mojibake")
ROWS = [row for path in sorted(GOLD.glob("*.jsonl")) for row in read_gold(path)]


def test_the_card_counts_what_the_files_hold():
    card = (GOLD.parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `findings/(.+\.jsonl)` \| (\d+) \| (\d+) \| (\d+) \|$", card, re.MULTILINE)
    held = {path.name: [*read_gold(path)] for path in GOLD.glob("*.jsonl")}
    assert {name: [*map(int, counts)] for name, *counts in rows} == {
        name: [len(gold), sum(len(row.findings) for row in gold), sum(len(row.traps) for row in gold)]
        for name, gold in held.items()
    }
    clean = sum(len(gold) for name, gold in held.items() if "-clean" in name)
    for stated in (f"{len(ROWS)} articles", f"In {len(ROWS) - clean} of them", f"in {clean} (`*-clean*`)"):
        assert stated in card
    assert f"{len(ROWS)} more articles" in (GOLD.parents[1] / "README.md").read_text(encoding="utf-8")


def test_a_pair_repaired_is_the_right_english():
    card = (GOLD.parent / "README.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| `(pairs/.+\.jsonl)` \| (\d+) \|", card, re.MULTILINE))
    files = {f"pairs/{path.name}": [*read_gold(path)] for path in sorted((GOLD.parent / "pairs").glob("*.jsonl"))}
    assert {name: int(count) for name, count in stated.items()} == {n: len(rows) // 2 for n, rows in files.items()}
    assert f"{sum(map(int, stated.values())):,} minimal pairs" in card
    for rows in files.values():
        for bad, good in zip(rows[::2], rows[1::2], strict=True):
            (finding,) = bad.findings
            assert not good.findings
            assert (bad.id[:-4], bad.source) == (good.id[:-5], good.source)
            if finding.replacement is not None:
                english = bad.english[: finding.start] + finding.replacement + bad.english[finding.end :]
                assert english == good.english


def test_the_checksums_of_the_gold_hold():
    lines = (GOLD.parent / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    files = {path.relative_to(GOLD.parent).as_posix(): path for path in GOLD.parent.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


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
