"""Russian words left in the case that a preposition or a verb of giving asks for, letter by letter: In Serpukhove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from align.auditing.context import Context
from align.auditing.lexicon import frequency, is_a
from align.auditing.originals import Original, Originals
from align.names.cases import Reading
from align.names.inflection import parses
from align.names.listed_persons import letters_of, loose
from align.names.transliteration import romanize_russian

_UNKNOWN = 1.2  # in English, on the Zipf scale
_REACH, _TITLES = 24, 3
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)[ \u00a0]\Z")
_IN = {"loct", "loc2", "accs"}
_GOVERNED = {
    "в": _IN, "во": _IN, "на": _IN, "из": {"gent"}, "до": {"gent"}, "около": {"gent"}, "возле": {"gent"},
    "под": {"ablt"}, "над": {"ablt"}, "за": {"ablt"}, "между": {"ablt"},
}  # fmt: skip
_OF_SURNAMES = re.compile(r"(?:[оеё]в|[иы]н)е$")
_GIVEN_TO = re.compile(r"(?:[оеё]в|[иы]н)у$")
_GIVING = frozenset(("to", "told", "gave", "handed", "offered"))
_ACCUSATIVE = frozenset(("в", "во", "на", "за", "про", "через", "о", "об", "под", "сквозь"))


def governed_russian(
    context: Context, originals: Originals, place: tuple[int, str], original: Original
) -> Reading | None:
    """The nominative of a place behind a preposition, or of a man to whom something is given or told.

    ``place``: the token's number and the name there.
    """
    index, name = place
    if not index or frequency(name) >= _UNKNOWN or loose(name) not in letters_of(original.form):
        return None
    before = [_before(context, start) for start in original.starts]
    if is_a(context.tokens[index - 1].text, "prepositions") and all(word in _GOVERNED for word in before):
        nominative = _place(original.form.lower(), set.intersection(*(_GOVERNED[word] for word in before)))
        if nominative:
            spelled = romanize_russian(nominative.capitalize())
            return Reading(nominative, spelled, frozenset("l"), True)
    if _GIVEN_TO.search(original.form) and _is_given(context, index) and _ACCUSATIVE.isdisjoint(before):
        man = original.form[:-1].lower()
        if f"{original.form[:-1]}ой" not in originals.forms:
            return Reading(man, name[:-1], frozenset("d"), True)
    return None


def _before(context: Context, start: int) -> str:
    """The word right before a place of the original, in small letters; empty where another sign stands there."""
    source = context.aligned.source
    found = _BEFORE.search(source.text[max(0, start - _REACH) : start]) if source is not None else None
    return found[1].lower() if found else ""


def _place(form: str, cases: set[str]) -> str | None:
    """The nominative of a place in one of these cases; a surname in -ов or -ин behind "в" is a town of that name."""
    known = [parse for parse in parses(form) if parse.is_known]
    if any({"nomn", "Fixd", "femn"} & set(parse.tag.grammemes) for parse in known):
        return None  # of Samara as well as of a Samar
    places = list(_readings(known, "Geox", cases)) or (
        list(_readings(known, "Surn", {"loct"} & cases)) if _OF_SURNAMES.search(form) else []
    )
    return str(places[0].normal_form) if places else None


def _readings(known: list[Any], kind: str, cases: set[str]) -> Iterator[Any]:
    yield from (parse for parse in known if kind in parse.tag and "plur" not in parse.tag and parse.tag.case in cases)


def _is_given(context: Context, index: int) -> bool:
    """Whether "to" or a verb of giving stands before the name and its titles: to Minister Orlovu."""
    at = index - 1
    while at > max(0, index - 1 - _TITLES) and context.tokens[at].is_word and context.tokens[at].is_capitalised:
        at -= 1
    return context.tokens[at].text in _GIVING
