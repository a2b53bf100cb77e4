"""Findings as a compiler prints them: ``file:line:column: severity: message [rule]``, the line, a mark below.

Whatever the text holds, the output is plain: controls and what turns a direction are shown as U+FFFD, and long lines,
spans and proposals by their ends, with an ellipsis.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from align.report import AuditHead
from align.report.places import Paths, Places, path_of, places_of, visible_start
from align.terminal import printable
from align.types import Audited, Finding

_BEFORE, _AFTER, _SPAN, _TOLD = 50, 60, 120, 400


def render(documents: Iterable[Audited], paths: Paths, head: AuditHead | None = None) -> str:
    """The findings of the documents, in their order; ``paths`` says in which file a document is."""
    blocks = []
    for document in documents:
        sides = places_of(document)
        blocks += [_block(finding, sides[finding.side], path_of(paths, finding)) for finding in document.findings]
    return "".join(blocks)


def _block(finding: Finding, places: Places, path: str) -> str:
    start = visible_start(finding)
    line, column = places.at(start)
    told = _ends(finding.message, _TOLD) + _proposal(finding)
    head = f"{path}:{line}:{column}: {finding.severity}: {told} [{finding.rule}]"
    first, last = places.bounds(line)
    end = min(max(start + 1, finding.end), last)
    left, right = max(first, start - _BEFORE), min(last, end + _AFTER)
    before = ("…" if left > first else "") + printable(places.text[left:start])
    marked = printable(_ends(places.text[start:end], _SPAN))
    after = printable(places.text[end:right]) + ("…" if right < last else "")
    mark = " " * _width(before) + "^" + "~" * (_width(marked) - 1)
    return f"{printable(head)}\n    {before}{marked}{after}\n    {mark}\n"


def _proposal(finding: Finding) -> str:
    """What to write: as `normalize` does, as another profile would, or as a person may."""
    if finding.replacement is None:
        return f": perhaps “{_ends(finding.suggestion, _SPAN)}”" if finding.suggestion else ""
    replacement = _ends(finding.replacement, _SPAN)
    if not finding.applied:
        return f": “{replacement}”, by house style"
    return f": write “{replacement}”" if replacement else ": remove it"


def _ends(text: str, most: int) -> str:
    """The text, or its two ends where it is longer than ``most`` characters."""
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-most // 2 :]}"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
