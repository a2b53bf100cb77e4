"""A small finished run to review."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_client import Browser
from run_writer import audited, write_run


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """A run of two documents: repaired ones, ones for a person and ones that the house style leaves."""
    first = audited(
        "first",
        "In Kiev Ivanovwho spoke.\nThere were 50 of them in Kharkov.",
        ("Kiev", "Kyiv", "exonym"),
        ("Ivanovwho", "Ivanov, who", "glued-name"),
        ("50", "15", "number-mismatch"),
        ("Kharkov", "Kharkiv", "exonym"),
        source="V Kyjevě mluvil Ivanov.\nBylo jich 15 v Charkově.",
    )
    second = audited(
        "second",
        "OBSE met in Kiev today.",
        ("OBSE", "OSCE", "acronym"),
        ("Kiev", "Kyiv", "exonym"),
        ("today.", "The talks failed.", "omission"),
    )
    return write_run(tmp_path / "run", first, second)


@pytest.fixture
def browser(run_folder: Path) -> Browser:
    """The review of that run, opened."""
    return Browser(run_folder)
