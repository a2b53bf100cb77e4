"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.errors import InputError, JobError
from align.files import reading, replacing, write_text


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_text(tmp_path / "new/file.txt", "a\r\nb\n\u2028č")
    assert (tmp_path / "new/file.txt").read_bytes() == "a\r\nb\n\u2028č".encode()


def test_an_error_leaves_the_old_content_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    write_text(path, "old")

    def write_half() -> None:
        with replacing(path) as stream:
            stream.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JobError, match="cannot be written"):
        write_text(tmp_path / "file" / "below.txt", "x")


def test_a_file_that_is_not_there_or_no_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file") as told, reading(tmp_path / "gone.txt", "Look."):
        (tmp_path / "gone.txt").read_bytes()
    assert told.value.hint == "Look."
    with pytest.raises(InputError, match="cannot be read"), reading(tmp_path):
        tmp_path.read_bytes()
