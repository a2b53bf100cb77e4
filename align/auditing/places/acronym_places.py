"""What stands around an acronym: whether English wants an article there, brackets, and its name spelled out before."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_finite, is_function, is_third_person
from align.letters import UPPER

_CLOSED = frozenset((".", ",", ";", ":", "!", "?", ")", "-", "–", "—"))
_SENTENCE_STOPS = (".", "!", "?", ":", "\n")


def is_in_brackets(context: Context, first: int, last: int) -> bool:
    """Whether the tokens stand alone in brackets."""
    text = context.text
    start, end = context.tokens[first].start, context.tokens[last].end
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def article_before(context: Context, first: int, last: int) -> str:
    """``the `` or ``The `` where the acronym stands as a noun by itself and has no article, else nothing."""
    text, start, end = context.text, context.tokens[first].start, context.tokens[last].end
    before, behind = text[:start].rstrip(" \u00a0\"“'‘"), text[end:]
    if not _is_last_of_its_noun(context, last) or not _is_prose(text, start):
        return ""
    if text[start - 1 : start] in ("(", "-", "/", "‑", "–"):
        return ""
    if not before or before.endswith(_SENTENCE_STOPS):
        return "The " if behind else ""
    previous = context.tokens[first - 1].text
    if text[start - 1 : start] == " " and before.endswith((",", ";", "—", "–")):
        return "" if _is_listed(context, first) else "the "
    word = previous.lower()
    if previous != word or is_a(word, "determiners") or word in ("and", "or", "as", "no", "called", "named"):
        return ""
    return "the " if is_a(word, "prepositions") or _is_verb(word) or is_function(word) else ""


def _is_listed(context: Context, first: int) -> bool:
    """``the EU, MVF and others``: the word before the comma may have the article for both."""
    return first > 1 and context.tokens[first - 2].text.isupper()


def _is_last_of_its_noun(context: Context, last: int) -> bool:
    """Whether no noun follows that the acronym describes: a mark follows, a verb or a small word."""
    text, token = context.text, context.tokens[last]
    behind = text[token.end :]
    if behind[:1] in ("-", "/", "‑"):
        return False
    following = context.tokens[last + 1].text if last + 1 < len(context.tokens) else "."
    if token.text.endswith(("'s", "’s")) or following in _CLOSED or not following[0].isalpha():
        return True
    return following.islower() and (_is_verb(following) or is_function(following) or is_a(following, "prepositions"))


def _is_verb(word: str) -> bool:
    return is_finite(word) or is_third_person(word) or is_a(word, "present")


def _is_prose(text: str, start: int) -> bool:
    """Whether the line ends as sentences do: headlines have no articles."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[low : high if high >= 0 else len(text)].rstrip(" \r\"”’')")
    return line.endswith((".", "!", "?", "…", ":", ";"))


@lru_cache(maxsize=256)
def stands_behind_its_name(text: str, acronym: str) -> bool:
    """Whether the text has the acronym in brackets behind a name in capitals: ``the Trade Inspection (ČOI)``."""
    return re.search(rf"\b[{UPPER}][\w’'-]+ \({re.escape(acronym)}\)", text) is not None
