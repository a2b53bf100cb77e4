"""Commas around insertions and appositions that the original proves, each form both ways.

The forms stand in ``insert_forms.tsv``, with a bar where the comma is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from align.auditing import audit, load_profile, normalize
from align.auditing.commas.source_commas import SourceSentence
from align.auditing.commas.source_inserts import inserts
from align.tables import read_rows
from align.types import Aligned, Bead, Document, Segment

ROWS = list(read_rows(Path(__file__).with_name("insert_forms.tsv")))
MISSING, NONE = ([row[2:] for row in ROWS if row[1] == kind] for kind in ("missing", "none"))


def pair(english: str, source: str, lang: str) -> Aligned:
    """One English sentence that is aligned to one of the original."""
    original, version = (
        Document("story", code, text, (Segment(f"story.{code}:1:1", text, code, 0, len(text)),))
        for code, text in ((lang, source), ("en", english))
    )
    bead = Bead("story:1", (original.segments[0].id,), (version.segments[0].id,), 1.0, 1.0, "mt")
    return Aligned("story", original, version, (), (bead,))


def repaired(english: str, source: str, lang: str) -> str:
    return normalize(english, audit(pair(english, source, lang), load_profile(), ("missing-comma",)))


def test_each_form_is_tried_both_ways():
    assert {row[0] for row in ROWS if row[1] == "missing"} == {row[0] for row in ROWS if row[1] == "none"}
    assert len(MISSING) + len(NONE) == len(ROWS)


@pytest.mark.parametrize("example", MISSING, ids=lambda example: example[0])
def test_the_comma_is_put_where_the_original_proves_it(example):
    english, source, lang = example
    assert repaired(english.replace("|", ""), source, lang) == english.replace("|", ",")


@pytest.mark.parametrize("example", NONE, ids=lambda example: example[0])
def test_what_only_looks_like_it_stays(example):
    english, source, lang = example
    assert repaired(english, source, lang) == english


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("Hudák, který vyhrál, odešel.", "cs", ["relative"]),
        ("Hudák, který řekl, že odejde.", "cs", []),
        ("Сайт, капитан которого заболел, вернулся.", "ru", ["relative"]),
        ("Зубры, привезенные с Алтая, живут здесь.", "ru", ["participle"]),
        ("Dopisy, dosud uložené v archivu, vyjdou knižně.", "cs", ["participle"]),
        ("Цены, по оценке союза, упали.", "ru", ["source"]),
        ("Hudák, starosta Lhoty, odešel.", "cs", ["other"]),
    ],
)
def test_the_kinds_of_insertions(text, lang, kinds):
    assert [each.kind for each in inserts(SourceSentence(text, lang))] == kinds


def test_a_name_behind_its_owner_s_office_is_reported_only():
    english = "They asked the plant's former chief engineer Timur Saidov."
    found = audit(pair(english, "Они спросили бывшего главного инженера завода Тимура Саидова.", "ru"), load_profile())
    assert [(each.suggestion, each.applied) for each in found if each.rule == "missing-comma"] == [
        ("engineer, Timur", False)
    ]


@pytest.mark.parametrize(
    ("english", "suggestions"),
    [
        ("After they met in Kassel, Germany on Sunday won.", ["Germany, on"]),
        ("She flew from Fresno, California to Rome.", []),
        ("He posted it from Torzhok, Tver Region on Monday.", []),
    ],
)
def test_the_comma_behind_a_country_that_may_be_a_subject_is_proposed(english, suggestions):
    found = audit(pair(english, "Něco se stalo.", "cs"), load_profile(), ("missing-comma",))
    assert [each.suggestion for each in found if not each.applied] == suggestions
    assert not any(each.applied for each in found)
