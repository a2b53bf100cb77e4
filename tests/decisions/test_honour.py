"""Decisions in effect: what a person said stands, nothing else changes, and it can always be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from run_writer import audited, finding

from align.auditing.edits import Revision, edit_of
from align.decisions import model
from align.decisions.honour import Honouring, honour, undecided
from align.decisions.model import Decision, Decisions, Standing, spelling_of
from align.types import Audited, Finding


def decided(found: Finding, verdict: str, replacement: str | None = None, number: int = 1) -> Decision:
    if verdict == "accepted" and replacement is None:
        replacement = found.replacement or found.suggestion
    return Decision(found.doc, found.fingerprint, verdict, replacement, found.rule, found.text, number=number)  # type: ignore[arg-type]


def decisions(*made: Decision | Standing) -> Decisions:
    return Decisions(
        {(each.doc, each.fingerprint): each for each in made if isinstance(each, Decision)},
        {(each.kind, each.key): each for each in made if isinstance(each, Standing)},
    )


def test_an_accepted_suggestion_is_put_in_and_says_so() -> None:
    one = audited("a", "There were 50 of them.", ("50", "15", "number-mismatch"))
    done = honour(one, decisions(decided(one.findings[0], "accepted")))
    assert done.normalized == "There were 15 of them."
    found = done.findings[0]
    assert (found.replacement, found.applied, found.evidence["decision"]) == ("15", True, "accepted")


def test_a_house_style_repair_is_made_once_it_is_accepted() -> None:
    one = audited("a", "The OBSE met.", ("OBSE", "OSCE", "acronym"))
    assert one.normalized == "The OBSE met."
    assert honour(one, decisions(decided(one.findings[0], "accepted"))).normalized == "The OSCE met."


def test_a_rejected_repair_is_not_made() -> None:
    one = audited("a", "In Kiev.", ("Kiev", "Kyiv", "exonym"))
    done = honour(one, decisions(decided(one.findings[0], "rejected")))
    assert (done.normalized, done.findings[0].applied) == ("In Kiev.", False)
    assert done.findings[0].evidence["decision"] == "rejected"


def test_an_edited_text_stands_even_where_it_is_empty() -> None:
    one = audited("a", "In Kiev, they met.", ("Kiev,", None, "calque"))
    assert honour(one, decisions(decided(one.findings[0], "edited", "Kyiv"))).normalized == "In Kyiv they met."
    assert honour(one, decisions(decided(one.findings[0], "edited", ""))).normalized == "In  they met."


def test_accepting_what_has_no_proposal_changes_nothing_but_settles_it() -> None:
    one = audited("a", "They met today.", ("today.", "The talks failed.", "omission"))
    done = honour(one, decisions(Decision("a", one.findings[0].fingerprint, "accepted", None, "omission", "today.")))
    assert done.normalized == "They met today."
    assert (done.findings[0].applied, done.findings[0].evidence["decision"]) == (False, "accepted")


@pytest.mark.parametrize(
    ("doc", "verdict"),
    [
        ("a", "rejected"),
        ("articles/a", "rejected"),
        ("x/sub/b", "edited"),
        ("b", "edited"),
        ("y/b", None),
        ("ba", None),
    ],
)
def test_a_document_read_on_its_own_is_known_by_its_path_too(doc: str, verdict: str | None) -> None:
    mark = "0123456789abcdef"
    made = decisions(Decision("a", mark, "rejected", None, "exonym", "Kiev"),
                     Decision("sub/b", mark, "edited", "Kyjiv", "exonym", "Kiev"))  # fmt: skip
    assert [each.verdict for each in made.about(doc).findings.values()] == ([verdict] if verdict else [])


def test_a_decision_about_another_text_is_stale_and_does_nothing() -> None:
    one = audited("a", "In KIEV.", ("KIEV", "KYIV", "exonym"))
    old = Decision("a", one.findings[0].fingerprint, "edited", "Kyjiv", "exonym", "Kiev")
    elsewhere = Decision("b", one.findings[0].fingerprint, "edited", "Kyjiv", "exonym", "KIEV")
    honouring = Honouring(decisions(old, elsewhere))
    assert honouring(one) == one
    assert (honouring.honoured, honouring.stale) == (0, 2)
    assert decisions(old, elsewhere).stale(one.findings) == [old, elsewhere]


def test_a_persons_edit_goes_before_a_repair_made_unasked() -> None:
    one = audited("a", "In Kiev Ivanovwho spoke.", ("Kiev", "Kyiv", "exonym"), ("Kiev Ivanovwho", None, "calque"))
    by = {found.rule: found for found in one.findings}
    done = honour(one, decisions(decided(by["calque"], "edited", "Kiev Ivanov, who")))
    assert done.normalized == "In Kiev Ivanov, who spoke."
    lost = next(found for found in done.findings if found.rule == "exonym")
    assert (lost.applied, lost.evidence["overridden_by"]) == (False, by["calque"].fingerprint)


def test_of_two_decisions_about_the_same_characters_the_later_one_holds() -> None:
    one = audited("a", "There were 50 men.", ("50", "15", "number-mismatch"), ("50 men", "50 people", "calque"))
    short, long = sorted(one.findings, key=lambda found: len(found.text))
    first = decisions(decided(short, "edited", "16", 1), decided(long, "edited", "many people", 2))
    assert honour(one, first).normalized == "There were many people."
    second = decisions(decided(short, "edited", "16", 3), decided(long, "edited", "many people", 2))
    assert honour(one, second).normalized == "There were 16 men."


def test_no_other_finding_makes_the_repair_that_was_rejected() -> None:
    one = audited("a", "In Kiev.", ("Kiev", "Kyiv", "exonym"), ("Kiev", "Kyiv", "glued-name"))
    done = honour(one, decisions(decided(one.findings[0], "rejected")))
    assert done.normalized == "In Kiev."


def test_a_whole_rule_and_a_spelling_are_decided_at_once_and_a_single_decision_goes_before() -> None:
    one = audited(
        "a",
        "The OBSE in Kiev, Brežněv's MKS.",
        ("OBSE", "OSCE", "acronym"),
        ("MKS", "ISS", "acronym"),
        ("Kiev", "Kyiv", "exonym"),
        ("Brežněv's", "Brezhnev's", "romanization"),
    )
    all_of = Standing("rule", "acronym", "accepted", number=1)
    always = Standing("spelling", "Brežněv", "accepted", "Brezhnev", 2)
    never = Standing("spelling", "Kiev", "rejected", number=3)
    done = honour(one, decisions(all_of, always, never))
    assert done.normalized == "The OSCE in Kiev, Brezhnev's ISS."
    assert {found.evidence["decided_by"] for found in done.findings} == {"rule", "spelling"}
    own = decided(next(found for found in one.findings if found.text == "MKS"), "rejected")
    assert honour(one, decisions(all_of, always, never, own)).normalized == "The OSCE in Kiev, Brezhnev's MKS."
    kept = Standing("spelling", "OBSE", "rejected", number=4)
    assert honour(one, decisions(all_of, kept)).normalized == "The OBSE in Kyiv, Brežněv's ISS."


def test_a_spelling_is_no_matter_of_numbers() -> None:
    one = audited("a", "It cost 5 million.", ("5 million", "5 billion", "scale-word"))
    assert honour(one, decisions(Standing("spelling", "million", "rejected"))) == one


def test_boilerplate_that_shall_stay_is_not_noted_as_taken_out() -> None:
    one = audited("a", "Text.\nTASS", ("\nTASS", "", "boilerplate"))
    taken = one.findings[0]
    auto = Finding(**{**{f: getattr(taken, f) for f in taken.__slots__}, "fix": "auto", "replacement": "",
                      "suggestion": None, "applied": True})  # fmt: skip
    one = Audited(one.aligned, (auto,), "Text.")
    first = honour(one, decisions(decided(auto, "edited", "\nTASS, Moscow")))
    assert first.normalized == "Text.\nTASS, Moscow"
    done = honour(one, decisions(decided(auto, "rejected")))
    assert (done.normalized, "boilerplate" in done.aligned.english.meta) == ("Text.\nTASS", False)


WORDS = "In Kiev the OBSE met Ivanovwho said 50 men came to Kharkov at 7."
SPANS = (
    "Kiev",
    "Kiev the",
    "the OBSE met",
    "OBSE",
    "Ivanovwho",
    "Ivanovwho said 50",
    "50",
    "50 men",
    "Kharkov",
    "7.",
    "",
)


@st.composite
def documents(draw: st.DrawFn) -> Audited:
    """A document with findings of all classes that overlap as they like; those made unasked do not clash."""
    one = audited("a", WORDS)
    found: list[Finding] = []
    for number, span in enumerate(draw(st.lists(st.sampled_from(SPANS), max_size=6))):
        rule = draw(st.sampled_from(["exonym", "glued-name", "acronym", "calque"]))
        new = draw(st.none() | st.text("abé ,", max_size=5)) if rule == "calque" else draw(st.text("abé ,", max_size=5))
        made = finding("a", WORDS, WORDS.index(span), (span, new, rule), fingerprint=f"f{number}")
        edit = edit_of(made) if made.applied else None
        clash = edit and any(edit.clashes(other) for each in found if each.applied and (other := edit_of(each)))
        found.append(made if not clash else finding("a", WORDS, made.start, (span, new, rule), fingerprint=f"f{number}",
                                                    applied=False))  # fmt: skip
    return Audited(one.aligned, tuple(found), Revision.of(WORDS, found).after)


@st.composite
def reviews(draw: st.DrawFn) -> tuple[Audited, Decisions]:
    """A document and decisions about some of its findings."""
    one = draw(documents())
    made: list[Decision | Standing] = []
    for number, found in enumerate(one.findings):
        verdict = draw(st.sampled_from(["", "accepted", "rejected", "edited"]))
        if verdict:
            text = draw(st.text("xy ", max_size=4)) if verdict == "edited" else None
            made.append(decided(found, verdict, text, number + 1))
    rules = draw(st.lists(st.sampled_from(["exonym", "acronym", "calque"]), max_size=2, unique=True))
    made += [Standing("rule", rule, draw(st.sampled_from(["accepted", "rejected"])), number=9) for rule in rules]
    return one, decisions(*made)


@settings(max_examples=100)
@given(reviews())
def test_every_applied_edit_is_made_and_nothing_else(review: tuple[Audited, Decisions]) -> None:
    one, made = review
    done = honour(one, made)
    applied = {
        edit
        for found in done.findings
        if found.applied and (edit := edit_of(found))
        if edit.new or edit.start < edit.end
    }
    assert set(Revision.of(WORDS, done.findings).edits) == applied
    text = WORDS
    for edit in sorted(applied, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    assert done.normalized == text
    for found in done.findings:
        assert WORDS[found.start : found.end] == found.text
        verdict = found.evidence.get("decision")
        assert not (verdict == "rejected" and found.applied)
    said = [each for each in made.findings.values() if each.replacement is not None]
    if said:
        last = max(said, key=lambda each: each.number)
        assert next(found for found in done.findings if found.fingerprint == last.fingerprint).applied


@settings(max_examples=100)
@given(reviews())
def test_what_lies_apart_from_the_decisions_stays_as_it_was(review: tuple[Audited, Decisions]) -> None:
    one, made = review
    done = honour(one, made)
    spans = [(found.start, found.end) for found in one.findings if made.ruling(found)]
    for before, after in zip(one.findings, done.findings, strict=True):
        if all(before.end < start or end < before.start for start, end in spans):
            assert after == before


@settings(max_examples=100)
@given(reviews())
def test_what_was_decided_can_be_decided_again_or_taken_back(review: tuple[Audited, Decisions]) -> None:
    one, made = review
    done = honour(one, made)
    assert honour(done, made) == done
    assert honour(done, Decisions()) == honour(one, Decisions()) == one
    assert tuple(map(undecided, done.findings)) == one.findings


def test_a_finding_asks_for_its_spelling_once_however_many_decisions_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(model, "spelling_of", lambda found: asked.append(found.text) or spelling_of(found))
    one = audited("a", "In Kiev.", ("Kiev", "Kyiv", "exonym"))
    standing = [Standing("spelling", f"Town{number}", "rejected") for number in range(50)]
    ruling = decisions(*standing, Standing("spelling", "Kiev", "rejected")).ruling(one.findings[0])
    assert ruling is not None
    assert (ruling.verdict, ruling.by, asked) == ("rejected", "spelling", ["Kiev"])


found_texts = st.sampled_from([("Kiev", "Kyiv"), ("in Kiev", "in Kyiv"), ("Kiev", "Kiyv"), ("OBSE", "OSCE")])
standings = st.builds(
    Standing, st.sampled_from(["rule", "spelling"]), st.sampled_from(["exonym", "acronym", "Kiev", "in Kiev", "OBSE"]),
    st.sampled_from(["accepted", "rejected"]), st.sampled_from(["", "Kyiv", "OSCE"]), st.integers(1, 9),
)  # fmt: skip


@given(found_texts, st.sampled_from(["exonym", "acronym", "calque"]), st.lists(standings, max_size=6))
def test_what_stands_is_found_by_its_key_as_by_looking_at_all(
    texts: tuple[str, str], rule: str, made: list[Standing]
) -> None:
    (found,) = audited("a", f"{texts[0]}.", (*texts, rule)).findings
    decided_so = decisions(*made)
    fitting = [each for each in decided_so.standing.values() if each.covers(found, spelling_of(found))]
    ruling = decided_so.ruling(found)
    assert (ruling is None) == (not fitting)
    if ruling:
        assert (ruling.by == "spelling", ruling.number) == max(
            (each.kind == "spelling", each.number) for each in fitting
        )
