"""Clauses that an English sentence leaves out."""

from __future__ import annotations

import pytest

from align.auditing.covering.lost_clauses import lost_clause


@pytest.mark.parametrize("rest", ["Premiér odešel z jednání domů v poledne.", "Český premiér odešel v poledne domů."])
def test_a_sentence_that_was_not_split_off(rest):
    english = "It rained in Prague for the whole of the long day."
    fresh = f"{english} The prime minister had left the negotiations for his home at noon."
    found = lost_clause(english, f"V Praze pršelo celý dlouhý den a noc. {rest}", fresh, "cs")
    assert found is not None
    assert found.text == rest


def test_a_date_ends_no_sentence():
    original = "Stalo se to v pátek dne 5. června na velkém náměstí u staré kašny."
    english = "It happened on Friday, the 5th."
    assert lost_clause(english, original, f"{english} In the big square at the old fountain.", "cs") is None
