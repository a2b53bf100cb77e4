"""Findings as a compiler prints them: ``file:line:column: severity: message [rule]``, the line, a mark below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from align.report.places import Places, places_of, printable, visible_start
from align.types import Audited, Finding

_BEFORE, _AFTER = 50, 60


def render(documents: Iterable[Audited], paths: Mapping[str, str]) -> str:
    """The findings of the documents, in their order; ``paths`` says in which file a document is."""
    blocks = []
    for document in documents:
        sides = places_of(document)
        path = paths.get(document.aligned.id, document.aligned.id)
        blocks += [_block(finding, sides[finding.side], path) for finding in document.findings]
    return "".join(blocks)


def _block(finding: Finding, places: Places, path: str) -> str:
    start = visible_start(finding)
    line, column = places.at(start)
    head = f"{path}:{line}:{column}: {finding.severity}: {finding.message}{_proposal(finding)} [{finding.rule}]"
    full = places.line(line)
    first, last = column - 1, min(column - 1 + max(1, finding.end - start), len(full))
    left, right = max(0, first - _BEFORE), min(len(full), last + _AFTER)
    before = ("…" if left else "") + printable(full[left:first])
    shown = before + printable(full[first:right]) + ("…" if right < len(full) else "")
    mark = " " * _width(before) + "^" + "~" * (_width(printable(full[first:last])) - 1)
    return f"{printable(head)}\n    {shown}\n    {mark}\n"


def _proposal(finding: Finding) -> str:
    """What to write: as `normalize` does, as another profile would, or as a person may."""
    if finding.replacement is None:
        return f": perhaps “{finding.suggestion}”" if finding.suggestion else ""
    if not finding.applied:
        return f": “{finding.replacement}”, by house style"
    return f": write “{finding.replacement}”" if finding.replacement else ": remove it"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
