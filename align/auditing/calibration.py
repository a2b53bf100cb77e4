"""What a rule's confidence was worth: the share of its findings that were right (scripts/calibrate_audit.py).

``data/calibration.tsv`` holds, for each rule and band of confidence, by how much the rule's own estimate is moved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from align.tables import read_rows

EDGES = (0.5, 0.65, 0.8, 0.9)
_TABLE = Path(__file__).parent / "data" / "calibration.tsv"
_LEAST, _MOST = 0.01, 0.99
_WEIGHT = 30.0  # findings that a rule's own estimate counts for


@dataclass(slots=True)
class Band:
    """The findings of one rule in one band of confidence: how many, how many right, and the sum of the estimates."""

    found: int = 0
    right: int = 0
    estimated: float = 0.0

    def add(self, confidence: float, right: bool) -> None:
        """Count one finding in."""
        self.found, self.right, self.estimated = self.found + 1, self.right + right, self.estimated + confidence

    @property
    def shift(self) -> float:
        """By how much the estimates are moved: the share that was right, drawn to the estimate where few were seen."""
        mean = self.estimated / self.found
        return (self.right + _WEIGHT * mean) / (self.found + _WEIGHT) - mean


def band_of(confidence: float) -> int:
    """The number of the band that a confidence lies in."""
    return bisect_right(EDGES, confidence)


@cache
def _shifts() -> Mapping[tuple[str, int], float]:
    if not _TABLE.exists():
        return {}
    return {(row[0], int(row[1])): float(row[2]) for row in read_rows(_TABLE)}


def calibrated(rule: str, confidence: float, shifts: Mapping[tuple[str, int], float] | None = None) -> float:
    """The probability that a finding with this estimate is right; the estimate where nothing was counted."""
    shift = (_shifts() if shifts is None else shifts).get((rule, band_of(confidence)), 0.0)
    return min(_MOST, max(_LEAST, confidence + shift)) if shift else confidence


def fitted(judged: Iterable[tuple[str, float, bool]]) -> dict[tuple[str, int], Band]:
    """The bands of findings given as rule, estimate, and whether they were right."""
    bands: dict[tuple[str, int], Band] = {}
    for rule, confidence, right in judged:
        bands.setdefault((rule, band_of(confidence)), Band()).add(confidence, right)
    return bands
