"""What the original and its fresh translation say about a comma: whether one stands at the same place there."""

from __future__ import annotations

import re

from align.auditing.context import Context

_RELATIVE = re.compile(
    r",[ \u00a0](?:(?:s|se|v|ve|o|k|z|na|za|pro|před|с|со|в|о|об|к|на|за|для|от|у)[ \u00a0])?"
    r"(?:kter|jenž|jehož|jejíž|jemuž|jíž|jež\b|což\b|kde\b|котор|где\b|чей\b|чья\b|чьё\b|чьи\b)"
)
_ACRONYM = 3  # letters, at least
_NUMBER = re.compile(r"[-–]\d+\Z")  # Volga-7
_COMMA = re.compile(r'(?:[-–]\d+)?["”“»’]?,')  # behind what may be a title, or a ship with a number


def source_clause(context: Context, name: int, index: int) -> bool:
    """Whether a relative clause stands right behind the name ``tokens[name:index]`` in the original."""
    source = context.aligned.source
    for token in context.tokens[name:index]:
        match = context.names.find(token.text) if context.names is not None and token.is_capitalised else None
        if match is None or source is None:
            continue
        if any(
            _RELATIVE.match(source.text, found.end())
            for found in re.finditer(re.escape(match.source) + r"(?!\w)", source.text)
        ):
            return True
    return False


def source_acronym(context: Context, word: str) -> bool:
    """Whether the original has the same acronym with a relative clause right behind: "ČEZ, která"."""
    source = context.aligned.source
    if source is None or len(word) < _ACRONYM or not (word.isupper() and word.isalpha()):
        return False
    return any(_RELATIVE.match(source.text, found.end()) for found in re.finditer(rf"\b{word}\b", source.text))


def source_comma(context: Context, name: str) -> bool:
    """Whether the source has a comma right behind this name."""
    source = context.aligned.source
    match = context.names.find(_NUMBER.sub("", name)) if context.names is not None else None
    if source is None or match is None:
        return False
    return _COMMA.match(source.text, match.start + len(match.source)) is not None


def fresh_comma(context: Context, index: int) -> bool:
    """Whether the fresh translation of this place has a comma between the words around the gap before ``index``."""
    before, token = context.tokens[index - 1 : index + 1]
    bead = context.bead_at(before.start)
    fresh = context.hypothesis_of(bead) if bead else ""
    if f"{before.text}, {token.text}".lower() not in fresh.lower():
        return False
    pair = (re.escape(before.text), re.escape(token.text))
    apart = re.search(rf"\b{pair[0]}, {pair[1]}\b", fresh, re.IGNORECASE)
    return apart is not None and not re.search(rf"\b{pair[0]} {pair[1]}\b", fresh, re.IGNORECASE)
