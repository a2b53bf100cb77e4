"""Sentences that an English text has twice, word for word or nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.memo import Memo
from align.quantities.words import look_up
from align.types import Segment

_SHORTEST_SENTENCE = 5
_ALIKE = 0.8
_NEARLY, _WHOLLY = 0.8, 0.85


def repeated_sentences(context: Context) -> Iterator[tuple[Segment, str, float]]:
    """Sentences that stand there again, though their originals differ, each with a message and a confidence."""
    kept = list(_kept(context))
    bags = [frozenset(words) for _, words in kept]
    near = {place for place in range(1, len(bags)) if _nearly(bags[place], bags[place - 1])}
    if not near and len(set(bags)) == len(bags):
        return
    first = {words: segment.start for segment, words in reversed(kept)}
    for place, (segment, words) in enumerate(kept):
        last, said = kept[place - 1]
        original = _original(context, segment.start)
        theirs = _original(context, last.start)
        part = bags[place] <= bags[place - 1] or bags[place - 1] <= bags[place]
        if place in near and words != said and (not original or original == theirs or (part and not theirs)):
            yield segment, "nearly the sentence before it", _NEARLY
        elif first[words] != segment.start and _is_new(context, original, first[words], at_once=words == said):
            yield segment, "the same sentence stands further up", _WHOLLY


def _is_new(context: Context, original: str, other: int, *, at_once: bool) -> bool:
    """Whether the original does not say the sentence twice: it has none, or others, or one where two stand on end."""
    return not original or original != _original(context, other) or (at_once and not _twice(original))


def _twice(original: str) -> bool:
    """Whether the original says a sentence twice on end."""
    parts = [part.strip().lower() for part in re.split(r"(?<=[.!?])\s", original) if part.strip()]
    return len(set(parts)) < len(parts)


def _kept(context: Context) -> Iterator[tuple[Segment, tuple[str, ...]]]:
    """The sentences of some length, other than the title's, with their words in small letters and their figures."""
    segments, token_at = context.aligned.english.segments, context.token_at
    spoken = list(map(_SPOKEN.__getitem__, context.texts)) if len(segments) > 1 else []
    for segment in segments if len(segments) > 1 else ():
        words = tuple(filter(None, spoken[token_at(segment.start) : token_at(segment.end - 1) + 1]))
        of_title = "0:" in segment.id and segment.id.split(":")[-2:-1] == ["0"]
        if sum(word[0].isalpha() for word in words) >= _SHORTEST_SENTENCE and not of_title:
            yield segment, words


def _in_small_letters(token: str) -> str:
    return token.lower() if token.lower()[0].isalnum() else ""


_SPOKEN: Memo[str] = Memo(_in_small_letters)  # the word in small letters, or the figure; empty for other signs


def _nearly(bag: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences have nearly the same words, differing in one or two; other numbers say something else."""
    if min(len(bag), len(other)) < _ALIKE * max(len(bag), len(other)):
        return False
    if len(bag & other) < _ALIKE * len(bag | other):
        return False
    return not (any(map(_is_number, bag - other)) and any(map(_is_number, other - bag)))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or look_up(word, "en") is not None


def _original(context: Context, offset: int) -> str:
    bead = context.bead_at(offset)
    return " ".join(segment.text for segment in context.source_of(bead)) if bead else ""
