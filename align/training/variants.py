"""What training makes of one pair of sentences: the pair itself and, now and then, another that teaches something.

Every choice is drawn from the generator that is passed in, so the same generator gives the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.training.corpus import Pair
from align.training.hinting import known_hints
from align.training.name_pairs import NamePairs

if TYPE_CHECKING:
    import numpy as np

_FIGURE = re.compile(r"(?<![\w.,])\d{2,6}(?![\w]|[.,]\d)")
_STOP = re.compile(r"(?<=[^\W\d_])\.\Z")
_LONGEST_HEADLINE = 90


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each variant is added, as a share of the lines that allow it.

    ``hinted`` gives hints for names and numbers to the pair or variant itself, the rest adds lines:
    ``names`` exchanges a name on both sides, ``figures`` a number; ``copies`` is the English as its own source, so that
    quotations and foreign names pass through; ``headlines`` drops the stop of a short sentence; ``capitals`` writes
    both sides in capitals; ``resampled`` cuts the source into pieces at random (in place, nothing is added).
    """

    names: float = 0.45
    figures: float = 0.1
    copies: float = 0.05
    headlines: float = 0.05
    capitals: float = 0.005
    resampled: float = 0.1
    hinted: float = 0.0


NONE = Shares(0, 0, 0, 0, 0, 0, 0)
HINTED = Shares(names=0.25, hinted=0.85, resampled=0.35)
"""For models that read hints."""


def variants(pair: Pair, shares: Shares, names: NamePairs, rng: np.random.Generator) -> Iterator[Pair]:
    """The pair, then those of its variants that were drawn, some with hints."""
    for each in _variants(pair, shares, names, rng):
        if shares.hinted and rng.random() < shares.hinted:
            yield replace(each, hints=known_hints(each, names, rng))
        else:
            yield each


def _variants(pair: Pair, shares: Shares, names: NamePairs, rng: np.random.Generator) -> Iterator[Pair]:
    yield pair
    draws = rng.random(5)
    if draws[0] < shares.names and (both := names.swapped(pair.source, pair.english, rng)):
        yield replace(pair, source=both[0], english=both[1])
    if draws[1] < shares.figures and (both := _other_figure(pair, rng)):
        yield replace(pair, source=both[0], english=both[1])
    if draws[2] < shares.copies:
        yield replace(pair, source=pair.english)
    if draws[3] < shares.headlines and (both := _headline(pair)):
        yield replace(pair, source=both[0], english=both[1])
    if draws[4] < shares.capitals:
        yield replace(pair, source=pair.source.upper(), english=pair.english.upper())


def _other_figure(pair: Pair, rng: np.random.Generator) -> tuple[str, str] | None:
    """A number of as many digits in place of one that both sides write once; years stay years."""
    ours, theirs = _FIGURE.findall(pair.source), _FIGURE.findall(pair.english)
    shared = [figure for figure in ours if ours.count(figure) == theirs.count(figure) == 1]
    if not shared:
        return None
    old = shared[int(rng.integers(len(shared)))]
    year = len(old) == 4 and old[:2] in ("19", "20")
    low, high = (1900, 2030) if year else (10 ** (len(old) - 1), 10 ** len(old))
    new = str(int(rng.integers(low, high)))
    where = re.compile(rf"(?<![\w.,]){old}(?![\w]|[.,]\d)")
    return where.sub(new, pair.source), where.sub(new, pair.english)


def _headline(pair: Pair) -> tuple[str, str] | None:
    if len(pair.source) > _LONGEST_HEADLINE or not (_STOP.search(pair.source) and _STOP.search(pair.english)):
        return None
    return pair.source[:-1], pair.english[:-1]
