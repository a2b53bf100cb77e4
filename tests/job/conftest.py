"""What the tests of jobs share."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import write_inputs


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with three documents: ``most`` (pair), ``sneg`` (original alone, a page) and ``zprava`` (a row)."""
    return write_inputs(tmp_path / "in")
