"""A sentence that the original does not have is reported; what English versions add anyway is not."""

from __future__ import annotations

from align.auditing.context import Context
from align.auditing.profile import Profile
from align.auditing.rules.addition import RULE
from align.types import Aligned, Bead, Document, Segment, Translation


def document(lang, *sentences, **meta):
    segments, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        segments.append(Segment(f"a.{lang}:{number}:1", sentence, lang, start, start + len(sentence)))
        start += len(sentence) + 1
    return Document("a", lang, "\n".join(sentences), tuple(segments), meta)


SOURCE = document("cs", "Obě strany jmenují týmy a sankce budou zrušeny.", "Cesta je odložena.")
FRESH = ("Both sides will name teams and the sanctions will be lifted.", "The journey is put off.")


def found(english, pairs):
    beads = tuple(
        Bead(f"a:{number}", tuple(SOURCE.segments[i].id for i in left), tuple(english.segments[i].id for i in right),
             0.8, 0.8, "test")
        for number, (left, right) in enumerate(pairs, 1)
    )  # fmt: skip
    translations = tuple(
        Translation(segment.id, text, -0.1) for segment, text in zip(SOURCE.segments, FRESH, strict=True)
    )
    context = Context(Aligned("a", SOURCE, english, translations, beads), Profile())
    return [english.text[mark.start : mark.end] for mark in RULE.check(context)]


def test_an_added_sentence_is_marked_whole():
    english = document(
        "en", "Both sides will name teams.", "Prices of bread rose in the meantime.", "The journey is put off."
    )
    assert found(english, [((0,), (0,)), ((), (1,)), ((1,), (2,))]) == ["Prices of bread rose in the meantime."]


def test_half_of_a_split_sentence_is_no_addition():
    english = document(
        "en", "Both sides will name teams.", "All the sanctions will be lifted.", "The journey is put off."
    )
    assert found(english, [((0,), (0,)), ((), (1,)), ((1,), (2,))]) == []


def test_boilerplate_and_scraps_may_be_added():
    english = document(
        "en",
        "Both sides will name teams.",
        "The journey is put off.",
        "Read also",
        "Follow us on all of our channels",
        boilerplate=["Follow us on all of our channels"],
    )
    assert found(english, [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((), (3,))]) == []
