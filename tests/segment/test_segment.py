"""Segment ids, paragraphs, titles: what the rest of the pipeline relies on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from align.segment import segment
from align.segment.comments import find_comments
from align.types import Document


def ids(document: Document) -> list[str]:
    return [part.id for part in segment(document).segments]


def test_ids_count_paragraphs_and_sentences_and_the_title_is_paragraph_0() -> None:
    text = "  Kdo vyhrál? Nikdo.\r\n\r\nPrvní věta. Druhá věta.\r\n\u00a0\r\nTřetí.\r\n"
    document = Document("a/b", "cs", text, meta={"title": "Kdo vyhrál? Nikdo."})
    assert ids(document) == ["a/b.cs:0:1", "a/b.cs:1:1", "a/b.cs:1:2", "a/b.cs:2:1"]
    assert segment(document).segments[0].text == "Kdo vyhrál? Nikdo."


def test_without_a_title_in_the_text_the_first_line_is_paragraph_1() -> None:
    assert ids(Document("d", "en", "One. Two.\nThree.")) == ["d.en:1:1", "d.en:1:2", "d.en:2:1"]
    assert ids(Document("d", "en", "One. Two.", meta={"title": "Another"})) == ["d.en:1:1", "d.en:1:2"]
    assert ids(Document("d", "en", " \n ", meta={"title": ""})) == []


def test_only_lf_and_crlf_end_a_line() -> None:
    for separator in ("\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"):
        assert ids(Document("d", "en", f"He came.{separator}She left.")) == ["d.en:1:1", "d.en:1:2"]


def test_comments_are_no_sentences_and_move_no_number() -> None:
    text = "Title\n<!-- newsalign: ignore -->\nHe came. <!-- Newsalign: ignore -->\nShe <!-- newsalign: x --> left."
    parts = segment(Document("d", "en", text, meta={"title": "Title"})).segments
    assert [part.id.removeprefix("d.en:") for part in parts] == ["0:1", "1:1", "2:1"]
    assert [part.text for part in parts] == ["Title", "He came.", "She <!-- newsalign: x --> left."]
    assert all(part.text == text[part.start : part.end] for part in parts)


def test_comments_name_rules_or_cannot_be_read() -> None:
    text = "<!-- newsalign: ignore exonym, calque --> x <!-- newsalign: ignore --> <!-- newsalign: off --> <!-- x -->"
    found = list(find_comments(text))
    assert [comment.rules for comment in found] == [{"exonym", "calque"}, frozenset(), None]
    assert all(text[comment.start : comment.end] == comment.text for comment in found)
    assert not list(find_comments("One <b>two</b>."))


def test_a_dateline_is_the_first_segment_on_both_sides() -> None:
    russian = segment(Document("d", "ru", "МОСКВА, 4 июля. /ТАСС/. Путин провел разговор. Он был долгим."))
    english = segment(Document("d", "en", "MOSCOW, July 4. /TASS/. Putin had a talk. It was long."))
    assert len(russian.segments) == len(english.segments) == 3


@given(st.text(alphabet='aA.!? \n\r\u00a0\u00ad\u0301«»"ЯČ1', max_size=80), st.sampled_from(["cs", "ru", "en"]))
def test_offsets_refer_to_the_unchanged_text(text: str, lang: str) -> None:
    document = Document("d", lang, text)
    result = segment(document)
    assert result.text == text
    assert all(part.text == text[part.start : part.end] for part in result.segments)
    assert "".join("".join(part.text.split()) for part in result.segments) == "".join(text.split())
    assert len({part.id for part in result.segments}) == len(result.segments)
