"""On which side of a closing quotation mark a document puts its stops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.auditing.context import Context
from align.auditing.lexicon import is_a
from align.auditing.quoting.quotations import closed_ends

_OUTSIDE = re.compile('["”][.,](?=[\\s)]|$)')
_INSIDE = re.compile('[.,]["”](?=[\\s)—–,;]|$)')
_FEET = re.compile(r"\d['’′] ?\d{1,2}$")
_DOTTED_TIME, _TIME_WEIGHT = re.compile(r"\d:\d\d [ap]\.m\."), 0.5
_BRITISH_TIME = re.compile(r"(?<![\d.])\d{1,2}\.[0-5]\d ?[ap]m\b")  # British papers write 4.10pm
_WEAK = 1.0  # one American word proves no American document
# A word or a figure right before an opening mark: what is quoted is a part of the sentence.
_WITHIN = re.compile(r"[\w)’']\Z")
_REACH, _SPEAKER = 60, 6  # characters and words to the verb of saying


@dataclass(frozen=True, slots=True)
class End:
    """The end of a quotation: the offset of its two marks, and whether the stop stands inside."""

    start: int
    inside: bool


def closing_marks(text: str) -> Iterator[End]:
    """The closing marks with a stop beside them and a word before both; the mark of inches closes nothing."""
    for pattern, inside in ((_OUTSIDE, False), (_INSIDE, True)):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 1) : found.start()]
            if before.isalnum() and not (before.isdigit() and not inside and _is_of_inches(text, found.start())):
                yield End(found.start(), inside)


def _is_of_inches(text: str, mark: int) -> bool:
    """Whether the mark behind a figure ends no quotation, or follows feet: 5'7"."""
    if _FEET.search(text, max(0, mark - 6), mark):
        return True
    return mark + 1 not in closed_ends(text)


def is_american(context: Context, ends: Sequence[End]) -> bool:
    """Whether a document puts stops inside: by the profile, its words, or most of its quotations."""
    if context.profile.dialect:
        return context.profile.dialect == "american"
    weights = context.leanings.weights
    british = weights["british"] + _TIME_WEIGHT * (_BRITISH_TIME.search(context.text) is not None)
    if british > weights["american"]:
        return False
    american = weights["american"] + _TIME_WEIGHT * (_DOTTED_TIME.search(context.text) is not None)
    if american > max(british, _WEAK):
        return True
    inside = sum(end.inside for end in ends)
    outside = len(ends) - inside
    if outside <= 1 and not inside:
        return True
    return inside > outside or (inside == outside and (ends[0].inside or _has_words_inside(context.text, ends)))


def _has_words_inside(text: str, ends: Sequence[End]) -> bool:
    """Whether a stop or comma stands inside that only American has there: behind a part of the sentence, no speech."""
    begins = closed_ends(text)
    for end in ends:
        start = begins.get(end.start + 2) if end.inside else None
        if start is None:
            continue
        behind = re.findall(r"[^\W\d_]+|[.!?\n]", text[end.start + 2 : end.start + _REACH])[:_SPEAKER]
        spoken = any(is_a(word, "reporting") for word in behind)
        if not spoken if text[end.start] == "," else _WITHIN.search(text[:start].rstrip(" \u00a0")[-1:]):
            return True
    return False
