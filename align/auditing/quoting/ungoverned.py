"""Words that cannot govern what a quotation begins with: of "has hidden", so that "rule out", with that "it is"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from align.auditing.lexicon import frequency, is_a, is_adverb, is_gerund, is_participle, is_past, is_third_person

_AUXILIARIES = frozenset(["has", "have", "had", "is", "are", "was", "were", "did", "does", "do", "will", "would"])
_FINITE = _AUXILIARIES | frozenset(["can", "could", "may", "might", "must", "shall", "should", "be"])
_BLAMED = re.compile(
    r"(?:accus|suspect|convict|blam|critici[sz]|prais|thank|guilty|condemn|reproach|charg|fault|apologi[sz]|denounc)\w*",
    re.IGNORECASE,
)
_NO_THAT = re.compile(
    r"(?:prais(?:es?|ed)|critici[sz](?:es?|ed)|thank(?:s|ed)?|accuse[sd]?|blame[sd]?|condemn(?:s|ed)?|congratulate[sd]?"
    r"|reproach(?:es|ed)?|reprimand(?:s|ed)?)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:call(?:s|ed)?|dub(?:s|bed)?|label(?:s|ed|led)?|name[sd]|consider(?:s|ed)?)", re.IGNORECASE)
_BY_WHOM = re.compile(r"(?:by|as|with|for) (?:a|an|the|one of|his|her|their|its|our)\s(?!name\b|nickname\b)")
_PURPOSE = re.compile(r"\b(?:aby\w*|чтоб\w*)\s+[„“\"«]", re.IGNORECASE)
_BY_THAT = re.compile(
    r"\b(?:t[íi]m|tom|toho|tomu|тем|том|того|тому),?\s(?:že|что)\b[^.!?\n]{0,80}[„“\"«]", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:на[зр][вы]|нарек|счита|označ|nazv|nazý|pojmen|považ)\w*", re.IGNORECASE)
_BEFORE_THAT = frozenset(["with", "by", "of", "about", "on", "from", "for", "to", "at", "against"])
_ASKED = re.compile(
    r"(?:call|urg|ask|appeal|request|demand|want|order|warn|advis|recommend|invit|press|instruct|wish|beg|begged)\w*",
    re.IGNORECASE,
)
_PLURALS = ("people", "men", "women", "children", "police", "they", "we", "you")
_RARE = 1.8  # on the Zipf scale: the past of such verbs as "haggle"
_CLAUSE = 3  # words of a clause, at least
_IS_OF = ("it's", "he's", "she's", "that's", "what's", "who's", "there's", "here's", "where's", "how's", "let's")
_FAR = 10  # words between a verb and the quotation
_LONGEST = 5  # words that stand on both sides of a mark
_SHORT = 3  # letters of a word that both sides have alone


def ungoverned(words: Sequence[str], inside: Sequence[str], behind: str, source: str) -> tuple[int, bool] | None:
    """The index of the word before the quotation that cannot govern it, and how certain that is; None where it goes on.

    ``words`` stand before the quotation in its clause, ``inside`` are all of its words, ``behind`` follows its end, and
    ``source`` is the original, empty where there is none.
    """
    if not inside[0].islower():
        return None
    ends = behind[:1] in (".", ",", ";", "\n", "")
    said = _said_twice(words, inside)
    if said is not None:
        return said, True
    for found, certain in (
        (_purpose(words, inside) if ends and _PURPOSE.search(source) else None, True),
        (_by_that(words, inside) if _BY_THAT.search(source) else None, True),
        (_of(words, inside), True),
        (_called(words, inside) if _NAMED.search(source) else None, True),
        (_owner(words, inside) if ends else None, False),
    ):
        if found is not None:
            return found, certain
    return None


def no_that(words: Sequence[str]) -> int | None:
    """The index of a verb that takes no clause, before "that" and a subject: praised that the troupe "plays on"."""
    for at in range(len(words) - 2):
        if _NO_THAT.fullmatch(words[at]) and words[at + 1] == "that":
            subject = words[at + 2]
            if is_a(subject, "determiners", "subject_pronouns") and not is_a(
                words[at - 1] if at else "", "determiners"
            ):
                return at
    return None


def _said_twice(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """Words that stand on both sides of the mark: are not going "are not going to look away"."""
    for length in range(min(_LONGEST, len(words), len(inside)), 1, -1):
        same = list(words[-length:]) == list(inside[:length])
        if same and any(len(word) >= _SHORT for word in inside[:length]) and len(set(inside[:length])) > 1:
            return len(words) - length
    return None


def _purpose(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """A clause of purpose that has no subject: so that "rule out a fault", asked them that "refrained from it"."""
    last, order = words[-1], [word.lower() for word in words[-3:-1]]
    second = inside[1] if len(inside) > 1 else ""
    if last != "that" or not second:
        return None
    if order[-1:] == ["so"] or order == ["in", "order"]:
        doing = is_gerund(inside[0]) or _is_base(inside[0])
        at = len(words) - (2 if order[-1] == "so" else 3)
        return at if doing and not _has_verb(inside[1:]) else None
    asked = any(_ASKED.fullmatch(word) for word in words[-_FAR:-1])
    told = is_a(second, "determiners", "prepositions") or second == "not"
    return max(0, len(words) - 2) if asked and told and _may_be_past(inside[0]) else None


def _has_verb(rest: Sequence[str]) -> bool:
    """Whether a finite verb may be among the words, or the verb of a subject in the plural."""
    if any(_may_be_finite(word) for word in rest):
        return True
    return any(_is_base(verb) and (noun.endswith("s") or noun in _PLURALS) for noun, verb in pairwise(rest))


def _is_base(word: str) -> bool:
    """Whether the word may be an infinitive, by the past form that goes with it."""
    forms = (f"{word}d", f"{word}ed", f"{word}{word[-1]}ed", f"{word[:-1]}ied")
    return is_a(word, "infinitives", "present") or any(_may_be_past(form) for form in forms)


def _may_be_past(word: str) -> bool:
    return is_past(word) or word in _AUXILIARIES or (word.endswith("ed") and frequency(word) >= _RARE)


def _may_be_finite(word: str) -> bool:
    return word in _FINITE or is_third_person(word) or is_past(word)


def _by_that(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """A preposition before "that" and a clause: explained it with that "the roof would not hold"."""
    if len(words) < 2 or words[-1] != "that" or words[-2] not in _BEFORE_THAT:
        return None
    clause = is_a(inside[0], "determiners", "subject_pronouns") and len(inside) >= _CLAUSE
    return len(words) - 2 if clause else None


def _of(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """A preposition before a finite verb: accused them of "has been hiding it", of "conceals the report"."""
    first, second = inside[0], inside[1] if len(inside) > 1 else ""
    if words[-1] not in ("of", "for", "without", "despite"):
        return None
    blamed = next(
        (at for at in range(len(words) - 2, max(-1, len(words) - _FAR), -1) if _BLAMED.fullmatch(words[at])), 0
    )
    if first in _AUXILIARIES and first not in ("do", "does", "did"):
        doing = second in ("been", "not") or is_participle(second) or is_gerund(second) or is_adverb(second)
        return max(0, len(words) - 2) if doing and len(inside) >= _CLAUSE and not is_a(second, "determiners") else None
    verb = is_past(first) or is_third_person(first)
    return blamed if blamed and verb and is_a(second, "determiners") else None


def _called(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """What something is called with a preposition that the original's case left: called it "by a step"."""
    if not _BY_WHOM.match(" ".join(inside[:4])):
        return None
    for at in range(len(words) - 2, max(-1, len(words) - _FAR), -1):
        if _CALLED.fullmatch(words[at]):
            passive = any(
                word in ("is", "are", "was", "were", "be", "been", "being") for word in words[max(0, at - 2) : at]
            )
            return None if passive else at
        if _may_be_finite(words[at]) or is_a(words[at], "relatives"):
            return None
    return None


def _owner(words: Sequence[str], inside: Sequence[str]) -> int | None:
    """An owner before a finite verb: the company's "failed to warn the neighbours"."""
    last, first, second = words[-1], inside[0], inside[1] if len(inside) > 1 else ""
    if not last.endswith(("'s", "’s")) or last.lower().replace("’", "'") in _IS_OF:
        return None
    verb = (is_past(first) and not is_a(first, "infinitives")) or first in _AUXILIARIES
    return len(words) - 1 if verb and (second == "to" or is_a(second, "determiners")) else None
