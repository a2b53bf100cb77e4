"""Records as JSON lines: what goes out comes back, and damage is named by file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.records import from_dict, read_lines, to_dict, to_line
from align.types import Bead, Document, Segment, Translation

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, texts, st.lists(st.sampled_from(["truncated", "loop", "empty"]), unique=True))
def test_what_goes_out_comes_back(ident: str, text: str, flags: list[str]) -> None:
    translation = Translation(ident, text, -0.25, tuple(flags))
    line = to_line(translation)
    assert line.count("\n") == 1
    assert from_dict(Translation, json.loads(line)) == translation


@given(texts)
def test_a_document_keeps_its_segments(text: str) -> None:
    document = Document("a/b", "cs", text, (Segment("a/b.cs:1:1", text, "cs", 0, len(text)),), {"title": text})
    assert from_dict(Document, json.loads(to_line(document))) == document


def test_numbers_carry_four_decimals() -> None:
    assert to_dict(Bead("d:1", ("a",), (), 0.123456, 1 / 3, "m"))["score"] == 0.1235


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', "null", '"text"', "NaN", "[" * 5000])
def test_damage_is_named_by_file_and_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "beads.jsonl"
    path.write_text(to_line(Bead("d:1", (), ("a",), 0.0, 0.0, "m")) + line + "\n")
    with pytest.raises(InputError, match=r"beads\.jsonl:2"):
        list(read_lines(Bead, path))


@pytest.mark.parametrize(
    ("field", "value"),
    [("score", "high"), ("score", None), ("score", 10**400), ("source_ids", "a"), ("source_ids", [7]), ("id", 7),
     ("method", {})],
)  # fmt: skip
def test_a_value_of_another_kind_is_no_record(tmp_path: Path, field: str, value: object) -> None:
    row = {**to_dict(Bead("b", ("s",), ("t",), 0.5, 0.9, "mt")), field: value}
    path = tmp_path / "beads.jsonl"
    path.write_text(json.dumps(row) + "\n")
    with pytest.raises(InputError, match=rf"beads\.jsonl:1: not a Bead record \({field}"):
        list(read_lines(Bead, path))


def test_a_line_without_end_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.records._LONGEST", 300)
    path = tmp_path / "beads.jsonl"
    path.write_text(to_line(Bead("d:1", (), ("a",), 0.0, 0.0, "m")) + "[" * 1000)
    with pytest.raises(InputError, match=r"beads\.jsonl: a line of more than 300 bytes"):
        list(read_lines(Bead, path))
