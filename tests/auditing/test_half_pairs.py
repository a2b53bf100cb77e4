"""A comma is put in without asking only where the sentence needs no second one whose place is not certain."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile, normalize
from align.types import Aligned, Document

PLAIN = load_profile()


def repaired(english: str) -> str:
    return normalize(english, audit(Aligned("a", None, Document("a", "en", english)), PLAIN))


@pytest.mark.parametrize(
    "english",
    [
        "Is it Veselá who rules?",
        "Was it Mr. Vrba who called?",
        "Why was it Jana Veselá who signed?",
        "It turned out to be Karel Vrba who had painted it.",
        "People like Oleg Savelyev who grew up there remember it.",
        "He is no Karel Vrba who sings at night.",
        "Not Hudák but Vrba who won most votes will form the cabinet.",
        "There was Karel Vrba who sings.",
        "Police questioned Mr. Vrba who lives in Brno and his wife.",
        "It is mostly cooks from Peru, Chile and Armenia who are among the guests.",
        "Two men, Jan Hudák and Karel Vrba who were armed were held.",
        "According to Foreign Minister Karel Vrba who was in Paris the talks failed.",
        "They praised Karel Vrba who saved the child and his dog.",
        "Nine people were hurt, the head of the regional office said. Karel Vrba.",
    ],
)
def test_what_is_not_certain_stays(english):
    assert repaired(english) == english


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("They thanked Karel Vrba who lives in Brno.", "They thanked Karel Vrba, who lives in Brno."),
        ("Karel Vrba who lives in Brno, left.", "Karel Vrba, who lives in Brno, left."),
        ("Karel Vrba who oversees the roads, left.", "Karel Vrba, who oversees the roads, left."),
        (
            "A spokesman for the Kladno Roads Office Karel Vrbawhom the agency quoted, said so.",
            "A spokesman for the Kladno Roads Office Karel Vrba, whom the agency quoted, said so.",
        ),
    ],
)
def test_what_is_certain_is_repaired(english, wanted):
    assert repaired(english) == wanted
