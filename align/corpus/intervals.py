"""95 % intervals for rates and shares of things that come in clusters: a document that writes Kiev once does it again.

A count is not many independent events where a few documents hold most of it. Each interval is therefore that of the
count divided by its dispersion (Pearson's statistic over its degrees of freedom; McCullagh and Nelder 1989, section
4.5), never taken below one. With a single document nothing is known about the spread between documents, and the whole
document counts as one observation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, sqrt

_Z = 1.959963984540054
_LOW, _HIGH = 0.025, 0.975
_LARGE = 100.0  # from here on Wilson and Hilferty's approximation is good to four digits
_HALVINGS = 60


@dataclass(slots=True)
class Occurrences:
    """A count over documents, fit to be added up: ``spread`` is the sum of each document's count² over its exposure.

    The exposure of a count is what it is divided by: words for a rate, uses of all spellings for a share.
    """

    count: int = 0
    documents: int = 0
    spread: float = 0.0

    def add(self, count: int, exposure: int) -> None:
        """Take in one document; one that has none of it adds nothing."""
        if count:
            self.count += count
            self.documents += 1
            self.spread += count * count / exposure

    def merge(self, other: Occurrences) -> None:
        """Take in those of other documents."""
        self.count += other.count
        self.documents += other.documents
        self.spread += other.spread


def rate_interval(seen: Occurrences, words: int, documents: int) -> tuple[float, float]:
    """The interval of a rate per word: Garwood's for a Poisson count (Biometrika 1936), widened by the dispersion.

    ``words`` and ``documents`` are those looked at, whether or not anything was found there.
    """
    if not words:
        return 0.0, 0.0
    if not seen.count:
        return 0.0, _gamma_quantile(1.0, _HIGH) / words
    dispersion = float(seen.count)
    if documents > 1:
        dispersion = max(1.0, (seen.spread * words / seen.count - seen.count) / (documents - 1))
    events = seen.count / dispersion
    low, high = _gamma_quantile(events, _LOW), _gamma_quantile(events + 1, _HIGH)
    return low * dispersion / words, high * dispersion / words


def share_interval(seen: Occurrences, total: int, documents: int) -> tuple[float, float]:
    """The interval of a share: Wilson's score interval (JASA 1927), with as many uses as the dispersion leaves.

    ``total`` are the uses of all spellings, ``documents`` those that have any. Where all agree, each document counts
    once.
    """
    if not total:
        return 0.0, 1.0
    share = seen.count / total
    if documents > 1 and 0 < share < 1:
        dispersion = max(1.0, (seen.spread - share * seen.count) / (share * (1 - share) * (documents - 1)))
    else:
        dispersion = total / max(documents, 1)
    return _wilson(share, total / dispersion)


def _wilson(share: float, trials: float) -> tuple[float, float]:
    middle = share + _Z * _Z / (2 * trials)
    half = _Z * sqrt(share * (1 - share) / trials + _Z * _Z / (4 * trials * trials))
    scale = 1 + _Z * _Z / trials
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@lru_cache(maxsize=4096)
def _gamma_quantile(shape: float, probability: float) -> float:
    """The quantile of a gamma distribution of scale one, to nine digits (four from ``_LARGE`` on)."""
    z = _Z if probability > 0.5 else -_Z
    if shape >= _LARGE:
        return shape * (1 - 1 / (9 * shape) + z / (3 * sqrt(shape))) ** 3  # Wilson and Hilferty, PNAS 1931
    low, high = 0.0, shape + 10 * sqrt(shape) + 10
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _gamma_share(shape, middle) < probability else (low, middle)
    return (low + high) / 2


def _gamma_share(shape: float, x: float) -> float:
    """The regularized lower incomplete gamma function P(shape, x), by its power series (DLMF 8.7.1)."""
    if x <= 0:
        return 0.0
    term = total = 1.0
    denominator = shape
    while term > 1e-12 * total:
        denominator += 1
        term *= x / denominator
        total += term
    return exp(shape * log(x) - x - lgamma(shape + 1)) * total
