"""Watches that several rules set on one token: a comma, a word, a capital, somebody's age."""

from __future__ import annotations

_AGES = range(14, 111)


def is_comma(word: str) -> bool:
    """Whether the token is a comma."""
    return word == ","


def is_word(word: str) -> bool:
    """Whether the token is a word, not a number and not punctuation."""
    return word[0].isalpha()


def is_capitalised(word: str) -> bool:
    """Whether the token is a word whose first letter is a capital."""
    return word[0].isupper()


def is_age(word: str) -> bool:
    """Whether the token is a number that may be the age of somebody in the news."""
    return word.isdecimal() and len(word) <= len(str(_AGES.stop)) and int(word) in _AGES
