"""When an old place name stays: it is a person, a club, a namesake, a river, a dateline, or a matter of history."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from align.auditing.lexicon import is_a
from align.auditing.places.homonyms import is_ukrainian
from align.auditing.places.mentions import is_mentioned
from align.auditing.places.namesakes import is_namesake
from align.auditing.places.past_places import is_past
from align.auditing.places.persons_and_firms import is_borne
from align.auditing.places.place_sources import is_place_in_source
from align.auditing.places.surroundings import Surroundings, holds, is_placed, words_of
from align.letters import UPPER
from align.names.exonyms import Exonym, given_names

_DATELINE = re.compile(
    r"[^\W\d_]{2,}[^\n/(]{0,60}?(?:/[A-Z][\w ]{1,20}/|\([\w ,]{2,30}\)\s?[-–—])"
    r"|[A-Z][A-Z .’'-]{2,40}, [A-Z][a-z]+\.? \d"
)
_CAPITALISED = re.compile(rf"[{UPPER}][^\W\d_]+")
_JOINED = re.compile(r"[-‑]([^\W\d_]{1,20})")
_OPERATION = re.compile(rf"[-‑–][{UPPER}][^\W\d_]+ (?:Offensive|[Oo]peration|Campaign)\b")
_PIPELINE = re.compile(rf"(?P<joined>(?:[-‑–][{UPPER}][^\W\d_]+)*) (?:(?:gas|oil|ammonia) )?[Pp]ipelines?\b")
_JOINED_BEFORE = re.compile(rf"(?:[{UPPER}][^\W\d_]+[-‑–])+\Z")
_IN_RUSSIA = re.compile(rf",? (?:in )?(?:the )?(?P<region>[{UPPER}][^\W\d_]+) (?P<kind>Territory|Krai|Region|Oblast)\b")
_REACH = 60
_TITLE = 7  # words of a title before the place
_DIRECT, _INDIRECT = 0.95, 0.85


def choose(rows: tuple[Exonym, ...], around: Surroundings) -> tuple[Exonym, float] | None:
    """The row of the table that the word stands for here, with a confidence; None if it has to stay."""
    if _stays(around) or is_mentioned(around.context.text, (around.start, around.end), around.sentence, rows):
        return None
    if is_namesake(around, rows) or is_borne(around, rows):
        return None
    region = _names_region(around)
    fitting = [row for row in rows if ("region" in row.guards) == region]
    row = next(iter(fitting or [row for row in rows if "region" not in row.guards]), None)
    if row is None or "contested" in row.guards or is_past(around, row):
        return None
    if "river" in row.guards and (not is_placed(around) or around.word(-1) == "the"):
        return None
    if "surname" in row.guards and _may_be_person(around, "strict" in row.guards):
        return (row, 1.0) if is_place_in_source(around.context, around.start, rows) else None
    if "homonym" in row.guards:
        return _namesake(row, around)
    return row, 1.0


def _stays(around: Surroundings) -> bool:
    """A club, dish, unit, battle, work, a person after a given name, or a dateline."""
    before, behind = around.word(-1), around.word(1)
    joined = _JOINED.match(around.context.text, around.end)
    following = {behind, around.behind, f"{behind} {around.word(2)}", joined[1].lower() if joined else ""}
    if before in words_of("before") or following & words_of("behind") or _in_operation(around):
        return True
    if before == "of" and (around.word(-2) in words_of("of") or around.word(-3) == "battle"):
        return True
    if _in_unquoted_title(around) or _behind_capital_preposition(around) or _in_russia(around):
        return True
    return _in_address(around) or _follows_given_name(around) or _in_dateline(around)


def _in_operation(around: Surroundings) -> bool:
    """``the Lvov-Sandomierz Offensive``, ``the Urengoy-Uzhgorod pipeline``: places give it its name.

    Of pipelines only those that the Soviet Union built from Russia: the one from Odesa to Brody has a Ukrainian name.
    """
    text = around.context.text
    if _OPERATION.match(text, around.end):
        return True
    piped = _PIPELINE.match(text, around.end)
    if piped is None:
        return False
    before = _JOINED_BEFORE.search(text, max(0, around.start - _REACH), around.start)
    others = _CAPITALISED.findall((before[0] if before else "") + piped["joined"])
    return not words_of("pipelines").isdisjoint(map(str.lower, others))


def _in_unquoted_title(around: Surroundings) -> bool:
    """``the film 55 Days at Peking``: capitals, figures and small words of a title lead back to the word for a work."""
    capitals = 0
    for distance in range(-1, -_TITLE - 1, -1):
        token, word = around.token(distance), around.word(distance)
        if token is None or not word:
            return False
        if capitals and is_a(word, "works"):
            return True
        if token.is_capitalised or word.isdigit():
            capitals += 1
        elif not is_a(word, "title_words"):
            return False
    return False


def _behind_capital_preposition(around: Surroundings) -> bool:
    """``will screen From Odessa with Love``: inside a sentence only a title has a preposition with a capital."""
    for distance in range(-1, -_TITLE - 1, -1):
        token, before = around.token(distance), around.token(distance - 1)
        if token is None or before is None or not token.is_capitalised or not around.word(distance - 1):
            return False
        if is_a(token.text, "prepositions"):
            return (
                before.text.islower()
                or before.text == ","
                or (before.is_capitalised and _is_lower_before(around, distance - 1))
            )
    return False


def _is_lower_before(around: Surroundings, distance: int) -> bool:
    """Whether the run of capitalised words that ends there follows a small word: a title inside a sentence."""
    for place in range(distance, distance - _TITLE, -1):
        token = around.token(place)
        if token is None or not around.word(place) or not token.is_word:
            return False
        if not token.is_capitalised:
            return True
    return False


def _in_address(around: Surroundings) -> bool:
    """``kiev_desk``, ``Kiev.example.org``, ``@Kiev``, ``#Kiev``, ``/Kiev``: no blank between."""
    text = around.context.text
    before, behind = text[max(0, around.start - 1) : around.start], text[around.end : around.end + 2]
    return before in ("@", "#", "_") or behind[:1] in ("_", "@") or (behind[:1] == "." and behind[1:].isalnum())


