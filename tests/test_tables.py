"""The package's own tables are read alike: comments and blank lines aside, a broken row told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.errors import ConfigError
from align.tables import read_lines, read_rows


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.tsv"


def test_comments_and_blank_lines_say_nothing_and_cells_may_be_empty(table: Path):
    table.write_text("# form\tbase\nwent\tgo\n\n \t\ning\t\nC #\tsharp\n", encoding="utf-8")
    assert read_rows(table, 2) == [["went", "go"], ["ing", ""], ["C #", "sharp"]]


def test_a_row_of_other_columns_is_told_with_its_line(table: Path):
    table.write_text("# form\tbase\n\nwent\tgo\nleft leave\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"table\.tsv:4: 1 columns, not 2"):
        read_rows(table, 2)
    assert read_rows(table) == [["went", "go"], ["left leave"]]


def test_only_a_line_feed_ends_a_row_and_one_from_windows_is_the_same(table: Path):
    table.write_bytes("a\u2028b\tc\x85\x0bd\r\nnext\tone\r\n".encode())
    assert read_rows(table, 2) == [["a\u2028b", "c\x85\x0bd"], ["next", "one"]]


def test_the_lines_of_a_list_stand_as_they_are(table: Path):
    table.write_text("# words\n= one two\n\n[heading]\n three #4\n", encoding="utf-8")
    assert read_lines(table) == ["= one two", "[heading]", " three #4"]
