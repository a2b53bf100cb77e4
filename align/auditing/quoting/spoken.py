"""The quotations of an original; what a speaker breaks into Russian ones is outside: «Yes, - he said, - no»."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.quoting.quotations import Quotation, quotations

_INTERRUPTED = re.compile(
    r"(?P<open>[\"«“„])(?=[^\W_])(?P<first>[^\"«»“”„\n]+?[,.!?…]) [-–—] (?P<said>[^\"«»“”„\n]{3,90}?[,.]) [-–—] "
    r"(?=[^\"«»“”„\n]+(?P<close>[\"»“”]))"
)


@lru_cache(maxsize=2)
def spoken(text: str) -> str:
    """The text, line for line, with quotations that a speaker interrupts closed before him and opened behind him."""
    return _INTERRUPTED.sub(_parted, text)


def _parted(found: re.Match[str]) -> str:
    return f"{found['open']}{found['first']}{found['close']} - {found['said']} - {found['open']}"


def quotations_between(text: str, start: int, end: int) -> tuple[list[Quotation], list[int]]:
    """The quotations of ``text[start:end]``, offsets counted from ``start``, and which of them reach over its ends."""
    inside = [one for one in quotations(text) if one.start < end and one.end > start]
    over = [at for at, one in enumerate(inside) if one.start < start or one.end > end]
    cut = [Quotation(max(0, one.start - start), min(end, one.end) - start, one.missing) for one in inside]
    return cut, over
