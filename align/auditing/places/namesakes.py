"""A place name that something else bears here: a restaurant, a ship, a town abroad, a dish, a club, a work."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.places.place_sources import is_quoted_in_source
from align.auditing.places.surroundings import Surroundings, holds, is_placed, words_of
from align.names.exonyms import Exonym

# American states and Canadian provinces that no capital, country or paper shares its name with.
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Idaho|Illinois|Indiana|Iowa"
    "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|Wyoming"
    "|Ontario|Saskatchewan|Manitoba|Alberta|TX|FL|MO|DE|MN|ND|ON"
)
_ABROAD = re.compile(rf",? (?:in )?\(?(?:{_STATES})\b")
_ODESSA_TEXAS = re.compile(r"\bOdessa,? (?:in )?(?:\([^()]{0,20})?(?:West )?Texas\b", re.IGNORECASE)
_TEXAN = frozenset(("texas", "texan", "texans", "permian"))
_HOME = frozenset(
    ("hometown", "home town", "native", "born", "grew up", "raised", "high school", "college", "oilfield", "sheriff")
)
_DETERMINED = (
    r"\b(?:the|a|an|one|another|this|that|its|his|her|their|our) "
    r"(?:(?!to\b|[wc]ould\b|will\b|must\b|might\b|may\b)[\w’'-]+ ){0,3}"
)
_BEARER = re.compile(rf"(?i:{_DETERMINED})(?P<bearer>[^\W\d_]+) [\"“„'‘]?\Z")
_CALLED = re.compile(r"\b(?:an?|one|another|the) (?:[\w-]+ ){1,3}(?:called|named|dubbed|nicknamed|christened) \Z")
_WORK = "film|movie|picture|documentary|novel|novella|play|album|song|series|opera|musical|miniseries|thriller|drama"
_APPOSED = re.compile(rf", (?:the|an?|his|her|their|its) (?:[\w’'-]+ ){{0,3}}(?:{_WORK})\b")
_SHOWING = re.compile(
    r"\b(?:screenings?|showings?|premi[eè]res?|adaptations?|stagings?|performances?|soundtracks?|trailers?|remakes?|sequels?)"
    r" of \Z"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+),? \Z")
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_AS_PLACE = re.compile(r"[-‑][^\W\d_]|['’]s\b| (?:residents?|region|officials?|authorities|police|government|troops)\b")
_DISH = re.compile(r"\b(?:chicken|cutlets?) (?:à la )?Kiev\b|\bKiev (?:cakes?|tortes?|cutlets?)\b", re.IGNORECASE)
_ONE = frozenset(("a", "an", "one", "another", "two", "three"))
_CLUB = re.compile(
    r"\b(?:dynamo|dinamo|metalist|shakhtyor|arsenal|fc|fk|hc|bc|sokol|zorya|zarya|metallurg|chernomorets)\s\Z", re.I
)
_WON = frozenset(("won", "beat", "lost", "drew", "scored", "defeated", "trailed", "equalized", "equalised", "thrashed"))
_AGAINST = frozenset(("beat", "against", "defeated", "over", "versus", "vs", "eliminated", "thrashed", "faced"))
_PLACED = re.compile(r"\b(?:in|near|from|to|outside|around|towards?|(?:city|port|capital|region|residents?) of) \Z")
_REACH = 80


def is_namesake(around: Surroundings, rows: tuple[Exonym, ...]) -> bool:
    """Whether something else than the place bears the name here.

    The words beside it say so (``the restaurant Odessa``, ``Odessa, Florida``, ``Donbass, a novel``), or the original
    has it alone in quotation marks, or an earlier mention did and nothing here speaks of the place.
    """
    text, name = around.context.text, around.context.text[around.start : around.end]
    if is_shown(text, around.start, around.end) or is_quoted_in_source(around.context, around.start, rows):
        return True
    if _in_texas(around) or _in_town_abroad(around, name) or _is_dish(around, name) or _is_club(around, name):
        return True
    shown = _first_shown(text, name)
    if shown is None or shown > around.start or _is_the_place(around, name):
        return False
    return around.word(-1) in _ONE or not _is_placed_anywhere(text, name)


def _is_the_place(around: Surroundings, name: str) -> bool:
    """Whether the words beside the name, or its sentence, speak of the place and of its country."""
    if is_placed(around) or around.word(1) in words_of("speaking") or _AS_PLACE.match(around.context.text, around.end):
        return True
    return holds(around.sentence, words_of("ukraine") - {name.lower()})


@lru_cache(maxsize=256)
def _mentions(text: str, name: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text))


@lru_cache(maxsize=256)
def _first_shown(text: str, name: str) -> int | None:
    """Where the text first shows that something else bears the name; None where it never does."""
    return next((start for start, end in _mentions(text, name) if is_shown(text, start, end)), None)


@lru_cache(maxsize=256)
def _is_placed_anywhere(text: str, name: str) -> bool:
    """Whether the text is anywhere in, near or on its way to what bears the name."""
    return any(_PLACED.search(text[max(0, start - _REACH) : start]) for start, _ in _mentions(text, name))


def is_shown(text: str, start: int, end: int) -> bool:
    """Whether the words right beside a name show that a venue, a ship, a town abroad or a work bears it."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _ABROAD.match(behind) or (_SHOWING.search(before) and not _AS_PLACE.match(behind)):
        return True
    called = _CALLED.search(before)
    if called is not None and words_of("place_of").isdisjoint(called[0].split()):
        return True
    bearer = _BEARER.search(before)
    if bearer and bearer["bearer"].lower() in words_of("bearers") and not _AS_PLACE.match(behind):
        return True
    following = _FOLLOWING.match(behind)
    if following and following[1] in words_of("venues"):
        return True
    last = _WORD_BEFORE.search(before)
    placed = last is not None and last[1].lower() in words_of("leading_in")
    return not placed and _APPOSED.match(behind) is not None


