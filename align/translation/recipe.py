"""What a translation depends on besides its sentence: the model, the decoding options, and the code that uses them.

Hints for names and numbers, their mending and the second looks at a sentence are code and tables of ours, so a newer
newsalign may translate differently with the same weights; so may another version of the libraries that they build on.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from align.provenance import library_versions, package_sha256

_PARTS = ("translation", "quantities", "names", "letters.py", "tables.py")
_LIBRARIES = (
    "ctranslate2",
    "iuliia",
    "pymorphy3",
    "pymorphy3-dicts-ru",
    "sacremoses",
    "sentencepiece",
    "translitua",
    "wordfreq",
)
# They decide nothing about what a model makes of a sentence.
_NO_PART = tuple(f"translation/{module}" for module in ("memory", "fetch", "convert", "quantization", "given"))


@dataclass(frozen=True, slots=True)
class Recipe:
    """How renderings are made. ``model`` is the sha256 of the model, ``options`` the key of ``DecodingOptions``.

    ``code`` is the hash of ``code_sha256``, ``name`` what the model is called (for people, no part of the identity).
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


def code_sha256() -> str:
    """One hash over all code and data that a translation passes through, and the versions of its libraries."""
    code, libraries = package_sha256(*_PARTS, leave_out=_NO_PART), library_versions(*_LIBRARIES)
    return hashlib.sha256(f"{code} {libraries}".encode()).hexdigest()
