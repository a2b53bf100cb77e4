"""Where the subject of a clause begins, its titles included: "Former mayor of Derbent Ivan Petrov"."""

from __future__ import annotations

from collections.abc import Sequence

from align.auditing.clauses import word_at
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_role
from align.names.given import is_given_name

_OPENERS = (",", ";", ":", "–", "—", '"', "“", "”")
_LONGEST = 12
_BEHIND_OFFICE = ("of", "for", "in")


def opens_clause(tokens: Sequence[Token], phrase: int, start: int) -> bool:
    """Whether a clause begins with the noun phrase at ``phrase``, or with an office and what it is over before it."""
    if phrase <= start or word_at(tokens, phrase - 1) in (*_OPENERS, "that"):
        return True
    first = phrase
    while first > max(start, phrase - _LONGEST) and tokens[first - 1].is_word and word_at(tokens, first - 1) != "that":
        first -= 1
    opened = first == start or word_at(tokens, first - 1) in (*_OPENERS, "that")
    return opened and _is_office(tokens[first:phrase])


def _is_office(phrase: Sequence[Token]) -> bool:
    """Whether the words are an office and what it is over: "The head of", "Coach of the national", no verb."""
    words = [token.text for token in phrase]
    office = next((at for at, word in enumerate(words) if is_role(word)), None)
    if office is None or office + 1 >= len(words) or words[office + 1] not in _BEHIND_OFFICE:
        return False
    before, behind = words[:office], words[office + 1 :]
    if any(is_a(word, "prepositions", "conjunctions", "relatives", "subject_pronouns") for word in before):
        return False
    verbs = (word for word in (*before, *behind) if word.islower() and not is_role(word))
    return not any(is_finite(word) or is_a(word, "conjunctions", "relatives") for word in verbs if word != "and")


def is_surname(context: Context, at: int) -> bool:
    """Whether the text has the word at ``at`` behind a given name elsewhere, and nowhere in small letters."""
    texts = context.texts
    word = texts[at]
    if word.lower() in context.words:
        return False
    return any(text == word and place and is_given_name(texts[place - 1]) for place, text in enumerate(texts))
