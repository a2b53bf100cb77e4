"""Loading a Marian model through transformers and torch: where its weights are, what can go wrong, who keeps quiet."""

from __future__ import annotations

import pickle
from pathlib import Path

WEIGHTS = ("model.safetensors", "pytorch_model.bin")
TORCH_HINT = "torch is needed for this: pip install 'newsalign[torch]'"


def has_weights(folder: Path) -> bool:
    """Whether a folder holds weights in one of transformers' two forms."""
    return any((folder / name).is_file() for name in WEIGHTS)


def load_failures() -> tuple[type[Exception], ...]:
    """What transformers and torch raise for files that are damaged, cut off, or do not belong together."""
    from huggingface_hub import errors
    from safetensors import SafetensorError

    ours = (RuntimeError, ValueError, KeyError, TypeError, IndexError, OSError, AttributeError, EOFError)
    strict = getattr(errors, "StrictDataclassError", SafetensorError)  # of configurations, in the hub's newer releases
    return (*ours, pickle.UnpicklingError, SafetensorError, strict)


def silence() -> None:
    """Keep transformers' own bars and warnings off the terminal."""
    from transformers.utils import logging as noise

    noise.set_verbosity_error()
    noise.disable_progress_bar()


def first_line(error: Exception) -> str:
    """What an exception says, without the advice that follows."""
    return str(error).strip().partition("\n")[0] or type(error).__name__
