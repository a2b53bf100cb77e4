"""An English sentence that the original does not have."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.gaps import is_body, is_told, nulls, said_beside
from align.auditing.rule import Example, Mark, Rule

_FLOOR, _CEILING = 0.35, 0.95


def check(context: Context) -> Iterator[Mark]:
    """An English sentence has no counterpart in the original.

    Titles, datelines, bylines and boilerplate may be added, and a sentence that renders part of a neighbouring one (by
    the fresh translation) is no addition.
    """
    if context.aligned.source is None or context.aligned.english_origin == "translation":
        return
    for index, bead in nulls(context, "target"):
        for segment in context.target_of(bead):
            if not is_body(segment, context.aligned.english):
                continue
            told = said_beside(context, index, segment.text, fresh=True)
            confidence = min(_CEILING, bead.confidence * (1.0 - told / 2))
            if confidence < _FLOOR or is_told(told):
                continue
            yield Mark(
                segment.start,
                segment.end,
                "The original has no such sentence",
                None,
                confidence,
                {"told_beside": round(told, 4)},
                review=True,
            )


RULE = Rule(
    name="addition",
    severity="error",
    fix="review",
    mqm="Addition",
    check=check,
    bad=(
        Example(
            "Talks were held in Riyadh.\n[Sanctions must be lifted at once, he demanded.]\nA date is not known.",
            "Jednání proběhla v Rijádu.\nDatum není známo.",
        ),
    ),
    good=(
        Example(
            "The talks took place in Riyadh.\nA date is not known.", "Jednání proběhla v Rijádu.\nDatum není známo."
        ),
        Example("The talks took four hours.\ngnews.cz - GH", "Jednání trvalo čtyři hodiny."),
        Example(
            "The talks took four hours.\nRead also: How the metro grew under the city", "Jednání trvalo čtyři hodiny."
        ),
    ),
)
