"""Aligned documents with findings, as exports get them."""

from __future__ import annotations

from align.auditing.edits import normalize
from align.types import Aligned, Audited, Bead, Document, Finding, Segment


def side(lang: str, sentences: list[str], between: str = " ", end: str = "") -> Document:
    """A text of these sentences."""
    segments, at = [], 0
    for number, text in enumerate(sentences, 1):
        segments.append(Segment(f"d.{lang}:1:{number}", text, lang, at, at + len(text)))
        at += len(text) + len(between)
    return Document("d", lang, between.join(sentences) + end, tuple(segments))


def fix(document: Document, old: str, new: str | None, *, applied: bool = True) -> Finding:
    """The repair of the first ``old``."""
    start = document.text.index(old)
    return Finding("exonym", "warning", "d", None, "english", start, start + len(old), old, new, None, "auto", applied,
                   "", {}, 1.0, f"f{start}")  # fmt: skip


def audited(source: Document | None, english: Document, *findings: Finding, beads: tuple[Bead, ...] = ()) -> Audited:
    """A document with its findings and the text that they leave."""
    return Audited(Aligned("d", source, english, (), beads), findings, normalize(english.text, findings))
