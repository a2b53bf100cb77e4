"""An English sentence that the original does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context, tokenize
from align.auditing.covering.foreign_clauses import foreign_clauses
from align.auditing.covering.gaps import is_body, is_replaced, is_told, nulls, said_beside
from align.auditing.covering.moved import moved
from align.auditing.covering.tails import added_tail
from align.auditing.encodings import decoded
from align.auditing.rule import Example, Mark, Rule
from align.types import Bead

# The same in another unit: "or more than 6 feet", "(about $40)", "or 20 degrees Fahrenheit".
_CONVERTED = re.compile(
    r"\(?(?:or|that is|which is|i\.e\.|equivalent to|equal to)?,?\s?"
    r"(?:(?:a little )?(?:more|less|fewer) than |(?:just |a little |slightly )?(?:over|under|above|below) "
    r"|about |around |almost |nearly |some |roughly |approximately |up to |at least )?"
    r"(?:[$£€¥]\s?\d[\d.,]*(?:\s(?:thousand|million|billion|trillion))?"
    r"|(?:\d[\d.,½¼¾/]*|[a-z]+(?:-[a-z]+)?)(?:\s(?:and a half|thousand|million|billion))?\s"
    r"(?:square |cubic |nautical |metric |short |long |degrees )?"
    r"(?:feet|foot|ft|inch(?:es)?|yards?|miles?|mph|knots?|pounds?|lbs?|ounces?|stone|tons?|gallons?|pints?|barrels?"
    r"|acres?|hectares?|fahrenheit|celsius|meters?|metres?|kilomet(?:er|re)s?|km|centimet(?:er|re)s?|liters?|litres?"
    r"|kilograms?|kilos?|kg|dollars?|euros?|horsepower))"
    r"(?:\s(?:per|an?)\s[a-z]+|\s(?:high|tall|long|wide|deep|away|above \w+))?\)?",
    re.IGNORECASE,
)
_FLOOR, _CEILING = 0.35, 0.95
_TAIL, _LEAST_BEAD, _LEAST_CONFIDENCE = 0.7, 0.5, 0.3
_SHORT = 3


def check(context: Context) -> Iterator[Mark]:
    """An English sentence, or the end of one, has no counterpart in the original.

    Titles, datelines, bylines and boilerplate may be added, and a sentence that renders part of a neighbouring one (by
    the fresh translation) is no addition. The end of a sentence is one where the original is too short for it, and
    neither its fresh translation nor the neighbours have any of it.
    """
    if context.aligned.source is None or context.aligned.english_origin == "translation":
        return
    elsewhere = moved(context)
    for index, bead in nulls(context, "target"):
        if bead.id in elsewhere or is_replaced(context, index):
            continue
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
    for bead in context.aligned.beads:
        found = list(_tail(context, bead, context.aligned.source.lang))
        yield from found or _foreign(context, bead, context.aligned.source.lang)


def _tail(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    if not bead.source_ids or len(bead.target_ids) != 1 or bead.confidence < _LEAST_BEAD:
        return
    (segment,) = context.target_of(bead)
    original = " ".join(one.text for one in context.source_of(bead))
    tail = added_tail(segment.text, original, context.hypothesis_of(bead), lang)
    if tail is None:
        return
    start, end = segment.start + tail.start, segment.start + tail.end
    if _is_converted(context.text[start:end], original) or _has_name(original, lang, context.text[start:end]):
        return
    yield Mark(start, end, "The original's sentence ends before this", None, _TAIL, {"source": original}, review=True)


def _foreign(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """What opens with a word for which the original has none, in a bead that holds one English sentence."""
    if not bead.source_ids or len(bead.target_ids) != 1 or bead.confidence < _LEAST_CONFIDENCE:
        return
    (segment,) = context.target_of(bead)
    original = " ".join(one.text for one in context.source_of(bead))
    for found in foreign_clauses(segment.text, original, context.hypothesis_of(bead), lang):
        start, end = segment.start + found.start, segment.start + found.end
        kept = _is_converted(context.text[start:end], original) or _has_name(original, lang, context.text[start:end])
        if not kept:
            yield Mark(start, end, "The original has nothing of this", None, _TAIL, {"source": original}, review=True)


def _is_converted(tail: str, original: str) -> bool:
    """Whether the tail only tells a figure of the original in another unit or currency."""
    return _CONVERTED.fullmatch(tail.strip(" ,.")) is not None and re.search(r"\d", original) is not None


def _has_name(original: str, lang: str, tail: str) -> bool:
    """Whether a name of the original's sentence stands in the tail."""
    from align.names import NameIndex

    names = NameIndex((original,), lang)
    tail = " ".join(decoded(word) for word in tail.split())
    words = [token.text for token in tokenize(tail) if token.is_capitalised]
    return any(names.find(word) or _is_region(word, original) for word in words)


def _is_region(name: str, original: str) -> bool:
    """Whether the original has what may be the region of a place: Břeclav, na Břeclavsku."""
    return len(name) > _SHORT and re.search(rf"\b{re.escape(name[:-1])}\w{{0,4}}sk\w", original) is not None


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
        Example(
            "Without it the river would have risen by 85 centimeters, or nearly 3 feet.",
            "Bez ní by řeka stoupla o 85 cm.",
        ),
        Example("The talks took four hours.\ngnews.cz - GH", "Jednání trvalo čtyři hodiny."),
        Example(
            "The talks took four hours.\nRead also: How the metro grew under the city", "Jednání trvalo čtyři hodiny."
        ),
    ),
    needs_source=True,
)
