"""Words glued to a name otherwise than behind it: offices, small words, possessives, names with capitals inside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from align.auditing.context import Context, Token
from align.auditing.gluing.gluing import (
    HEADS,
    camel_cuts,
    compound_cut,
    is_closed,
    is_common_noun,
    is_nation,
    may_begin_glued,
    noun_cuts,
    office_cut,
    plain_cut,
    possessive_cut,
    small_cut,
    year_cut,
)
from align.auditing.gluing.openings import opening_cut
from align.auditing.lexicon import frequency, is_a, is_regular_past, is_role
from align.names.given import is_country, is_given_name

ALIKE = 0.85  # how well a name must sound like the original's
_SHORT = 3
_FAIR, _RARE = 3.5, 1.7
_DOER = 5  # letters of the shortest word that an ending makes a person of
_SURELY = 0.92  # from here on an English word is the original's name, unless a beginning of it is the very name
EXACT = 0.97  # as one and the same name does
_ACRONYM, _ACRONYM_BEFORE_NOUN, _KNOWN = 3.5, 2.5, 2.2
_INSTITUTION = 4.0  # Territory, Gallery, Union
_INSIDE_NAMES = ("Mc", "Mac", "De", "Di", "Du", "Le", "La", "Lo", "Fitz", "Van", "San", "El", "Al")


@dataclass(frozen=True, slots=True)
class Split:
    """A way to take a token apart: ``token.text[:at]`` is the name; ``confidence`` that both halves are words."""

    at: int
    confidence: float
    evidence: dict[str, str | float]


def office(context: Context, token: Token) -> Split | None:
    """The split of two plain words (``Norwegianveteran``), where no name of the source is the whole."""
    cut = office_cut(token.text)
    named = cut and context.names is not None and context.names.find(token.text) is not None
    if not cut or named or context.protected(token.start, token.end):
        return None
    return Split(cut, 0.95 if context.names is not None else 0.8, {"frequency": frequency(token.text[:cut])})


def before_name(context: Context, token: Token) -> Split | None:
    """The split of a word glued to the name behind it (``advisorYuri``), where the source has the name.

    The first word is a plain English one, or a name of the source too (``IlyaVeselov``). A country is
    proof enough.
    """
    word = token.text
    if not may_begin_glued(word) or context.names is None or context.aligned.source is None:
        return None
    if context.protected(token.start, token.end):
        return None
    capital = next(at for at, letter in enumerate(word) if at and letter.isupper())
    head, name = word[:capital], word[capital:]
    if word in context.aligned.source.text or not _may_precede(context, head, name):
        return None
    match = context.names.find(name)
    if is_nation(head) and is_given_name(name):
        return Split(len(head), 0.95, {"given": name})
    if head.islower() and len(head) > _SHORT and is_country(name):
        return Split(len(head), 0.95, {"country": name})
    if not match or match.score < ALIKE or (len(name) <= _SHORT and match.score < 1):
        return None
    whole = context.names.find(word)
    if whole and whole.score >= match.score:
        return None
    return Split(len(head), 0.96, {"source": match.source, "source_start": match.start})


def _may_precede(context: Context, head: str, name: str) -> bool:
    """Whether a name may follow the word: a small word or an office of some frequency, or another name."""
    if head.islower():
        known = frequency(head) >= _FAIR or (_is_person(head) and frequency(head) >= _RARE)
        return known and (len(head) > 2 or is_a(head, "prepositions", "conjunctions"))
    if is_nation(head) or (_is_person(head) and frequency(head) >= _RARE):
        return True
    if is_given_name(name) and frequency(head) >= _RARE and len(head) > _SHORT:
        return True
    match = context.names.find(head) if context.names is not None and len(head) > 2 else None
    return match is not None and match.score > ALIKE and head not in _INSIDE_NAMES


def _is_person(word: str) -> bool:
    """Whether the word says what somebody is, or has the ending of one that does: ``forecaster``, ``arbiter``."""
    doer = len(word) > _DOER and word.lower().endswith(("er", "or", "ist", "ian", "ant", "ess"))
    return is_role(word) or is_a(word, "trades") or doer


def beside(context: Context, index: int) -> Split | None:
    """The split of a token that is no plain name with a word behind it; None for one word.

    Whatever the original has as it stands is one word: a company may be called so.
    """
    if is_kept(context, context.tokens[index]):
        return None
    for judge in _JUDGES:
        if split := judge(context, index):
            return split
    return None


def is_kept(context: Context, token: Token) -> bool:
    """Whether the token is protected, kept by the profile, or a word of the original as it stands."""
    source = context.aligned.source
    if context.protected(token.start, token.end) or token.text in context.profile.keep:
        return True
    return (
        source is not None
        and token.text in source.text
        and re.search(rf"\b{re.escape(token.text)}\b", source.text) is not None
    )


def _possessive(context: Context, index: int) -> Split | None:
    """``Novak'scolleagues``."""
    word = context.tokens[index].text
    cut = possessive_cut(word)
    if not cut:
        return None
    return Split(cut, 0.96, {"frequency": frequency(word[cut:])})


