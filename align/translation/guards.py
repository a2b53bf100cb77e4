"""What keeps a bad translation from passing for a good one: splitting what is too long, detecting loops."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import eq

# Where a sentence may be cut, the best places first: behind the marks that end a clause, then at any space.
_CUTS = (re.compile(r"(?<=[.!?;:…])\s+"), re.compile(r"(?<=[,)\]»”“])\s+|\s+(?=[–—-]\s)"), re.compile(r"\s+"))
_LONGEST_PERIOD = 24
_MOST_REPEATS = 2
_MOST_SINGLE_REPEATS = 3


def split_long(text: str, fits: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Cut a text into parts that fit, with what stood between each part and the next: a space, or nothing.

    It is cut at the mark nearest to its middle, and the halves again if need be; nothing is left out but the white
    space at a cut. Between a part and the next stands ``""`` where even a word had to be cut.
    """
    if len(text) <= 1 or fits(text):
        yield text, " "
        return
    left, right, between = _halves(text)
    *first, (last, _) = split_long(left, fits)
    yield from first
    yield last, between
    yield from split_long(right, fits)


def _halves(text: str) -> tuple[str, str, str]:
    middle = len(text) // 2
    for cuts in _CUTS:
        # Only the middle half: parts must get shorter quickly, whatever the text.
        places = [cut.span() for cut in cuts.finditer(text, middle // 2, len(text) - middle // 2)]
        if places:
            start, end = min(places, key=lambda place: abs(place[0] - middle))
            if text[:start] and text[end:]:
                return text[:start], text[end:], " "
    return text[:middle], text[middle:], ""


def is_loop(written: Sequence[str], source: Sequence[str]) -> bool:
    """Whether a translation repeats itself as a decoder does that does not find its end.

    ``written`` and ``source`` are pieces. A group of up to 24 pieces that comes three times on end (a single piece:
    four times) is a loop, unless the source repeats itself nearly as often.
    """
    if max(Counter(written).values(), default=0) <= _MOST_REPEATS:
        return False
    single, group = _repeats(written)
    if single <= _MOST_SINGLE_REPEATS and group <= _MOST_REPEATS:
        return False
    return max(single, group) > max(_repeats(source)) + 1


def _repeats(pieces: Sequence[str]) -> tuple[int, int]:
    """How often the most repeated single piece, and the most repeated group of pieces, comes on end."""
    single = _on_end(pieces, 1)
    periods = range(2, min(_LONGEST_PERIOD, len(pieces) // 2) + 1)
    return single, max((_on_end(pieces, period) for period in periods), default=1)


def _on_end(pieces: Sequence[str], period: int) -> int:
    same = list(map(eq, pieces[period:], pieces))
    if sum(same) < period:
        return 1
    return max(len(list(run)) for alike, run in groupby(same) if alike) // period + 1
