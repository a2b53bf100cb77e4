"""Whose "her" or "his" is where the original has a reflexive: the subject's, and a court or a country is nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_adverb, is_finite, is_role, is_third_person
from align.auditing.pronouns.gender import woman_in_english
from align.auditing.pronouns.things import is_beside, is_thing
from align.types import Bead

_POSSESSIVE = {
    "cs": re.compile(
        r"\b(?:(?P<own>sv(?:ůj|oje|oji|ojí|é|á|ou|ého|ému|ém|ým|ých|ými))|její(?!ž)\w*|jeho(?!ž)|jejich(?!ž))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"\b(?:(?P<own>сво(?:й|я|ё|е|и|его|ему|ей|ю|ём|ем|их|им|ими))|её|ее|его|их)\b", re.IGNORECASE),
}
_ENGLISH = ("her", "his", "its", "their")
_CALLED = ("her", "his")
_LONGEST = 8  # words between the verb and the pronoun
_PHRASE = 5  # words of a subject
_ASIDE = 5  # words of ", she said,"
_RELATIVE = 18  # words of ", whose shares have fallen,"
_OPENERS = frozenset((":", ";", "“", "”", '"', "that"))
_DETERMINERS = frozenset(("the", "this", "that", "its", "their", "our"))
_APPOINTED = frozenset(
    (
        *("appoint", "appointed", "appoints", "chose", "chosen", "confirmed", "crowned", "declared", "elect", "elects"),
        *("elected", "made", "named", "names", "nominated", "picked", "proclaimed", "re-elected", "selected"),
    )
)
_BE = frozenset(("is", "was", "has", "be", "been", "will"))


def owner_of_reflexive(context: Context, index: int) -> Token | None:
    """The thing that "her" or "his" speaks of: the subject of its clause, where the original has "svůj" or "свой".

    Not where somebody stands between the subject and the pronoun, who may be the owner.
    """
    tokens, source = context.tokens, context.aligned.source
    pronoun = tokens[index]
    if source is None or source.lang not in _POSSESSIVE or word_at(tokens, index) not in _CALLED:
        return None
    following = word_at(tokens, index + 1)
    if not following.isalpha() or is_a(following, "prepositions", "conjunctions", "determiners"):
        return None
    bead = context.bead_at(pronoun.start)
    if bead is None or not _is_reflexive(context, index, bead, source.lang):
        return None
    start, _ = context.sentence_of(index)
    return _subject(tokens, start, index)


def _is_reflexive(context: Context, index: int, bead: Bead, lang: str) -> bool:
    """Whether the pronoun stands for a reflexive: all are, or as many stand on either side and this one is."""
    told = _possessives(context, bead, lang)
    if not any(told):
        return False
    tokens, spans = context.tokens, [(one.start, one.end) for one in context.target_of(bead)]
    first, last = context.token_at(spans[0][0]), context.token_at(spans[-1][1])
    english = [at for at in range(first, last) if word_at(tokens, at) in _ENGLISH]
    if len(english) == len(told) and index in english:
        return told[english.index(index)] is not None
    return all(told)


def _possessives(context: Context, bead: Bead, lang: str) -> list[str | None]:
    """The possessives of the bead's original, each with its text where it is a reflexive, else None."""
    return [found["own"] for segment in context.source_of(bead) for found in _POSSESSIVE[lang].finditer(segment.text)]


def _bead_beside(context: Context, index: int) -> tuple[Bead, str] | None:
    """The bead of a pronoun that a thing and a preposition stand right before, and its original's language."""
    source, bead = context.aligned.source, context.bead_at(context.tokens[index].start)
    start, _ = context.sentence_of(index)
    if source is None or source.lang not in _POSSESSIVE or bead is None:
        return None
    return (bead, source.lang) if is_beside(context.tokens, index, start) else None


def is_owner_beside(context: Context, index: int) -> bool:
    """Whether "her" is the thing's right before it, for it is no reflexive: congratulated Moldova on her choice."""
    found, (start, _) = _bead_beside(context, index), context.sentence_of(index)
    if found is None or woman_in_english(token.text for token in context.tokens[start:index]):
        return False
    told = _possessives(context, *found)
    return bool(told) and not any(told)


