"""The aligner over documents: ids, order, layout."""

from __future__ import annotations

import logging

import pytest

from align.aligner import align_documents, one_to_one, unmatched
from align.errors import InputError
from align.types import Document, Segment, Translation


def document(lang: str, *paragraphs: list[str], title: str | None = None) -> Document:
    segments, text = [], ""
    for number, sentences in enumerate([[title] if title else [], *paragraphs]):
        for count, sentence in enumerate(sentences, 1):
            start = len(text)
            text += sentence + " "
            segments.append(Segment(f"story.{lang}:{number}:{count}", sentence, lang, start, start + len(sentence)))
    return Document("story", lang, text, tuple(segments), {"title": title} if title else {})


def translated(source: Document) -> list[Translation]:
    return [Translation(segment.id, segment.text, -0.5) for segment in source.segments]


PARAGRAPHS = (
    ["The bridge was closed on Monday.", "Engineers had found a crack in a pillar."],
    ["Repairs will take until autumn.", "The city will run free ferries."],
    ["Shops on the left bank complain.", "They expect to lose half of their customers."],
)


def test_bead_ids_count_from_one_and_cover_all_segments():
    source = document("cs", *PARAGRAPHS, title="Bridge closed")
    english = document("en", *PARAGRAPHS, ["gnews.cz - GH"], title="Bridge closed")
    found = align_documents(source, english, translated(source))
    assert [bead.id for bead in found] == [f"story:{k}" for k in range(1, len(found) + 1)]
    assert [x for bead in found for x in bead.source_ids] == [segment.id for segment in source.segments]
    assert [x for bead in found for x in bead.target_ids] == [segment.id for segment in english.segments]
    assert found[-1].source_ids == ()


def test_titles_meet_although_they_share_no_word():
    source = document("cs", *PARAGRAPHS, title="Zavřeno")
    english = document("en", *PARAGRAPHS, title="No way across the river")
    first = align_documents(source, english, translated(source))[0]
    assert (first.source_ids, first.target_ids) == (("story.cs:0:1",), ("story.en:0:1",))


def test_paragraphs_are_no_cage():
    source = document("cs", *PARAGRAPHS)
    moved = (PARAGRAPHS[0] + PARAGRAPHS[1][:1], PARAGRAPHS[1][1:] + PARAGRAPHS[2])
    found = align_documents(source, document("en", *moved), translated(source))
    assert [len(bead.source_ids) for bead in found] == [len(bead.target_ids) for bead in found] == [1] * 6


def test_a_side_that_does_not_resemble_the_other_is_said(caplog):
    english = document("en", ["Přidejte mouku a dobře promíchejte."], ["Nechte hodinu odpočinout."])
    source = document("cs", *PARAGRAPHS)
    with caplog.at_level(logging.WARNING, logger="align"):
        align_documents(source, english, translated(source))
    assert "does not resemble" in caplog.text


def test_translations_of_another_document_are_an_error():
    source = document("cs", *PARAGRAPHS)
    with pytest.raises(InputError, match="story: 5 translations for 6"):
        align_documents(source, source, translated(source)[1:])


def test_a_translation_is_one_to_one_with_its_source():
    source, english = document("cs", *PARAGRAPHS), document("en", *PARAGRAPHS)
    assert all(len(bead.source_ids) == len(bead.target_ids) == 1 for bead in one_to_one(source, english))
    with pytest.raises(InputError, match="6 source segments, 2"):
        one_to_one(source, document("en", PARAGRAPHS[0]))


def test_english_alone_is_unmatched():
    assert [bead.source_ids for bead in unmatched(document("en", *PARAGRAPHS))] == [()] * 6


def test_no_segments_on_one_side():
    source = document("cs", *PARAGRAPHS)
    found = align_documents(source, document("en"), translated(source))
    assert [bead.target_ids for bead in found] == [()] * 6
