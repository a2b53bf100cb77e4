"""What may be inserted behind a name: "according to the paper", "speaking on the radio", "the captain of the team".

All work on token indices: ``index`` where it may begin, ``end`` (exclusive) of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import closing_comma, ends_phrase, word_at
from align.auditing.context import Token
from align.auditing.lexicon import is_a, is_gerund, is_participle, is_role
from align.auditing.watches import is_capitalised
from align.auditing.watching import Pair
from align.names.cases import without_possessive

REFLEXIVES = ("himself", "herself", "itself")
_ASIDES = frozenset(
    ("who", "whose", "whom", "which", "where", "according", "along", "by", "in", "like", "unlike", "one", "himself",
     "herself", "itself", "together", "among", "a", "an", "the")
)  # fmt: skip
_SECONDS = frozenset(("by", "whom", "whose", "which", "where"))
_REACH = 40
_LONGEST_OFFICE = 9  # tokens


def _may_open(word: str) -> bool:
    return word.islower() and _opens_alone(word)


def _may_open_with(word: str) -> bool:
    return word.islower() and (is_participle(word) or is_a(word, "prepositions"))


def _is_second(word: str) -> bool:
    return word.lower() in _SECONDS


# What is inserted behind a name, or the main clause behind "according to", begins so; a preposition and a participle
# want one of a few words behind them.
OPENS_ALONE, OPENS_WITH = Pair(is_capitalised, _may_open), Pair(_may_open_with, _is_second)


def _opens_alone(word: str) -> bool:
    return word in _ASIDES or is_gerund(word) or is_a(word, "determiners", "subject_pronouns")


def is_inserted_phrase(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a phrase such as "according to", "in whose opinion", "by his own words" begins at ``index``."""
    word, second, third = (word_at(tokens, index + step) for step in range(3))
    if word == "according":
        return second == "to"
    if is_a(word, "prepositions") and second in ("whom", "whose", "which"):
        return True
    if word == "from" and second == "where":
        return True
    own = second in ("his", "her", "their", "its") and "own" in (third, word_at(tokens, index + 3))
    return word in ("by", "in") and own and index + 3 < end


def is_aside(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "speaking on the radio", "like his colleagues" or "quoted by Reuters" begins at ``index``."""
    word, second = word_at(tokens, index), word_at(tokens, index + 1)
    if index + 2 >= end or not second[:1].isalpha():
        return False
    if word in ("like", "unlike"):
        return (
            is_a(second, "determiners")
            or second in ("many", "most", "other", "others", "several")
            or (tokens[index + 1].is_capitalised)
        )
    if word == "one":
        return second == "of"
    if word in REFLEXIVES:
        return second in ("a", "an", "the") and not is_a(word_at(tokens, index + 2), "time")
    if word in ("together", "along"):
        return second == "with" and closing_comma(tokens, index, end) == _next_comma(tokens, index, end)
    if word == "among":
        return second in ("other", "others")
    if is_gerund(word):
        return True
    return second == "by" and is_participle(word)


def _next_comma(tokens: Sequence[Token], index: int, end: int) -> int | None:
    return next((at for at in range(index, min(end, index + _REACH)) if tokens[at].text == ","), None)


def is_apposition(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "a", "the" or "his" at ``index`` begins a noun phrase that says what somebody is."""
    if word_at(tokens, index) not in ("a", "an", "the", "his", "her", "their") or is_a(
        word_at(tokens, index + 1), "time"
    ):
        return False
    for place in range(index + 1, min(end, index + _LONGEST_OFFICE)):
        token, word = tokens[place], tokens[place].text
        if is_role(word) or (is_a(word, "trades") and _ends_office(word_at(tokens, place + 1))):
            return True
        bare = without_possessive(word)
        institution = word in ("of", "and", "for", "the") and (tokens[place - 1].is_capitalised or word == "the")
        if not token.is_word or (ends_phrase(bare) and not institution and place > index + 1):
            return False
    return False


def _ends_office(word: str) -> bool:
    return word == "," or is_a(word, "prepositions")
