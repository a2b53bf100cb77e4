"""A name that only opens a sentence of the original, with a preposition glued to it: ``Novákon Friday``."""

from __future__ import annotations

import re
from functools import lru_cache

from align.auditing.context import Context, Token
from align.auditing.gluing.gluing import cuts
from align.auditing.lexicon import is_a
from align.names import NameIndex

_EXACT = 0.97
_LONGEST = 60
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def opening_cut(context: Context, index: int) -> tuple[int, str]:
    """Where the token comes apart into such a name and a preposition, and the original's word; (0, "") for one word.

    The index of the original's names leaves out what only opens sentences, so the aligned sentence is looked at.
    """
    token = context.tokens[index]
    if context.names is None or context.names.find(token.text) is not None:
        return 0, ""
    for end in cuts(token.text):
        if end >= _SHORTEST and is_a(token.text[end:], "prepositions") and _may_follow(context, index):
            for word in _openings(context, token):
                names = _index_of(word, context.aligned.source.lang if context.aligned.source else "")
                part, whole = names.find(token.text[:end]), names.find(token.text)
                if part is not None and part.score >= _EXACT and (whole is None or whole.score < part.score):
                    return end, word
    return 0, ""


def _may_follow(context: Context, index: int) -> bool:
    """Whether a weekday, a month, a name or an article stands behind, as behind a preposition."""
    following = context.tokens[index + 1] if index + 1 < len(context.tokens) else None
    if following is None or context.text[context.tokens[index].end : following.start] != " ":
        return False
    return following.is_capitalised or is_a(following.text, "determiners")


def _openings(context: Context, token: Token) -> tuple[str, ...]:
    """The first words of the sentences that the original has for the token's."""
    bead = context.bead_at(token.start)
    found = (_WORD.search(segment.text[:_LONGEST]) for segment in context.source_of(bead)) if bead else ()
    return tuple(word[0] for word in found if word)


@lru_cache(maxsize=256)
def _index_of(word: str, lang: str) -> NameIndex:
    """An index of one word, as if it stood inside a sentence."""
    return NameIndex((f"x {word}",), lang)
