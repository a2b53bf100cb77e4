"""A sentence that the English version tells elsewhere is neither left out nor added."""

from __future__ import annotations

import pytest

from align.auditing import audit, load_profile
from align.types import Aligned, Bead, Document, Segment, Translation

SOURCE = ("Vláda schválila rozpočet.", "Soud Karla Vrbu zprostil viny.", "Most se otevře v květnu.", "Prší.")
FRESH = ("The government approved the budget.", "The court acquitted Karel Vrba.", "The bridge opens in May.", "Rain.")
KEPT = ("The government approved the budget.", "The bridge will open in May.")


def aligned(last: str) -> Aligned:
    sides = [_document("cs", SOURCE[:3]), _document("en", (*KEPT, last))]
    source, english = sides
    pairs = [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((), (2,))]
    beads = tuple(
        Bead(f"a:{number}", tuple(source.segments[i].id for i in left), tuple(english.segments[i].id for i in right),
             0.8, 0.8, "test")
        for number, (left, right) in enumerate(pairs, 1)
    )  # fmt: skip
    translations = tuple(Translation(s.id, text, -0.1) for s, text in zip(source.segments, FRESH, strict=False))
    return Aligned("a", source, english, translations, beads, "published")


def _document(lang: str, sentences: tuple[str, ...]) -> Document:
    segments, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        segments.append(Segment(f"a.{lang}:{number}:1", sentence, lang, start, start + len(sentence)))
        start += len(sentence) + 1
    return Document("a", lang, "\n".join(sentences), tuple(segments))


@pytest.mark.parametrize("last", ["The court in Kladno has acquitted Karel Vrba of fraud."])
def test_a_sentence_that_moved_is_not_reported(last):
    assert audit(aligned(last), load_profile(), ["omission", "addition"]) == ()


def test_a_sentence_of_something_else_is():
    found = audit(
        aligned("Sanctions against the mining company must be lifted."), load_profile(), ["omission", "addition"]
    )
    assert [finding.rule for finding in found] == ["omission", "addition"]
