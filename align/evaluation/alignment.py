"""Alignments against gold: strict and lax precision, recall and F1 as Vecalign's scorer has them, nulls, kinds.

Counts are pooled over documents. A bead is *strictly* right if both its index lists are those of a gold bead, *laxly*
if some sentence of it is linked in the gold to some sentence of its other side. Precision counts every bead, those with
an empty side included (such a bead is right only if the gold has it); recall looks only at beads with two sides, of
either part (Thompson and Koehn 2019, D19-1136; the measure is that of Volk et al. 2010 as used by Sennrich and Volk
2011).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from align.errors import InputError

Bead = tuple[tuple[int, ...], tuple[int, ...]]

_LINE = re.compile(r"\[((?:[ ,]*\d{1,9}\b)*[ ,]*)\]\s*:\s*\[((?:[ ,]*\d{1,9}\b)*[ ,]*)\](?:\s*:.*)?")
_RESAMPLES = 1000
_SEED = 20221121
_COVERED = 0.95


@dataclass(frozen=True, slots=True)
class Pair:
    """A document: its gold beads and those of the hypothesis, over sentence indices from 0."""

    name: str
    gold: tuple[Bead, ...]
    hypothesis: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Right ones among those found (precision) and among those in the gold (recall); 0 where there are none."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class AlignmentScores:
    """What an alignment is worth; ``interval`` is the strict F1's, None for a single document."""

    documents: int
    strict: Rates
    lax: Rates
    nulls: Rates
    kinds: dict[str, tuple[int, int, int]]  # gold, found, right
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Counts:
    """What one document adds: right and all beads, for precision and for recall."""

    found: int
    found_strict: int
    found_lax: int
    gold: int
    gold_strict: int
    gold_lax: int


def read_ladder(text: str, name: str) -> list[Bead]:
    """The beads of a ladder, lines of ``[0]:[0, 1]`` with perhaps a score behind; ``name`` is for messages.

    Raises InputError, with file and line, for any other line.
    """
    beads = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        if not match:
            raise InputError(
                f"{name}:{number}: not a ladder line: {line.strip()[:60]!r}", "A line looks like [0]:[0, 1]:0.8731."
            )
        beads.append((_indices(match[1]), _indices(match[2])))
    return beads


def _indices(listed: str) -> tuple[int, ...]:
    return tuple(int(x) for x in listed.replace(",", " ").split())


def score(pairs: Sequence[Pair]) -> AlignmentScores:
    """The scores over all documents together; raises InputError for none."""
    if not pairs:
        raise InputError("no documents to score", "Give at least one gold ladder and one hypothesis.")
    counts = [_count(pair) for pair in pairs]
    strict, lax = _rates(counts)
    kinds = _kinds(pairs)
    nulls = [sum(kinds[kind][k] for kind in ("0:1", "1:0") if kind in kinds) for k in range(3)]
    return AlignmentScores(
        len(pairs), strict, lax, Rates(_ratio(nulls[2], nulls[1]), _ratio(nulls[2], nulls[0])), kinds, _interval(counts)
    )


def _count(pair: Pair) -> _Counts:
    gold, found = _cleaned(pair.gold), _cleaned(pair.hypothesis)
    two_gold, two_found = {bead for bead in gold if all(bead)}, {bead for bead in found if all(bead)}
    return _Counts(
        len(found), len(found & gold), len(found & gold) + _touching(found - gold, gold),
        len(two_gold), len(two_gold & two_found),
        len(two_gold & two_found) + _touching(two_gold - two_found, two_found),
    )  # fmt: skip


def _cleaned(beads: Iterable[Bead]) -> set[Bead]:
    return {bead for bead in beads if bead[0] or bead[1]}


def _touching(beads: Iterable[Bead], others: Iterable[Bead]) -> int:
    """How many beads hold a pair of sentences that the others link."""
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for left, right in others:
        for i in left:
            linked[i].update(right)
    return sum(any(not linked[i].isdisjoint(right) for i in left if i in linked) for left, right in beads)


def _rates(counts: Iterable[_Counts]) -> tuple[Rates, Rates]:
    rows = [(c.found, c.found_strict, c.found_lax, c.gold, c.gold_strict, c.gold_lax) for c in counts]
    found, found_strict, found_lax, gold, gold_strict, gold_lax = (sum(column) for column in zip(*rows, strict=True))
    return (
        Rates(_ratio(found_strict, found), _ratio(gold_strict, gold)),
        Rates(_ratio(found_lax, found), _ratio(gold_lax, gold)),
    )


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _kinds(pairs: Iterable[Pair]) -> dict[str, tuple[int, int, int]]:
    """For each kind of bead, as ``1:2``: how many the gold has, how many were found, how many of those are right."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pair in pairs:
        wanted, given = _cleaned(pair.gold), _cleaned(pair.hypothesis)
        for beads, counter in ((wanted, gold), (given, found), (wanted & given, right)):
            counter.update(f"{len(left)}:{len(target)}" for left, target in beads)
    return {kind: (gold[kind], found[kind], right[kind]) for kind in sorted({*gold, *found})}


def _interval(counts: Sequence[_Counts]) -> tuple[float, float] | None:
    """The percentile bootstrap of the strict F1 over documents (Efron 1979), with a fixed seed."""
    if len(counts) == 1:
        return None
    from random import Random

    random = Random(_SEED)  # noqa: S311  a resampling, no secret
    drawn = sorted(_rates(random.choices(counts, k=len(counts)))[0].f1 for _ in range(_RESAMPLES))
    tail = round((1 - _COVERED) / 2 * _RESAMPLES)
    return drawn[tail], drawn[-tail - 1]


def as_mapping(scores: AlignmentScores) -> dict[str, Any]:
    """The scores as JSON values."""
    rates = {"strict": scores.strict, "lax": scores.lax, "nulls": scores.nulls}
    told: dict[str, Any] = {"documents": scores.documents}
    for name, rate in rates.items():
        told[name] = {key: round(getattr(rate, key), 4) for key in ("precision", "recall", "f1")}
    told["strict"]["interval"] = [round(x, 4) for x in scores.interval] if scores.interval else None
    told["kinds"] = {
        kind: dict(zip(("gold", "found", "right"), row, strict=True)) for kind, row in scores.kinds.items()
    }
    return told
