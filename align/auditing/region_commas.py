"""The comma behind the state or country of a town before a phrase: "in Duluth, Minnesota[,] with the best time"."""

from __future__ import annotations

from collections.abc import Iterator

from align.auditing.clauses import name_start
from align.auditing.context import Context
from align.auditing.dates_places import REGION, is_town, region_end
from align.auditing.lexicon import is_a

_STYLE = 0.85  # below the bar: human texts leave it out at times
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
        if is_a(tokens[index - 1].text, "region_ends"):  # "Kashin, Tver Region"
            continue
        start, end = context.sentence_of(place)
        if index + 1 < end and is_town(tokens, name_start(tokens, place - 2, start), place - 1, start):
            yield index, _STYLE
