"""A pronoun that says again what "which" stands for: found, and left out in what is proposed."""

from __future__ import annotations

import pytest
from rule_cases import beaded

from align.auditing import RULES
from align.auditing.context import Context
from align.auditing.profile import Profile


@pytest.mark.parametrize(
    ("english", "proposed"),
    [
        (
            "It is a toll which the chamber has approved and the ministry still has to consider it.",
            "which the chamber has approved and the ministry still has to consider",
        ),
        (
            "They discussed a toll, which hauliers reject, but the ministry defends it.",
            "which hauliers reject, but which the ministry defends",
        ),
    ],
)
def test_the_pronoun_is_left_out(english, proposed):
    marks = list(RULES["faulty-coordination"].check(Context(beaded(english, "", "cs", ""), Profile())))
    assert [mark.replacement for mark in marks] == [proposed]
