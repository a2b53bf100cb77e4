"""Sentences through an engine with guards: split what is too long, try loops again, flag what stays bad."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from align.translation.batching import Budget, batches
from align.translation.engine import Batch, DecodingOptions, Engine, Hypothesis, Pending, Pieces
from align.translation.guards import is_loop, split_long
from align.translation.hints import without_hints
from align.translation.memory import Rendering
from align.translation.mending import mend, missing, straightened
from align.translation.settings import ModelSettings
from align.translation.threads import available_threads
from align.translation.tokenize import Tokenizer

Hints = frozenset[str]
"""What hints of a part say."""

_RETRY_NGRAM = 3
_WIDE = 8


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, or what fits of it: the sentence's number, its text and pieces, what stands before the next part.

    ``plain`` are the pieces without hints, ``read`` is the text that they stand for.
    """

    sentence: int
    text: str
    pieces: Pieces
    after: str
    hints: tuple[str, ...]
    plain: Pieces
    read: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What was written for a part: as text, misspelled hints put right, how many are lost, and what else is wrong."""

    hypothesis: Hypothesis
    text: str
    lost: int
    flags: tuple[str, ...]


class Decoder:
    """An engine with a tokenizer. ``settings`` say how long a sentence the model can read."""

    def __init__(self, engine: Engine, tokenizer: Tokenizer, settings: ModelSettings, options: DecodingOptions) -> None:
        self._engine, self._tokenizer, self._options = engine, tokenizer, options
        self._most, self._positions = settings.max_pieces, settings.positions
        self._ahead = 2 * available_threads(options.threads)

    def render(self, texts: Sequence[str], done: Callable[[int], None]) -> list[Rendering]:
        """A rendering for each text, none of them blank, in order; ``done`` is called with the number of each."""
        parts = [part for number, text in enumerate(texts) for part in self._parts(number, text)]
        left = [0] * len(texts)
        for part in parts:
            left[part.sentence] += 1

        def finished(place: int) -> None:
            sentence = parts[place].sentence
            left[sentence] -= 1
            if not left[sentence]:
                done(sentence)

        beam = self._options.beam_size
        budget = self._budget(beam, hypotheses=beam if self._tokenizer.hinting else 1)
        outcomes = self._decode(parts, budget, finished)
        self._try_again(parts, outcomes)
        self._look_again(parts, outcomes)
        grouped: list[list[tuple[_Part, _Outcome]]] = [[] for _ in texts]
        for part, outcome in zip(parts, outcomes, strict=True):
            grouped[part.sentence].append((part, outcome))
        return [_joined(group) for group in grouped]

    def _parts(self, number: int, text: str) -> list[_Part]:
        pieces = self._tokenizer.pieces(text)
        if len(pieces) <= self._most:
            return [self._part(number, text, pieces, " ")]
        split = split_long(text, lambda part: len(self._tokenizer.pieces(part)) <= self._most)
        return [self._part(number, part, self._tokenizer.pieces(part), after) for part, after in split]

    def _part(self, number: int, text: str, pieces: Pieces, after: str) -> _Part:
        plain = without_hints(pieces)
        hints = tuple(self._tokenizer.hints(pieces))
        return _Part(number, text, pieces, after, hints, plain, self._tokenizer.text(plain))

    def _budget(self, beam: int, no_repeat: int = 0, hypotheses: int = 1) -> Budget:
        return Budget(self._options.max_batch_tokens, beam, self._positions - 1, no_repeat, hypotheses)

    def _decode(self, parts: Sequence[_Part], budget: Budget, finished: Callable[[int], None]) -> list[_Outcome]:
        """What is written for each part: the best hypothesis, or the best of those that lost fewer hints."""
        found: dict[int, _Outcome] = {}
        for places, made in self._in_turn(batches([part.pieces for part in parts], budget)):
            for place, hypothesis in zip(places, made, strict=True):
                part = parts[place]
                found[place] = self._best(part, self._outcome(part, hypothesis), hypothesis.others, part.plain)
                finished(place)
        return [found[place] for place in range(len(parts))]

    def _in_turn(self, jobs: Iterable[tuple[list[int], Batch]]) -> Iterator[tuple[list[int], list[Hypothesis]]]:
        """The results in the order of the jobs; a few are given out ahead, so that an interruption waits for few."""
        ahead: deque[tuple[list[int], Pending]] = deque()
        for places, batch in jobs:
            ahead.append((places, self._engine.submit(batch)))
            if len(ahead) > self._ahead:
                places, wait = ahead.popleft()
                yield places, wait()
        for places, wait in ahead:
            yield places, wait()

    def _outcome(self, part: _Part, hypothesis: Hypothesis, plain: Pieces | None = None) -> _Outcome:
        """``plain`` are the pieces that were read, without hints, where they are not the part's own."""
        written = straightened(self._tokenizer.text(hypothesis.pieces))
        text = mend(written, part.hints, part.read)
        flags = _wrong(hypothesis, part.plain if plain is None else plain)
        return _Outcome(hypothesis, text, missing(text, part.hints), flags)

    def _best(self, part: _Part, outcome: _Outcome, others: Iterable[Hypothesis], plain: Pieces) -> _Outcome:
        """The outcome, or the first of the others that lost the fewest hints, if that is fewer, and is not bad."""
        for hypothesis in others:
            if not outcome.lost:
                break
            other = self._outcome(part, hypothesis, plain)
            outcome = other if other.lost < outcome.lost and not other.flags else outcome
        return outcome

    def _try_again(self, parts: Sequence[_Part], outcomes: list[_Outcome]) -> None:
        """Once more, without repeated n-grams, for what looped or did not end; the better of the two stays."""
        bad = [place for place, outcome in enumerate(outcomes) if outcome.flags]
        budget = self._budget(self._options.beam_size, _RETRY_NGRAM)
        again = self._decode([parts[place] for place in bad], budget, lambda place: None)
        for place, outcome in zip(bad, again, strict=True):
            if len(outcome.flags) < len(outcomes[place].flags):
                outcomes[place] = outcome

    def _look_again(self, parts: Sequence[_Part], outcomes: list[_Outcome]) -> None:
        """Once more, with a wide beam, where a hint was lost: its name in English, then numbers in words as figures.

        Of the hypotheses that lost the fewest hints the best stays. One sentence in 23, of WMT 2021; it brought one
        percent more of the names and of the numbers. Not for an acronym alone: what English calls the EAEU is no YEAES.
        """
        poor = [place for place, outcome in enumerate(outcomes) if outcome.lost]
        lost = {place: hints for place in poor if (hints := _worth(parts[place], outcomes[place]))}
        read = {place: parts[place].text for place in lost}
        self._look_wider(parts, outcomes, read, lost)
        figures = {place: self._tokenizer.in_figures(text) for place, text in read.items() if outcomes[place].lost}
        self._look_wider(parts, outcomes, {p: text for p, text in figures.items() if text != read[p]}, lost)

    def _look_wider(
        self, parts: Sequence[_Part], outcomes: list[_Outcome], texts: Mapping[int, str], lost: Mapping[int, Hints]
    ) -> None:
        """Decode the texts, each for the part of its place, with a wide beam and what of names was lost in English."""
        places = list(texts)
        sources = [self._tokenizer.pieces(text, lost[place]) for place, text in texts.items()]
        for chosen, made in self._in_turn(batches(sources, self._budget(_WIDE, hypotheses=_WIDE))):
            for number, best in zip(chosen, made, strict=True):
                place, plain = places[number], without_hints(sources[number])
                outcomes[place] = self._best(parts[place], outcomes[place], (best, *best.others), plain)


def _worth(part: _Part, outcome: _Outcome) -> Hints:
    """The lost hints that are more than acronyms."""
    return frozenset(hint for hint in part.hints if not hint.isupper() and missing(outcome.text, [hint]))


def _joined(group: Sequence[tuple[_Part, _Outcome]]) -> Rendering:
    text, weights, total = "", 0, 0.0
    for (part, outcome), last in zip(group, [False] * (len(group) - 1) + [True], strict=True):
        written = outcome.hypothesis
        text += outcome.text + ("" if last else part.after)
        weights += len(written.pieces) + 1
        total += written.score * (len(written.pieces) + 1)
    flags = {flag for _, outcome in group for flag in outcome.flags}
    if any(not part.after for part, _ in group):
        flags.add("truncated")
    return Rendering(text, total / weights, tuple(sorted(flags)))


def _wrong(hypothesis: Hypothesis, source: Pieces) -> tuple[str, ...]:
    flags = ["loop"] if is_loop(hypothesis.pieces, source) else []
    return (*flags, *(() if hypothesis.ended else ("truncated",)))
