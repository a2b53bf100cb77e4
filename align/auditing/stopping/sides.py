"""What stands before and behind a full stop: sentences of the original, and clauses of the English."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_past, is_third_person
from align.names import NameIndex

ALIKE = 0.85  # how well a name must sound like the original's
_SUBJECT = 8  # tokens
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Sides(Enum):
    """How many sentences the original has for the words before and behind a stop."""

    UNKNOWN = "no alignment"
    ONE = "one sentence"
    SEVERAL = "several, as one"
    """Several sentences for both sides together: which of them belongs where is not known."""
    TWO = "two"


def sides_of(context: Context, at: int) -> Sides:
    """How the original has the words around the stop that is the token ``at``."""
    before, behind = (context.bead_at(context.tokens[place].start) for place in (at - 1, at + 1))
    if before is None or behind is None or not before.source_ids or not behind.source_ids:
        return Sides.UNKNOWN
    if before.id != behind.id:
        return Sides.TWO
    return Sides.ONE if len(before.source_ids) == 1 else Sides.SEVERAL


def opening_word(context: Context, at: int) -> str:
    """The word behind the stop as a further sentence of the original begins with it; empty where none does.

    "Špatný večer pro trenéra. Ivan Hašek viděl": the index of names may have no word that only opens sentences.
    """
    sides, source, name = sides_of(context, at), context.aligned.source, context.tokens[at + 1]
    bead = context.bead_at(name.start)
    if source is None or bead is None or sides not in (Sides.TWO, Sides.SEVERAL):
        return ""
    for segment in context.source_of(bead)[sides is Sides.SEVERAL :]:
        word = _WORD.search(segment.text[:_LONGEST])
        match = index_of((word[0],), source.lang).find(name.text) if word else None
        if word and match is not None and match.score >= ALIKE:
            return word[0]
    return ""


@lru_cache(maxsize=256)
def index_of(words: tuple[str, ...], lang: str) -> NameIndex:
    """An index of words none of which begins a sentence."""
    return NameIndex((f"x {word}" for word in words), lang)


def parts_clauses(context: Context, at: int, *, loose: bool = False) -> bool:
    """Whether both sides of a stop are clauses of their own, as where a translator made two sentences of one.

    Before it stands a verb, behind it a subject of a few words and its verb ("Brno. Fiala met him"); ``loose``: a verb.
    """
    tokens = context.tokens
    start, end = context.sentence_of(at - 1)[0], context.sentence_of(at + 1)[1]
    if not any(_is_predicate(token.text) for token in tokens[start + 1 : at]):
        return False
    behind = tokens[at + 1 : end]
    verb = next((place for place, token in enumerate(behind) if _is_predicate(token.text)), 0)
    subject = behind[:verb]
    plain = len(subject) <= _SUBJECT and all(token.is_word and not is_a(token.text, "relatives") for token in subject)
    return verb > 0 and (loose or plain)


def _is_predicate(word: str) -> bool:
    return word.islower() and (is_a(word, "auxiliaries") or is_past(word) or is_third_person(word))
