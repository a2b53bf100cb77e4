"""A court, a club or a fund that English calls "he" because the original's noun is masculine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_role
from align.auditing.persons import persons
from align.auditing.pronouns.gender import words
from align.auditing.pronouns.things import is_thing
from align.names.cases import without_possessive
from align.names.given import is_country, is_foreign_nationality, is_given_name

_BODIES = {
    "cs": re.compile(
        r"(?:\w+ ){0,4}(?:soud|úřad|svaz|klub|tým|fond|ústav|výbor|senát|parlament|podnik|závod|koncern|orgán"
        r"|institut|holding"
        r"|řetězec|dopravce|výrobce|list|deník|týdeník|server|tribunál|stát|kraj|obvod|odbor|archiv|festival"
        r"|sněm|spolek|most|dům|hrad|zámek|kostel|klášter|hotel|stadion|pivovar|mlýn|tunel|obchvat|zákon|návrh|plán"
        r"|projekt|program|vlak|autobus|letoun|vrtulník|letadlo|satelit|stroj|strom|obraz|film|pomník|památník|bazén"
        r"|rybník|jez|les|park|dokument|rozpočet|vůz|přístroj|teleskop|dalekohled|komín|objekt|areál)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?:\w+ ){0,4}(?:суд|комитет|союз|клуб|фонд|институт|сенат|парламент|завод|концерн|холдинг|банк"
        r"|орган|департамент"
        r"|штаб|телеканал|театр|музей|университет|совет|центр|трибунал|город|регион|край|архив|фестиваль"
        r"|комбинат|сайт|мост|дом|замок|храм|монастырь|стадион|тоннель|закон|законопроект|план|проект|поезд|автобус"
        r"|самолет|самолёт|вертолет|вертолёт|спутник|памятник|бассейн|парк|лес|документ|бюджет|телескоп|объект|аэропорт"
        r"|вокзал|порт|отель|фильм|маршрут|метеорит|вулкан)\b",
        re.IGNORECASE,
    ),
}
_PRONOUNS = {
    "cs": re.compile(r"\b(?:on|jeho|něj|něm|mu|jím|ním|sv(?:ůj|oje|é|ou|ého|ým|ých))\b|\w{3,}l\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:он|его|него|ему|нему|им|ним|нем|н[её]м|сво\w+)\b", re.IGNORECASE),
}
_OBJECTS = {
    "cs": re.compile(r"\b(?:ho|jej|jeho|mu|něj|něm|něho|jím|ním)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:он|его|него|ему|нему|им|ним|н[её]м)\b", re.IGNORECASE),
}
_CALLED = ("he", "his", "him")
_STARTS = (".", "!", "?", '"', "“", "”")
_PHRASE = 5
_AT = ("in", "near", "at", "above", "nad", "pod", "u", "v", "na", "on")


def thing_called_he(context: Context, index: int) -> Token | None:
    """The thing that "he", "his" or "him" speaks of: the subject of the sentence before.

    Its original must begin with a masculine noun for a body or a thing, and nobody may stand before the pronoun in
    either text. Inside a sentence the original must have a pronoun too, at its head a verb will do.
    """
    tokens, source = context.tokens, context.aligned.source
    start, _ = context.sentence_of(index)
    if source is None or source.lang not in _BODIES or start == 0 or word_at(tokens, index) not in _CALLED:
        return None
    earlier, _ = context.sentence_of(start - 1)
    bead, before = context.bead_at(tokens[index].start), context.bead_at(tokens[earlier].start)
    if bead is None or before is None or (thing := _opening_thing(context, earlier, start)) is None:
        return None
    opens = index == start and word_at(tokens, index) != "him"
    if not opens and _has_person(tokens[start:index], tokens[start - 1]):
        return None
    theirs, told = (" ".join(one.text for one in context.source_of(each)) for each in (bead, before))
    if before.id == bead.id:
        told = theirs
    pronoun = (_PRONOUNS if opens else _OBJECTS)[source.lang].search(theirs)
    if pronoun is None or not _BODIES[source.lang].match(_without_dateline(told)):
        return None
    named = any(True for text in {theirs[: pronoun.start()], told} for _ in persons(text, source.lang))
    return None if named else thing


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
    return None if _has_person(tokens[thing + 1 : end], tokens[thing]) else tokens[thing]


def _has_person(tokens: Sequence[Token], before: Token) -> bool:
    """Whether one of the words may be a person: an office, "the suspect", "who", a name that is no place's."""
    for left, token in pairwise((before, *tokens)):
        word = token.text
        if is_role(word) and not (word.endswith("s") and not word.endswith("ss")):
            return True
        if word.lower() in words()["persons"] | words()["women"]:
            return True
        named = token.is_word and token.is_capitalised and not is_a(word, "determiners", "conjunctions", "prepositions")
        if named and left.text not in _STARTS and not (_is_place(word) or is_a(word, "calendar") or left.text in _AT):
            return True
    return False


def _is_place(word: str) -> bool:
    bare = without_possessive(word)
    return bare in words()["places"] or is_country(bare) or is_foreign_nationality(word)
