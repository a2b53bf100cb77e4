"""Small documents with findings and beads, for the tests of what a report shows."""

from __future__ import annotations

from align.auditing.edits import normalize
from align.types import Aligned, Audited, Bead, Document, Finding, Segment, Translation


def side(lang: str, *paragraphs: str, doc: str = "d") -> Document:
    """Each paragraph one line, each sentence up to a ``|``, which is not part of the text."""
    text, segments = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        text += "\n" if text else ""
        for place, sentence in enumerate(paragraph.split("|"), 1):
            text += " " if place > 1 else ""
            start = len(text)
            text += sentence
            segments.append(Segment(f"{doc}.{lang}:{number}:{place}", sentence, lang, start, len(text)))
    return Document(doc, lang, text, tuple(segments))


def found(document: Document, old: str, new: str | None = None, **others: object) -> Finding:
    start = document.text.index(old)
    values: dict[str, object] = {
        "rule": "exonym", "severity": "warning", "doc": document.id, "bead": None, "side": "english", "start": start,
        "end": start + len(old), "text": old, "replacement": new, "suggestion": None, "applied": new is not None,
        "fix": "review" if new is None else "auto", "message": "Look here.", "evidence": {}, "confidence": 0.9,
        "fingerprint": f"f{start}x{len(old)}",
    }  # fmt: skip
    return Finding(**{**values, **others})  # type: ignore[arg-type]


def audited(source: Document | None, english: Document, *findings: Finding, beads: str = "") -> Audited:
    """``beads`` as ``1:1 1:0 0:1``: how many segments of each side, in order; by default one to one."""
    left, right = iter(source.segments if source else ()), iter(english.segments)
    made = []
    for number, bead in enumerate(beads.split() or (["1:1"] * len(english.segments) if source else []), 1):
        n, m = map(int, bead.split(":"))
        ids = tuple(next(left).id for _ in range(n)), tuple(next(right).id for _ in range(m))
        made.append(Bead(f"{english.id}:{number}", *ids, 0.8, 0.9, "translation"))
    fresh = tuple(Translation(s.id, f"FRESH {s.id}", -0.3, ("loop",)) for s in source.segments) if source else ()
    return Audited(
        Aligned(english.id, source, english, fresh, tuple(made)), findings, normalize(english.text, findings)
    )
