"""A word or phrase that a translation model said over and over: ``the the the``, ``of the talks of the talks``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq

from align.auditing.context import Context, Token, tokenize
from align.auditing.lexicon import is_a
from align.auditing.repeating.doubled import Loop, doubled
from align.auditing.rule import Example, Mark, Rule

_BREAK = re.compile("\n")
_LONGEST = 14  # tokens of the phrase that is repeated
_TWICE = 4  # words of a phrase that is a loop when it stands there twice
_AGAIN = 2  # words that stand there again where a phrase does
_MANY = 5  # times after which nobody speaks so on purpose


def check(context: Context) -> Iterator[Mark]:
    """A phrase is repeated over and over.

    Three times on end, or twice where nobody repeats it so. What people repeat on purpose (“no, no, no”, “very very”)
    and what the source repeats as well is left alone.
    """
    for first, last in lines(context):
        words = context.lowered[first:last]
        if not _may_loop(words):
            continue
        line = context.tokens[first:last]
        said_over = [loop for loop in _loops(words) if not _on_purpose(line[loop.start : loop.end], loop)]
        for loop in (*said_over, *doubled(line, words, alone=context.aligned.source is None)):
            span = line[loop.start : loop.end]
            if _in_source(context, span[0]):
                continue
            once = context.text[span[0].start : span[loop.period - 1].end].removeprefix(", ")
            yield Mark(
                span[0].start,
                span[-1].end,
                f"“{once}” is repeated",
                once,
                0.95 if loop.copies >= 3 else 0.8,
                {"copies": round(loop.copies, 1)},
            )


def lines(context: Context) -> Iterator[tuple[int, int]]:
    """The tokens of each line of the text, as ranges."""
    first, text = 0, context.text
    for stop in (*(found.start() for found in _BREAK.finditer(text)), len(text)):
        last = context.token_at(stop)
        if last > first:
            yield first, last
        first = last


def _may_loop(words: Sequence[str]) -> bool:
    """Whether a line has two tokens twice, side by side, or one twice on end: without, no phrase is repeated."""
    again = len(words) - len(set(words))
    if not again:
        return False
    if any(map(eq, words, words[1:])):
        return True
    return again >= _AGAIN and len(set(pairwise(words))) < len(words) - 1


def _loops(words: Sequence[str]) -> Iterator[Loop]:
    """The longest repetitions of the shortest phrases, none inside another; linear in the number of words."""
    taken = [False] * len(words)
    for period in range(1, min(_LONGEST, len(words) // 2) + 1):
        if sum(map(eq, words[period:], words)) < period:
            continue
        start = 0
        for index in range(period, len(words) + 1):
            if index < len(words) and words[index] == words[index - period]:
                continue
            if index - start >= 2 * period:
                loop = Loop(start, index, period)
                if _is_loop(words, loop) and not any(taken[start:index]):
                    taken[start:index] = [True] * (index - start)
                    yield loop
            start = index - period + 1


def _is_loop(words: Sequence[str], loop: Loop) -> bool:
    length, period = loop.end - loop.start, loop.period
    phrase = words[loop.start : loop.start + period]
    count = sum(word[0].isalpha() for word in phrase)
    if not count or (period > 1 and len(set(phrase)) == 1):
        return False
    if length >= 3 * period - (period >= 3):
        figures = sum(word[0].isdigit() for word in phrase)  # "was 12,400 was 12,400 was 12,400"
        return count + figures > 1 or period == 1 or loop.copies >= _MANY
    return count >= _TWICE and not any(word in ".!?;:,\"“”'" for word in phrase)


def _on_purpose(span: Sequence[Token], loop: Loop) -> bool:
    """Interjections and intensifiers, and names that are chanted."""
    phrase = span[: loop.period]
    words = [token for token in phrase if token.is_word]
    if loop.copies >= _MANY:
        return False
    if len(words) > 1:
        return all(is_a(token.text, "emphatic") for token in words)  # "and more and more and more"
    named = all(token.is_capitalised for token in span if token.is_word)  # "The the the" only begins a sentence
    return is_a(words[0].text, "emphatic") or named


def _in_source(context: Context, token: Token) -> bool:
    """Whether the sentence's original repeats itself too."""
    bead = context.bead_at(token.start)
    return bead is not None and any(_repeats(segment.text) for segment in context.source_of(bead))


@lru_cache(maxsize=256)
def _repeats(text: str) -> bool:
    words = [part for one in tokenize(text) if one.is_word for part in one.text.lower().split("-")]  # "ча-ча-ча"
    return any(one == other for one, other in pairwise(words)) or any(_loops(words))


RULE = Rule(
    name="decoder-loop",
    severity="error",
    fix="review",
    mqm="Addition",
    check=check,
    bad=(
        Example("They spoke of [the the the the] budget."),
        Example("[The the the] end is near."),
        Example("Attendance [was 12,400 was 12,400 was 12,400]."),
        Example("The town waits for [the end of the end of the end of the] war."),
        Example("[The former the former] head said that it had had enough."),
        Example("The mayor [noted and noted and noted] that it was late."),
        Example("The crew [is is] searching the hill."),
        Example("They came from Peru, [Chile, Chile] and Brazil.", "Přijeli z Peru, Chile a Brazílie."),
        Example("He said [the bridge over the river the bridge over the river] was closed."),
    ),
    good=(
        Example("“No, no, no,” she said, “it is very, very, very cold.”"),
        Example("They said that that was what he had had in mind."),
        Example("What it is is a mess, and what was done was done; New York New York sang."),
        Example("They walked miles and miles and miles, and more and more and more came face to face to talk."),
        Example("They danced the hop hop hop all night.", "Всю ночь танцевали хоп-хоп-хоп.", "ru"),
        Example("Step by step, day by day, they came nearer and nearer."),
    ),
)
