"""What the aligner is worth on real alignments: a floor, well below what is measured."""

from __future__ import annotations

import pytest

from align.aligner import align_sentences
from align.evaluation.alignment import Pair, read_ladder, score


@pytest.mark.parametrize("pair", ["cs-en", "ru-en"])
def test_strict_f1_and_nulls_on_hard_documents(shared, pair):
    pairs = []
    for gold in sorted((shared / "gold" / "alignment" / "hard" / pair).glob("*.gold"))[:6]:
        source, target, hypothesis = (
            gold.with_suffix(suffix).read_text(encoding="utf-8").removesuffix("\n").split("\n")
            for suffix in (f".{pair[:2]}", ".en", ".mt.en")
        )
        links = align_sentences(source, target, hypothesis)
        ladder = tuple(read_ladder(gold.read_text(encoding="utf-8"), gold.name))
        pairs.append(Pair(gold.stem, ladder, tuple((link.source, link.target) for link in links)))
    scores = score(pairs)
    assert scores.strict.f1 > 0.95
    assert scores.nulls.f1 > 0.85
