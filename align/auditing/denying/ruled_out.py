"""What the original does not rule out, and the English version does: "nevyloučil" as "ruled out"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.denying.negation import denies
from align.types import Segment

_ORIGINAL = {
    "cs": re.compile(
        r"\b(?P<denied>(?:není\s+)?ne|(?:nelze|nejde|nedá\s+se|nem[ůo]\w+|nech\w+)\s+(?:\w+\s+)?)?vyl(?:ouč|uč)\w+",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\b(?P<denied>не\s+(?:\w+\s+)?|нельзя\s+|невозможно\s+)?исключ(?!ени|ая\b)\w+", re.IGNORECASE),
}
_ENGLISH = re.compile(r"\brul(?:e|es|ed|ing)\s+(?:(?:it|this|that|them|him|her|anything)\s+)?out\b", re.IGNORECASE)
_BEFORE = re.compile(r"[^,;:.!?“”\"(]*\Z")
_UNWILLING = re.compile(
    r"\b(?:unable|unwilling|reluctan\w+|refus\w+|declin\w+|fail\w*|impossible|too early|stop\w* short)\b", re.IGNORECASE
)
_REACH = 80


def ruled_out(source: Sequence[Segment], english: Sequence[Segment], lang: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each "ruled out" that nothing denies, with the original's words that deny it.

    Only where the original of the bead denies every one of its words for it.
    """
    told = [found for one in source for found in _ORIGINAL[lang].finditer(one.text)]
    if not told or not all(found["denied"] for found in told):
        return
    for segment in english:
        for found in _ENGLISH.finditer(segment.text):
            before = _BEFORE.search(segment.text, max(0, found.start() - _REACH), found.start())
            if before is None or not (denies(before[0]) or _UNWILLING.search(before[0])):
                yield segment.start + found.start(), segment.start + found.end(), told[0][0]
