"""Documents with findings to decide about, and the folder of a finished run of them, written as a job writes it."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from align.auditing import normalize
from align.records import to_dict, write_lines
from align.types import Aligned, Audited, Bead, Document, Finding, Segment, Signature, Translation

Made = tuple[str, str | None, str]  # the text of the span, its repair, its rule
CLASSES = {"exonym": "profile", "glued-name": "auto", "romanization": "profile", "acronym": "profile"}


def finding(doc: str, text: str, start: int, made: Made, **other: Any) -> Finding:
    """A finding at ``start``; of a review rule the repair is a suggestion."""
    old, new, rule = made
    fix = CLASSES.get(rule, "review")
    values: dict[str, Any] = {
        "rule": rule, "severity": "warning", "doc": doc, "bead": f"{doc}:1", "side": "english", "start": start,
        "end": start + len(old), "text": old, "replacement": new if fix != "review" else None,
        "suggestion": new if fix == "review" else None, "fix": fix, "applied": rule in ("exonym", "glued-name"),
        "message": f"Look at {old}", "evidence": {}, "confidence": 0.95, "fingerprint": f"{rule}-{start}",
    }  # fmt: skip
    return Finding(**{**values, **other})


def audited(doc: str, text: str, *made: Made, source: str = "Původní text.", lang: str = "cs") -> Audited:
    """A document of one bead a line, with findings at the first place where their text stands."""
    documents = [_document(doc, lang, source), _document(doc, "en", text)]
    beads = tuple(
        Bead(f"{doc}:{number}", (left.id,), (right.id,), 0.8, 0.9, "translation")
        for number, (left, right) in enumerate(zip(documents[0].segments, documents[1].segments, strict=False), 1)
    )
    fresh = tuple(Translation(segment.id, f"Fresh {segment.text}", -0.5) for segment in documents[0].segments)
    found = tuple(sorted((finding(doc, text, text.index(one[0]), one) for one in made), key=lambda f: (f.start, f.end)))
    return Audited(Aligned(doc, documents[0], documents[1], fresh, beads), found, normalize(text, found))


def _document(doc: str, lang: str, text: str) -> Document:
    segments, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        segments.append(Segment(f"{doc}.{lang}:{number}:1", line, lang, start, start + len(line)))
        start += len(line) + 1
    return Document(doc, lang, text, tuple(segments))


def write_run(folder: Path, *documents: Audited) -> Path:
    """The folder of a finished run of these documents."""
    folder.mkdir(exist_ok=True)
    aligned = [one.aligned for one in documents]
    records: dict[str, list[Any]] = {
        "documents": [side for one in aligned for side in (one.source, one.english) if side],
        "translations": [each for one in aligned for each in one.translations],
        "beads": [bead for one in aligned for bead in one.beads],
        "findings": [found for one in documents for found in one.findings],
        "failed": [],
    }
    for name, rows in records.items():
        (folder / f"{name}.jsonl").write_text(write_lines(rows), encoding="utf-8", newline="")
    summary = {"format": 1, "signature": to_dict(Signature(version("newsalign"), "abc", "plain", "def"))}
    (folder / "run.json").write_text(json.dumps(summary), encoding="utf-8")
    return folder
