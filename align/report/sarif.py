"""Findings as SARIF 2.1.0 (OASIS), for code hosts and editors. Regions count code points, lines and columns from 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from align.report.places import Places, places_of, visible_start
from align.types import Audited, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PAGES = (".html", ".htm")


def render(documents: Iterable[Audited], paths: Mapping[str, str], signature: str = "") -> str:
    """One run with all findings; ``signature`` says what they depend on.

    A fix is given where the file is text: in a page, places are those of the extracted text.
    """
    results = []
    rules: set[str] = set()
    for document in documents:
        sides = places_of(document)
        path = paths.get(document.aligned.id, document.aligned.id)
        for finding in document.findings:
            rules.add(finding.rule)
            results.append(_result(finding, sides[finding.side], path))
    driver = {
        "name": "newsalign",
        "version": version("newsalign"),
        "rules": [_rule(name) for name in sorted(rules)],
        "properties": {"signature": signature},
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    from align.auditing import RULES

    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"mqm": rule.mqm, "fix": rule.fix},
    }


def _result(finding: Finding, places: Places, path: str) -> dict[str, Any]:
    uri = {"uri": quote(path)}
    region = _region(places, visible_start(finding), finding.end)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": uri, "region": region}}],
        "partialFingerprints": {"newsalign/v1": finding.fingerprint},
        "properties": {
            "document": finding.doc,
            "fix": finding.fix,
            "applied": finding.applied,
            "confidence": round(finding.confidence, 4),
        },
    }
    proposal = finding.suggestion if finding.replacement is None else finding.replacement
    if proposal is not None and finding.side == "english" and not path.lower().endswith(_PAGES):
        edit = {"deletedRegion": _region(places, finding.start, finding.end), "insertedContent": {"text": proposal}}
        changes = [{"artifactLocation": uri, "replacements": [edit]}]
        result["fixes"] = [{"description": {"text": finding.message}, "artifactChanges": changes}]
    return result


def _region(places: Places, start: int, end: int) -> dict[str, int]:
    (first, column), (last, stop) = places.at(start), places.at(end)
    return {"startLine": first, "startColumn": column, "endLine": last, "endColumn": stop}
