"""A sentence of the original that the English version leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.gaps import is_body, is_told, names_beside, nulls, said_beside
from align.auditing.rule import Example, Mark, Rule

_LAST_WORD = re.compile(r"\S+\s*\Z")
_FIRST_WORD = re.compile(r"\S+")
_FLOOR, _CEILING = 0.35, 0.95


def check(context: Context) -> Iterator[Mark]:
    """A sentence of the original has no English counterpart.

    The mark spans the last English word before the gap. Titles, datelines, bylines and boilerplate may be left out, and
    a sentence that the neighbours tell (by its fresh translation) is not missing.
    """
    source = context.aligned.source
    if source is None or context.aligned.english_origin == "translation":
        return
    for index, bead in nulls(context, "source"):
        segments = [segment for segment in context.source_of(bead) if is_body(segment, source)]
        if not segments:
            continue
        fresh = context.hypothesis_of(bead)
        told = said_beside(context, index, fresh, fresh=False) if fresh else 0.0
        confidence = min(_CEILING, bead.confidence * (1.0 - told / 2))
        if confidence < _FLOOR or is_told(told) or names_beside(context, index, segments):
            continue
        start, end = _before_gap(context, index)
        left_out = " ".join(segment.text for segment in segments)
        yield Mark(
            start,
            end,
            "A sentence of the original is missing here",
            fresh or None,
            confidence,
            {"source": left_out, "segments": [segment.id for segment in segments]},
            review=True,
        )


def _before_gap(context: Context, index: int) -> tuple[int, int]:
    """The last word of the English before the bead, else the first word of the text."""
    for bead in reversed(context.aligned.beads[:index]):
        targets = context.target_of(bead)
        if targets:
            word = _LAST_WORD.search(targets[-1].text)
            if word:
                return targets[-1].start + word.start(), targets[-1].start + word.start() + len(word[0].rstrip())
    first = _FIRST_WORD.search(context.text)
    return first.span() if first else (0, 0)


RULE = Rule(
    name="omission",
    severity="error",
    fix="review",
    mqm="Omission",
    check=check,
    bad=(
        Example(
            "Both sides will appoint negotiating [teams.]\nZelenskyy postponed his journey to Riyadh.",
            "Obě strany jmenují týmy.\nJednání trvalo asi čtyři hodiny.\nZelenskyj odložil cestu do Rijádu.",
        ),
    ),
    good=(
        Example(
            "The talks took place in Riyadh.\nThey took four hours.", "Jednání byla v Rijádu.\nTrvala čtyři hodiny."
        ),
        Example("The talks took four hours.", "Jednání trvalo čtyři hodiny.\ngnews.cz - GH"),
    ),
)
