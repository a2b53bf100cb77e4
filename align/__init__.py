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
    from align.auditing import Profile, load_profile
    from align.errors import ConfigError, InputError, JobError, ModelError, NewsalignError
    from align.job.summary import Summary
    from align.types import Aligned, Article, Audited, Bead, Document, Failure, Finding, Segment, Signature, Translation

    __version__: str

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
    "Profile",
    "Segment",
    "Signature",
    "Summary",
    "Translation",
    "align",
    "audit",
    "load_profile",
    "normalize",
    "read",
    "run",
    "translate",
]

_HOMES = dict.fromkeys(("align", "audit", "normalize", "read", "run", "translate"), "align.api") | {
    "Profile": "align.auditing",
    "load_profile": "align.auditing",
    "Summary": "align.job.summary",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("newsalign")
    if name not in __all__:
        raise AttributeError(f"module 'align' has no attribute {name!r}")
    home = _HOMES.get(name) or ("align.errors" if name.endswith("Error") else "align.types")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
