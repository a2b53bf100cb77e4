"""Where the data that belongs to the package lies: inside the installed wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

from align.errors import ConfigError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = {"models": (_PACKAGE / "_data" / "models", _PACKAGE.parent / "models"),
          "sample": (_PACKAGE / "_data" / "sample", _PACKAGE.parent / "parallel_data" / "sample")}  # fmt: skip


def resource(kind: str) -> Path:
    """The folder of the embedded ``models`` or of the ``sample`` corpus.

    Raises ConfigError where the installation lacks it.
    """
    for root in _ROOTS[kind]:
        if root.is_dir():
            return root
    raise ConfigError(f"the installation has no folder {_ROOTS[kind][0]}", "Install newsalign again.")