def _is_appointed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of appointing stands before "her", and an office or "its" behind: named her its envoy."""
    if word_at(tokens, index) != "her" or word_at(tokens, index - 1) not in _APPOINTED:
        return False
    following = word_at(tokens, index + 1)
    if following in ("as", "to") or is_a(following, "determiners"):
        return True
    office = next((word for at in (1, 2, 3) if is_role(word := word_at(tokens, index + at))), "")
    return bool(office) and not office.endswith("s")


def is_of_another(context: Context, index: int) -> bool:
    """Whether "her" is somebody's who is not spoken of here, or no owner at all.

    A reflexive behind what is no subject is the former (left Slovenia for her native Romania), the object of a verb of
    appointing the latter (elected her president).
    """
    if _is_appointed(context.tokens, index):
        return True
    found = _bead_beside(context, index)
    return found is not None and _is_reflexive(context, index, *found)


def _subject(tokens: Sequence[Token], start: int, index: int) -> Token | None:
    """The thing, or "it", that is the subject of the verb right before the pronoun; None for anybody else."""
    opening = next((at + 1 for at in range(index - 1, start - 1, -1) if word_at(tokens, at) in _OPENERS), start)
    first = _behind_phrase(tokens, opening, index)
    subject = _noun_phrase(tokens, first, index)
    if subject is None:
        return None
    verb = _behind_aside(tokens, subject + 1, index)
    while verb < index and is_adverb(word_at(tokens, verb)):
        verb += 1
    word = word_at(tokens, verb)
    if verb >= index or not (is_finite(word) or is_a(word, "auxiliaries") or is_third_person(word)):
        return None
    if word_at(tokens, subject) == "it" and word in _BE:
        return None
    between = tokens[verb:index]
    return tokens[subject] if len(between) <= _LONGEST and not _has_person(between) else None


def _behind_phrase(tokens: Sequence[Token], first: int, index: int) -> int:
    """Where a clause begins behind "In her opinion," or "However,"."""
    comma = next((at for at in range(first, index) if tokens[at].text == ","), index)
    opened = (
        is_a(word_at(tokens, first), "prepositions", "adverbs")
        or word_at(tokens, first) == "according"
        or (comma == first + 1 and not is_thing(tokens[first]))
    )
    return comma + 1 if comma < index and opened and comma - first <= _LONGEST else first


def _noun_phrase(tokens: Sequence[Token], first: int, index: int) -> int | None:
    """The head of the noun phrase at ``first`` where it is a thing, a country or "it"."""
    if first >= index:
        return None
    if word_at(tokens, first) == "it":
        return first
    for at in range(first, min(first + _PHRASE, index)):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < index else None
        if (
            is_thing(token)
            and following
            and not (following.is_capitalised and following.is_word)
            and not is_thing(following)
        ):
            return at
        if (
            not token.is_word
            or (is_role(token.text) and not is_thing(token))
            or is_a(token.text, "prepositions", "auxiliaries")
        ):
            return None
        if at > first and is_finite(token.text):
            return None
    return None


def _behind_aside(tokens: Sequence[Token], at: int, index: int) -> int:
    """Behind ", she said," or ", whose shares have fallen," where that stands at ``at``."""
    if word_at(tokens, at) != ",":
        return at
    longest = _RELATIVE if word_at(tokens, at + 1) in ("which", "whose") else _ASIDE
    comma = next((place for place in range(at + 1, min(at + longest, index)) if tokens[place].text == ","), None)
    return comma + 1 if comma is not None else index


def _has_person(between: Sequence[Token]) -> bool:
    words = [token.text for token in between]
    if any(
        is_role(word) or is_a(word, "relatives", "subject_pronouns") or word in ("that", ",", ";") for word in words
    ):
        return True
    return woman_in_english(words) or any(token.is_capitalised for token in between)
