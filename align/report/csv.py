"""Findings as a table for a spreadsheet: RFC 4180, one finding a row, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from align.report.places import places_of, visible_start
from align.types import Audited

COLUMNS = (
    "file", "document", "line", "column", "rule", "severity", "fix", "applied", "text", "replacement", "suggestion",
    "message", "confidence", "bead", "fingerprint",
)  # fmt: skip
# A cell that begins so is a formula to a spreadsheet (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(documents: Iterable[Audited], paths: Mapping[str, str]) -> str:
    """The findings of the documents with a head line; ``paths`` says in which file a document is."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for document in documents:
        sides = places_of(document)
        path = paths.get(document.aligned.id, document.aligned.id)
        for found in document.findings:
            line, column = sides[found.side].at(visible_start(found))
            texts = (found.text, found.replacement or "", found.suggestion or "", found.message)
            head = (path, found.doc, line, column, found.rule, found.severity, found.fix, str(found.applied).lower())
            tail = (f"{found.confidence:.4f}", found.bead or "", found.fingerprint)
            rows.writerow([safe_cell(cell) for cell in (*head, *texts, *tail)])
    return out.getvalue()


def safe_cell(cell: object) -> object:
    """A text cell that a spreadsheet would run as a formula gets an apostrophe in front, which it does not show."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
