"""Whether "where" behind a place can only speak of the place: "They moved to Tbilisi, where", not "the house in Brno".

All work on token indices; ``phrase`` is the first token of the place's name, ``where`` the one behind its last.
"""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import closing_comma, is_cleft, name_start, word_at
from align.auditing.context import Token
from align.auditing.lexicon import (
    is_a,
    is_finite,
    is_function,
    is_gerund,
    is_participle,
    is_past,
    is_regular_past,
    is_role,
    is_third_person,
)

_PLACED = frozenset(
    (
        *("in", "at", "near", "on", "into", "inside", "outside", "around", "across", "within", "throughout", "over"),
        *("from", "to", "for"),
    )
)
_FAR, _NEAR = 30, 8  # words before in which somebody may be asked, or something said
_OBJECTS = frozenset(("him", "her", "them", "us", "me", "it", "himself", "herself", "itself", "themselves"))
_WHO = frozenset(("he", "she", "it", "who", "which", "that"))
_MANY = frozenset(("i", "we", "they", "you", "who", "which", "that"))
_LINKS = frozenset(("is", "was", "are", "were", "been", "be"))
_PLURALS = frozenset(("people", "men", "women", "children", "police", "cattle", "staff", "one", "none"))
_STAYS = frozenset(
    (
        *("lives", "stays", "remains", "sits", "lies", "ends", "begins", "starts", "comes", "goes"),
        *("moves", "travels", "arrives", "departs", "flies"),
    )
)
_NOUNS_FIRST = frozenset(("not", "never", "only", "ever", "even", "first", "already"))
_PARTICLES = frozenset(("out", "up", "down", "off", "away", "over", "back", "along", "together"))
_TIMES = frozenset(("last", "this", "next"))
_YEAR = 4  # digits


def is_only_there(tokens: Sequence[Token], phrase: int, where: int, sentence: tuple[int, int]) -> bool:
    """Whether a verb, adverb or predicate governs the place's preposition, and nothing is asked or singled out.

    A common noun there ("a hospital in Kharkiv where") may be what the clause defines. The clause ends the sentence or
    has its second comma: one of two would be half a pair.
    """
    start, _ = sentence
    governed = phrase - 1
    if governed <= start or tokens[governed].text not in _PLACED or not _moves(tokens, governed - 1, start):
        return False
    return not (
        _is_asked(tokens, governed, start) or is_cleft(tokens, governed, start) or is_half(tokens, where, sentence)
    )


def is_half(tokens: Sequence[Token], where: int, sentence: tuple[int, int]) -> bool:
    """Whether the sentence may go on behind the clause that "where" opens, without the clause's second comma."""
    start, end = sentence
    if closing_comma(tokens, where, end) is not None:
        return False
    return not _is_told(tokens, start, where) and _has_two_verbs(tokens, where, end)


def _is_asked(tokens: Sequence[Token], governed: int, start: int) -> bool:
    """Whether "where" may open a question: "asked in Písek where the coach lived"; or a thing is singled out by it."""
    first = max(start, governed - _FAR)
    before = tokens[first:governed]
    asks = (at for at in range(first, governed) if is_a(tokens[at].text, "asking", "deciding", "thinking"))
    if any(not is_a(word_at(tokens, at - 1), "determiners") for at in asks):  # not "the suspects"
        return True
    if any(token.text == "only" for token in before[-_NEAR:]):
        return True
    last = before[-1].text
    said = before[-_NEAR:] if is_a(last, "adverbs") or last in _OBJECTS else before[-1:]
    return any(is_a(token.text, "reporting") for token in said)


