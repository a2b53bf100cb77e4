"""The verb that an insertion behind the subject leaves over: "whose permit ends in May [supplies] gravel"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import (
    is_a,
    is_adverb,
    is_count,
    is_finite,
    is_function,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.phrases import is_sure_verb

_REACH = 32
_NO_PREDICATE = ("be", "been", "being", "having")
_PLURAL_VERBS = ("are", "were", "have", "do")
_SINGULAR_VERBS = ("is", "was", "has", "does")
_JOINS = ("and", "or", "but")
_BEFORE_VERBS = frozenset(("also", "already", "currently", "never", "now", "often", "still", "usually"))
_DESCRIBING = ("built", "called", "destined", "located", "owned", "placed", "situated", "titled", "used")
_SIGNS = "%$€£'’"
_MANY = frozenset(("people", "police", "men", "women", "children", "staff", "troops"))
_SEVERAL = frozenset(("all", "both", "few", "many", "most", "several", "some", "these", "those", "various"))
_HEADS_END = frozenset(("of", "for", "in", "from", "at", "with", "near", "on"))


def is_plural(subject: Sequence[Token]) -> bool | None:
    """Whether the noun phrase speaks of several: by "and" or the ending of its head; None for a capitalised "-s"."""
    words = [token.text for token in subject]
    if "and" in words or words[0].lower() in _SEVERAL or (is_count(words[0]) and words[0].lower() not in ("one", "1")):
        return True
    head = next((at for at, word in enumerate(words) if at and word in _HEADS_END), len(words)) - 1
    word = words[head]
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if word.lower() in _MANY or not ends:
        return word.lower() in _MANY
    return True if word.islower() else None


def left_verb(tokens: Sequence[Token], first: int, end: int, *, plural: bool | None) -> int | None:
    """The one verb from ``first`` on that may be the main one; None where there is none, or two are as likely."""
    places = list(_candidates(tokens, first, end, plural=plural))
    objects = {at for at in places if at - 1 in places and not is_finite(tokens[at].text)}  # "supplies shops"
    ranked = [(_rank(tokens, at), at) for at in places if at not in objects]
    best = max((rank for rank, _ in ranked), default=0)
    likely = [at for rank, at in ranked if rank == best]
    if len(likely) != 1 or not tokens[likely[0] - 1].text[0].isalnum() or likely[0] + 1 >= end:
        return None
    verb = likely[0]
    if not tokens[verb + 1].text[0].isalnum():
        return None
    adverb = word_at(tokens, verb - 1)
    if adverb in _BEFORE_VERBS:
        return verb - 1
    return None if is_a(adverb, "adverbs") else verb


def clause_end(tokens: Sequence[Token], relative: int, end: int) -> int | None:
    """The place behind the verb of the clause that ``relative`` opens, and what belongs to the verb."""
    bare = tokens[relative].text == "who"
    for at in range(relative + 1, min(end, relative + _REACH)):
        token = tokens[at]
        if not (token.is_word or token.text[0].isdigit()):
            return None
        verb = token.text.islower() and (is_finite(token.text) or _is_third(token.text))
        if verb and (at > relative + 1 or tokens[relative].text != "whose"):
            if at > relative + 1 and _is_noun_place(tokens, at) and not (bare and at == relative + 2):
                continue
            return _behind_group(tokens, at, end)
    return None


def _is_third(word: str) -> bool:
    """Whether the word has the form of a third person, of a stem that doubles its last letter as well: bans, plans."""
    stem = word[:-1]
    return is_third_person(word) or (word.endswith("s") and len(stem) > 2 and is_past(f"{stem}{stem[-1]}ed"))


def _behind_group(tokens: Sequence[Token], verb: int, end: int) -> int:
    at = verb + 1
    while at < end and is_a(tokens[at - 1].text, "auxiliaries", "adverbs") and tokens[at].text.islower():
        word = tokens[at].text
        if not (is_a(word, "auxiliaries", "adverbs") or is_participle(word) or word.endswith("ing")):
            break
        at += 1
    return at


def _candidates(tokens: Sequence[Token], first: int, end: int, *, plural: bool | None) -> Iterator[int]:
    found = False
    for at in range(first, min(end, first + _REACH)):
        token = tokens[at]
        if token.text == "," and _is_in_date(tokens, at):
            continue
        plain = token.text[0].isalnum() or token.text[0] in _SIGNS or _is_initial(tokens, at)
        if not plain or _opens_clause(tokens, at):
            return
        if _may_be_main(tokens, at, plural=plural):
            found = True
            yield at
        elif found and token.text in _JOINS:
            return


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    if is_a(word, "subject_pronouns") and not is_a(word, "determiners"):
        behind = word_at(tokens, at + 1)
        acts = is_finite(behind) or _is_third(behind)
        return word not in ("it", "you") or (acts and not is_a(tokens[at - 1].text, "prepositions"))
    return (
        word in ("that", "what")
        or is_a(word, "relatives")
        or (is_a(word, "conjunctions") and word not in ("and", "than", "or"))
    )


def _is_in_date(tokens: Sequence[Token], comma: int) -> bool:
    before, behind = tokens[comma - 1].text, word_at(tokens, comma + 1)
    named = is_a(before, "time") and before[0].isupper() and before not in MONTHS
    return (named and behind.capitalize() in MONTHS) or (before.isdecimal() and tokens[comma - 2].text in MONTHS)


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "." and len(tokens[at - 1].text) <= 2


def _is_noun_place(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].text
    noun = is_a(before, "determiners", "prepositions") or before == "to" or before.endswith(("'s", "’s"))
    return noun or (is_count(before) and not before.isdecimal())


def _may_be_main(tokens: Sequence[Token], at: int, *, plural: bool | None) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or word in _NO_PREDICATE or is_role(word) or _is_noun_place(tokens, at):
        return False
    if not (is_finite(word) or _is_third(word)):
        return False
    if (
        (before.islower() and is_a(before, "auxiliaries"))
        or before in _JOINS
        or (is_adverb(before) and tokens[at - 2].text in _JOINS)
    ):
        return False
    if is_adverb(before) and is_a(tokens[at - 2].text, "auxiliaries"):
        return False
    if is_participle(word) and (is_a(word, "states") or word in _DESCRIBING or word_at(tokens, at + 1) == "by"):
        return False
    if plural is not None and word in (_SINGULAR_VERBS if plural else _PLURAL_VERBS):
        return False
    return not (plural and word.endswith("s") and not is_past(word) and word not in _SINGULAR_VERBS)


def _rank(tokens: Sequence[Token], at: int) -> int:
    """How likely a word is the main verb: 3 by its form or object, 2 behind a phrase that ends there, 1 else."""
    word, before, behind = tokens[at].text, tokens[at - 1].text, word_at(tokens, at + 1)
    governs = _is_third(word) and (is_a(behind, "determiners") or behind == "to")
    if is_sure_verb(tokens, at) or governs or (is_a(word, "reporting") and behind == "that"):
        return 3
    if is_function(before) and not is_adverb(before):
        return 0
    return 2 if is_past(word) and (is_function(behind) or behind == "to") else 1
