"""Files: what a user can do about one that cannot be read, and those that appear whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TextIO

from align.errors import ConfigError, InputError, JobError, ModelError, reason_of

_PART = re.compile(r"\.newsalign-[0-9a-f]{16}\.part")


def resolved(path: Path) -> Path:
    """The path without links. Unlike ``Path.resolve`` it raises nothing for one that leads to itself."""
    return Path(os.path.realpath(path))


@contextmanager
def reading(name: str | Path, missing: str = "Check the path.") -> Iterator[None]:
    """Around what opens or reads a file. Raises InputError where that fails, with ``missing`` as hint for no file."""
    try:
        yield
    except FileNotFoundError:
        raise InputError(f"{name}: no such file", missing) from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})", "Give a file that can be read.") from error


@contextmanager
def replacing(path: Path, *, sync: bool = True) -> Iterator[TextIO]:
    """A UTF-8 text stream whose content takes the place of ``path`` when the block ends without an error.

    The content is synced to disk before the rename; not with ``sync=False``, for files that are known to be torn by
    what they hold and that are easily made anew, and for many that the caller syncs together. A file that is there
    already hands on its permissions; of a link, what it points to is replaced. Raises JobError where the folder cannot
    be written, and for a device or a pipe.
    """
    try:
        place = Path(os.path.realpath(path)) if path.is_symlink() else path
        place.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode_of(path)
        name = str(part_beside(place))
        handle = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        raise JobError(
            f"{path}: cannot be written ({error.strerror})", "Choose a folder that can be written."
        ) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
        if mode is not None:
            Path(name).chmod(mode)
        Path(name).replace(place)
    except OSError as error:
        if error.filename not in (None, name):
            raise  # of another file, which the block reads
        raise JobError(
            f"{path}: cannot be written ({error.strerror})", "Free some space or choose another folder."
        ) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _mode_of(path: Path) -> int | None:
    """The permissions of a file that is to be replaced; None where there is none yet."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise JobError(f"{path}: cannot be written, for it is no regular file", "Give the path of a file.")
    return stat.S_IMODE(mode)


def part_beside(path: Path) -> Path:
    """A new name in the folder of ``path`` for what is half written; short, whatever the file is called."""
    return path.with_name(f".newsalign-{token_hex(8)}.part")


def is_part(path: Path) -> bool:
    """Whether a file is, by its name, what ``replacing`` had written when its process was killed."""
    return _PART.fullmatch(path.name) is not None


def write_text(path: Path, text: str, *, sync: bool = True) -> None:
    """Put ``text`` into ``path`` as it is, line ends included, whole or not at all; ``sync`` as in ``replacing``."""
    with replacing(path, sync=sync) as stream:
        stream.write(text)


@contextmanager
def replacing_folder(
    folder: Path, is_ours: Callable[[Path], bool], hint: str = "Free some space or choose another folder."
) -> Iterator[Path]:
    """The path for a new folder that takes the place of a model's when the block ends without an error.

    The block makes that folder. Where it fails, or the new folder cannot take its place, the old one stays. ``is_ours``
    says of a folder that is not empty whether it may go. Raises ConfigError where it may not, ModelError with the
    ``hint`` for an error of the system's, in the block too.
    """
    try:
        if folder.exists() and not (folder.is_dir() and (not any(folder.iterdir()) or is_ours(folder))):
            what = f"{folder}: holds what no model of this kind consists of"
            raise ConfigError(what, "Take it away, or choose an empty folder.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".newsalign-", dir=folder.parent))
        old, new = work / "old", work / "new"
        try:
            yield new
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
        finally:
            if old.exists() and not folder.exists():  # if that fails too, the old one is still in ``work``
                old.rename(folder)
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise ModelError(f"{folder}: cannot be written ({reason_of(error)})", hint) from error


def holds_only(folder: Path, names: Collection[str]) -> bool:
    """Whether a folder holds nothing but files, and folders, of these names."""
    return all(path.name in names for path in folder.iterdir())


def lines_of(text: str) -> list[str]:
    """The lines of a text, which only a line feed ends: U+2028 and the like may stand inside one."""
    return text.removesuffix("\n").split("\n") if text else []