def _moves(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether the token before the preposition is a verb, or an adverb, object or time behind one."""
    token, before = tokens[at], word_at(tokens, at - 1) if at > start else ""
    word = token.text.lower()
    if word in _OBJECTS or (is_a(word, "adverbs") and word not in _NOUNS_FIRST):
        return True
    if at > start and (word.endswith("ly") or word in _PARTICLES):
        return _is_verb(tokens, at - 1, start)
    if is_a(word, "calendar") or (word.isdecimal() and len(word) <= _YEAR):
        return before in ("on", "in") or is_a(before, "calendar") or before in _TIMES
    if is_a(word, "time") and before in _TIMES:
        return True
    if token.is_capitalised:
        name = name_start(tokens, at, start)
        return name > start and _is_verb(tokens, name - 1, start)
    return _is_verb(tokens, at, start) or _is_predicate(tokens, at, start)


def _is_predicate(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether an adjective or a noun that nothing singles out stands there: "is coldest in", "sent for repair to"."""
    word, before = tokens[at].text, word_at(tokens, at - 1) if at > start else ""
    if not (word.islower() and word.isalpha()) or word in _PLURALS or is_function(word):
        return False
    if word.endswith("s") and not word.endswith(("ous", "less")):
        return False
    if before in _LINKS:
        named = word_at(tokens, at - 2) not in ("there", "it", "this", "that")  # "it is farmland in Moravia where"
        return named or word.endswith("est") or word in ("best", "worst")
    moved = before in ("for", "by", "on", "under") and word_at(tokens, at + 1) in ("to", "from")
    return moved and at - 2 > start and _is_verb(tokens, at - 2, start)


def _is_verb(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether the word is a verb by its form and by what stands before it, and no noun: "the meeting", "hotels"."""
    word, before = tokens[at].text, word_at(tokens, at - 1) if at > start else ""
    if not word.islower() or before.replace("’", "'").endswith("'s"):
        return False
    if is_a(word, "auxiliaries"):
        return True
    if is_a(before, "determiners"):
        return False
    if is_past(word) or is_participle(word):
        return not is_a(before, "prepositions")
    if is_gerund(word):
        return is_a(before, "auxiliaries", "conjunctions") or before in ("", ",", "by", "without")
    if is_third_person(word) or word in _STAYS:
        named = at > start and tokens[at - 1].is_capitalised and not is_function(before)
        return word in _STAYS or named or before in _WHO or is_a(before, "adverbs") or is_role(before)
    return is_base(word) and (before == "to" or before in _MANY or is_a(before, "auxiliaries", "adverbs"))


def is_base(word: str) -> bool:
    """Whether the word may be a verb's plain form: its past form is a word."""
    formed = (f"{word}d", f"{word}ed", f"{word[:-1]}ied", f"{word}{word[-1]}ed")
    return is_a(word, "infinitives") or (word.isalpha() and any(is_regular_past(form) for form in formed))


def _is_told(tokens: Sequence[Token], start: int, where: int) -> bool:
    """Whether the main clause has its verb before the place: "he lived in", "is held in"; no "who lives in"."""
    words = [token.text for token in tokens[start:where]]
    if any(is_a(word, "relatives") or word == "that" for word in words):
        return False
    for at, word in enumerate(words):
        if at and word.islower():
            before = words[at - 1].lower()
            pronoun = before in ("i", "he", "she", "it", "we", "they", "you")
            if is_a(word, "auxiliaries") or (is_past(word) and pronoun):
                return not is_a(before, "determiners", "prepositions")
    return False


def _has_two_verbs(tokens: Sequence[Token], where: int, end: int) -> bool:
    """Whether two finite verbs may stand behind "where" that nothing joins: "where beer is free drew crowds"."""
    verbs, last = 0, where
    for at in range(where + 1, end):
        word, before = tokens[at].text, tokens[at - 1].text
        if not word[0].isalnum() or word == "that" or (is_a(word, "relatives", "conjunctions") and word != "and"):
            break
        finite = is_finite(word) or (before in _WHO and is_third_person(word))
        if not (word.islower() and finite) or is_a(before, "determiners", "prepositions"):
            continue
        helped = is_a(tokens[last].text, "auxiliaries") and all(is_function(each.text) for each in tokens[last:at])
        verbs += not (before == "and" or helped)
        last = at
    return verbs > 1
