"""According to whom: the person whose account the original gives, against the one in the English version."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.acting.sides import is_declined
from align.auditing.attribution import verb_kinds
from align.auditing.context import Token, tokenize
from align.auditing.lexicon import is_a, is_finite, is_third_person
from align.auditing.places.countries import is_english_country
from align.auditing.pronouns.gender import words
from align.names import NameIndex

_OF_SOURCE = {
    "cs": re.compile(r"\bpodle\s", re.IGNORECASE),
    "ru": re.compile(
        r"\b(?:по (?:словам|мнению|данным|информации|версии|оценке|утверждению)|согласно)\s", re.IGNORECASE
    ),
}
_ACCORDING = ["according", "to"]
_PHRASE = 8  # words of the English phrase
_TELLS = ("says", "said", "claims", "claimed", "believes", "insists", "insisted", "reports", "reported", "argues")
_ENDS = (",", ";", ".", ":", "—", "–", "(", "”", '"')
_PRONOUNS = ("him", "her", "them", "it", "this", "me", "us", "you", "which", "whom")


def account_swapped(tokens: Sequence[Token], text: str, lang: str) -> tuple[int, int] | None:
    """The token indices, exclusive end, of an "according to" that names somebody else than the original does.

    ``tokens`` are of an English bead, ``text`` is its original. Both must have one such phrase, the original's with a
    name that English has in another part of the sentence, as the subject of no verb of saying.
    """
    pattern = _OF_SOURCE.get(lang)
    found = list(pattern.finditer(text)) if pattern else []
    starts = [
        at for at, token in enumerate(tokens[:-1]) if token.text.lower() == "according" and tokens[at + 1].text == "to"
    ]
    if len(found) != 1 or len(starts) != 1:
        return None
    names = _names(text[found[0].end() :])
    start, end = starts[0], _end(tokens, starts[0] + 2)
    phrase = tokens[start + 2 : end]
    if not names or not phrase or any(token.text.lower() in _PRONOUNS for token in phrase):
        return None
    who = NameIndex((f"x {names[0]}",), lang)
    if any(who.find(token.text) or who.longest_prefix(token.text) for token in phrase if token.is_capitalised):
        return None
    rest = NameIndex((" ".join(("x", *names)),), lang)
    outside = (at for at in range(len(tokens)) if not start <= at < end and tokens[at].is_capitalised)
    told = any(
        who.find(tokens[at].text) and is_declined(names[0], tokens[at].text) and _acts(tokens, at, rest)
        for at in outside
    )
    return (start, end) if told else None


def account_of_another(tokens: Sequence[Token], text: str, lang: str, known: NameIndex) -> tuple[int, int] | None:
    """The same where the original's name stands nowhere in the English bead, and the English one not in its original.

    ``known`` are the names of the whole original: the English name must be one of them, that of another sentence.
    """
    pattern = _OF_SOURCE.get(lang)
    found = list(pattern.finditer(text)) if pattern else []
    starts = [at for at in range(len(tokens) - 2) if [one.text.lower() for one in tokens[at : at + 2]] == _ACCORDING]
    if len(found) != 1 or len(starts) != 1:
        return None
    names = _names(text[found[0].end() :])
    start, end = starts[0], _end(tokens, starts[0] + 2)
    phrase = tokens[start + 2 : end]
    if not names or not phrase or not all(token.is_word and token.is_capitalised for token in phrase):
        return None
    theirs, told = (NameIndex((text,), lang), NameIndex((" ".join(("x", *names)),), lang))
    if any(told.find(token.text) or told.longest_prefix(token.text) for token in tokens if token.is_capitalised):
        return None
    who = phrase[-1].text
    other = known.find(who) is not None and theirs.find(who) is None and not is_english_country(who)
    return (start, end) if other and who not in words()["places"] else None


def _names(text: str) -> list[str]:
    """The capitalised words behind the preposition, or behind one word for an office."""
    names: list[str] = []
    for token in tokenize(text[:120]):
        if token.is_word and token.is_capitalised:
            names.append(token.text)
        elif names or token.start or not token.is_word:
            break
    return names


def _end(tokens: Sequence[Token], first: int) -> int:
    end = first
    while end < min(len(tokens), first + _PHRASE) and tokens[end].text not in _ENDS:
        end += 1
    return end


def _acts(tokens: Sequence[Token], at: int, names: NameIndex) -> bool:
    """Whether the name stands before a verb, which is none of saying, and belongs to nobody else's."""
    last = at
    while last + 1 < len(tokens) and tokens[last + 1].is_capitalised:
        last += 1
        if not names.find(tokens[last].text):
            return False
    verb = last + 1
    while verb < len(tokens) and is_a(tokens[verb].text, "adverbs"):
        verb += 1
    return verb < len(tokens) and tokens[verb].text.islower() and "say" not in verb_kinds(tokens[verb].text, "en")


def teller_swapped(tokens: Sequence[Token], text: str, lang: str) -> tuple[int, int] | None:
    """The place of the name and of the verb in "A says B promised" where the original has "according to B, A promised".

    The name after the original's preposition must be the doer in what English has somebody else of the original say.
    """
    pattern = _OF_SOURCE.get(lang)
    found = list(pattern.finditer(text)) if pattern else []
    if len(found) != 1 or any(token.text.lower() == "according" for token in tokens):
        return None
    sources = _names(text[found[0].end() :])
    if not sources:
        return None
    who = NameIndex((f"x {sources[-1]}",), lang)
    others = NameIndex((" ".join(("x", *_others(text, sources))),), lang)
    for verb in range(1, len(tokens) - 2):
        if tokens[verb].text not in _TELLS:
            continue
        inner = verb + 2 if tokens[verb + 1].text == "that" else verb + 1
        while inner + 1 < len(tokens) and tokens[inner].is_capitalised and tokens[inner + 1].is_capitalised:
            inner += 1
        teller, doer = tokens[verb - 1], tokens[inner]
        if inner + 1 >= len(tokens) or not (teller.is_capitalised and doer.is_capitalised and doer.is_word):
            continue
        swapped = who.find(doer.text) and not who.find(teller.text) and others.find(teller.text)
        if swapped and not others.find(doer.text) and _acts_on(tokens, inner + 1):
            return verb - 1, verb
    return None


def _others(text: str, sources: Sequence[str]) -> list[str]:
    return [
        token.text for token in tokenize(text) if token.is_word and token.is_capitalised and token.text not in sources
    ]


def _acts_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows the name, so that it is the subject of what is said."""
    return tokens[at].text.islower() and (is_finite(tokens[at].text) or is_third_person(tokens[at].text))
