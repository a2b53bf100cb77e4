"""The packages that training needs and translating does not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from align.errors import ModelError

_INSTALL = {
    "torch": "pip install 'newsalign[torch]'",
    "safetensors": "pip install 'newsalign[torch]'",
    "sacrebleu": "pip install sacrebleu",
}


def need(module: str) -> Any:
    """The module. Raises ModelError, with the line that installs it, where it is absent."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        hint = _INSTALL.get(name, f"pip install {name}")
        raise ModelError(f"training a model needs {name}, which is not installed", f"Install it: {hint}") from error
