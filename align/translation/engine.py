"""What an engine is: pieces in, scored pieces out. Everything else about translating is the same for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from align.errors import ConfigError, ModelError
from align.registry import Registry

if TYPE_CHECKING:
    from align.translation.models import Form, Model

Pieces = Sequence[str]
"""A sentence as SentencePiece cut it, without an end mark."""


SHORTLIST = "vmap.txt"
"""The file of a model in CTranslate2's form that says which target pieces each source piece may give rise to."""


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """How to translate. All but ``max_batch_tokens`` and ``threads``, which cost time only, decide the outcome.

    ``threads`` is the number of processor cores to use, 0 for all that this process may use; ``compute_type`` the
    arithmetic of CTranslate2 (``int8``, ``float32``); ``max_batch_tokens`` counts source pieces. Raises ConfigError for
    numbers that make no sense.
    """

    beam_size: int = 5
    engine: str = "ctranslate2"
    compute_type: str = "int8"
    max_batch_tokens: int = 1024
    threads: int = 0

    def __post_init__(self) -> None:
        for name, least in (("beam_size", 1), ("max_batch_tokens", 1), ("threads", 0)):
            if getattr(self, name) < least:
                raise ConfigError(f"{name} is {getattr(self, name)}", f"It is at least {least}.")

    @property
    def key(self) -> str:
        """What of the options a translation depends on; translations with different keys are never mixed."""
        return f"{self.engine}:{self.compute_type}:beam{self.beam_size}"

    @property
    def parameters(self) -> dict[str, str | int]:
        """The same by name, for a signature."""
        return {"engine": self.engine, "compute_type": self.compute_type, "beam_size": self.beam_size}

    @property
    def libraries(self) -> tuple[str, ...]:
        """Those that have a part in what the engine makes of a sentence, by the names of their distributions."""
        engine = ("torch", "transformers") if self.engine == "transformers" else ("ctranslate2",)
        return (*engine, "sacremoses", "sentencepiece")


@dataclass(frozen=True, slots=True)
class Search:
    """One way of decoding: the beam, the most pieces to write, and the n-grams that must not come twice (0: none).

    ``hypotheses`` is how many are asked for, at most as many as the beam is wide.
    """

    beam_size: int
    max_pieces: int
    no_repeat_ngram_size: int = 0
    hypotheses: int = 1


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the model gave: pieces without the end mark, their mean log-probability, and whether it ended by itself.

    ``others`` are the further hypotheses, best first, where more than one was asked for.
    """

    pieces: tuple[str, ...]
    score: float
    ended: bool
    others: tuple[Hypothesis, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences of equal length that are decoded together, and how."""

    sources: tuple[Pieces, ...]
    search: Search


class Engine(Protocol):
    """Decodes batches. ``submit`` may return at once; the function that it gives back waits for the result.

    Raises ModelError where the model cannot do its work.
    """

    def submit(self, batch: Batch) -> Pending:
        """Take a batch on."""
        ...


class Pending(Protocol):
    """The hypotheses of a batch, in its order, once they are there."""

    def __call__(self) -> list[Hypothesis]:
        """Wait for them."""
        ...


class EngineFactory(Protocol):
    """Opens a model. Raises ModelError for one that is missing a file, damaged, or of another kind.

    ``form`` is the form of the model that it reads.
    """

    form: Form

    def __call__(self, model: Model, options: DecodingOptions) -> Engine:
        """Open it."""
        ...


ENGINES: Registry[EngineFactory] = Registry(
    "engine",
    "engines",
    {
        "ctranslate2": "align.translation.ctranslate2_engine:CTranslate2Engine",
        "transformers": "align.translation.transformers_engine:TransformersEngine",
    },
)


def model_file(folder: Path, name: str) -> Path:
    """The path of a file that a model cannot do without. Raises ModelError where it is not there."""
    path = folder / name
    if not path.is_file():
        raise ModelError(f"{folder}: the model has no {name}", _HINTS.get(name, "Convert or fetch the model again."))
    return path


_HINTS = {
    "source.spm": "Copy source.spm and target.spm out of the original Marian model into this folder.",
    "target.spm": "Copy source.spm and target.spm out of the original Marian model into this folder.",
    "model.bin": "Convert the model again (newsalign models convert), or give another folder.",
}
