"""A run as Parquet: typed columns, the signature in the metadata, row groups of one size."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator

import pyarrow
import pyarrow.parquet as pq
import pytest
from made_stories import SIGNATURE, audited, kyiv, side

from align.documents import parquet
from align.documents.stories import STORY_WRITERS, Story, stories
from align.documents.units import Head
from align.errors import ConfigError
from align.records import to_dict


def written(*given: Story) -> pq.ParquetFile:
    out = io.BytesIO()
    STORY_WRITERS["parquet"](iter(given), out, Head(SIGNATURE))
    out.seek(0)
    return pq.ParquetFile(out)


def test_a_row_is_a_bead_with_typed_columns() -> None:
    table = written(kyiv()).read()
    row = table.to_pylist()[0]
    assert (row["id"], row["document"], row["source_lang"]) == ("d:1", "d", "cs")
    assert (row["source"], row["target"]) == ("V Kyjevě je 15 lidí.", "In Kyiv are 50 people.")
    assert (row["source_ids"], row["score"], row["method"]) == (["d.cs:1:1"], 0.75, "translation")
    assert [(found["rule"], found["proposal"], found["open"]) for found in row["findings"]] == [
        ("exonym", "Kyiv", False), ("number-mismatch", "15", True),
    ]  # fmt: skip
    assert row["target_meta"]["title"] == "Title"
    assert table.schema.field("confidence").type == pyarrow.float64()
    assert not table.schema.field("source").nullable


def test_the_signature_stands_in_the_metadata_of_the_file() -> None:
    metadata = written(kyiv()).schema_arrow.metadata
    assert metadata[b"newsalign.signature"].decode() == str(SIGNATURE)
    assert json.loads(metadata[b"newsalign"]) == to_dict(SIGNATURE)


def test_a_file_without_rows_still_has_its_schema() -> None:
    assert "target" in written().schema_arrow.names


def test_row_groups_are_written_as_they_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP", 10)
    out, sizes = io.BytesIO(), []

    def many() -> Iterator[Story]:
        for _ in range(50):
            sizes.append(len(out.getvalue()))
            yield kyiv()

    STORY_WRITERS["parquet"](many(), out, Head(SIGNATURE))
    assert sizes[-1] > 0.5 * sizes[25] > 0
    assert pq.ParquetFile(out).metadata.num_row_groups > 9


def test_what_utf8_cannot_hold_is_replaced() -> None:
    document = audited(side("cs", ["a\ud800b"]), side("en", ["c\x00d"]))
    row = written(*stories([document])).read().to_pylist()[0]
    assert (row["source"], row["target"]) == ("a\ufffdb", "c\x00d")


def test_without_pyarrow_the_line_that_installs_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError) as missing:
        written(kyiv())
    assert missing.value.hint == "pip install 'newsalign[parquet]'"
