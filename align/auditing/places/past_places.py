"""Whether a sentence speaks of a place as it was before it was renamed."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.places.surroundings import Surroundings, holds, is_placed, words_of, years_of
from align.names.exonyms import Exonym

_CENTURY = re.compile(
    r"\b(?:1?\d|20)th[ -]century|\bWorld War (?:I{1,2}|One|Two)\b|\b(?:First|Second) World War\b", re.I
)
_SINCE = re.compile(r"\bsince (?:the )?(?:end of )?(?:the )?\Z", re.I)
_PRESENT = frozenset(("now", "today", "currently", "nowadays"))
_INDEPENDENCE = 1991
_OLD_THING = re.compile(r"\b\d\d?(?:st|nd|rd|th)-century [a-z]")
_FOUND = re.compile(
    r"\b(?:discover|unearth|excavat|restor|damag|destroy|reopen|collaps|stol|steal)\w*"
    r"|\b(?:found|hit|dug up|caught fire)\b"
)
_MADE = re.compile(
    r"\b(?:built|founded|erected|wrote|written|ruled|reigned|lived|born|died|minted|painted|mentions?|mentioned"
    r"|traded|sailed|travell?ed|fled|fought|conquered|besieged|brought)\b"
)
_DOCUMENT = re.compile(
    r"\b(?:letters?|manuscripts?|chronicles?|charters?|scrolls?|inscriptions?|birch-?bark|codex|gospels?|tablets?|deeds?"
    r"|parchments?|epistles?|annals|graffit[io])\b"
)
_TELLER = re.compile(
    r"\b(?:authors?|scribes?|chroniclers?|writer|sender|addressee|monks?|merchants?|texts?|letters?|inscriptions?"
    r"|chronicles?|manuscripts?|charters?|parchment)\b",
    re.IGNORECASE,
)
_BACK = 400


def is_past(around: Surroundings, row: Exonym) -> bool:
    """The sentence names years, all before the renaming (without one: before 1991), or speaks of history otherwise."""
    limit = int(row.since[:4]) if row.since else _INDEPENDENCE
    if holds(around.clause, _PRESENT):
        return False
    sentence = _without_namesakes(around)
    years = years_of(sentence)
    if years:
        return max(years) < limit
    era = _CENTURY.search(sentence)
    if era and not _SINCE.search(sentence[: era.start()]):
        return not _is_find(around, sentence)
    return holds(sentence, words_of("history")) or _is_told_by_document(around)


def _is_find(around: Surroundings, sentence: str) -> bool:
    """``A 12th-century coin was found near Kiev``: only the thing is old; what is told of it and the place is not."""
    rest = _OLD_THING.sub(" ", sentence)
    if rest == sentence or _CENTURY.search(rest) or holds(sentence, words_of("history")):
        return False
    return is_placed(around) and _FOUND.search(sentence) is not None and _MADE.search(sentence) is None


def _is_told_by_document(around: Surroundings) -> bool:
    """The text has spoken of an old letter or chronicle right before, and its author or its text speaks here."""
    if _TELLER.search(around.sentence) is None:
        return False
    text = around.context.text
    start = text.rfind(around.sentence, 0, around.end + len(around.sentence))
    before = text[max(0, start - _BACK) : max(0, start)]
    era = _CENTURY.search(before)
    return era is not None and era[0][0].isdigit() and _DOCUMENT.search(before) is not None


def _without_namesakes(around: Surroundings) -> str:
    """The sentence without what the place gave its name to long ago: "the 1991 Alma-Ata Declaration"."""
    name = around.context.text[around.start : around.end]
    if around.sentence.count(name) < 2:
        return around.sentence
    return _namesakes(name).sub(" ", around.sentence)


@lru_cache(maxsize=64)
def _namesakes(name: str) -> re.Pattern[str]:
    """What finds a historical name with the place in it, and the word before: "medieval Principality of Moldavia"."""
    owners, followers = (sorted(map(re.escape, words_of(key))) for key in ("of", "behind"))
    small, capital = ("|".join(word for word in followers if word.islower() is wanted) for wanted in (True, False))
    word, place = r"(?:[\w-]{1,20} )?\b", re.escape(name)
    return re.compile(rf"{word}(?i:{'|'.join(owners)}) of {place}\b|{word}{place} (?:(?i:{small})|{capital})\b")
