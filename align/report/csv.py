"""Findings as a table for a spreadsheet: RFC 4180, one finding a row, safe to open.

Text that a spreadsheet would run as a formula gets an apostrophe in front, which it does not show: at the start of a
cell, also behind blanks and quotation marks, and where a program that takes another separator would begin a cell
(OWASP, CSV Injection). Every cell is quoted; control characters that no table can show are U+FFFD.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from align.report import AuditHead
from align.report.places import Paths, path_of, places_of, visible_start
from align.types import Audited

COLUMNS = (
    "file", "document", "line", "column", "rule", "severity", "fix", "applied", "text", "replacement", "suggestion",
    "message", "confidence", "bead", "fingerprint",
)  # fmt: skip
_SIGN = "[=+@＝＋－＠−-]"
_BLANK = r"[\s\"'\u200b-\u200f\u2060\ufeff]*"
_FIRST = re.compile(rf"[\t\r\n]|{_BLANK}{_SIGN}")
_LATER = re.compile(rf"([;\t\r\n|]{_BLANK})(?={_SIGN})")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def render(documents: Iterable[Audited], paths: Paths, head: AuditHead | None = None) -> str:
    """The findings of the documents with a head line; ``paths`` says in which file a document is."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for document in documents:
        sides = places_of(document)
        for found in document.findings:
            line, column = sides[found.side].at(visible_start(found))
            texts = (found.text, found.replacement or "", found.suggestion or "", found.message)
            front = (path_of(paths, found), found.doc, str(line), str(column), found.rule, found.severity, found.fix)
            back = (f"{found.confidence:.4f}", found.bead or "", found.fingerprint)
            rows.writerow([safe_cell(cell) for cell in (*front, str(found.applied).lower(), *texts, *back)])
    return out.getvalue()


def safe_cell(cell: object) -> object:
    """A cell of text so that no spreadsheet runs any of it; a cell of any other kind as it is."""
    if not isinstance(cell, str):
        return cell
    shown = _LATER.sub(r"\1'", _CONTROL.sub("\ufffd", cell))
    return f"'{shown}" if _FIRST.match(shown) else shown
