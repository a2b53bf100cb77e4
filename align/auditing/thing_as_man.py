"""A court, a club or a fund that English calls "he" because the original's noun is masculine."""

from __future__ import annotations

import re

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.gender import words
from align.auditing.lexicon import is_role
from align.auditing.persons import persons
from align.auditing.things import is_thing
from align.names.cases import without_possessive
from align.names.given import is_country, is_foreign_nationality, is_given_name

_BODIES = {
    "cs": re.compile(
        r"(?:\w+ ){0,4}(?:soud|úřad|svaz|klub|tým|fond|ústav|výbor|senát|parlament|podnik|závod|koncern|orgán"
        r"|institut|holding"
        r"|řetězec|dopravce|výrobce|list|deník|týdeník|server|tribunál|stát|kraj|obvod|odbor|archiv|festival"
        r"|sněm|spolek)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?:\w+ ){0,4}(?:суд|комитет|союз|клуб|фонд|институт|сенат|парламент|завод|концерн|холдинг|банк"
        r"|орган|департамент"
        r"|штаб|телеканал|театр|музей|университет|совет|центр|трибунал|город|регион|край|архив|фестиваль"
        r"|комбинат|сайт)\b",
        re.IGNORECASE,
    ),
}
_PRONOUNS = {
    "cs": re.compile(r"\b(?:on|jeho|něj|něm|mu|jím|ním|sv(?:ůj|oje|é|ou|ého|ým|ých))\b|\w{3,}l\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:он|его|него|ему|нему|им|ним|нем|н[её]м|сво\w+)\b", re.IGNORECASE),
}
_PHRASE = 5


def thing_called_he(context: Context, index: int) -> Token | None:
    """The thing that "He" or "His" at the head of a sentence speaks of: the subject of the sentence before.

    Its original must begin with a masculine noun for a body, and nobody may stand in either text.
    """
    tokens, source = context.tokens, context.aligned.source
    start, _ = context.sentence_of(index)
    if (
        source is None
        or source.lang not in _BODIES
        or index != start
        or start == 0
        or word_at(tokens, index) not in ("he", "his")
    ):
        return None
    earlier, _ = context.sentence_of(start - 1)
    bead, before = context.bead_at(tokens[index].start), context.bead_at(tokens[earlier].start)
    if bead is None or before is None or (thing := _opening_thing(context, earlier, start)) is None:
        return None
    theirs, told = (" ".join(one.text for one in context.source_of(each)) for each in (bead, before))
    if before.id == bead.id:
        told = theirs
    named = any(True for text in {theirs, told} for _ in persons(text, source.lang))
    if named or not _BODIES[source.lang].match(_without_dateline(told)) or not _PRONOUNS[source.lang].search(theirs):
        return None
    return thing


def _without_dateline(text: str) -> str:
    return text.rpartition("/. ")[2] if "/. " in text[:80] else text


def _opening_thing(context: Context, first: int, end: int) -> Token | None:
    """The thing that a sentence begins with, where it has no person and no name behind it."""
    tokens = context.tokens
    phrase = range(first, min(first + _PHRASE, end))
    thing = next((at for at in phrase if is_thing(tokens[at]) and not _is_place(tokens[at].text)), None)
    while thing is not None and thing + 1 < end and is_thing(tokens[thing + 1]):
        thing += 1
    if thing is None:
        return None
    head = [token.text for token in tokens[first:thing]]
    if any(is_given_name(word) or is_role(word) or word in (",", "of", "in") for word in head):
        return None
    rest = tokens[thing + 1 : end]
    if any(
        is_role(token.text) or (token.is_word and token.is_capitalised and not _is_place(token.text)) for token in rest
    ):
        return None
    return tokens[thing]


def _is_place(word: str) -> bool:
    bare = without_possessive(word)
    return bare in words()["places"] or is_country(bare) or is_foreign_nationality(word)
