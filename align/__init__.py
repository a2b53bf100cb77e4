"""newsalign: Czech and Russian news, its published English, and what went wrong between them.

    >>> from align import read, align, audit, normalize
    >>> story = align(read("story.cs.html"), read("story.en.txt"))
    >>> for finding in audit(story):
    ...     print(finding.rule, finding.text, finding.replacement)

Everything heavy is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from align.api import align, audit, normalize, read, run, translate
    from align.errors import ConfigError, InputError, JobError, ModelError, NewsalignError
    from align.types import Aligned, Article, Audited, Bead, Document, Failure, Finding, Segment, Signature, Translation

__all__ = [
    "Aligned",
    "Article",
    "Audited",
    "Bead",
    "ConfigError",
    "Document",
    "Failure",
    "Finding",
    "InputError",
    "JobError",
    "ModelError",
    "NewsalignError",
    "Segment",
    "Signature",
    "Translation",
    "align",
    "audit",
    "normalize",
    "read",
    "run",
    "translate",
]

_FUNCTIONS = {"align", "audit", "normalize", "read", "run", "translate"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'align' has no attribute {name!r}")
    home = "align.api" if name in _FUNCTIONS else "align.errors" if name.endswith("Error") else "align.types"
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return __all__
