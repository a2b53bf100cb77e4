"""Sentences that the English version tells in another place: no omission there, no addition here."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.covering.coverage import content
from align.auditing.covering.gaps import names_in, nulls
from align.types import Bead

_MOST = 40  # one-sided beads of a side: beyond, the two texts are not of one story
_FEWEST, _SHARED, _NAMED = 3, 0.5, 0.3


def moved(context: Context) -> frozenset[str]:
    """The ids of one-sided beads that answer each other across the beads between them.

    A sentence of the original and an English one answer each other where the fresh translation shares half of its
    content with the English, or less with a name or a figure besides.
    """
    lost, added = (list(nulls(context, side)) for side in ("source", "target"))
    if not lost or not added or max(len(lost), len(added)) > _MOST:
        return frozenset()
    fresh = [frozenset(content(context.hypothesis_of(bead))) for _, bead in lost]
    english = [frozenset(content(_english(context, bead))) for _, bead in added]
    found: set[str] = set()
    for (_, one), theirs in zip(lost, fresh, strict=True):
        for (_, other), ours in zip(added, english, strict=True):
            if _answers(context, (one, other), theirs & ours, min(len(theirs), len(ours))):
                found |= {one.id, other.id}
    return frozenset(found)


def _english(context: Context, bead: Bead) -> str:
    return " ".join(segment.text for segment in context.target_of(bead))


def _answers(context: Context, pair: tuple[Bead, Bead], shared: frozenset[str], least: int) -> bool:
    share = len(shared) / least if least else 0.0
    return (len(shared) >= _FEWEST and share >= _SHARED) or (share >= _NAMED and names_in(context, *pair))
