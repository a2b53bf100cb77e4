"""Findings as SARIF 2.1.0 (OASIS, errata 01), for code hosts and editors.

Regions count code points, lines and columns from 1. They are given where the file is text; in a page or a ``.jsonl``,
places are those of the extracted text, so a result points to the first line and tells the place in its properties.

GitHub takes 25,000 results a run and 20 runs a file (docs.github.com, "SARIF results exceed limits"): more results than
that make several runs, and what goes beyond all of them, the least grave, is left out and counted in the file itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from align.auditing.suppression import FINGERPRINT
from align.decisions.model import proposal
from align.records import to_dict
from align.report import AuditHead
from align.report.places import Paths, Places, path_of, places_of, visible_start
from align.report.sarif_rules import descriptor
from align.types import SEVERITIES, Audited, Finding, Signature

RESULTS_A_RUN, RUNS_A_FILE, SHOWN_BY_GITHUB = 25_000, 20, 5_000
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".jsonl": "application/jsonl"}
_Result = dict[str, Any]


def render(documents: Iterable[Audited], paths: Paths, head: AuditHead) -> str:
    """The findings as one run, or several where they are too many for one; ``paths`` says which file a document is.

    A finding that a baseline knows or that a reviewer rejected is a result with a suppression.
    """
    results = [result for document in documents for result in _results(document, paths, head)]
    if not any(result["suppressions"] for result in results):  # all results of a run have the property, or none
        for result in results:
            del result["suppressions"]
    kept, left_out = _gravest(results)
    parts = [kept[at : at + RESULTS_A_RUN] for at in range(0, len(kept), RESULTS_A_RUN)] or [[]]
    notes = [*head.failures, *([left_out_note(left_out)] if left_out else [])]
    runs = [_run(part, head, notes, number if len(parts) > 1 else 0) for number, part in enumerate(parts, 1)]
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}, ensure_ascii=False, indent=2) + "\n"


def left_out_note(count: int) -> str:
    """The sentence about results that went beyond what a file may hold."""
    most = RESULTS_A_RUN * RUNS_A_FILE
    return f"{count} results beyond {most} are left out, the least grave ones: audit fewer documents at once."


def _gravest(results: Sequence[_Result]) -> tuple[Sequence[_Result], int]:
    """The results that a file may hold, in their order, and how many are left out."""
    most = RESULTS_A_RUN * RUNS_A_FILE
    if len(results) <= most:
        return results, 0
    order = sorted(range(len(results)), key=lambda number: (SEVERITIES.index(results[number]["level"]), number))
    return [results[number] for number in sorted(order[:most])], len(results) - most


def _run(results: Sequence[_Result], head: AuditHead, notes: Sequence[str], number: int) -> dict[str, Any]:
    rules = sorted({result["ruleId"] for result in results})
    index = {name: place for place, name in enumerate(rules)}
    files = {uri: place for place, uri in enumerate(dict.fromkeys(_uris(results)))}
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
        for location in _artifact_locations(result):
            location["index"] = files[location["uri"]]
    invocation: dict[str, Any] = {"executionSuccessful": not head.failures}
    if notes:
        invocation["toolExecutionNotifications"] = [
            {"level": "error" if note in head.failures else "warning", "message": {"text": note}} for note in notes
        ]
    about = {"automationDetails": {"id": f"newsalign/part-{number}/"}} if number else {}
    return {
        "tool": {"driver": _driver(rules, head.signature)},
        **about,
        "invocations": [invocation],
        "artifacts": [_artifact(uri) for uri in files],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _driver(rules: Iterable[str], signature: Signature) -> dict[str, Any]:
    made = version("newsalign")
    driver: dict[str, Any] = {"name": "newsalign", "version": made, "semanticVersion": made}
    driver["rules"] = [descriptor(name) for name in rules]
    driver["properties"] = {"signature": str(signature), **to_dict(signature)}
    return driver


def _artifact(uri: str) -> dict[str, Any]:
    kind = _TYPES.get(PurePath(uri).suffix.lower())
    return {"location": {"uri": uri}, "roles": ["analysisTarget"]} | ({"mimeType": kind} if kind else {})


def _artifact_locations(result: _Result) -> Iterator[dict[str, Any]]:
    yield from (location["physicalLocation"]["artifactLocation"] for location in result["locations"])
    for fix in result.get("fixes", ()):
        yield from (change["artifactLocation"] for change in fix["artifactChanges"])


def _uris(results: Iterable[_Result]) -> Iterator[str]:
    return (location["uri"] for result in results for location in _artifact_locations(result))


def _results(document: Audited, paths: Paths, head: AuditHead) -> Iterator[_Result]:
    sides = places_of(document)
    for finding in document.findings:
        path = path_of(paths, finding)
        result = _result(finding, sides[finding.side], path)
        known = head.known is not None and finding.fingerprint in head.known
        if head.known is not None:
            result["baselineState"] = "unchanged" if known else "new"
        result["suppressions"] = [*_suppressions(finding, known=known)]
        yield result


def _result(finding: Finding, places: Places, path: str) -> _Result:
    uri = {"uri": _uri(path)}
    is_text = PurePath(path).suffix.lower() not in (".html", ".htm", ".jsonl")
    start = visible_start(finding)
    region = _region(places, start, finding.end)
    name = {"fullyQualifiedName": finding.bead or finding.doc, "kind": "element" if finding.bead else "resource"}
    place = {"artifactLocation": dict(uri), "region": region if is_text else {"startLine": 1}}
    properties = to_dict(finding)
    for key in ("rule", "severity", "message", "fingerprint"):
        del properties[key]
    result: _Result = {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place, "logicalLocations": [name]}],
        "partialFingerprints": {
            FINGERPRINT: finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",  # the one that GitHub matches by
        },
        "rank": round(100 * finding.confidence, 2),
        "properties": properties if is_text else properties | {"placeInExtractedText": region},
    }
    wanted = proposal(finding)
    if wanted is not None and finding.side == "english" and is_text:
        edit = {"deletedRegion": _region(places, finding.start, finding.end), "insertedContent": {"text": wanted}}
        changes = [{"artifactLocation": dict(uri), "replacements": [edit]}]
        advice = f"Write “{wanted}”" if wanted else "Remove it"
        result["fixes"] = [{"description": {"text": advice}, "artifactChanges": changes}]
    return result


def _suppressions(finding: Finding, *, known: bool) -> Iterator[Mapping[str, str]]:
    if known:
        yield {"kind": "external", "status": "accepted", "justification": "The baseline knows this finding."}
    if finding.evidence.get("decision") == "rejected":
        yield {"kind": "external", "status": "accepted", "justification": "A reviewer rejected this finding."}


def _uri(path: str) -> str:
    """A path as a URI: relative as it is, absolute with its scheme."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))


def _region(places: Places, start: int, end: int) -> dict[str, int]:
    (first, column), (last, stop) = places.at(start), places.at(end)
    return {"startLine": first, "startColumn": column, "endLine": last, "endColumn": stop}
