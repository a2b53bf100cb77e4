"""A figure of the original that English tells in another unit as well is no addition."""

from __future__ import annotations

import pytest
from rule_cases import beaded

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.addition import RULE


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("or nearly three feet", []),
        ("or almost 20 yards a day", []),
        ("or the town of millers", ["or the town of millers"]),
    ],
)
def test_another_unit_is_no_addition(tail, found):
    source, fresh = "Bez hráze by řeka stoupla o 85 cm.", "Without a dam the river would rise 85 cm."
    context = Context(
        beaded(f"Without the dam the river would have risen by 85 cm, {tail}.", source, fresh=fresh), Profile()
    )
    assert [context.text[mark.start : mark.end] for mark in RULE.check(context)] == found
