"""Who it was and who not: "the minister, not his deputy", turned round in the English version."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.acting.parties import Party, find_party, parties
from align.auditing.context import Token, tokenize

_NOT = {
    "cs": re.compile(r",\s(?:a\s)?(?:nikoliv?|ne)\s", re.IGNORECASE),
    "ru": re.compile(r",\s(?:а|но)\sне\s", re.IGNORECASE),
}
_STOP = re.compile(r"[,;:.!?–—]|$")
_REACH = 8  # words of either side
_ENDS = (",", ";", ":", ".", "–", "—", "who", "that", "which")


def turned_contrast(tokens: Sequence[Token], text: str, lang: str) -> tuple[int, int] | None:
    """The places of the first word and of the denial in "B, not A" for the original's "A, not B"; else None.

    B stands before the denial and not behind it, and in the original only behind it.
    """
    found = list(_NOT[lang].finditer(text)) if lang in _NOT else []
    denial = _denial(tokens)
    if len(found) != 1 or denial is None:
        return None
    stop = _STOP.search(text, found[0].end())
    affirmed, denied = text[: found[0].start()], text[found[0].end() : stop.start() if stop else len(text)]
    first, behind = denial
    start = next((at + 1 for at in range(first - 2, -1, -1) if tokens[at].text in _ENDS), 0)
    end = next((at for at in range(behind, len(tokens)) if tokens[at].text in _ENDS), len(tokens))
    near, far = range(max(start, first - _REACH), first), range(behind, min(end, behind + _REACH))
    known = _parties(affirmed, lang)
    for party in _parties(denied, lang)[:1]:
        if any(party.english & other.english or party.name == other.name != "" for other in known if not other.oblique):
            continue
        if _find(tokens, near, party, lang) is not None and _find(tokens, far, party, lang) is None:
            return near.start, first
    return None


def _parties(text: str, lang: str) -> list[Party]:
    words = (*tokenize("x"), *tokenize(text))
    return list(parties(words, (1, len(words)), 0, lang))


def _find(tokens: Sequence[Token], places: range, party: Party, lang: str) -> int | None:
    """Where the party stands; a deputy also as "deputy director"."""
    at = find_party(tokens, places, party, lang)
    if at is None and "deputy" in party.english:
        return next((place for place in places if tokens[place].text.lower() == "deputy"), None)
    return at


def _denial(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The place of the only ", not" or "rather than" of an English sentence, and of the first word behind it."""
    found = [
        (at, at + 2)
        for at in range(1, len(tokens) - 2)
        if (tokens[at].text == "," and tokens[at + 1].text == "not")
        or (tokens[at].text == "rather" and tokens[at + 1].text == "than")
    ]
    return found[0] if len(found) == 1 else None
