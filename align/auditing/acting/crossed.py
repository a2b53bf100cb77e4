"""Two sentences side by side whose persons have changed places: one says what the other does in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from align.auditing.context import Context, Token, tokenize
from align.auditing.covering.coverage import coverage
from align.names import NameIndex
from align.types import Segment

_LEAST_CONFIDENCE, _MOST = 0.8, 2
_QUOTE = re.compile(r"[\"„“”«»]")


@dataclass(frozen=True, slots=True)
class Crossed:
    """The place where English has the next sentence's name, and the name that the original has there."""

    start: int
    end: int
    source: str


def crossed_names(context: Context) -> Iterator[Crossed]:
    """The first of two neighbouring sentences, each with one name of its own, where English has exchanged the two."""
    for first, second in pairwise(_pairs(context)):
        if first is None or second is None:
            continue
        theirs, lang = (first[0].text, second[0].text), first[0].lang
        names = [_names(text, lang) for text in theirs]
        own = [_own(names[0], names[1], theirs[0]), _own(names[1], names[0], theirs[1])]
        if len(own[0]) != 1 or len(own[1]) != 1:
            continue
        ours = [_tokens(context, pair[1]) for pair in (first, second)]
        [one], [other] = own
        kept, came = (_place(ours[0], name, lang) for name in (one, other))
        gone, stayed = (_place(ours[1], name, lang) for name in (one, other))
        if came and gone and kept is None and stayed is None and _in_order(context, first, second):
            yield Crossed(came.start, came.end, one)


@lru_cache(maxsize=2)
def _names(text: str, lang: str) -> frozenset[str]:
    """The names of a sentence, which is looked at with the one before it and with the one behind it."""
    return frozenset(NameIndex((text,), lang))


def _pairs(context: Context) -> Iterator[tuple[Segment, Segment] | None]:
    """The sentences that are translated one by one, in order; None where a bead has more or fewer on one side."""
    for bead in context.aligned.beads:
        theirs, ours = context.source_of(bead), context.target_of(bead)
        if len(theirs) == len(ours) <= _MOST and bead.confidence >= _LEAST_CONFIDENCE:
            yield from zip(theirs, ours, strict=True)
        else:
            yield None


def _own(names: frozenset[str], others: frozenset[str], text: str) -> frozenset[str]:
    """The names that the other sentence has not, those of one person told once: the last of several words."""
    if names <= others:
        return frozenset()
    words = tokenize(text)
    given = {one.text for one, two in pairwise(words) if one.text in names and two.text in names}
    return names - others - given


def _tokens(context: Context, segment: Segment) -> Sequence[Token]:
    return context.tokens[context.token_at(segment.start) : context.token_at(segment.end - 1) + 1]


def _place(tokens: Sequence[Token], name: str, lang: str) -> Token | None:
    index = NameIndex((f"x {name}",), lang)
    return next((token for token in tokens if token.is_capitalised and index.find(token.text)), None)


def _in_order(context: Context, first: tuple[Segment, Segment], second: tuple[Segment, Segment]) -> bool:
    """Whether each English sentence is nearer to its own original, or quotations stand alike."""
    theirs, ours = ([_QUOTE.search(pair[side].text) is not None for pair in (first, second)] for side in (0, 1))
    if theirs[0] != theirs[1] and ours[0] != ours[1]:
        return theirs == ours
    fresh = [_uncapitalised(context.fresh(pair[0])) for pair in (first, second)]
    english = [_uncapitalised(pair[1].text) for pair in (first, second)]
    own = coverage(fresh[0], english[0]) + coverage(fresh[1], english[1])
    return own > coverage(fresh[0], english[1]) + coverage(fresh[1], english[0])


def _uncapitalised(text: str) -> str:
    return " ".join(token.text for token in tokenize(text) if not token.is_capitalised)
