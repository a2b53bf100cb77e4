"""Gaps that want two commas of which the sentence has neither: one alone would make it worse."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.lexicon import is_a, is_role

_FAR = 40  # tokens that are looked back over


def opens_half(context: Context, at: int) -> bool:
    """Whether a full name behind an office lacks the comma on its other side too: "The Mayor of Brno Jan Mach said"."""
    tokens, (start, end) = context.tokens, context.sentence_of(at)
    behind = at + 1
    while behind < end and tokens[behind].is_word and tokens[behind].is_capitalised:
        behind += 1
    named = behind > at + 1 and behind < end and tokens[at].is_word
    office = named and any(is_role(token.text.lower()) for token in tokens[start:at])
    return office and tokens[behind].text.islower()


def closes_half(context: Context, at: int) -> bool:
    """Whether a clause behind a name lacks its comma on the other side: "Merz who was in Paris the talks failed"."""
    tokens, (start, _) = context.tokens, context.sentence_of(at)
    for place in range(at, max(start, at - _FAR), -1):
        if tokens[place].text == ",":
            return False
        if is_a(tokens[place].text, "relatives") and tokens[place].text != "that":
            return tokens[place - 1].is_capitalised
    return False