def _small(context: Context, index: int) -> Split | None:
    """``theElbe``: the name is a word of the text or of the fresh translation, or one that English knows."""
    token = context.tokens[index]
    cut = small_cut(token.text)
    name = token.text[cut:]
    if not cut:
        return None
    if stands(context, token, name) or (token.text[:cut] in HEADS and len(name) > _SHORT):
        return Split(cut, 0.96, {"elsewhere": name})
    shaped = (name[1:].islower() and len(name) > _SHORT) or (name.isupper() and len(name) >= _SHORT)
    known = shaped and frequency(name) >= _KNOWN
    return Split(cut, 0.94, {"frequency": frequency(name)}) if known and context.aligned.source is not None else None


def stands(context: Context, token: Token, name: str) -> bool:
    """Whether a name stands as a word of its own in the text, in the original, or in its fresh translation."""
    if name in context.words:
        return True
    bead, source = context.bead_at(token.start), context.aligned.source
    texts = [context.hypothesis_of(bead) if bead else "", source.text if source else ""]
    return any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts)


def _camel(context: Context, index: int) -> Split | None:
    """``RadioPragueconfirmed``, ``NATOwas``: the name stands elsewhere as it is, or is one of the original's."""
    token = context.tokens[index]
    best: Split | None = None
    for end in camel_cuts(token.text):
        name, rest = token.text[:end], token.text[end:]
        if stands(context, token, name):
            best = Split(end, 0.96, {"elsewhere": name})
        elif is_whole_name(context, token.text, name) and _may_follow(name, rest):
            best = best or Split(end, 0.94, {"name": name})
        elif name.isupper() and _is_known_acronym(name, rest):
            best = best or Split(end, 0.93, {"frequency": frequency(name)})
    return best


def _is_known_acronym(name: str, rest: str) -> bool:
    """Whether English knows the acronym so well that it may stand before this word."""
    if is_common_noun(rest):
        return frequency(name) >= _ACRONYM_BEFORE_NOUN
    return len(rest) > 2 and frequency(name) >= _ACRONYM and _may_follow(name, rest)


def _may_follow(name: str, rest: str) -> bool:
    """Whether the rest may follow a name that the original has: two letters only where the name is an acronym."""
    if len(rest) == 2:
        return name.isupper() and is_a(rest, "prepositions")
    return is_a(rest, "telling", "reporting") or _is_verb(rest)


def _is_verb(rest: str) -> bool:
    return len(rest) > _SHORT and is_regular_past(rest)


def is_whole_name(context: Context, word: str, name: str) -> bool:
    """Whether the original has this name and not the whole word."""
    if context.names is None:
        return False
    whole, match = context.names.find(word), context.names.find(name)
    return match is not None and match.score >= EXACT and (whole is None or whole.score < ALIKE)


