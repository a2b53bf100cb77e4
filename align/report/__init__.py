"""The findings of a run in the forms people and programs read: a web page, text, JSON Lines, CSV, SARIF, XLIFF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from align.registry import Registry
from align.report.places import Paths
from align.types import Audited, Signature


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How the findings were made, which of them a baseline knows (None: there was none), and what went wrong."""

    signature: Signature
    known: frozenset[str] | None = None
    failures: tuple[str, ...] = ()


class Report(Protocol):
    """Writes the findings of audited documents as one text, or the documents with their findings.

    ``paths`` says in which file a document is; not every form tells that, nor what is in ``head``. Raises InputError
    where a form cannot hold what there is.
    """

    def __call__(self, documents: Iterable[Audited], paths: Paths, head: AuditHead) -> str:
        """The text, documents and findings in their order."""
        ...


REPORTS: Registry[Report] = Registry(
    "report",
    "reports",
    {
        "text": "align.report.text:render",
        "jsonl": "align.report.jsonl:render",
        "html": "align.report.html:render_audit",
        "csv": "align.report.csv:render",
        "sarif": "align.report.sarif:render",
        "xliff": "align.report.xliff:render",
    },
)
