"""The commas around those whom somebody speaks to: "Comrades, we", "Tell us, Mr. President, when"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from align.auditing.clauses import word_at
from align.auditing.commas.passages import passages
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_function
from align.auditing.phrases import is_pronoun
from align.auditing.watching import Pair
from align.letters import UPPER
from align.tables import read_rows

_SURE = 0.95
_ADJECTIVES = frozenset(
    ("dear", "dearest", "distinguished", "esteemed", "fellow", "honorable", "honourable", "respected")
)
_LONGEST = 6  # tokens of an address
_GREETINGS = (
    ("thank", "you"), ("thanks",), ("yes",), ("no",), ("hello",), ("hi",), ("goodbye",), ("congratulations",),
    ("good", "morning"), ("good", "afternoon"), ("good", "evening"), ("good", "day"), ("good", "night"),
    ("welcome",), ("please",), ("sorry",), ("forgive", "me"), ("excuse", "me"), ("listen",), ("believe", "me"),
)  # fmt: skip
_ORIGINAL_OPENING = ("„", "“", '"', "«")
_LAST_OF_GREETINGS = frozenset(greeting[-1] for greeting in _GREETINGS)
_OPENING = ('"', "“", "‘")
_WIDE = rf"(?:[ \u00a0][{UPPER}][\w-]+){{0,2}}"
_KIND_WORDS = r"(?:\b(?:vážen|mil|drah|draz|уважаем|дорог|мил)\w*\s){0,2}"
_RELATIVE = r"(?!,\s(?:kte|jen[žz]|je[žj]|kdo|že\b|котор|кто\b|кого\b|чь))"


class _Kind(NamedTuple):
    """The words by which the original addresses the same people, and whether a name or an office goes with them."""

    cs: str
    ru: str
    named: bool


def unaddressed(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, before which a comma is missing that parts an address from the rest.

    The original, which addresses the same people once, must have the comma on the same side.
    """
    if context.aligned.source is None:
        return
    tokens = context.tokens
    for place in context.fresh_places(_may_address):
        sentence = context.sentence_of(place)
        kind = _kinds()[tokens[place].text.lower()]
        span = _span(tokens, place, sentence, named=kind.named)
        found = _in_original(context, place, kind) if span else None
        if span is None or found is None:
            continue
        inside = _is_word_at(tokens, span[0] - 1) and _is_word_at(tokens, span[1])
        if kind.named or not inside:
            yield from _sides(context, span, sentence, (found["left"], found["right"]))
    yield from _called(context)
    yield from _greeted(context)


def _greeted(context: Context) -> Iterator[tuple[int, float]]:
    """Gaps beside a name that is greeted or thanked: ``"Thank you, Oleg Petrovich for coming"``."""
    tokens = context.tokens
    for place in context.fresh_places(GREETED):
        sentence = context.sentence_of(place)
        last = place
        while last + 1 < sentence[1] and tokens[last + 1].is_capitalised:
            last += 1
        before = place - (word_at(tokens, place - 1) == ",")
        if not _greets(tokens, before, sentence[0]) or is_a(tokens[place].text, "calendar"):
            continue
        sides = _named_in_original(context, tokens[place : last + 1])
        if sides is not None:
            yield from _sides(context, (place, last + 1), sentence, sides)


def _is_word_at(tokens: Sequence[Token], place: int) -> bool:
    return 0 <= place < len(tokens) and tokens[place].is_word


def _called(context: Context) -> Iterator[tuple[int, float]]:
    """Gaps behind a name that somebody is called by: ``"Oleg Ivanovich we are ready"``."""
    tokens = context.tokens
    for place in context.fresh_places(QUOTED_NAME):
        end = context.sentence_of(place)[1]
        last = place
        while last + 1 < end and tokens[last + 1].is_capitalised and not is_pronoun(tokens[last + 1].text):
            last += 1
        if last + 1 >= end or not (is_pronoun(tokens[last + 1].text) or _is_imperative(tokens[last + 1].text)):
            continue
        sides = _named_in_original(context, tokens[place : last + 1])
        if sides is not None and sides[0] in _ORIGINAL_OPENING and sides[1] == ",":
            yield last + 1, _SURE


def _is_imperative(word: str) -> bool:
    return word in ("please", "let", "don't") or (is_a(word, "infinitives") and not is_finite(word))


def _sides(
    context: Context, span: tuple[int, int], sentence: tuple[int, int], marks: tuple[str, str]
) -> Iterator[tuple[int, float]]:
    """The gaps before and behind an address that have a comma in the original, and none here."""
    tokens, (first, end) = context.tokens, span
    if marks[0] == "," and first > sentence[0] and _may_end(tokens[first - 1]):
        yield first, _SURE
    if marks[1] == "," and end < sentence[1] and tokens[end].is_word and not _goes_on(tokens[end].text):
        opened = first == sentence[0] or not tokens[first - 1].text[0].isalnum() or marks[0] == ","
        if opened:
            yield end, _SURE


