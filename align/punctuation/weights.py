"""The file of the punctuation network: its arrays with tables in 8 bits and layers in 16, and the list of its words."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from align.errors import ModelError
from align.files import write_text

Array = npt.NDArray[Any]
_WEIGHTS, _WORDS = "weights.npz", "words.txt"
_TABLES = ("words", "endings")
_SCALE = ".scale"
_MOST = 127


def files(folder: Path) -> tuple[Path, ...]:
    """The files that a network is kept in."""
    return folder / _WEIGHTS, folder / _WORDS


def write(arrays: Mapping[str, Array], words: Sequence[str], folder: Path) -> None:
    """Write arrays and words to ``folder``. Raises JobError where that cannot be written."""
    stored: dict[str, Array] = {}
    for name, array in arrays.items():
        if name in _TABLES:
            scale = (np.abs(array).max(1, keepdims=True) / _MOST).astype(np.float16)
            steps = array / np.where(scale > 0, scale, 1).astype(np.float32)
            stored[name], stored[name + _SCALE] = np.clip(np.rint(steps), -_MOST, _MOST).astype(np.int8), scale
        else:
            stored[name] = array.astype(np.float16 if array.ndim > 1 else np.float32)
    folder.mkdir(parents=True, exist_ok=True)
    weights, listed = files(folder)
    np.savez_compressed(weights, **stored)  # type: ignore[arg-type]
    write_text(listed, "\n".join(words))


def read(folder: Path) -> tuple[dict[str, Array], list[str]]:
    """The arrays and words; float32, but for the tables. Raises ModelError where they are missing or damaged."""
    try:
        words = files(folder)[1].read_text(encoding="utf-8").split("\n")
        with np.load(files(folder)[0], allow_pickle=False) as file:
            arrays = {name: array if name in _TABLES else array.astype(np.float32) for name, array in file.items()}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"{folder}: no punctuation network ({error})", "Install newsalign again.") from error
    return arrays, words
