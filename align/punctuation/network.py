"""The punctuation network: convolutions over the tokens of a text, ever further apart, in numpy.

After Strubell et al. 2017, "Fast and accurate entity recognition with iterated dilated convolutions": rectified
convolutions over three tokens, here each added to what comes in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from align.errors import ModelError
from align.punctuation.features import ENDINGS, SHAPES
from align.punctuation.weights import Array, read

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
DILATIONS = (1, 2, 4, 8, 16, 1)
REACH = sum(DILATIONS)  # how many tokens before and behind have a say about one
_ROWS = 2048  # of a text that are in memory at a time


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution over three tokens, ``dilation`` apart: weights [3, width, width] and bias [width]."""

    dilation: int
    weights: Floats
    bias: Floats

    def add_to(self, x: Floats, lines: Numbers) -> None:
        """Add what the layer makes of ``x`` [tokens, width] to it; tokens of another line are as if they were not."""
        apart = self.dilation
        y = x @ self.weights[1]
        y += self.bias
        if len(x) > apart:
            beyond = lines[:-apart] != lines[apart:]
            for shifted, seen, tap in ((y[apart:], x[:-apart], 0), (y[:-apart], x[apart:], 2)):
                part = seen @ self.weights[tap]
                part[beyond] = 0
                shifted += part
        np.maximum(y, 0, out=y)
        x += y


@dataclass(frozen=True, slots=True)
class Network:
    """The tables that words, endings and shapes are looked up in, the layers, and the last linear map [width, 2]."""

    rows: Mapping[str, int]
    tables: Mapping[str, Array]
    layers: tuple[Layer, ...]

    @classmethod
    def load(cls, folder: Path) -> Network:
        """The network in ``folder``. Raises ModelError where files are missing, damaged or do not fit together."""
        arrays, words = read(folder)
        try:
            layers = tuple(
                Layer(dilation, arrays[f"conv.{at}"], arrays[f"bias.{at}"]) for at, dilation in enumerate(DILATIONS)
            )
            width = len(arrays["out"])
            wanted = {"words": (len(words) + 2, width), "endings": (ENDINGS, width), "shapes": (2 * SHAPES, width)}
            fits = all(arrays[name].shape == shape for name, shape in wanted.items()) and all(
                layer.weights.shape == (3, width, width) for layer in layers
            )
        except KeyError as error:
            raise ModelError(f"{folder}: the punctuation network lacks {error}", _AGAIN) from error
        if not fits:
            raise ModelError(f"{folder}: the parts of the punctuation network do not fit together", _AGAIN)
        return cls({word: row for row, word in enumerate(words, 2)}, arrays, layers)

    def __call__(self, features: Numbers, lines: Numbers) -> Floats:
        """Two probabilities for each token: ``features`` [tokens, 3] and the number of each one's line [tokens].

        Goes through the text in parts, each with what is within reach of it, so that memory is bounded.
        """
        parts = []
        for start in range(0, len(features), _ROWS):
            low, high = max(0, start - REACH), start + _ROWS + REACH
            part = self._forward(features[low:high], lines[low:high])
            parts.append(part[start - low : start - low + _ROWS])
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def _forward(self, features: Numbers, lines: Numbers) -> Floats:
        words, endings, shapes = features.T
        x = self._row("words", words) + self._row("endings", endings) + self.tables["shapes"][shapes]
        for layer in self.layers:
            layer.add_to(x, lines)
        logits = x @ self.tables["out"] + self.tables["out.bias"]
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)

    def _row(self, table: str, rows: npt.NDArray[np.int64]) -> Floats:
        return np.asarray(self.tables[table][rows] * self.tables[f"{table}.scale"][rows], np.float32)


_AGAIN = "Install newsalign again."
