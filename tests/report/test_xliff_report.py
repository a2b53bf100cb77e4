"""The findings of `newsalign audit` as XLIFF."""

from __future__ import annotations

from lxml import etree

from align.pipeline import Pipeline
from align.report import AuditHead
from align.report.xliff import render
from align.types import Aligned, Audited, Bead, Document, Segment, Signature

HEAD = AuditHead(Signature("1", "", "plain", "x"))
CORE, ITS = "{urn:oasis:names:tc:xliff:document:2.0}", "{http://www.w3.org/2005/11/its}"


def side(lang: str, *sentences: str) -> Document:
    segments, at = [], 0
    for number, text in enumerate(sentences, 1):
        segments.append(Segment(f"d.{lang}:1:{number}", text, lang, at, at + len(text)))
        at += len(text) + 1
    return Document("d", lang, " ".join(sentences), tuple(segments))


def audited(source: Document | None, english: Document, *beads: Bead) -> Audited:
    return Pipeline().audit(Aligned("d", source, english, (), beads))


def test_english_alone_is_source_with_its_issues() -> None:
    english = side("en", "He left Kiev.", "Nothing else.")
    beads = (
        Bead("d:1", (), ("d.en:1:1",), 0.0, 1.0, "unmatched"),
        Bead("d:2", (), ("d.en:1:2",), 0.0, 1.0, "unmatched"),
    )
    root = etree.fromstring(render([audited(None, english, *beads)], {}, HEAD).encode())
    assert (root.get("srcLang"), root.get("trgLang")) == ("en", None)
    assert ["".join(each.itertext()) for each in root.iter(f"{CORE}source")] == ["He left Kiev.", "Nothing else."]
    assert [mark.text for mark in root.iter(f"{CORE}mrk")] == ["Kiev"]
    assert list(root.iter(f"{CORE}target")) == []


def test_a_pair_is_source_and_target_as_read() -> None:
    source, english = side("cs", "Opustil Kyjev."), side("en", "He left Kiev.", "And more.")
    beads = (
        Bead("d:1", ("d.cs:1:1",), ("d.en:1:1",), 0.8, 0.9, "translation"),
        Bead("d:2", (), ("d.en:1:2",), 0.0, 0.9, "translation"),
    )
    root = etree.fromstring(render([audited(source, english, *beads)], {}, HEAD).encode())
    assert root.get("srcLang") == "cs"
    assert ["".join(each.itertext()) for each in root.iter(f"{CORE}target")] == ["He left Kiev.", "And more."]
    kinds = {each.get("locQualityIssueType") for each in root.iter(f"{ITS}locQualityIssue")}
    assert "style" in kinds
