"""Translations against references: BLEU and chrF as sacrebleu computes them, each with the signature that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from align.errors import InputError


@dataclass(frozen=True, slots=True)
class Metric:
    """A score of 0 to 100 and what it was computed with."""

    name: str
    score: float
    signature: str


def score_translation(hypothesis: Sequence[str], references: Sequence[Sequence[str]]) -> list[Metric]:
    """BLEU and chrF2 of a corpus; ``references`` are whole translations, each as long as the hypothesis.

    Raises InputError if there is nothing to score or the lengths differ. Papineni et al. 2002 (P02-1040), Popović 2015
    (W15-3049), Post 2018 (W18-6319).
    """
    if not hypothesis or not references:
        raise InputError("nothing to score", "Give a translation with at least one line, and a reference.")
    for number, reference in enumerate(references, 1):
        if len(reference) != len(hypothesis):
            what = f"reference {number} has {len(reference)} lines, the translation {len(hypothesis)}"
            raise InputError(what, "Both must translate the same source, line by line.")
    from sacrebleu.metrics import BLEU, CHRF

    metrics = (("BLEU", BLEU()), ("chrF", CHRF()))
    return [
        Metric(name, float(metric.corpus_score(hypothesis, references).score), str(metric.get_signature()))
        for name, metric in metrics
    ]