def _follows_given_name(around: Surroundings) -> bool:
    previous = around.token(-1)
    if previous is None or not around.word(-1):
        return False
    if previous.text == "." and (initial := around.token(-2)):
        return len(initial.text) == 1 and initial.text.isupper()
    return previous.is_capitalised and around.word(-1) in given_names()


def _in_russia(around: Surroundings) -> bool:
    """``Artyomovsk in the Krasnoyarsk Territory``: a namesake; Ukraine has no territories of that kind."""
    found = _IN_RUSSIA.match(around.context.text, around.end)
    if found is None:
        return False
    return found["kind"] in ("Territory", "Krai") or found["region"].lower() in words_of("elsewhere")


def _in_dateline(around: Surroundings) -> bool:
    line = around.context.text.rfind("\n", 0, around.start) + 1
    found = _DATELINE.match(around.context.text, line, line + 120)
    return found is not None and around.end <= found.end()


def _names_region(around: Surroundings) -> bool:
    """``Region`` follows, at once or at the end of an enumeration."""
    for distance in range(1, 12):
        token = around.token(distance)
        if token is None:
            return False
        word = token.text.lower()
        if word in words_of("region"):
            return True
        if not (token.is_capitalised or word in (",", "and", "or")):
            return False
    return False


def _may_be_person(around: Surroundings, strict: bool) -> bool:
    if around.word(-1) in words_of("titles") or around.word(1) in words_of("speaking"):
        return True
    if is_placed(around):
        return False
    previous = around.token(-1)
    opener = is_a(around.word(-1), "determiners", "prepositions")  # "The Lvov train", "From Lvov"
    named = (
        previous is not None and previous.is_capitalised and not opener and around.word(-1) not in words_of("ukraine")
    )
    return strict or named or _is_person_elsewhere(around)


def _is_person_elsewhere(around: Surroundings) -> bool:
    """The same word stands after a given name somewhere in the text."""
    return around.context.text[around.start : around.end] in _persons(around.context.text)


@lru_cache(maxsize=4)
def _persons(text: str) -> frozenset[str]:
    """The words that stand after a given name or an initial, once for each text."""
    pairs = pairwise(_CAPITALISED.finditer(text))
    return frozenset(
        other[0]
        for one, other in pairs
        if one[0].lower() in given_names() and text[one.end() : other.start()].isspace()
    )


@lru_cache(maxsize=64)
def _about_ukraine(text: str) -> bool:
    return holds(text, words_of("ukraine"))


def _namesake(row: Exonym, around: Surroundings) -> tuple[Exonym, float] | None:
    """A name that Russia has too: a place of Ukraine where the text is about Ukraine, and certain by the sentence."""
    text = around.context.text
    behind = text[around.end : around.end + 60].partition("\n")[0]
    if holds(behind.partition(".")[0], words_of("elsewhere")) or not _about_ukraine(text):
        return None
    return row, _DIRECT if is_ukrainian(around, row) else _INDIRECT
