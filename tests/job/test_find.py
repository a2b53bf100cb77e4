"""Which files are found, where links lead nowhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from input_files import rows, write

from align.errors import InputError
from align.job.find import find


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_itself_is_a_file_that_cannot_be_read(tmp_path: Path, taken: Any) -> None:
    folder = tmp_path / "in"
    write(folder / "good.cs.txt")
    (folder / "loop.cs.txt").symlink_to("loop.cs.txt")
    row = {"id": "m", "lang": "cs", "source": "loop.cs.txt"}
    for given in (folder, folder / "*.txt", rows(folder / "manifest.jsonl", row, row | {"id": "n"})):
        items, failures = taken(given, write(tmp_path / "other.cs.txt"))
        assert "other" in items
        assert failures
        assert all("loop.cs.txt: cannot be read" in failure.reason for failure in failures)
    with pytest.raises(InputError, match="no such file"):
        find([folder / "loop.cs.txt"])
