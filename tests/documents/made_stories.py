"""Small finished documents for the tests of the export formats."""

from __future__ import annotations

from align.auditing.edits import normalize
from align.documents.stories import Story, stories
from align.documents.units import TextChoice
from align.types import Aligned, Audited, Bead, Document, Finding, Segment, Signature

SIGNATURE = Signature("0.1.0", "abc", "plain", "def", {"beam": 4})


def side(lang: str, sentences: list[str], doc: str = "d") -> Document:
    """A document of one paragraph, its sentences joined by a space."""
    segments, at = [], 0
    for number, text in enumerate(sentences, 1):
        segments.append(Segment(f"{doc}.{lang}:1:{number}", text, lang, at, at + len(text)))
        at += len(text) + 1
    return Document(doc, lang, " ".join(sentences), tuple(segments), {"title": "Title"})


def finding(document: Document, text: str, new: str | None = None, /, **values: object) -> Finding:
    """A finding about the first place where ``text`` stands; with ``new`` an applied repair unless said otherwise."""
    start = document.text.index(text)
    known = {
        "rule": "exonym", "severity": "warning", "doc": document.id, "bead": f"{document.id}:1", "side": "english",
        "start": start, "end": start + len(text), "text": text, "replacement": new, "suggestion": None,
        "fix": "profile" if new is not None else "review", "applied": new is not None, "message": "a “message”",
        "evidence": {}, "confidence": 0.9, "fingerprint": f"f{start}",
    }  # fmt: skip
    return Finding(**(known | values))  # type: ignore[arg-type]


def audited(source: Document | None, english: Document, *findings: Finding, nulls: int = 0) -> Audited:
    """A bead for each pair of sentences; the last ``nulls`` English sentences have no counterpart."""
    doc, texts = english.id, english.segments
    paired = len(texts) - nulls
    left = source.segments if source else ()
    beads = [
        Bead(f"{doc}:{n + 1}", (left[n].id,), (texts[n].id,), 0.75, 0.9, "translation")
        for n in range(paired if source else 0)
    ]
    beads += [Bead(f"{doc}:{n + 1}", (), (texts[n].id,), 0.0, 1.0, "translation") for n in range(paired, len(texts))]
    aligned = Aligned(doc, source, english, (), tuple(beads))
    return Audited(aligned, findings, normalize(english.text, findings))


def kyiv(doc: str = "d", lang: str = "cs", text: TextChoice = "normalized") -> Story:
    """Two pairs: in the first Kiev was repaired, and a number is for a person to decide."""
    source = side(lang, ["V Kyjevě je 15 lidí.", "Ano."], doc)
    english = side("en", ["In Kiev are 50 people.", "Yes."], doc)
    found = (
        finding(english, "Kiev", "Kyiv"),
        finding(english, "50", suggestion="15", rule="number-mismatch", severity="error", fingerprint="f50"),
    )
    (story,) = stories([audited(source, english, *found)], text)
    return story
