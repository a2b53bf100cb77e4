"""The sides of a bead and their numbers: found once, with offsets into the document."""

from __future__ import annotations

import pytest
from rule_cases import beaded

from align.auditing.context import Context
from align.auditing.profile import Profile

CONTEXT = Context(
    beaded("He came.\nTwo of 15 left.", "Přišel.\nOdešla třetina z 15.", "cs", "A third of 15 left."), Profile()
)


def test_a_side_has_its_numbers_at_their_place_in_the_document():
    bead = CONTEXT.aligned.beads[1]
    source, english = CONTEXT.sides.source(bead), CONTEXT.sides.english(bead)
    assert [source.text[one.start : one.end] for one in source.numbers] == ["třetina", "15"]
    assert [english.text[one.start : one.end] for one in english.numbers] == ["Two", "15"]
    assert [source.text[one.start : one.end] for one in source.shares] == ["třetina"]
    assert [one.text for one in CONTEXT.sides.fresh(bead)] == ["third", "15"]


def test_a_side_is_looked_at_once():
    bead = CONTEXT.aligned.beads[0]
    assert CONTEXT.sides.source(bead) is CONTEXT.sides.source(bead)
    assert CONTEXT.sides.english(bead) is CONTEXT.sides.english(bead)
    assert not CONTEXT.sides.source(bead).numbers


def test_there_is_no_original_s_side_without_an_original():
    context = Context(beaded("Two left."), Profile())
    with pytest.raises(ValueError, match="no original"):
        context.sides.source(context.aligned.beads[0])
