"""Commas around appositions, sources and shares that are put without asking, each form both ways.

The forms stand in ``lost_insert_forms.tsv``, with a bar where the comma is missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from align.auditing import audit, load_profile, normalize
from align.tables import read_rows
from align.types import Aligned, Bead, Document, Segment

ROWS = list(read_rows(Path(__file__).with_name("lost_insert_forms.tsv")))


def repaired(english: str, source: str, lang: str) -> str:
    """One English sentence with its original, repaired by the rule."""
    original, version = (
        Document("story", code, text, (Segment(f"story.{code}:1:1", text, code, 0, len(text)),))
        for code, text in ((lang, source), ("en", english))
    )
    bead = Bead("story:1", (original.segments[0].id,), (version.segments[0].id,), 1.0, 1.0, "mt")
    pair = Aligned("story", original, version, (), (bead,))
    return normalize(english, audit(pair, load_profile(), ("missing-comma",)))


def test_each_form_is_tried_both_ways():
    assert {row[0] for row in ROWS if row[1] == "missing"} == {row[0] for row in ROWS if row[1] == "none"}
    assert {row[1] for row in ROWS} == {"missing", "none"}


@pytest.mark.parametrize(("form", "kind", "english", "source", "lang"), ROWS, ids=lambda each: each[:24])
def test_the_comma_is_put_where_it_is_missing_and_nowhere_else(form, kind, english, source, lang):
    assert ("|" in english) == (kind == "missing"), form
    assert repaired(english.replace("|", ""), source, lang) == english.replace("|", ",")
