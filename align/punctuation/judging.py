"""Whole texts through the punctuation network: each line by itself, however many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from align.memo import Memo
from align.punctuation.features import SHAPES, features_of
from align.punctuation.network import Floats, Network
from align.punctuation.weights import files
from align.resources import resource

NAME = "eng-punctuation"
_BREAK = re.compile("\n")


class Judgement(NamedTuple):
    """What the network makes of a text, by token, each a probability (0 to 1, float32, shape [tokens]).

    ``commas``: a comma is missing behind the token; of a stop, that a comma should stand in its place. ``stops``: the
    token, a full stop, ends nothing. Numbers mean nothing where the question does not arise.
    """

    commas: Floats
    stops: Floats

    @classmethod
    def nothing(cls, tokens: int) -> Judgement:
        """No doubt about any of so many tokens."""
        return cls(np.zeros(tokens, np.float32), np.zeros(tokens, np.float32))


@cache
def network() -> Network:
    """The network that comes with newsalign. Raises ModelError where its files are missing or damaged."""
    return Network.load(resource("models") / NAME)


def punctuation_files() -> tuple[Path, ...]:
    """The files of the network that comes with newsalign."""
    return files(resource("models") / NAME)


_FEATURES: Memo[tuple[int, int, int]] = Memo(lambda token: features_of(token, network().rows))


def judge(text: str, texts: Sequence[str], starts: Sequence[int]) -> Judgement:
    """What the network makes of the tokens ``texts``, which begin at ``starts`` in ``text``.

    Lines know nothing of each other.
    """
    if not texts:
        return Judgement.nothing(0)
    begins = np.array(starts)
    ends = begins + np.fromiter(map(len, texts), np.int64, len(texts))
    lines = np.searchsorted([found.start() for found in _BREAK.finditer(text)], begins)
    apart = np.zeros(len(texts), np.int64)
    apart[1:] = (begins[1:] > ends[:-1]) & (lines[1:] == lines[:-1])
    features = np.array(list(map(_FEATURES.__getitem__, texts)))
    features[:, 2] += SHAPES * apart
    found = network()(features, lines)
    return Judgement(found[:, 0], found[:, 1])
