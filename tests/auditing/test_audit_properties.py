"""What holds for every text: offsets select their text, rules' order is nothing, repairing twice is repairing once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import audit, load_profile, normalize
from align.auditing.edits import Revision

RULES = ("glued-name", "missing-comma", "stray-stop", "boilerplate", "exonym")
SOURCE = "Mluvčí Kremlu Radim Vrba, který přijel do Kyjeva, řekl, že starosta Oděsy Jan Kolář odjel."
PIECES = st.sampled_from(
    ["Radim", "Vrba", "Vrbawho", "Vrbasaid", "Kolářquoted", "Kievwho", "Kiev", "Kharkovand", "mayor.", "mayor", "the",
     "who", "according", "to", "Reuters", ",", ".", "said", "It", "was", "by", "“", "”", '"', "\n", "\r\n", "© TASS",
     "gnews.cz - PK", "TASS", "́", "İ", "ß", "🙂", "chicken", "#Kiev", "https://kiev.ua", "a", "head", "of", "is"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, source=st.sampled_from(["", SOURCE]))
def test_findings_hold_together(aligned, text, source):
    profile = load_profile()
    findings = audit(aligned(text, source), profile, RULES)
    assert all(finding.text == text[finding.start : finding.end] for finding in findings)
    assert list(findings) == sorted(findings, key=lambda finding: (finding.start, finding.end))
    assert audit(aligned(text, source), profile, RULES[::-1]) == findings
    assert len({finding.fingerprint for finding in findings}) == len(findings)
    once = normalize(text, findings)
    assert normalize(text, [replace(finding, applied=False) for finding in findings]) == text
    assert normalize(once, audit(aligned(once, source), profile, RULES)) == once


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_places_before_and_after_a_revision_belong_together(aligned, text):
    revision = Revision.of(text, audit(aligned(text, SOURCE), load_profile(), RULES))
    for edit, made in zip(revision.edits, revision.made, strict=True):
        assert revision.after[made : made + len(edit.new)] == edit.new
        assert revision.back(made, made + len(edit.new)) == (edit.start, edit.end)
    untouched = [i for i in range(len(text)) if not any(edit.start <= i < edit.end for edit in revision.edits)]
    assert "".join(text[i] for i in untouched) == "".join(
        revision.after[i] for i in range(len(revision.after))
        if not any(made <= i < made + len(edit.new) for edit, made in zip(revision.edits, revision.made, strict=True))
    )  # fmt: skip


def test_repairs_that_touch_are_composed(aligned):
    text = "It was opened by Radim Vrbawho came from Kievwho knows why."
    findings = audit(aligned("Kievwho left, said the mayor. Radim Vrba.", SOURCE), load_profile(), RULES)
    assert normalize("Kievwho left, said the mayor. Radim Vrba.", findings).startswith("Kyiv")
    assert "Vrba, who" in normalize(text, audit(aligned(text, SOURCE), load_profile(), RULES))


def test_a_fingerprint_survives_edits_elsewhere(aligned):
    line = "The bridge was opened by Radim Vrbawho had paid for it.\n"
    before = audit(aligned(line, SOURCE), load_profile(), RULES)
    after = audit(aligned("A new first line.\n\n" + line + "And a last one.\n", SOURCE), load_profile(), RULES)
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]


def test_a_low_confidence_lowers_a_fix_to_a_proposal(aligned):
    text = "The bridge was opened by Radim Vrbasaid."
    strict = replace(load_profile(), bars={"glued-name": 1.0})
    (finding,) = audit(aligned(text, SOURCE), strict, ["glued-name"])
    assert (finding.fix, finding.applied, finding.replacement, finding.suggestion) == (
        "review",
        False,
        None,
        "Vrba said",
    )