def _may_end(token: Token) -> bool:
    """Whether the words before an address may end with this one: no small word that the address belongs to."""
    word = token.text
    return token.text[0].isalnum() and (is_a(word, "adverbs", "subject_pronouns") or not is_function(word))


def _goes_on(word: str) -> bool:
    """Whether the word may add something to those who are addressed: "colleagues and friends", "people who"."""
    return word in ("and", "or", "of", "from", "in") or is_a(word, "relatives")


def _span(tokens: Sequence[Token], place: int, sentence: tuple[int, int], *, named: bool) -> tuple[int, int] | None:
    """The address around ``place``: "Dear colleagues", "Ladies and gentlemen", "Mr. President"."""
    first, end = place, place + 1
    if word_at(tokens, place - 2) in ("ladies", "brothers") and word_at(tokens, place - 1) == "and":
        first = place - 2
    while first > sentence[0] and (word_at(tokens, first - 1) in _ADJECTIVES or word_at(tokens, first - 1) == "my"):
        first -= 1
    if named:
        end += word_at(tokens, end) == "."
        names = end
        while end < min(sentence[1], names + _LONGEST) and tokens[end].is_capitalised:
            if is_function(tokens[end].text) or is_a(tokens[end].text, "subject_pronouns"):
                break
            end += 1
        if end == names and tokens[place].text.lower() != "madam":
            return None
    return (first, end) if first >= sentence[0] else None


def _in_original(context: Context, place: int, kind: _Kind) -> re.Match[str] | None:
    """The address in the original of this passage, if there is one and no more."""
    source = context.aligned.source
    if source is None or source.lang not in ("cs", "ru"):
        return None
    pattern = _pattern(kind.cs if source.lang == "cs" else kind.ru, named=kind.named)
    found = [
        match for segment in passages(context, context.tokens[place].start) for match in pattern.finditer(segment.text)
    ]
    return found[0] if len(found) == 1 else None


def _greets(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether "Thank you" or another greeting ends before ``end``, and opens its clause."""
    for greeting in _GREETINGS:
        first = end - len(greeting)
        if first >= start and tuple(word_at(tokens, at) for at in range(first, end)) == greeting:
            return first == start or not tokens[first - 1].text[0].isalnum() or greeting[-1] == "you"
    return False


def _named_in_original(context: Context, name: Sequence[Token]) -> tuple[str, str] | None:
    """What stands before and behind the same name in the original; None where it is not found."""
    matches = [context.names.find(token.text) for token in (name[0], name[-1])] if context.names is not None else []
    if not matches or not all(matches):
        return None
    first, last = (re.escape(match.source) for match in matches if match)
    pattern = rf"(?P<left>[,„“\"«]|^)\s*{first}(?:\s[{UPPER}][\w-]+)*?(?<={last}){_RELATIVE}\s*(?P<right>[,.!?“\"”»])"
    found = [match for segment in passages(context, name[0].start) for match in re.finditer(pattern, segment.text)]
    return (found[0]["left"], found[0]["right"]) if len(found) == 1 else None


@cache
def _kinds() -> Mapping[str, _Kind]:
    rows = read_rows(Path(__file__).parents[1] / "data" / "addresses.tsv", 3)
    return {english: _Kind(cs.removeprefix("+ "), ru, cs.startswith("+")) for english, cs, ru in rows}


@cache
def _pattern(forms: str, *, named: bool) -> re.Pattern[str]:
    """The address between what parts it from the rest; with "pane" and "господин" goes an office or a name."""
    each = "|".join(re.escape(form.replace("_", " ")) for form in sorted(forms.split(), key=len, reverse=True))
    office = rf"(?:[ \u00a0][\w-]+{_WIDE})?" if named else ""
    return re.compile(
        rf"(?P<left>^|[,.!?…„“\"«»–—-])\s*(?i:{_KIND_WORDS}\b(?:{each}))\b{office}{_RELATIVE}\s*(?P<right>[,.!?“\"”»])"
    )


def _may_address(word: str) -> bool:
    return word.lower() in _kinds()


def _ends_greeting(word: str) -> bool:
    return word == "," or word.lower() in _LAST_OF_GREETINGS


def _may_be_addressed(word: str) -> bool:
    return word[0].isupper() and len(word) > 2


def _opens_quotation(word: str) -> bool:
    return word in _OPENING


QUOTED_NAME = Pair(_opens_quotation, _may_be_addressed)
GREETED = Pair(_ends_greeting, _may_be_addressed)
WATCHES = (_may_address, QUOTED_NAME, GREETED)
