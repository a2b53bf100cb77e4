"""A full stop between somebody's office and name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_role
from align.auditing.rule import Example, Mark, Rule
from align.names import NameIndex
from align.names.given import is_given_name
from align.types import Document, Segment

_BAR = 0.7  # below, the English alone does not say enough
_SHORT = 3  # a conjunction or a preposition
_LONGEST = 40
_GOING_ON = ("prepositions", "relatives", "auxiliaries")  # what begins no sentence in small letters
_ALIKE = 0.85
_OPENERS = " \t\u00a0\u202f„“”\"«»‚‘’'([–—-"
_BREAKS = ".!?…:\n\r"


def check(context: Context) -> Iterator[Mark]:
    """A full stop stands between an office or trade and the name of the person.

    The original decides where it has the name: behind a word inside a sentence, the stop is wrong; only at the
    beginning of sentences, it is right. Without it, the stop is wrong where one of its sides is no sentence.
    """
    from align.segment.stray import stray_stops

    seen: dict[str, bool] = {}
    yield from _inside(context)
    yield from _in_name(context)
    strays = stray_stops(context.text)
    yield from _by_source(context, {stop.offset for stop in strays})
    for stop in strays:
        index = context.token_at(stop.offset - 1)
        word = context.tokens[index]
        if word.end != stop.offset or context.protected(word.start, stop.offset + 1):
            continue
        confidence, evidence = _weigh(context, index, stop.confidence, seen)
        if confidence:
            yield Mark(
                word.start,
                stop.offset + 1,
                f"the full stop parts “{word.text}” from the name behind it",
                word.text,
                confidence,
                {"reason": stop.reason, **evidence},
            )


def _inside(context: Context) -> Iterator[Mark]:
    """A stop between an office and its "of", or between an article and its noun: no sentence begins so small."""
    tokens = context.tokens
    for index in context.places(_is_office):
        if index + 2 >= len(tokens) or tokens[index + 1].text != ".":
            continue
        word, stop, behind = tokens[index : index + 3]
        if (
            word.end != stop.start
            or not (behind.text.islower() and is_a(behind.text, *_GOING_ON))
            or not word.text.islower()
        ):
            continue
        if context.text[stop.end : behind.start] == " " and not context.protected(word.start, stop.end):
            message = f"the full stop parts “{word.text}” from what belongs to it"
            yield Mark(word.start, stop.end, message, word.text, 0.97, {"reason": "small-letter"})


def _in_name(context: Context) -> Iterator[Mark]:
    """A stop between a given name and a surname that stand side by side in the original: "Pavel. Rohan"."""
    tokens, source = context.tokens, context.aligned.source
    if source is None or context.names is None:
        return
    for index in context.places(_may_be_given):
        if index + 2 >= len(tokens) or tokens[index + 1].text != ".":
            continue
        given, stop, surname = tokens[index : index + 3]
        if given.end != stop.start or context.text[stop.end : surname.start] != " " or not surname.is_capitalised:
            continue
        match = context.names.find(given.text)
        if match is None or match.score < _ALIKE or context.protected(given.start, stop.end):
            continue
        if _are_neighbours(source, match.source, surname.text):
            message = f"the full stop parts “{given.text}” from the surname behind it"
            evidence = {"reason": "source", "source": match.source}
            yield Mark(given.start, stop.end, message, given.text, 0.96, evidence)


def _may_be_given(word: str) -> bool:
    """Whether the word may be a given name, and too long for an abbreviation."""
    return len(word) > _SHORT and word[0].isupper() and word[1:].islower() and is_given_name(word)


def _are_neighbours(source: Document, given: str, surname: str) -> bool:
    """Whether the surname stands right behind the given name in the original, where that never ends a sentence."""
    behind = re.findall(rf"\b{re.escape(given)}(?:[ \u00a0]([^\W\d_]+)|[.!?])", source.text)
    if not behind or not all(behind):
        return False
    matches = (NameIndex((f"x {word}",), source.lang).find(surname) for word in behind)
    return any(match and match.score >= _ALIKE for match in matches)


def _is_office(word: str) -> bool:
    """Whether a word says what a person is; very short ones end with a stop of their own."""
    return len(word) > _SHORT and is_role(word)


def _by_source(context: Context, known: set[int]) -> Iterator[Mark]:
    """A stop that the English alone does not give away: the original has the full name right behind a word."""
    tokens, source = context.tokens, context.aligned.source
    if source is None or context.names is None:
        return
    for index in (place + 1 for place in context.places(_is_office) if place + 4 < len(tokens)):
        word, stop, first, second = tokens[index - 1 : index + 3]
        rank = second.is_capitalised and is_role(first.text)  # Director. General Jan Vrba
        follower = tokens[index + 1]
        if rank:
            first, second = second, tokens[index + 3]
        if stop.text != "." or stop.start in known or word.end != stop.start:
            continue
        if not (first.is_capitalised and second.is_capitalised):
            continue
        if context.text[stop.end : follower.start] != " " or context.text[first.end : second.start] != " ":
            continue
        found = [context.names.find(token.text) for token in (first, second)]
        if not all(match and match.score >= _ALIKE for match in found) or context.protected(word.start, stop.end):
            continue
        name = found[0].source if found[0] else ""
        near = _mentions(source.text, name, _aligned_segments(context, first.start))
        if near and all(near.values()) and all(_follows_word(source.text, place) for place in near):
            message = f"the full stop parts “{word.text}” from the name behind it"
            yield Mark(word.start, stop.end, message, word.text, 0.95, {"reason": "source", "source": name})


def _weigh(context: Context, index: int, alone: float, seen: dict[str, bool]) -> tuple[float, dict[str, str]]:
    """How certainly the stop behind token ``index`` is wrong (``alone``: by the English), and the evidence."""
    name = context.tokens[min(index + 2, len(context.tokens) - 1)]
    match = context.names.find(name.text) if context.names is not None else None
    source = context.aligned.source
    if match is None or source is None:
        return alone, {}
    evidence = {"source": match.source}
    near = _mentions(source.text, match.source, _aligned_segments(context, name.start))
    if near:
        certain = all(near.values()) and (alone >= _BAR or all(_follows_word(source.text, place) for place in near))
        return (0.98 if certain else min(alone, _BAR) if any(near.values()) else 0.0), evidence
    if match.source not in seen:
        seen[match.source] = any(_mentions(source.text, match.source, ()).values())
    if not seen[match.source]:
        return 0.0, evidence
    return (max(alone, 0.93) if alone >= _BAR else alone), evidence


def _aligned_segments(context: Context, offset: int) -> tuple[Segment, ...]:
    bead = context.bead_at(offset)
    return context.source_of(bead) if bead else ()


def _mentions(text: str, name: str, segments: tuple[Segment, ...]) -> dict[int, bool]:
    """The places of a name (in the segments; without any, in the text), and whether each is inside a sentence."""
    spans = [(segment.start, segment.end) for segment in segments] or [(0, len(text))]
    pattern = re.compile(re.escape(name))
    places = [found.start() for start, end in spans for found in pattern.finditer(text, start, end)]
    return {place: not _opens(text, place) for place in places}


def _follows_word(text: str, place: int) -> bool:
    """Whether an office may stand right before the name: a word of some length, or an abbreviation, and no comma."""
    before = text[max(0, place - _LONGEST) : place]
    word = before.split()[-1] if before.endswith((" ", "\u00a0")) and before.strip() else ""
    return word.isalpha() and (len(word) > _SHORT or word.isupper())


def _opens(text: str, place: int) -> bool:
    """Whether a sentence begins at ``place``."""
    while place > 0 and text[place - 1] in _OPENERS:
        place -= 1
    return place == 0 or text[place - 1] in _BREAKS


RULE = Rule(
    name="stray-stop",
    severity="warning",
    fix="auto",
    mqm="Punctuation",
    check=check,
    bad=(
        Example(
            "It was opened by Interior [Minister.] Jana Veselá in Brno.",
            "Otevřela ho ministryně vnitra Jana Veselá v Brně.",
            fixed="It was opened by Interior Minister Jana Veselá in Brno.",
        ),
        Example(
            "According to regional [governor.] Oleg Savelyev, it is open.",
            "По словам губернатора области Олега Савельева, он открыт.",
            "ru",
            "According to regional governor Oleg Savelyev, it is open.",
        ),
        Example("The [mayor.] of Tula spoke first.", fixed="The mayor of Tula spoke first."),
        Example("Jana Veselá, [director.] since 2019, left.", fixed="Jana Veselá, director since 2019, left."),
        Example(
            "The dam holds, Energy [Minister.] Jana Veselá said.",
            fixed="The dam holds, Energy Minister Jana Veselá said.",
        ),
    ),
    good=(
        Example(
            "They were met by the president. Jana Veselá spoke about the bridge.",
            "Přivítal je prezident. Jana Veselá mluvila o mostu.",
        ),
        Example("He met Gov. Mark Smith in St. Petersburg."),
    ),
    watches=(_is_office, _may_be_given),
)
