"""What a training run needs to go on exactly where it stopped: written whole or not at all."""

from __future__ import annotations

import pickle
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from align.errors import ModelError
from align.training.extra import need

_FORMAT = 2


@dataclass(slots=True)
class Counters:
    """How far a run has come: steps, target pieces seen, the stretch and the batch it stands at, stretches, minutes."""

    step: int = 0
    seen: int = 0
    stretch: int = 0
    batch: int = 0
    done: float = 0.0
    minutes: float = 0.0


def save_state(path: Path, counters: Counters, tensors: dict[str, Any]) -> None:
    """Write the counters and tensors to ``path``. Raises ModelError where it cannot be written."""
    torch = need("torch")
    fresh = path.with_name(f".{path.name}.part")
    try:
        torch.save({"format": _FORMAT, "counters": asdict(counters), **tensors}, fresh)
        fresh.replace(path)
    except (OSError, RuntimeError) as error:
        raise ModelError(f"{path}: cannot be written ({error})", "Free some space or choose another folder.") from error


def load_state(path: Path, device: str) -> tuple[Counters, dict[str, Any]]:
    """What ``save_state`` wrote. Raises ModelError for a file that is damaged or of another version."""
    torch = need("torch")
    try:
        state = torch.load(path, map_location=device, weights_only=True)
        written_by, counters = state.pop("format"), Counters(**state.pop("counters"))
    except (OSError, RuntimeError, KeyError, TypeError, AttributeError, EOFError, pickle.UnpicklingError) as error:
        raise ModelError(f"{path}: no state of a training run ({error})", _ANEW) from error
    if written_by != _FORMAT:
        raise ModelError(f"{path}: the state of a training run of another version", _ANEW)
    return counters, state


_ANEW = "Remove it to begin anew."
