"""The report passage by passage: every character is shown once, every finding told once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_pages import page
from stories import audited, found, side

from align.auditing.edits import normalize
from align.report.marking import notes, touching
from align.report.passages import Passage, passages
from align.types import Aligned, Audited, Bead, Document, Finding, Segment


def rows(document: Audited) -> list[Passage]:
    found = notes(document.findings, document.aligned.english.text, str)
    return [*passages(document.aligned, found)]


def test_a_finding_over_several_passages_is_marked_in_all_and_told_once() -> None:
    source, english = side("cs", "A.|B.|C."), side("en", "One two.|Three.|Four five.")
    document = audited(source, english, found(english, "two. Three. Four", rule="repetition"))
    shown = rows(document)
    marked = ["".join(p.text for s in row.english if s.note for p in s.pieces).strip() for row in shown]
    assert marked == ["two.", "Three.", "Four"]
    assert [len(row.notes) for row in shown] == [1, 0, 0]


@pytest.mark.parametrize(
    ("start", "end", "shown"), [(0, 5, [1, 0]), (5, 5, [1, 0]), (5, 6, [0, 1]), (3, 6, [1, 1]), (9, 9, [0, 1])]
)
def test_a_finding_is_shown_by_the_spans_that_it_touches(start: int, end: int, shown: list[int]) -> None:
    english = side("en", "abcdefghi")
    finding = replace(found(english, "a"), start=start, end=end, text=english.text[start:end])
    told = touching([*notes((finding,), english.text, str)], [(0, 5), (5, 9)])
    assert [len(each) for each in told] == shown


def test_text_in_no_bead_is_shown_at_its_place() -> None:
    english = side("en", "First.", "Last.")
    english = replace(english, text="Before.\n" + english.text + "\n\nTASS\n", segments=tuple(
        replace(s, start=s.start + 8, end=s.end + 8) for s in english.segments))  # fmt: skip
    document = audited(side("cs", "A.", "B."), english, found(english, "\n\nTASS", ""))
    shown = rows(document)
    assert [row.gap for row in shown] == ["outside", "", "", "outside"]
    assert shown[3].notes[0].finding.text == "\n\nTASS"
    assert "¶" in page(document).find_class("passage")[3].text_content()


@st.composite
def _documents(draw: st.DrawFn) -> Audited:
    sentences = draw(
        st.lists(st.text("abc .", min_size=1, max_size=12).map(lambda s: f"x{s}x"), min_size=1, max_size=6)
    )
    breaks = draw(
        st.lists(st.sampled_from([" ", "\n", "\n\n", " Q "]), min_size=len(sentences), max_size=len(sentences))
    )
    text, segments = draw(st.sampled_from(["", "\n", "Q"])), []
    for number, (sentence, gap) in enumerate(zip(sentences, breaks, strict=True), 1):
        segments.append(Segment(f"d.en:1:{number}", sentence, "en", len(text), len(text) + len(sentence)))
        text += sentence + gap
    english = Document("d", "en", text, tuple(segments))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    findings = []
    for number, (start, end) in enumerate(draw(st.lists(spans, max_size=6))):
        new = draw(st.none() | st.text("YZ,", max_size=3))
        findings.append(Finding("r", "note", "d", None, "english", start, end, text[start:end], new, None, "auto",
                                new is not None and draw(st.booleans()), "", {}, 1.0, str(number)))  # fmt: skip
    sizes = draw(st.lists(st.integers(1, 3), max_size=6))
    beads, at = [], 0
    for number, size in enumerate(sizes, 1):
        ids = tuple(s.id for s in segments[at : at + size])
        at += size
        if ids:
            beads.append(Bead(f"d:{number}", (), ids, 0.0, 1.0, "translation"))
    return Audited(Aligned("d", None, english, (), tuple(beads)), tuple(findings), normalize(text, findings))


@given(_documents())
def test_every_character_is_shown_once_and_the_repairs_make_the_normalized_text(document: Audited) -> None:
    pieces = [p for row in rows(document) for s in row.english for p in s.pieces]
    before = "".join(p.text for p in pieces if p.kind in ("text", "del"))
    after = "".join(p.text for p in pieces if p.kind in ("text", "ins"))
    assert "".join(before.split()) == "".join(document.aligned.english.text.split())
    assert "".join(after.split()) == "".join(document.normalized.split())


@given(_documents())
def test_every_finding_is_told_exactly_once(document: Audited) -> None:
    told = [note.finding for row in rows(document) for note in row.notes]
    assert sorted(told, key=lambda f: f.fingerprint) == sorted(document.findings, key=lambda f: f.fingerprint)