def is_rather(part: float, whole: float, rest: str) -> bool:
    """Whether the source's name is the beginning of a word rather than the whole; the numbers say how alike they are.

    A case ending may sound like a word (Bartakawho, of Бартака); then the beginning must be the very name.
    """
    return part > whole and (whole <= _SURELY or (whole < EXACT <= part and is_a(rest, "relatives")))


def _noun(context: Context, index: int) -> Split | None:
    """``Jihlavaregion``: the original has the name, and all that is left is a common word."""
    word = context.tokens[index].text
    for end in noun_cuts(word):
        if is_whole_name(context, word, word[:end]):
            return Split(end, 0.94, {"name": word[:end], "frequency": frequency(word[end:])})
    return None


def _compound(context: Context, index: int) -> Split | None:
    """``EuropeanUnion``: the two words stand elsewhere, or are two names of the original that side by side are none.

    Brands are written so (PetroChina); they stand in no text as two words.
    """
    token = context.tokens[index]
    cut = compound_cut(token.text)
    if not cut:
        return None
    first, second = token.text[:cut], re.split("['’]", token.text[cut:])[0]
    pair = f"{first} {second}"
    if pair in context.text or stands(context, token, pair):
        return Split(cut, 0.96, {"elsewhere": pair})
    if is_nation(first) and is_role(second):
        return Split(cut, 0.95, {"frequency": frequency(second)})
    if context.names is None or first in _INSIDE_NAMES or frequency(token.text) > 0:
        return None
    whole, *parts = (context.names.find(name) for name in (token.text, first, second))
    known = all(part is not None and part.score >= EXACT for part in parts)
    if known and (whole is None or whole.score < ALIKE):
        return Split(cut, 0.95, {"names": pair})
    placed = parts[0] is not None and parts[0].score >= ALIKE and (whole is None or whole.score < parts[0].score)
    exact = parts[0] is not None and parts[0].score >= EXACT
    if placed and (exact or len(first) > _SHORT) and frequency(second) >= _INSTITUTION:
        return Split(cut, 0.93, {"name": first, "frequency": frequency(second)})
    return None


def _year(context: Context, index: int) -> Split | None:
    """``in2019``."""
    cut = year_cut(context.tokens[index].text)
    return Split(cut, 0.96, {"year": context.tokens[index].text[cut:]}) if cut else None


def _plain(context: Context, index: int) -> Split | None:
    """``bythe``, ``ministersaid``; ``emergencyservices`` where the two words stand elsewhere or in the translation."""
    token = context.tokens[index]
    cut = plain_cut(token.text)
    if not cut:
        return None
    first, second = token.text[:cut], token.text[cut:]
    if second == "the":
        return Split(cut, 0.97, {"frequency": frequency(token.text)})
    if stands(context, token, f"{first} {second}"):
        return Split(cut, 0.96, {"elsewhere": f"{first} {second}"})
    if (is_closed(second) and not _may_end_compound(second)) or first in HEADS:
        return Split(cut, 0.94, {"frequency": frequency(first)})
    doubtful = context.aligned.source is None or _may_end_compound(second)
    return None if doubtful else Split(cut, 0.7, {"frequency": frequency(first)})


def _opening(context: Context, index: int) -> Split | None:
    """``Novákon Friday``: the original's sentence begins with the name."""
    cut, word = opening_cut(context, index)
    return Split(cut, 0.95, {"source": word}) if cut else None


def _may_end_compound(word: str) -> bool:
    """Whether English makes new words of a noun and this one: ``frostridden``; not ``companygrew``."""
    passive = is_a(word, "irregular_participles") and not is_a(word, "irregular_past") and not word.endswith("ed")
    return passive or is_a(word, "compounding")


_JUDGES: tuple[Callable[[Context, int], Split | None], ...] = (
    _possessive,
    _small,
    _camel,
    _noun,
    _compound,
    _year,
    _plain,
    _opening,
)
