"""Findings as JSON Lines, one record a line, as in ``findings.jsonl`` of a run."""

from __future__ import annotations

from collections.abc import Iterable

from align.records import write_lines
from align.report import AuditHead
from align.report.places import Paths
from align.types import Audited


def render(documents: Iterable[Audited], paths: Paths, head: AuditHead | None = None) -> str:
    """The findings of the documents, in their order. Nothing else is used: a record names its document."""
    return write_lines(finding for document in documents for finding in document.findings)
