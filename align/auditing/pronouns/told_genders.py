"""Whether somebody whom the original names is a man or a woman: by the surname, the title or the verbs."""

from __future__ import annotations

import re

from align.auditing.context import Context
from align.auditing.persons import persons, rendered
from align.auditing.pronouns.persons_told import gender_of

_NAME = 5  # words behind an office that may hold its bearer's name
_BEFORE = 100  # characters
_NO_SUBJECT = {
    "cs": re.compile(
        r"\b(?:podle|dle|slovy?|od|z|ze|s|se|u|k|ke|o|pro|proti|bez|vůči|mezi|za|nad|před|po)\s+(?:[^\W\d_]+\s+){0,5}\Z",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:по|согласно|от|из|с|со|у|к|ко|о|об|обо|для|против|без|между|за|над|перед|при|через|про)\s+"
        r"(?:[^\W\d_]+\s+){0,5}\Z",
        re.IGNORECASE,
    ),
}


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
    """Whether a sentence of the original, between two offsets, tells that somebody whom it names is a woman.

    Its verbs tell nothing of somebody behind a preposition, who is not their subject.
    """
    source = context.aligned.source
    if source is None:
        return False
    return any(
        gender_of(person, segment.text, source.lang) == "f"
        and not _NO_SUBJECT[source.lang].search(segment.text, max(0, person.start - _BEFORE), person.start)
        for segment in source.segments
        if segment.end > start and segment.start < end
        for person in persons(segment.text, source.lang)
        if segment.start + person.start < end
    )