def _in_texas(around: Surroundings) -> bool:
    """Odessa, where the text has said before that it means the Texan one, or speaks of Texas and not of Ukraine."""
    text = around.context.text
    if not text[around.start : around.end].lower().startswith("odess") or holds(around.sentence, _rest_of_ukraine()):
        return False
    if around.start >= _first_texan(text) >= 0:
        return True
    return holds(around.sentence, _TEXAN) and holds(around.sentence, _HOME)


def _rest_of_ukraine() -> frozenset[str]:
    """What speaks of Ukraine, but for the name that Texas has too."""
    return words_of("ukraine") - {"odessa", "odesa"}


@lru_cache(maxsize=4)
def _first_texan(text: str) -> int:
    """The offset from which on Odessa is the one in Texas; -1 where it never is."""
    if named := _ODESSA_TEXAS.search(text):
        return named.start()
    return 0 if holds(text, _TEXAN) and not holds(text, _rest_of_ukraine()) else -1


@lru_cache(maxsize=256)
def _first_abroad(text: str, name: str) -> int:
    """Where the text first names the town abroad; -1 where it never does."""
    return next((start for start, end in _mentions(text, name) if _ABROAD.match(text, end)), -1)


def _in_town_abroad(around: Surroundings, name: str) -> bool:
    """Whether the text has named the town abroad before, and the sentence does not speak of Ukraine."""
    first = _first_abroad(around.context.text, name)
    return 0 <= first < around.start and not holds(around.sentence, words_of("ukraine") - {name.lower()})


def _is_dish(around: Surroundings, name: str) -> bool:
    """``a Kiev`` in a text that has chicken Kiev or a Kiev cake, where no noun follows."""
    text = around.context.text
    if name.lower() != "kiev" or around.word(-1) not in _ONE or _DISH.search(text) is None:
        return False
    return (
        re.match(r"['’\"”]?(?:[.,;:!?)]|\s*\Z|['’\"”] | (?:and|or|for|with|please|is|was)\b)", text[around.end :][:12])
        is not None
    )


def _is_club(around: Surroundings, name: str) -> bool:
    """``Kiev won 2-1`` where the text has the club before: Dynamo Kiev."""
    text = around.context.text
    if around.word(1) not in _WON and around.word(-1) not in _AGAINST:
        return False
    return any(
        _CLUB.search(text, max(0, start - 20), start) for start, _ in _mentions(text, name) if start < around.start
    )
