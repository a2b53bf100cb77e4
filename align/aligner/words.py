"""Sentences as the beginnings of their words: what inflection, and most of what an old translation, leaves alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from align.aligner.ngrams import Vectors, weighed
from align.letters import without_marks

_WORD = re.compile(r"\w+")
_BEGINNING = 5  # letters


def beginnings(text: str) -> list[str]:
    """The first letters of each word, case folded, without diacritics."""
    plain = without_marks(text.casefold())
    return [word[:_BEGINNING] for word in _WORD.findall(plain)]


def word_vectors(left: Sequence[str], right: Sequence[str]) -> tuple[Vectors, Vectors]:
    """Both sides in one space of word beginnings, weighed as n-grams are."""
    sides = [[beginnings(text) for text in side] for side in (left, right)]
    sentences = [*sides[0], *sides[1]]
    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(word, len(numbers)) for words in sentences for word in words]
    rows = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
    width = max(len(numbers), 1)
    return weighed(rows * width + np.array(columns, dtype=np.int64), width, (len(left), len(right)))
