"""What a result depends on besides its input: code and data of the package, as one hash, and the versions of libraries.

Another hash or another version means that the result may differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version_tuple

_SUFFIXES = (".py", ".toml", ".txt", ".tsv", ".j2", ".css", ".js")
_ROOT = Path(__file__).resolve().parent
LIBRARIES = ("ftfy", "iuliia", "lxml", "numpy", "pymorphy3", "pymorphy3-dicts-ru", "translitua", "wordfreq")
"""Their data or algorithms have a part in what is read, in beads or in findings, whatever translates."""


@cache
def package_sha256(*parts: str, leave_out: tuple[str, ...] = ()) -> str:
    """One hash over the code, tables and templates in these folders of the package, and over single modules.

    A module is named with its ending (``tables.py``), the whole package ``.``. ``leave_out`` names modules by
    ``folder/beginning``: ``translation/memory``.
    """
    return files_sha256(
        path
        for part in parts
        for path in (_ROOT / part, *(_ROOT / part).rglob("*"))
        if path.suffix in _SUFFIXES and not _name(path).startswith(leave_out)
    )


def files_sha256(paths: Iterable[Path]) -> str:
    """One hash over files of the package, their names included, whatever order they come in."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{_name(path)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def library_versions(*names: str) -> dict[str, str]:
    """The versions of the libraries of these names, sorted.

    Python stands there for its tables of Unicode, without the patch level, which does not change them.
    """
    return {"python": ".".join(python_version_tuple()[:2]), **{name: _version(name) for name in sorted({*names})}}


@cache
def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # copied somewhere without its metadata
        return "unknown"


def _name(path: Path) -> str:
    """The path inside the package, or the bare name of a file elsewhere (a model's)."""
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
