"""The passage of the original that an English place translates."""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.context import Context
from align.types import Segment

_FEW = 20  # segments of an unaligned original that are all looked at


def passages(context: Context, offset: int) -> Sequence[Segment]:
    """The original's segments for the English at ``offset``; all of them in a short document that nothing aligns."""
    source = context.aligned.source
    if source is None:
        return ()
    if not context.aligned.beads:
        return source.segments if len(source.segments) <= _FEW else ()
    bead = context.bead_at(offset)
    return context.source_of(bead) if bead else ()
