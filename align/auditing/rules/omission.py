"""A sentence or clause of the original that the English version leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context, tokenize
from align.auditing.covering.gaps import (
    has_room,
    is_body,
    is_replaced,
    is_told,
    names_beside,
    nulls,
    said_beside,
    spoken_beside,
)
from align.auditing.covering.lost_clauses import lost_clause
from align.auditing.covering.moved import moved
from align.auditing.covering.silent_clauses import silent_clause
from align.auditing.covering.tails import lost_sentence
from align.auditing.rule import Example, Mark, Rule
from align.types import Bead

_FIRST_WORD = re.compile(r"\S+")
_FLOOR, _CEILING = 0.35, 0.95
_INSIDE, _LEAST_BEAD = 0.7, 0.5


def check(context: Context) -> Iterator[Mark]:
    """A sentence or clause of the original has no English counterpart.

    The mark spans the last English word before the gap. Titles, datelines, bylines and boilerplate may be left out, and
    a sentence that the neighbours tell (by its fresh translation) is not missing.
    """
    source = context.aligned.source
    if source is None or context.aligned.english_origin == "translation":
        return
    places = _before_gaps(context)
    elsewhere = moved(context)
    for index, bead in nulls(context, "source"):
        segments = [segment for segment in context.source_of(bead) if is_body(segment, source)]
        if not segments or bead.id in elsewhere or is_replaced(context, index):
            continue
        fresh = context.hypothesis_of(bead)
        told = said_beside(context, index, fresh, fresh=False) if fresh else 0.0
        confidence = min(_CEILING, bead.confidence * (1.0 - told / 2))
        if confidence < _FLOOR or is_told(told) or names_beside(context, index, segments):
            continue
        if has_room(context, index, segments) or spoken_beside(context, index, segments):
            continue
        start, end = places[index]
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
    for bead in context.aligned.beads:
        found = list(_inside(context, bead, source.lang))
        found = found or list(_clause(context, bead, source.lang))
        yield from found or _silent(context, bead, source.lang)


def _inside(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """A sentence lost in a bead that has another of the original."""
    segments, english = context.source_of(bead), context.target_of(bead)
    if len(segments) < 2 or not english:
        return
    fresh = [context.fresh(segment) for segment in segments]
    told = " ".join(segment.text for segment in english)
    lost = lost_sentence(told, [segment.text for segment in segments], fresh, lang)
    if lost is None or _is_named(segments[lost].text, lang, told):
        return
    start, end = _last_word(english[-1].text, english[-1].start)
    evidence = {"source": segments[lost].text, "segments": [segments[lost].id]}
    yield Mark(start, end, "A sentence of the original is missing here", fresh[lost], _INSIDE, evidence, review=True)


def _clause(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """A clause lost in a sentence."""
    segments, english = context.source_of(bead), context.target_of(bead)
    if len(segments) != 1 or not english or bead.confidence < _LEAST_BEAD:
        return
    told = " ".join(segment.text for segment in english)
    lost = lost_clause(told, segments[0].text, context.hypothesis_of(bead), lang)
    if lost is None or _is_named(lost.text, lang, told):
        return
    start, end = _last_word(english[-1].text.rstrip(' .!?…"”'), english[-1].start)
    evidence = {"source": lost.text, "segments": [segments[0].id]}
    message = f"A clause of the original is missing: “{lost.text}”"
    yield Mark(start, end, message, None, lost.confidence, evidence, review=True)


def _silent(context: Context, bead: Bead, lang: str) -> Iterator[Mark]:
    """A clause lost whose opening word the English has no word for."""
    segments, english = context.source_of(bead), context.target_of(bead)
    if not segments or not english or bead.confidence < _LEAST_BEAD:
        return
    told = " ".join(segment.text for segment in english)
    lost = silent_clause(told, " ".join(one.text for one in segments), context.hypothesis_of(bead), lang)
    if lost is None or _is_named(lost.text, lang, told):
        return
    start, end = _last_word(english[-1].text.rstrip(' .!?…"”'), english[-1].start)
    evidence = {"source": lost.text, "segments": [segment.id for segment in segments]}
    message = f"A clause of the original is missing: “{lost.text}”"
    yield Mark(start, end, message, None, _INSIDE, evidence, review=True)


def _is_named(original: str, lang: str, english: str) -> bool:
    """Whether the English has a name of the sentence."""
    from align.names import NameIndex

    names = NameIndex((original,), lang)
    return any(token.is_capitalised and names.find(token.text) for token in tokenize(english))


def _before_gaps(context: Context) -> list[tuple[int, int]]:
    """For each bead the last word of the English before it, else the first word of the text."""
    first = _FIRST_WORD.search(context.text)
    spans, last = [], first.span() if first else (0, 0)
    for bead in context.aligned.beads:
        spans.append(last)
        if targets := context.target_of(bead):
            last = _last_word(targets[-1].text, targets[-1].start)
    return spans


def _last_word(text: str, offset: int) -> tuple[int, int]:
    """The span of the last word of a text that begins at ``offset``."""
    words = text.rsplit(None, 1)
    end = len(text.rstrip())
    return (offset + end - len(words[-1].rstrip()), offset + end) if words else (offset, offset + len(text))


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
        Example("He fired the manager.", "Propustil manažera a řekl mu to."),
        Example(
            "The talks took place in Riyadh.\nThey took four hours.", "Jednání byla v Rijádu.\nTrvala čtyři hodiny."
        ),
        Example("The talks took four hours.", "Jednání trvalo čtyři hodiny.\ngnews.cz - GH"),
    ),
    needs_source=True,
)
