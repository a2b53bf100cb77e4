"""What full stops the punctuation network finds that end no sentence, weighed against the original."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from align.auditing.context import Context
from align.auditing.learned import CERTAIN, LIKELY, NEVER, Bars
from align.auditing.lexicon import frequency
from align.auditing.stopping.sides import Sides, opening_word, parts_clauses, sides_of
from align.segment.lexicon import lexicon

_INSTEAD = 0.7  # from here on a comma should stand in the stop's place
_STOP = Bars(0.97, 0.85)
_STOP_UNSOURCED = Bars(NEVER, 0.85)
_STOP_IN_ONE = Bars(0.5, 0.3)  # where the original has one sentence for what is before and behind
_STOP_IN_TWO = Bars(NEVER, NEVER)
_STOP_BARS = {
    Sides.UNKNOWN: _STOP_UNSOURCED,
    Sides.ONE: _STOP_IN_ONE,
    Sides.SEVERAL: _STOP,
    Sides.TWO: _STOP_IN_TWO,
}
_FEW, _RARE = 7, 2.5
_SHORT = 3  # letters


class StopDoubt(NamedTuple):
    """A full stop, by its place among the tokens, that ends nothing; ``comma``: one should stand there instead."""

    place: int
    confidence: float
    comma: bool


def stray_stops(context: Context) -> Iterator[StopDoubt]:
    """The stops inside a line of which the network says that no sentence ends there."""
    tokens, (commas, stops) = context.tokens, context.punctuation
    for at in (stops > _STOP_IN_ONE.likely).nonzero()[0].tolist():
        if not 0 < at < len(tokens) - 1 or tokens[at].text != "." or not _between_words(context, at):
            continue
        chance, bars = float(stops[at]), _stop_bars(context, at)
        parted = parts_clauses(context, at, loose=bars is _STOP_UNSOURCED)
        if chance > bars.likely and not parted and not opening_word(context, at):
            sure = chance > bars.certain and not reads_foreign(context, at + 1)
            yield StopDoubt(at, CERTAIN if sure else LIKELY, bool(commas[at] > _INSTEAD))


def reads_foreign(context: Context, first: int) -> bool:
    """Whether a word that English hardly has stands among those from ``first`` on: "pas en développement"."""
    words = [token.text for token in context.tokens[first : min(first + _FEW, context.sentence_of(first)[1])]]
    return any(word.islower() and len(word) > _SHORT and frequency(word) < _RARE for word in words)


def _between_words(context: Context, at: int) -> bool:
    word, stop, behind = context.tokens[at - 1 : at + 2]
    joined = word.end == stop.start and context.text[stop.end : behind.start] == " "
    ordinal = word.text.isdigit() and len(word.text) <= 2 and behind.text.islower()  # the 90. years
    shortened = ordinal or lexicon("en").ambiguous.match(word.text) or lexicon("en").before_name.match(word.text)
    return joined and len(word.text) > 1 and word.text[0].isalnum() and behind.text[0].isalnum() and not shortened


def _stop_bars(context: Context, at: int) -> Bars:
    """The bars for a stop: by how the original has both its sides."""
    return _STOP_BARS[sides_of(context, at)]
