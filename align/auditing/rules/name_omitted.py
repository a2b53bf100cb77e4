"""A person or place that the original names and the English does not: "the head of the service said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from align.auditing.context import Context, Token
from align.auditing.lexicon import frequency, is_a, is_finite, is_function, is_past, is_role
from align.auditing.persons import Person, persons, rendered
from align.auditing.places.lost_countries import lost_countries, lost_names
from align.auditing.places.lost_places import beginnings, lost_places
from align.auditing.rule import Example, Mark, Rule
from align.names import NameIndex
from align.names.given import is_given_name
from align.names.inflection import parses
from align.types import Bead

_LEAST_CONFIDENCE = 0.3
_LONGEST = 14
_COMMON = 4.0
_CONFIDENCE, _NO_PHRASE, _PLACE = 0.8, 0.6, 0.7


def check(context: Context) -> Iterator[Mark]:
    """A person or place that the original names is missing.

    Only persons with given name and surname; neither is in the bead's English or beside it. The mark spans the title
    that stands where the name should be, else the English of the bead; for a place, the words beside it.
    """
    source = context.aligned.source
    if source is None or context.aligned.english_origin == "translation":
        return
    beads, begun = context.aligned.beads, beginnings(context)
    for index, bead in enumerate(beads):
        if not bead.source_ids or not bead.target_ids or bead.confidence < _LEAST_CONFIDENCE:
            continue
        yield from _places(context, bead, begun)
        named = [person for segment in context.source_of(bead) for person in persons(segment.text, segment.lang)]
        if not named:
            continue
        around = [token for each in beads[max(0, index - 1) : index + 2] for token in _tokens(context, each)]
        for person in named:
            if not any(rendered(around, form, source.lang, context.names) for form in (person.given, person.surname)):
                yield from _missing(context, bead, person, source.lang)


def _places(context: Context, bead: Bead, begun: frozenset[str]) -> Iterator[Mark]:
    found = set()
    tokens = _tokens(context, bead)
    for lost in lost_places(context, bead, tokens, begun):
        message = f"The original names {lost.source} ({lost.fresh})"
        found.add(lost.source)
        yield Mark(lost.start, lost.end, message, None, _PLACE, {"source": lost.source}, review=True)
    named = [*lost_countries(context, bead, tokens), *lost_names(context, bead, tokens, begun)]
    if left := [name for name in named if name.source not in found]:
        called = ", ".join(f"{name.source} ({name.english})" if name.english else name.source for name in left)
        evidence = {"source": ", ".join(name.source for name in left)}
        yield Mark(tokens[0].start, tokens[-1].end, f"The original names {called}", None, _PLACE, evidence, review=True)


def _tokens(context: Context, bead: Bead) -> Sequence[Token]:
    return [
        token
        for segment in context.target_of(bead)
        for token in context.tokens[context.token_at(segment.start) : context.token_at(segment.end - 1) + 1]
    ]


def _missing(context: Context, bead: Bead, person: Person, lang: str) -> Iterator[Mark]:
    tokens = _tokens(context, bead)
    if (
        not tokens
        or any(token.text == person.given[:1] + person.surname[:1] for token in tokens)  # the AP, the PP
        or (_is_epithet(person.surname, lang) and _has_epithet(tokens))
        or _has_stranger(context, tokens, bead, lang)
    ):
        return
    phrase = _phrase(tokens)
    start, end = phrase or (tokens[0].start, tokens[-1].end)
    yield Mark(
        start,
        end,
        f"The original names {person.given} {person.surname}",
        None,
        _CONFIDENCE if phrase else _NO_PHRASE,
        {"source": f"{person.given} {person.surname}"},
        review=True,
    )


def _is_epithet(surname: str, lang: str) -> bool:
    """Whether what stands behind a given name may be a ruler's epithet: ``Smělý``, ``Мудрого``."""
    if lang == "ru":
        return any(parse.tag.POS == "ADJF" for parse in parses(surname.lower()))
    return surname.endswith(("ý", "ého", "ému", "ém", "ým", "á", "é", "ou", "í", "ího", "ímu", "ím"))


