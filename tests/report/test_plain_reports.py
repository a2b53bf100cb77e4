"""The findings as text, as a table and as JSON Lines: what they must not let through."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.report import csv as table
from align.report import text as plain
from align.report.csv import safe_cell
from align.report.places import Places
from align.types import Aligned, Audited, Document, Finding


def found(text: str, start: int, end: int, /, **values: object) -> Finding:
    known = {
        "rule": "exonym", "severity": "warning", "doc": "d", "bead": None, "side": "english", "start": start,
        "end": end, "text": text[start:end], "replacement": None, "suggestion": None, "fix": "review",
        "applied": False, "message": "old", "evidence": {}, "confidence": 0.9, "fingerprint": "f",
    }  # fmt: skip
    return Finding(**(known | values))  # type: ignore[arg-type]


def document(text: str, *findings: Finding) -> Audited:
    return Audited(Aligned("d", None, Document("d", "en", text)), findings, text)


def rendered(text: str, *findings: Finding) -> str:
    return plain.render([document(text, *findings)], {("d", "english"): "d.en.txt"})


def test_the_mark_stands_under_the_span() -> None:
    text = "First.\r\nMacron left Kiev.\r\n"
    head, line, mark, end = rendered(text, found(text, 20, 24)).split("\n")
    assert (head, end) == ("d.en.txt:2:13: warning: old [exonym]", "")
    assert line == "    Macron left Kiev."
    assert line[mark.index("^") : mark.rindex("~") + 1] == "Kiev"


def test_wide_and_combining_characters_keep_the_mark_in_place() -> None:
    text = "日本 e\u0301 Kiev."
    _, line, mark, _ = rendered(text, found(text, 6, 10)).split("\n")
    assert mark.index("^") == 4 + 2 * 2 + 1 + 1 + 1
    assert mark.count("~") == 3
    assert "Kiev" in line


def test_a_line_of_a_million_characters_is_shown_by_a_window() -> None:
    text = "x" * 500_000 + "Kiev" + "y" * 500_000
    many = [found(text, 500_000, 500_004)] * 300
    shown = rendered(text, *many)
    assert len(shown) < 300 * 400
    assert "…" + "x" * 50 + "Kiev" + "y" * 60 + "…\n" in shown


def test_a_span_and_a_proposal_of_a_million_characters_are_shown_by_their_ends() -> None:
    text = "a" * 1_000_000
    shown = rendered(text, found(text, 0, len(text), suggestion="b" * 1_000_000, message="c" * 1_000_000))
    assert len(shown) < 1_500


@given(st.text(st.characters(), max_size=30), st.data())
def test_no_text_steers_a_terminal(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    shown = rendered(text, found(text, start, end, message=text, suggestion=text))
    assert shown.count("\n") == 3
    for character in shown.replace("\n", ""):
        assert unicodedata.category(character) not in ("Cc", "Zl", "Zp", "Cs")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r\nTASS", "'\r\nTASS"),
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ('"=1', "'\"=1"),
        ("＝1", "'＝1"),
        ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
        ("line\n=1", "line\n'=1"),
        ("from 5 -6 a, -5", "from 5 -6 a, -5"),
        ("e-mail = post", "e-mail = post"),
        ("\x00\x1b", "\ufffd\ufffd"),
    ],
)
def test_no_cell_starts_a_formula(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


def test_every_column_of_the_table_is_guarded_and_the_table_reads_back() -> None:
    text = '=HYPERLINK("x") is,\nhere'
    evil = found(
        text, 0, len(text), message="@m", suggestion="-s", replacement="+r", bead="=b", fingerprint="=f", doc="=d"
    )
    shown = table.render([document(text, evil)], {("=d", "english"): "=path"})
    assert shown.count("\r\n") == 2
    rows = list(csv.reader(io.StringIO(shown, newline=""), strict=True))
    assert rows[0] == list(table.COLUMNS)
    assert {len(row) for row in rows} == {len(table.COLUMNS)}
    assert [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@"))] == []
    assert rows[1][rows[0].index("text")] == "'" + text


@given(st.text("ab\r\n", max_size=20))
def test_lines_are_cut_at_line_feeds_alone(text: str) -> None:
    places = Places(text)
    lines = [text[slice(*places.bounds(number))] for number in range(1, text.count("\n") + 2)]
    assert lines == [line.removesuffix("\r") for line in text.split("\n")]
