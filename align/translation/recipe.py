"""What a translation depends on besides its sentence: the model, the decoding options, and the code that uses them.

Hints for names and numbers, their mending and the second looks at a sentence are code and tables of ours, so a newer
newsalign may translate differently with the same weights.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDERS = ("translation", "quantities", "names")
_NO_PART = ("memory", "fetch", "convert")  # modules of translation, by how they begin, that decide nothing


@dataclass(frozen=True, slots=True)
class Recipe:
    """How renderings are made. ``model`` is the sha256 of the model, ``options`` the key of ``DecodingOptions``.

    ``code`` is the sha256 of ``code_sha256``, ``name`` what the model is called (for people, no part of the identity).
    """

    model: str
    options: str
    code: str = ""
    name: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes two recipes one."""
        return self.model, self.options, self.code


IMPORTED = Recipe("", "imported", "", "imported")
"""The recipe of translations that no model made here: people's, or another tool's."""


@cache
def code_sha256() -> str:
    """One hash over all code and data that a translation passes through."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(path for folder in _FOLDERS for path in (root / folder).rglob("*") if _decides(path)):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _decides(path: Path) -> bool:
    if path.parent.name == "translation" and path.stem.startswith(_NO_PART):
        return False
    return path.suffix in (".py", ".tsv", ".txt", ".toml")