def _has_epithet(tokens: Sequence[Token]) -> bool:
    """Whether English translates such a name: Charles the Bold, Anne of Cleves."""
    return any(
        is_given_name(first.text) and link.text in ("the", "of") and second.is_capitalised
        for first, link, second in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _has_stranger(context: Context, tokens: Sequence[Token], bead: Bead, lang: str) -> bool:
    """Whether two capitalised words stand together that render nothing of the source: perhaps the name after all."""
    names = NameIndex([segment.text for segment in context.source_of(bead)], lang)
    return any(
        context.text[first.end : second.start] == " "
        and _may_be_name(first, names)
        and _may_be_name(second, names)
        and not is_a(first.text, "determiners")
        and _is_person(first, second)
        for first, second in pairwise(tokens)
    )


def _may_be_name(token: Token, known: NameIndex) -> bool:
    return token.is_capitalised and not is_role(token.text) and not known.find(token.text)


def _is_person(first: Token, second: Token) -> bool:
    """Whether two capitalised words look like a person rather than like the North Atlantic."""
    return is_given_name(first.text) or max(frequency(first.text), frequency(second.text)) < _COMMON


def _phrase(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The first noun phrase with an article whose head says what somebody is, and whom no name follows.

    Where no head does, the first behind "a" that does something: "a substitute added".
    """
    for index, token in enumerate(tokens):
        if token.text.lower() not in ("the", "a", "an", "its", "his", "her", "their"):
            continue
        head = _head(tokens, index)
        if head is None:
            continue
        end = _end(tokens, head)
        if end + 1 >= len(tokens) or not tokens[end + 1].is_capitalised:
            return token.start, tokens[end].end
    return _somebody(tokens)


def _somebody(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The first "a" with one or two words behind which a verb of the past says that they do something."""
    for index, token in enumerate(tokens):
        if token.text.lower() not in ("a", "an"):
            continue
        for last in (index + 1, index + 2):
            words = tokens[index + 1 : last + 1]
            if last + 1 >= len(tokens) or not all(each.is_word and not is_function(each.text) for each in words):
                break
            following = tokens[last + 1].text
            doing = following.islower() and is_past(following) and not is_past(tokens[last].text)
            if doing and (index == 0 or not is_a(tokens[index - 1].text, "prepositions")):
                return token.start, tokens[last].end
    return None


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """The last role of the words behind an article, before the phrase ends."""
    head = None
    for place in range(start + 1, min(len(tokens), start + 7)):
        token = tokens[place]
        if not token.is_word or is_a(
            token.text, "prepositions", "conjunctions", "auxiliaries", "relatives", "determiners"
        ):
            break
        if is_role(token.text) or (head is not None and token.text == "general"):
            head = place
        elif head is not None:
            break
    return head


def _end(tokens: Sequence[Token], head: int) -> int:
    """The last word of the phrase: its "of the fire service" belongs to it."""
    end = head
    while end + 1 < min(len(tokens), head + _LONGEST):
        following = tokens[end + 1]
        if end == head and following.text not in ("of", "for"):
            break
        if not following.is_word or is_a(following.text, "auxiliaries", "relatives", "reporting", "conjunctions"):
            break
        if following.text.islower() and is_finite(following.text):
            break
        if end > head and is_a(following.text, "prepositions") and following.text != "of":
            break
        end += 1
    return end


RULE = Rule(
    name="name-omitted",
    severity="error",
    fix="review",
    mqm="Omission",
    check=check,
    bad=(
        Example(
            "[The director of the hospital] said that all was quiet.",
            "Ředitel nemocnice Oldřich Vaněk řekl, že je klid.",
        ),
    ),
    good=(
        Example("He spoke of Charles the Bold, the duke.", "Mluvil o vévodovi Karlu Smělém."),
        Example("A spokesman told the NZ so.", "Mluvčí to řekl listu Nový Zlín."),
        Example("The director, Oldrich Vanek, was calm.", "Ředitel nemocnice Oldřich Vaněk řekl, že je klid."),
        Example("Vanek said that all was quiet.", "Ředitel nemocnice Oldřich Vaněk řekl, že je klid."),
    ),
    needs_source=True,
)
