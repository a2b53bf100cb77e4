"""What full stops the punctuation network finds that end no sentence, weighed against the original."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from align.auditing.context import Context
from align.auditing.learned import CERTAIN, LIKELY, NEVER, Bars
from align.auditing.lexicon import frequency, is_a, is_past, is_third_person
from align.segment.lexicon import lexicon

_SUBJECT = 8  # tokens
_INSTEAD = 0.7  # from here on a comma should stand in the stop's place
_STOP = Bars(0.97, 0.85)
_STOP_UNSOURCED = Bars(NEVER, 0.85)
_STOP_IN_ONE = Bars(0.5, 0.3)  # where the original has one sentence for what is before and behind
_STOP_IN_TWO = Bars(NEVER, NEVER)
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
        if chance > bars.likely and not _parts_clauses(context, at, loose=bars is _STOP_UNSOURCED):
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


def _parts_clauses(context: Context, at: int, *, loose: bool) -> bool:
    """Whether both sides of a stop are clauses of their own, as where a translator made two sentences of one.

    Before it stands a verb, behind it a subject of a few words and its verb ("Brno. Fiala met him"); ``loose``: a verb.
    """
    tokens = context.tokens
    start, end = context.sentence_of(at - 1)[0], context.sentence_of(at + 1)[1]
    if not any(_is_predicate(token.text) for token in tokens[start + 1 : at]):
        return False
    behind = tokens[at + 1 : end]
    verb = next((place for place, token in enumerate(behind) if _is_predicate(token.text)), 0)
    subject = behind[:verb]
    plain = len(subject) <= _SUBJECT and all(token.is_word and not is_a(token.text, "relatives") for token in subject)
    return verb > 0 and (loose or plain)


def _is_predicate(word: str) -> bool:
    return word.islower() and (is_a(word, "auxiliaries") or is_past(word) or is_third_person(word))


def _stop_bars(context: Context, at: int) -> Bars:
    """The bars for a stop: by how the original has both its sides."""
    before, behind = (context.bead_at(context.tokens[place].start) for place in (at - 1, at + 1))
    if before is None or behind is None or not before.source_ids or not behind.source_ids:
        return _STOP_UNSOURCED
    if before.id != behind.id:
        return _STOP_IN_TWO
    return _STOP_IN_ONE if len(before.source_ids) == 1 else _STOP
