"""Decimal commas that the English has kept from its original: ``3,5 billion``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context

_DECIMAL = re.compile(r"(?<![\w.,\[])\d{1,3},\d{1,2}(?![\d,\]]|\.\d)")


def decimal_commas(context: Context) -> Iterator[tuple[int, int]]:
    """Start and end of each figure with a decimal comma that its bead's original writes in the same characters; ``[1,1]`` is a pair."""
    for found in _DECIMAL.finditer(context.text):
        bead = context.bead_at(found.start())
        if bead is None or context.protected(*found.span()):
            continue
        same = re.compile(rf"(?<![\d.,]){found[0]}(?!\d)")
        if any(same.search(segment.text) for segment in context.source_of(bead)):
            yield found.span()
