"""The comma behind a phrase that opens the sentence, by the English alone.

"Citing high prices the plant halted production", "According to the coach Jana Veselá half of the team fell ill",
"Overnight into Friday, May 9, 2025 heavy snow closed roads".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.auditing.clauses import word_at
from align.auditing.commas.openings import is_answered
from align.auditing.context import Context, Token
from align.auditing.dating.datetimes import MONTHS
from align.auditing.lexicon import (
    is_a,
    is_count,
    is_finite,
    is_function,
    is_gerund,
    is_participle,
    is_past,
    is_role,
    is_third_person,
)
from align.auditing.phrases import clause_verb, is_pronoun, is_sure_verb

_SURE = 0.94
_SHORTEST, _REACH, _LONGEST_SUBJECT = 3, 16, 12
# Gerunds that are prepositions, may take a comma or not, or have two objects: "Calling the police the enemy".
_NOT_OPENING = frozenset(
    (
        *("according", "barring", "beginning", "being", "concerning", "considering", "depending", "during", "evening"),
        *("excluding", "following", "including", "morning", "nothing", "notwithstanding", "pending", "regarding"),
        *("something", "starting", "anything", "everything", "spring", "king"),
        *("asking", "costing", "denying", "giving", "granting", "handing", "leaving", "lending", "offering", "owing"),
        *("paying", "promising", "saving", "sending", "showing", "teaching", "telling", "watching", "wishing"),
        *("helping", "letting", "making", "seeing", "hearing", "having", "saying", "knowing", "hoping", "thinking"),
    )
)
_BEFORE_ARTICLES = frozenset(
    ("all", "both", "double", "even", "half", "many", "only", "quite", "rather", "such", "what")
)
_ARTICLES = frozenset(("the", "a", "an", "his", "its", "their", "our", "my"))
_PARTS = frozenset(("half", "most", "some", "many", "several", "dozens", "hundreds", "thousands", "all", "none"))
_NEARLY = frozenset(("about", "around", "almost", "nearly", "approximately", "roughly"))
_BEYOND = frozenset(("more", "less", "fewer"))
_IN_TIME = frozenset(
    (
        *("overnight", "late", "early", "on", "in", "into", "to", "from", "of", "the", "night", "evening", "morning"),
        *("afternoon", "hours", "by", "during", "and", "between", "at", "dawn", "noon", "midnight", "already"),
    )
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def unparted_phrases(context: Context) -> Iterator[tuple[int, float]]:
    """The tokens, with a confidence, where the main clause begins without a comma behind a phrase before it."""
    tokens = context.tokens
    for opening in context.fresh_places(OPENS_PHRASE):
        start, end = context.sentence_of(opening)
        if opening != start or end - start < 2 * _SHORTEST:
            continue
        word = word_at(tokens, opening)
        if word == "according":
            index = _behind_source(tokens, opening + 2, end) if word_at(tokens, opening + 1) == "to" else None
        elif is_any_gerund(word):
            index = _behind_gerund(tokens, opening, end)
        else:
            index = _behind_date(tokens, opening, end)
        if index is not None and tokens[index].start == tokens[index - 1].end + 1:
            yield index, _SURE


def _opens_phrase(word: str) -> bool:
    small = word.lower()
    if not word[0].isupper() or small in _NOT_OPENING:
        return small == "according" and word[0].isupper()
    if small in _IN_TIME:
        return small != "the"
    return is_any_gerund(small) and not is_a(small, "naming", "asking", "thinking")


def is_any_gerund(word: str) -> bool:
    """Whether the word is a verb's form in ``-ing``, "using" and "carrying" among them."""
    return is_gerund(word) or word == "using" or (word.endswith("ying") and is_participle(f"{word[:-4]}ied"))


OPENS_PHRASE = _opens_phrase
WATCHES = (OPENS_PHRASE,)


