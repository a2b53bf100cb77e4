"""The comma behind the state or country of a town before a phrase: "in Fresno, California[,] on the second day"."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.clauses import name_start, word_at
from align.auditing.commas.dates_places import REGION, is_town, region_end
from align.auditing.context import Context, Token
from align.auditing.lexicon import is_a, is_finite, is_third_person

_SURE = 0.94
_STYLE = 0.85  # below the bar: the country may be a subject
_IN = ("in", "at", "near", "from", "outside", "to")
_BEHIND = frozenset(("with", "on", "after", "by", "during", "before", "at", "in", "for", "when", "while", "because"))


def unended_regions(context: Context) -> Iterator[tuple[int, float]]:
    """The prepositions, with a confidence, before which the comma behind a town's state or country is missing.

    Style books want it wherever the sentence goes on (AP Stylebook, "comma"; The Chicago Manual of Style, 6.39).
    """
    tokens = context.tokens
    for place in context.fresh_places(REGION):
        index = region_end(tokens, place)
        if index is None or index + 1 >= len(tokens) or tokens[index].text not in _BEHIND:
            continue
        if is_a(tokens[index - 1].text, "region_ends"):  # "Torzhok, Tver Region"
            continue
        start, end = context.sentence_of(place)
        town = name_start(tokens, place - 2, start)
        if index + 1 < end and is_town(tokens, town, place - 1, start):
            yield index, _SURE if _ends_with_phrase(context, index, town) else _STYLE


def _ends_with_phrase(context: Context, index: int, town: int) -> bool:
    """Whether but a phrase follows, so that the country is no subject: "was moved to Kassel, Germany in 2024"."""
    tokens = context.tokens
    start, end = context.sentence_of(index)
    governor, led = word_at(tokens, town - 1), word_at(tokens, town - 2)
    if governor not in _IN or led in ("according", "due", "thanks") or is_a(tokens[town].text, "states_and_provinces"):
        return False
    told = any(_is_verb(token) for token in tokens[start + 1 : town - 1])
    clause = tokens[index].text in ("when", "while", "because")
    return told and (clause or not any(_is_verb(token) for token in tokens[index:end]))


def _is_verb(token: Token) -> bool:
    return token.text.islower() and (is_finite(token.text) or is_third_person(token.text))
