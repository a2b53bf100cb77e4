"""Files appear whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from align.errors import ConfigError, InputError, JobError, ModelError
from align.files import holds_only, is_part, lines_of, reading, replacing, replacing_folder, write_text


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


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_a_file_that_is_replaced_hands_on_its_permissions(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    path.chmod(mode)
    write_text(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", mode)


def test_a_new_file_has_the_permissions_that_the_surroundings_give(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "file.txt", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("letters", [122, 125])
def test_a_name_may_be_as_long_as_the_file_system_takes(letters: int, tmp_path: Path) -> None:
    path = tmp_path / f"{'я' * letters}.txt"
    write_text(path, "a")
    write_text(path, "b")
    assert path.read_text() == "b"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_half_written_is_known_by_its_name_and_nothing_else_is(tmp_path: Path) -> None:
    with replacing(tmp_path / "file.txt") as stream:
        stream.write("half")
        (half,) = tmp_path.iterdir()
    assert is_part(half)
    foreign = (".film.mkv.part", ".file.txt.0a1b2c3d.part", ".newsalign-x.part", "newsalign-0123456789abcdef.part")
    assert not any(is_part(tmp_path / name) for name in foreign)


def test_a_pipe_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JobError, match="no regular file"):
        write_text(tmp_path / "pipe", "x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_what_a_link_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/file.txt").write_text("old")
    (tmp_path / "real/file.txt").chmod(0o640)
    (tmp_path / "link.txt").symlink_to("real/file.txt")
    (tmp_path / "second.txt").symlink_to("link.txt")
    (tmp_path / "dangling.txt").symlink_to("real/new.txt")
    write_text(tmp_path / "second.txt", "new")
    write_text(tmp_path / "dangling.txt", "newer")
    assert all((tmp_path / name).is_symlink() for name in ("link.txt", "second.txt", "dangling.txt"))
    assert {path.name: path.read_text() for path in (tmp_path / "real").iterdir()} == {
        "file.txt": "new", "new.txt": "newer",
    }  # fmt: skip
    assert stat.S_IMODE((tmp_path / "real/file.txt").stat().st_mode) == 0o640


def test_links_that_lead_in_a_circle_are_no_place(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(JobError, match="a: cannot be written"):
        write_text(tmp_path / "a", "x")


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
    with replacing_folder(folder, lambda old: holds_only(old, {"weights"})) as fresh:
        fresh.mkdir()
        (fresh / name).write_text("new")


def test_a_new_folder_takes_the_place_of_the_old(folder: Path) -> None:
    put_new(folder)
    assert (folder / "weights").read_text() == "new"
    assert list(folder.parent.iterdir()) == [folder]


def test_a_folder_that_holds_anything_else_is_not_replaced(folder: Path) -> None:
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(ConfigError, match="model: holds what no model") as refused:
        put_new(folder)
    assert "empty folder" in refused.value.hint
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"weights": "old", "letter.txt": "mine"}
    assert list(folder.parent.iterdir()) == [folder]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with replacing_folder(tmp_path / "model", lambda old: False) as fresh:
        fresh.mkdir()
        (fresh / "weights").write_text("new")
    assert (tmp_path / "model/weights").read_text() == "new"


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