def _behind_gerund(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Where a noun phrase begins that the object before it cannot take in, and has the only verb of the sentence."""
    for place in range(opening + 1, min(end - 2, opening + _REACH)):
        token, before = tokens[place], tokens[place - 1].text
        if not (token.is_word or token.text.isdecimal()) or _is_clause_word(token.text):
            return None
        begins = token.text in _ARTICLES or (is_pronoun(token.text) and token.text not in ("it", "you"))
        if place < opening + _SHORTEST or not begins or is_function(before) or is_gerund(before):
            if place > opening + 1 and _is_finite_at(tokens, place):
                return None
            continue
        timed = any(
            is_a(word_at(tokens, place + step), "time") or word_at(tokens, place + step) == "way" for step in (1, 2)
        )
        timed = timed or before in ("way", "moment", "time", "day")
        if before.endswith(("'s", "’s")) or before in _BEFORE_ARTICLES or timed:  # "Winning gold a second time is hard"
            return None
        return place if _has_only_verb(tokens, place, end) else None
    return None


def _is_clause_word(word: str) -> bool:
    return is_a(word, "relatives") or word in ("that", "than", "but", "what", "how", "why", "because", "when", "if")


def _has_only_verb(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether a clause begins here, and no verb behind its own could have it as a clause about the noun before.

    "Leaving the city the army had bombed was hard" has two; one behind "and" or a comma counts for nothing.
    """
    verb = clause_verb(tokens, place, end)
    if verb is None or verb + 1 >= end or not tokens[verb + 1].text[0].isalnum() or is_answered(tokens, place, end):
        return False
    at = verb + 1
    while at < end and (is_a(tokens[at].text, "auxiliaries", "adverbs") or is_a(tokens[at - 1].text, "auxiliaries")):
        at += 1
    for index in range(at, end):
        word = tokens[index].text
        if not (word[0].isalnum() or word in ("-", "%")) or is_a(word, "conjunctions", "relatives") or word == "that":
            return index > verb + 1
        if _may_be_verb(tokens, index):
            return False
    return True


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or is_a(before, "determiners", "prepositions") or is_role(word):
        return False
    return is_finite(word) or is_third_person(word)


def _is_finite_at(tokens: Sequence[Token], at: int) -> bool:
    word, before = tokens[at].text, tokens[at - 1].text
    if not word.islower() or is_role(word) or is_a(before, "determiners", "prepositions"):
        return False
    return is_a(word, "auxiliaries") or (is_finite(word) and is_sure_verb(tokens, at))


def _behind_source(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """Where "half of the team", "at least 40 people" or "40 people" begins behind who is the source, with its verb."""
    for place in range(first + 1, min(end - 2, first + _REACH)):
        token, before = tokens[place], tokens[place - 1]
        if not (token.is_word or token.text.isdecimal()) or is_a(
            token.text, "relatives", "auxiliaries", "conjunctions"
        ):
            return None
        if is_function(before.text) or before.text.endswith(("'s", "’s")):
            continue
        if _begins_quantity(tokens, place):
            whole = _has_late_verb(tokens, place, end) and not is_answered(tokens, place, end)
            return place if whole else None
    return None


def _begins_quantity(tokens: Sequence[Token], place: int) -> bool:
    word, second, third = (word_at(tokens, place + step) for step in range(3))
    if word in _PARTS:
        return second == "of" or (is_count(second) and word == "some")
    if word in _BEYOND:
        return second == "than" and (third[:1].isdigit() or is_count(third) or third == "half")
    if word == "at":
        return second == "least" and (third[:1].isdigit() or is_count(third))
    if word in _NEARLY:
        return second[:1].isdigit() or is_count(second) or second in ("half", "all")
    counted = word.isdecimal() and not _YEAR.fullmatch(word) and tokens[place - 1].text.islower()
    return counted and second.isalpha() and tokens[place + 1].text.islower() and not is_function(second)


def _has_late_verb(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Whether the quantity has its verb, behind a noun and before any comma."""
    for at in range(place + 2, min(end - 1, place + _LONGEST_SUBJECT)):
        if not (tokens[at].text[0].isalnum() or tokens[at].text in ("%", "-")) or is_a(tokens[at].text, "relatives"):
            return False
        if is_sure_verb(tokens, at):
            return not is_function(tokens[at - 1].text) and tokens[at + 1].text[0].isalnum()
    return _has_one_verb(tokens, place + 2, end)


def _has_one_verb(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether one past form is all that may be a verb up to the sentence's stop: "30 cars collided on the road."."""
    words = tokens[first:end]
    if not words or words[-1].text != "." or not all(each.text[0].isalnum() for each in words[:-1]):
        return False
    verbs = [at for at in range(first, end) if tokens[at].text.islower() and is_finite(tokens[at].text)]
    return len(verbs) == 1 and is_past(tokens[verbs[0]].text) and not is_function(tokens[verbs[0] - 1].text)


def _behind_date(tokens: Sequence[Token], opening: int, end: int) -> int | None:
    """Where a clause begins behind a full date that opens the sentence with more than "On": "Late on May 9, 2025"."""
    for year in range(opening + 1, min(end - 3, opening + _REACH)):
        word = tokens[year].text
        if _YEAR.fullmatch(word) and tokens[year - 1].text == "," and tokens[year - 2].text.isdecimal():
            dated = tokens[year - 3].text in MONTHS and tokens[year + 1].is_word
            whole = dated and (clause_verb(tokens, year + 1, end) is not None or _goes_on(tokens, year, end))
            return year + 1 if whole and not _begins_nothing(tokens[year + 1].text) else None
        if word.lower() not in _IN_TIME and not is_a(word, "calendar") and not (word.isdecimal() or word == ","):
            return None
    return None


def _goes_on(tokens: Sequence[Token], year: int, end: int) -> bool:
    """Whether a noun and a finite verb with what it governs follow the date: "heavy snow closed roads"."""
    for at in range(year + 2, min(end - 1, year + _LONGEST_SUBJECT)):
        word, following = tokens[at].text, tokens[at + 1].text
        if not tokens[at].is_word or is_a(word, "relatives"):
            return False
        if word.islower() and (is_past(word) or is_a(word, "auxiliaries")) and not is_function(tokens[at - 1].text):
            goes_on = not is_a(following, "auxiliaries", "conjunctions") and following[0].isalnum()
            return goes_on and (is_a(word, "auxiliaries") or is_sure_verb(tokens, at) or not is_function(following))
    return False


def _begins_nothing(word: str) -> bool:
    """Whether a word of a closed class stands here that begins no noun phrase."""
    return is_function(word) and not is_a(word, "determiners")
