"""Whether somebody whom the original names is a man or a woman: by the surname, the title or the verbs."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.persons import persons, rendered
from align.auditing.persons_told import gender_of

_NAME = 5  # words behind an office that may hold its bearer's name


def is_told_man(context: Context, office: int) -> bool:
    """Whether the office at a token is a man's: his name follows, and the verbs of the original are masculine."""
    tokens, source = context.tokens, context.aligned.source
    bead = context.bead_at(tokens[office].start)
    if source is None or bead is None:
        return False
    following = tokens[office + 1 : office + 1 + _NAME]
    return any(
        rendered(following, person.surname, source.lang) and gender_of(person, segment.text, source.lang) == "m"
        for segment in context.source_of(bead)
        for person in persons(segment.text, source.lang)
    )


def names_woman(context: Context, start: int, end: int) -> bool:
    """Whether a sentence of the original, between two offsets, tells that somebody whom it names is a woman."""
    source = context.aligned.source
    return source is not None and any(
        gender_of(person, segment.text, source.lang) == "f"
        for segment in source.segments
        if segment.end > start and segment.start < end
        for person in persons(segment.text, source.lang)
        if segment.start + person.start < end
    )
