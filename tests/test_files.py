"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.errors import InputError, JobError, ModelError
from align.files import lines_of, reading, replacing, replacing_folder, write_text


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_text(tmp_path / "new/file.txt", "a\r\nb\n\u2028č")
    assert (tmp_path / "new/file.txt").read_bytes() == "a\r\nb\n\u2028č".encode()


def test_only_a_line_feed_ends_a_line() -> None:
    assert lines_of("a\u2028b\n\nc\x0bd\n") == ["a\u2028b", "", "c\x0bd"]
    assert lines_of("") == []


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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "weights").write_text("old")
    return folder


def put_new(folder: Path, name: str = "weights") -> None:
    with replacing_folder(folder) as fresh:
        fresh.mkdir()
        (fresh / name).write_text("new")


def test_a_new_folder_takes_the_place_of_the_old(folder: Path) -> None:
    put_new(folder)
    assert (folder / "weights").read_text() == "new"
    assert list(folder.parent.iterdir()) == [folder]


def test_an_error_of_the_block_leaves_the_old_folder(folder: Path) -> None:
    with pytest.raises(ModelError, match="model: cannot be written"):
        put_new(folder, "no such folder/weights")
    assert (folder / "weights").read_text() == "old"
    assert list(folder.parent.iterdir()) == [folder]


def test_the_old_folder_comes_back_where_the_new_one_cannot_take_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ModelError, match="No space left"):
        put_new(folder)
    assert (folder / "weights").read_text() == "old"
    assert list(folder.parent.iterdir()) == [folder]
