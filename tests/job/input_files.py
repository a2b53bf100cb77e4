"""Files that a run takes in, written by the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROW = {"id": "a1", "lang": "cs", "source": "Vláda jednala.", "english": "The cabinet met.", "meta": {"outlet": "X"}}


def write(path: Path, text: str = "Vláda jednala.\n") -> Path:
    """A text file; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def rows(path: Path, *content: dict[str, Any]) -> Path:
    """A file of JSON Lines."""
    return write(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content))


def table(path: Path, **columns: Any) -> Path:
    """A file of Parquet; the test is skipped where pyarrow is not installed."""
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table(columns), path)
    return path
