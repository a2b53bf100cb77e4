"""What holds for every text: offsets select their text, rules' order is nothing, repairing twice is repairing once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from align.auditing import RULES as ALL
from align.auditing import audit, load_profile, normalize
from align.auditing.edits import Revision
from align.types import Bead, Translation

RULES = ("glued-name", "missing-comma", "stray-stop", "boilerplate", "exonym")
SOURCE = "Mluvčí Kremlu Radim Vrba, který přijel do Kyjeva, řekl, že starosta Oděsy Jan Kolář odjel."
PIECES = st.sampled_from(
    ["Radim", "Vrba", "Vrbawho", "Vrbasaid", "Kolářquoted", "Kievwho", "Kiev", "Kharkovand", "mayor.", "mayor", "the",
     "who", "according", "to", "Reuters", ",", ".", "said", "It", "was", "by", "“", "”", '"', "\n", "\r\n", "© TASS",
     "gnews.cz - PK", "TASS", "́", "İ", "ß", "🙂", "chicken", "#Kiev", "https://kiev.ua", "a", "head", "of", "is",
     "\ud800"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@settings(max_examples=150)
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


WORDS = st.sampled_from(
    ["The", "a", "Ukrainian", "President", "minister", "minister.", "spokesman", "Zelensky", "Zelenského", "Jurij",
     "Ušakov", "Merkelová", "Vrba,", "Vrba", "Kolář", "Kiev", "Odessa", "OSN", "UN", "U.N.", "US", "U.S.", "Mr", "Mr.",
     "said", "told", "called", "the call", "her", "position", "it", "its", "who", "which", "and", "but", "is", "has",
     "rejected", "not", "of", "of of", "4.7.2025", "15.30 hodin", "19-00", "6,060", "5 billion", "million",
     "„dobrý den“", "«", "»", "“", "”", '"', "''", "'", '".', '",', "kyivâ€™s", "Å¡koda", "cit\ufffds", "Tula?s",
     "mіnister", "color", "colour", "organise", "program", "programme", "the the the", "speaking", "like",
     "on Platform X", "в", "Москве", "škoda", "€", "%", "\n", "\n\n", "gnews.cz - PK", "Share: VK", "© TASS",
     "Photo: X", ".", ",", "!", "Read also: Y", "<!-- newsalign: ignore -->",
     "Ki\u00adev", "Khar\u200bkov", "Ushakov\u200bquoted", "\u200b", "\ufeff\u00ad", "\ud800"]
)  # fmt: skip
LONG = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)
RUSSIAN = "Представитель Кремля Юрий Ушаков 4 июля 2025 года в 19:00 не сообщил, что ООН передала 6 060 тел Киеву."


def matched(document, fresh):
    """The document with one bead that holds everything, and a translation of its first sentence."""
    if document.source is None or not (document.source.segments and document.english.segments):
        return document
    ours, theirs = (tuple(segment.id for segment in one.segments) for one in (document.english, document.source))
    bead = Bead("story:1", theirs, ours, 1.0, 0.9, "test")
    return replace(document, beads=(bead,), translations=(Translation(theirs[0], fresh, -0.1),))


@settings(max_examples=120)
@given(
    text=LONG,
    source=st.sampled_from([("", "cs"), (SOURCE, "cs"), (RUSSIAN, "ru")]),
    house=st.sampled_from(["plain", "ap", "bbc"]),
)
def test_all_rules_hold_together(aligned, text, source, house):
    profile = load_profile(house)
    original, lang = source
    fresh = "It did not say that the United Nations handed over 6,060 bodies to Kiev."

    def made(english):
        return matched(aligned(english, original, lang), fresh)

    findings = audit(made(text), profile)
    sides = {"english": text, "source": original}
    assert all(finding.text == sides[finding.side][finding.start : finding.end] for finding in findings)
    assert audit(made(text), profile, list(ALL)[::-1]) == findings
    once = normalize(text, findings)
    assert normalize(once, audit(made(once), profile)) == once


@settings(max_examples=100)
@given(text=TEXTS)
def test_places_before_and_after_a_revision_belong_together(aligned, text):
    revision = Revision.of(text, audit(aligned(text, SOURCE), load_profile(), RULES))
    for edit, made in zip(revision.edits, revision.made, strict=True):
        assert revision.after[made : made + len(edit.new)] == edit.new
        beside = [each for each, place in zip(revision.edits, revision.made, strict=True) if place == made]
        gone = [each for each in beside if not each.new] if not edit.new else [edit]
        assert revision.back(made, made + len(edit.new)) == (gone[0].start, gone[-1].end)
    untouched = [i for i in range(len(text)) if not any(edit.start <= i < edit.end for edit in revision.edits)]
    assert "".join(text[i] for i in untouched) == "".join(
        revision.after[i] for i in range(len(revision.after))
        if not any(made <= i < made + len(edit.new) for edit, made in zip(revision.edits, revision.made, strict=True))
    )  # fmt: skip


def test_two_closing_lines_that_go_leave_one_place(aligned):
    text = "Radim \n Reuters \n Reuters"
    revision = Revision.of(text, audit(aligned(text, SOURCE), load_profile(), RULES))
    assert revision.after == "Radim"
    assert revision.back(5, 5) == (5, len(text))


def test_repairs_that_touch_are_composed(aligned):
    text = "It was opened by Radim Vrbawho came from Kievwho knows why."
    findings = audit(aligned("Kievwho left, said the mayor. Radim Vrba.", SOURCE), load_profile(), RULES)
    assert normalize("Kievwho left, said the mayor. Radim Vrba.", findings).startswith("Kyiv")
    assert "Vrba, who" in normalize(text, audit(aligned(text, SOURCE), load_profile(), RULES))


def test_half_a_character_has_a_fingerprint_beside_it(aligned):
    text = "It was quiet in \ud800 Kiev."
    (finding,) = audit(aligned(text, SOURCE), load_profile(), RULES)
    assert (finding.text, normalize(text, [finding])) == ("Kiev", "It was quiet in \ud800 Kyiv.")


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
