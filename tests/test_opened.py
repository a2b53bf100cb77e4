"""What is opened by name stays open: once for all threads, until its files change, and for no forked process."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from align.opened import Opened


class Shelf:
    """Opens anything that is a folder, and notes what it was asked for."""

    def __init__(self, root: Path) -> None:
        self.asked: list[str] = []
        self.root = root

    def open(self, name: str) -> object:
        self.asked.append(name)
        sleep(0.01)
        if not (self.root / name).is_dir():
            raise FileNotFoundError(name)
        return object()

    def folder(self, name: str) -> Path:
        return self.root / name


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.bin").write_text(name)
    return Shelf(tmp_path)


def test_many_threads_get_one_and_the_same(shelf: Shelf) -> None:
    opened = Opened(shelf.open, shelf.folder)
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(opened, ["one"] * 16))) == 1
    assert shelf.asked == ["one"]


def test_what_was_not_used_for_longest_is_closed(shelf: Shelf) -> None:
    opened = Opened(shelf.open, shelf.folder)
    for name in ("one", "two", "one", "three", "one", "two"):
        opened(name)
    assert shelf.asked == ["one", "two", "three", "two"]


def test_changed_files_are_opened_anew(shelf: Shelf) -> None:
    opened = Opened(shelf.open, shelf.folder)
    before = opened("one")
    (shelf.root / "one/model.bin").write_text("trained on")
    assert opened("one") is not before


def test_what_cannot_be_opened_is_tried_again(shelf: Shelf) -> None:
    opened = Opened(shelf.open, shelf.folder)
    with pytest.raises(FileNotFoundError):
        opened("four")
    (shelf.root / "four").mkdir()
    assert opened("four")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_opens_its_own(shelf: Shelf) -> None:
    opened = Opened(shelf.open, shelf.folder)
    opened("one")
    child = os.fork()
    if not child:
        opened("one")
        os._exit(len(shelf.asked))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    opened("two")  # and the lock is free in this one
    assert shelf.asked == ["one", "two"]
