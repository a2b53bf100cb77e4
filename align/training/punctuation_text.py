"""Text that the punctuation network learns from: news whose commas are taken out and that is given full stops."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from align.auditing.tokens import parts_of
from align.memo import Memo
from align.punctuation.features import SHAPES, UNKNOWN, features_of, spelled
from align.training.corpus import read_pairs

Known = Mapping[str, tuple[int, int, int]]  # a token's features
UNASKED = -1  # the question does not arise for this token
_SHORTEST, _LONGEST = 3, 200  # tokens of a line
_JOINED = 120  # tokens of two lines that are read as one paragraph
_HIDDEN, _HIDDEN_NAME = 0.04, 0.2  # how often a word is taken for unknown, and a rarer one with a capital
_KEPT_ROWS, _KEPT_NAMES = 30, 600  # the most frequent words never are
_NAMES = (4, 5)  # shapes
_BEFORE_CAPITAL = 3  # a stop strays so much more often before a capital


class Line(NamedTuple):
    """A line of English: its tokens, whether a blank precedes each, how often it is drawn, and the set it is from."""

    tokens: Sequence[str]
    apart: Sequence[bool]
    weight: float
    origin: str


class Example(NamedTuple):
    """What the network is shown, [tokens, 3], and what it should say of commas and of stops (UNASKED, 0 or 1)."""

    features: Sequence[tuple[int, int, int]]
    commas: Sequence[int]
    stops: Sequence[int]


@dataclass(frozen=True, slots=True)
class Damage:
    """How likely a comma is taken out, and how likely a stop strays behind a word (twice as likely for a comma)."""

    commas: float = 0.0
    stops: float = 0.0


KINDS = tuple(Damage(commas, stops) for commas in (0.08, 0.25, 0.6) for stops in (0.0, 0.01, 0.03))
"""The damages that examples are made with, each as often: commas mostly go one at a time."""


def read_lines(paths: Iterable[Path], weights: Mapping[str, float]) -> list[Line]:
    """The different English lines of parallel text, with their sets' weights; those of weight 0 are left out.

    Raises InputError for a file that is no parallel text.
    """
    lines: dict[str, Line] = {}
    for path in paths:
        for pair in read_pairs(path, weights):
            known = lines.get(pair.english)
            if known is None or known.weight < pair.weight:
                parts = parts_of(pair.english)
                if _SHORTEST <= len(parts.texts) <= _LONGEST:
                    ends = [start + len(text) for start, text in zip(parts.starts, parts.texts, strict=True)]
                    apart = (False, *(end < start for end, start in zip(ends, parts.starts[1:], strict=False)))
                    lines[pair.english] = Line(parts.texts, apart, pair.weight, pair.origin)
    return list(lines.values())


def vocabulary(lines: Iterable[Line], least: int, further: Iterable[str]) -> list[str]:
    """The spellings that stand in the lines at least so often, most frequent first, and then the ``further`` ones."""
    counts = Counter(spelled(token) for line in lines for token in line.tokens)
    words = [word for word, count in counts.most_common() if count >= least]
    return list(dict.fromkeys((*words, *(word for word in further if word.isalpha()))))


def known_to(rows: Mapping[str, int]) -> Known:
    """The features of every token, for the rows of a network's words; each is made when it is first asked for."""
    return Memo(lambda token: features_of(token, rows))


def joined(first: Line, second: Line) -> Line:
    """Two lines as one paragraph, unless that would be a long one: then the first alone."""
    if len(first.tokens) + len(second.tokens) > _JOINED:
        return first
    return Line((*first.tokens, *second.tokens), (*first.apart, True, *second.apart[1:]), first.weight, first.origin)


def damaged(line: Line, damage: Damage, known: Known, chance: random.Random) -> Example:
    """The line without some of its commas and with some stops, and what is to be found in it."""
    tokens, apart = line.tokens, line.apart
    features: list[tuple[int, int, int]] = []
    commas: list[int] = []
    stops: list[int] = []

    def add(token: str, is_apart: bool, comma: int, stop: int) -> None:
        word, ending, shape = known[token]
        features.append((word, ending, shape + SHAPES * is_apart))
        commas.append(comma)
        stops.append(stop)

    for at, written in enumerate(tokens):
        follows = at + 1 < len(tokens) and apart[at + 1]
        before_word = follows and tokens[at + 1][0].isalnum()
        if written == "," and before_word and at and not apart[at] and tokens[at - 1][0].isalnum():
            if chance.random() < damage.commas:
                commas[-1] = 1
                continue
            if tokens[at - 1][0].isalpha() and chance.random() < 2 * damage.stops:
                commas[-1] = UNASKED
                add(".", False, 1, 1)
                continue
        is_gap = written[0].isalnum() and before_word
        add(
            written, apart[at], 0 if is_gap else UNASKED, 0 if written == "." and follows and not apart[at] else UNASKED
        )
        likely = damage.stops * (_BEFORE_CAPITAL if is_gap and tokens[at + 1][0].isupper() else 1)
        if is_gap and written[0].isalpha() and chance.random() < likely:
            commas[-1] = UNASKED
            add(".", False, 0, 1)
    return Example(features, commas, stops)


def hidden(example: Example, chance: random.Random) -> Example:
    """The example with some words taken for unknown, names above all: most names in a text are new."""
    names = {shape + blank for shape in _NAMES for blank in (0, SHAPES)}
    features = [
        (UNKNOWN, ending, shape)
        if word > _KEPT_ROWS and chance.random() < (_HIDDEN_NAME if shape in names and word > _KEPT_NAMES else _HIDDEN)
        else (word, ending, shape)
        for word, ending, shape in example.features
    ]
    return example._replace(features=features)


def batches(lines: Sequence[Line], known: Known, tokens: int, chance: random.Random) -> Iterator[Sequence[Example]]:
    """Batches without end of about so many tokens, of examples of like length, drawn by the lines' weights."""
    weights = [line.weight for line in lines]
    while True:
        drawn = iter(chance.choices(lines, weights, k=_DRAWN))
        examples = []
        for line in drawn:
            two = joined(line, next(drawn, line)) if chance.random() < _PAIRED else line
            examples.append(hidden(damaged(two, chance.choice(KINDS), known, chance), chance))
        examples.sort(key=lambda example: len(example.features))
        cut: list[list[Example]] = [[]]
        for example in examples:
            if (len(cut[-1]) + 1) * len(example.features) > tokens and cut[-1]:
                cut.append([])
            cut[-1].append(example)
        chance.shuffle(cut)
        yield from cut


_DRAWN, _PAIRED = 3000, 1 / 3


def padded(examples: Sequence[Example]) -> tuple[npt.NDArray[np.int64], ...]:
    """Features [examples, tokens, 3], and the answers for commas and stops, [examples, tokens]."""
    longest = max(len(example.features) for example in examples)
    features = np.zeros((len(examples), longest, 3), np.int64)
    answers = np.full((2, len(examples), longest), UNASKED, np.int64)
    for row, example in enumerate(examples):
        features[row, : len(example.features)] = example.features
        answers[0, row, : len(example.commas)] = example.commas
        answers[1, row, : len(example.stops)] = example.stops
    return features, answers[0], answers[1]
