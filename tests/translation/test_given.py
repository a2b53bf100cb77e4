"""A translation that is there already is brought to the segments of its source, or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.errors import InputError
from align.segment import segment
from align.translation.given import read_given
from align.types import Document

SOURCE = segment(Document("a", "cs", "Přijel do Prahy. Odjel hned.\nMluvil krátce.\n"))


def read(path: Path, *lines: str) -> list[str]:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return [each.text for each in read_given(path, SOURCE)]


def test_the_sentences_of_a_line_go_to_the_sentences_of_its_source(tmp_path: Path):
    path = tmp_path / "mt.txt"
    assert read(path, "He came to Prague. He left at once.", "", "He spoke briefly.") == [
        "He came to Prague.",
        "He left at once.",
        "He spoke briefly.",
    ]
    assert read(path, "He came to Prague and left at once.", "He spoke briefly.") == [
        "He came to Prague and left at once.",
        "",
        "He spoke briefly.",
    ]


def test_records_are_known_by_their_place_whatever_the_document_was_called(tmp_path: Path):
    ids = ("stdin.cs:2:1", "stdin.cs:1:2", "stdin.cs:1:1")
    rows = [json.dumps({"segment_id": ident, "text": ident[-3:]}) for ident in ids]
    assert read(tmp_path / "mt.jsonl", *rows) == ["1:1", "1:2", "2:1"]


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "{}",
        '{"segment_id": "a.cs:1:1", "text": "He came.", "score": NaN}',
        '{"segment_id": "a.cs:1:1", "text": "He came."}',
        '{"segment_id": "a.cs:1:1", "text": "He came.", "score": 1%s}' % ("0" * 400),
        '{"segment_id": "a.cs:1:1", "text": "\\ud800"}',
    ],
)
def test_records_that_do_not_fit_are_refused(tmp_path: Path, line: str):
    with pytest.raises(InputError, match="not the translation of this source"):
        read(tmp_path / "mt.jsonl", line)


def test_lines_that_do_not_fit_and_a_missing_file_are_told(tmp_path: Path):
    with pytest.raises(InputError, match="1 lines, but the source has 2"):
        read(tmp_path / "mt.txt", "He came to Prague.")
    with pytest.raises(InputError, match="no such file"):
        read_given(tmp_path / "gone.txt", SOURCE)


def test_of_records_of_several_documents_those_of_the_source_count(tmp_path: Path):
    places = ("1:1", "1:2", "2:1")
    rows = [
        json.dumps({"segment_id": f"{doc}.cs:{place}", "text": f"{doc} {place}"}) for doc in "abc" for place in places
    ]
    assert read(tmp_path / "mt.jsonl", *rows) == ["a 1:1", "a 1:2", "a 2:1"]
    with pytest.raises(InputError, match="of several documents, and none is a"):
        read(tmp_path / "mt.jsonl", *rows[3:])
    with pytest.raises(InputError, match="4 translations for 3 segments"):
        read(tmp_path / "mt.jsonl", *rows[:3], json.dumps({"segment_id": "a.cs:3:1", "text": "More."}))


@pytest.mark.parametrize(
    "wrong", [{"text": None}, {"score": "nan"}, {"score": True}, {"flags": "loop"}, {"flags": [1]}]
)
def test_records_of_another_kind_are_refused(wrong: dict[str, object], tmp_path: Path):
    rows = [{"segment_id": f"a.cs:{place}", "text": "Yes."} for place in ("1:1", "1:2", "2:1")]
    with pytest.raises(InputError, match="not the translation of this source"):
        read(tmp_path / "mt.jsonl", *map(json.dumps, (*rows[:2], rows[2] | wrong)))
