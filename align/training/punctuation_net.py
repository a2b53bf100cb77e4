"""The punctuation network in torch: its parameters by the names of the file, a training step, and writing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from align.punctuation.features import ENDINGS, PAD, SHAPES
from align.punctuation.network import DILATIONS
from align.punctuation.weights import write
from align.training.extra import need
from align.training.pieces import Vocabulary
from align.training.punctuation_text import UNASKED

Parameters = dict[str, Any]
_SPREAD = 0.1  # of the tables of endings and shapes at first
_GIVEN = 0.1  # the share of what its pieces' vectors say of a word
_COMMA_WEIGHT, _STOP_WEIGHT = 1.0, 0.3


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide the layers are, and the share of values that training drops."""

    width: int = 96
    dropout: float = 0.1


def piece_vectors(words: Sequence[str], folder: Path, width: int) -> npt.NDArray[np.float32]:
    """Vectors [words + 2, width] from the embeddings of a Marian model's target pieces, by principal components.

    What that model learned of a word helps where the punctuation network has hardly seen it. The first two rows, for
    padding and unknown words, are near 0. Raises ModelError for a folder without such a model.
    """
    from safetensors.numpy import load_file

    pieces = Vocabulary(folder)
    table = load_file(folder / "model.safetensors")["model.shared.weight"].astype(np.float32)
    vectors = piece_sums(words, pieces, table)
    vectors -= vectors.mean(0)
    _, _, directions = np.linalg.svd(vectors[::3], full_matrices=False)
    projected = vectors @ directions[:width].T
    return np.asarray(projected / projected.std(), np.float32)


def piece_sums(words: Sequence[str], pieces: Vocabulary, table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Vectors [words + 2, columns of the table]: the sum of the rows of a word's pieces over the root of their number.

    The first two are 0.
    """
    vectors = np.zeros((len(words) + 2, table.shape[1]), np.float32)
    for row, word in enumerate(words, 2):
        numbers = pieces.target(word)
        vectors[row] = table[numbers].sum(0) / max(1, len(numbers)) ** 0.5
    return vectors


def started(vectors: npt.NDArray[np.float32], shape: Shape, seed: int) -> Parameters:
    """Parameters to begin with, for words with these vectors [rows, any width], which themselves are not trained."""
    torch = need("torch")
    torch.manual_seed(seed)
    width = shape.width

    def drawn(*size: int) -> Any:
        return (torch.randn(*size) * _SPREAD).requires_grad_()

    def even(fan: int, *size: int) -> Any:
        return ((torch.rand(*size) * 2 - 1) / fan**0.5).requires_grad_()

    parameters = {
        "given": torch.tensor(vectors),
        "given.map": even(vectors.shape[1], vectors.shape[1], width),
        "words": torch.zeros(len(vectors), width, requires_grad=True),
        "endings": drawn(ENDINGS, width),
        "shapes": drawn(2 * SHAPES, width),
        "out": even(width, width, 2),
        "out.bias": torch.zeros(2, requires_grad=True),
    }
    for at in range(len(DILATIONS)):
        parameters[f"conv.{at}"] = even(3 * width, width, width, 3)
        parameters[f"bias.{at}"] = torch.zeros(width, requires_grad=True)
    return parameters


def logits(parameters: Parameters, features: Any, dropout: float = 0.0) -> Any:
    """The network's two answers [examples, tokens, 2], before the logistic function."""
    functional = need("torch").nn.functional
    words, endings, shapes = features.unbind(-1)
    there = (words != PAD).unsqueeze(-1).float()
    given = parameters["given"][words] @ parameters["given.map"] * _GIVEN
    x = (given + parameters["words"][words] + parameters["endings"][endings] + parameters["shapes"][shapes]) * there
    x = functional.dropout(x, dropout)
    for at, dilation in enumerate(DILATIONS):
        y = functional.conv1d(
            x.transpose(1, 2), parameters[f"conv.{at}"], parameters[f"bias.{at}"], padding=dilation, dilation=dilation
        ).transpose(1, 2)
        x = (x + functional.dropout(y.relu(), dropout)) * there
    return x @ parameters["out"] + parameters["out.bias"]


def loss_of(found: Any, commas: Any, stops: Any) -> Any:
    """Cross-entropy of both answers where they are asked for, commas counting more."""
    torch = need("torch")
    total = torch.zeros(())
    for column, (answers, weight) in enumerate(((commas, _COMMA_WEIGHT), (stops, _STOP_WEIGHT))):
        asked = answers != UNASKED
        if asked.any():
            total = total + weight * torch.nn.functional.binary_cross_entropy_with_logits(
                found[..., column][asked], answers[asked].float()
            )
    return total


def export(parameters: Mapping[str, Any], words: Sequence[str], folder: Path) -> None:
    """Write the network for ``align.punctuation``: tables in 8 bits, layers in 16. Raises JobError."""
    torch = need("torch")
    with torch.no_grad():
        table = parameters["words"] + parameters["given"] @ parameters["given.map"] * _GIVEN
        arrays = {name: each.numpy() for name, each in parameters.items() if not name.startswith(("given", "words"))}
        arrays["words"] = table.numpy()
        for at in range(len(DILATIONS)):
            arrays[f"conv.{at}"] = arrays[f"conv.{at}"].transpose(2, 1, 0)
    write(arrays, words, folder)
