"""Findings as issues of a translation unit: where they are marked, what they say, which of them are open."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_stories import audited, finding, kyiv, side

from align.documents.issues import Places, brief, is_open, told
from align.documents.units import units
from align.types import Audited


def marked(document: Audited, text: str) -> dict[str, list[str]]:
    places = Places(document, text)  # type: ignore[arg-type]
    shown = {}
    for unit in units(document, text, nulls=True):  # type: ignore[arg-type]
        texts = {"english": unit.target, "source": unit.source}
        shown[unit.id] = [texts[issue.side][issue.start : issue.end] for issue in places.issues(unit)]
    return shown


def test_what_is_marked_is_what_was_found_or_what_stands_there_now() -> None:
    document = kyiv().audited
    assert marked(document, "raw") == {"d:1": ["Kiev", "50"], "d:2": []}
    assert marked(document, "normalized") == {"d:1": ["Kyiv", "50"], "d:2": []}


def test_a_repair_that_takes_text_away_is_marked_by_a_point() -> None:
    source, english = side("cs", ["Ano, ano.", "Ne."]), side("en", ["Yes, very yes.", "No."])
    document = audited(source, english, finding(english, "very ", ""), finding(english, "No", bead="d:2"))
    assert marked(document, "normalized") == {"d:1": [""], "d:2": ["No"]}


def test_a_span_over_two_sentences_is_cut_to_the_unit_that_it_is_about() -> None:
    source, english = side("cs", ["Ano.", "Ne."]), side("en", ["Yes yes.", "No."])
    document = audited(source, english, finding(english, "yes. No", bead="d:1"))
    assert marked(document, "raw") == {"d:1": ["yes."], "d:2": []}


def test_a_finding_about_the_original_goes_to_its_bead() -> None:
    source, english = side("cs", ["Ano.", "Nee."]), side("en", ["Yes.", "No."])
    document = audited(source, english, finding(source, "Nee", side="source", bead=None))
    assert marked(document, "raw") == {"d:1": [], "d:2": ["Nee"]}


def test_an_issue_is_open_until_it_is_repaired_or_rejected() -> None:
    repaired, undecided = kyiv().audited.findings
    assert (is_open(repaired, "raw"), is_open(repaired, "normalized")) == (True, False)
    assert is_open(undecided, "normalized")
    english = side("en", ["In Kiev."])
    assert not is_open(finding(english, "Kiev", evidence={"decision": "rejected"}), "raw")


def test_a_finding_is_told_in_one_line_with_what_should_stand_there() -> None:
    repaired, undecided = kyiv().audited.findings
    assert told(repaired) == "warning: a “message” (repaired: “Kiev” → “Kyiv”) [exonym]"
    assert told(repaired, "raw").endswith("(repaired in the normalized text: “Kiev” → “Kyiv”) [exonym]")
    assert told(undecided) == "error: a “message” (“50” → “15”?) [number-mismatch]"
    rejected = finding(side("en", ["In Kiev."]), "Kiev", evidence={"decision": "rejected"})
    assert told(rejected) == "warning: a “message” (“Kiev”; rejected in review) [exonym]"
    long = finding(side("en", ["x\n" * 10_000]), "x\n" * 9_000)
    assert len(told(long)) < 800
    assert "\n" not in told(long)


def test_what_is_shortened_keeps_both_ends() -> None:
    assert brief("a" * 300 + "z", 10) == "aaaaa … aaaaz"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_place_lies_within_its_text(data: st.DataObject) -> None:
    words = st.text("ab ", min_size=1, max_size=9).filter(str.strip).map(str.strip)
    sentences = data.draw(st.lists(words, min_size=1, max_size=4))
    english = side("en", sentences)
    found = []
    for _ in range(data.draw(st.integers(0, 4))):
        start, end = sorted(
            (data.draw(st.integers(0, len(english.text))), data.draw(st.integers(0, len(english.text))))
        )
        text, new = english.text[start:end], data.draw(st.none() | st.text("XY", max_size=3))
        bead = f"d:{data.draw(st.integers(1, len(sentences)))}"
        values = {
            "start": start,
            "end": end,
            "text": text,
            "replacement": new,
            "applied": new is not None,
            "bead": bead,
        }
        found.append(finding(english, "", **values))
    document = audited(side("cs", ["Ano."] * len(sentences)), english, *found)
    for choice in ("raw", "normalized"):
        places = Places(document, choice)  # type: ignore[arg-type]
        for unit in units(document, choice, nulls=True):  # type: ignore[arg-type]
            for issue in places.issues(unit):
                assert 0 <= issue.start <= issue.end <= len(unit.target)
