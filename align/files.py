"""Files: what a user can do about one that cannot be read, and those that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TextIO

from align.errors import InputError, JobError, ModelError, reason_of


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
    what they hold and that are easily made anew, and for many that the caller syncs together. Raises JobError where the
    folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        name = str(path.parent / f".{path.name}.{token_hex(4)}.part")
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
        Path(name).replace(path)
    except OSError as error:
        if error.filename not in (None, name):
            raise  # of another file, which the block reads
        raise JobError(
            f"{path}: cannot be written ({error.strerror})", "Free some space or choose another folder."
        ) from error
    finally:
        Path(name).unlink(missing_ok=True)


def write_text(path: Path, text: str, *, sync: bool = True) -> None:
    """Put ``text`` into ``path`` as it is, line ends included, whole or not at all; ``sync`` as in ``replacing``."""
    with replacing(path, sync=sync) as stream:
        stream.write(text)


@contextmanager
def replacing_folder(folder: Path, hint: str = "Free some space or choose another folder.") -> Iterator[Path]:
    """The path for a new folder that takes the place of a model's when the block ends without an error.

    The block makes that folder. Where it fails, or the new folder cannot take its place, the old one stays. Raises
    ModelError with the ``hint`` for an error of the system's, in the block too.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
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


def lines_of(text: str) -> list[str]:
    """The lines of a text, which only a line feed ends: U+2028 and the like may stand inside one."""
    return text.removesuffix("\n").split("\n") if text else []


def is_part(path: Path) -> bool:
    """Whether a file is what ``replacing`` had written when its process was killed."""
    return path.name.startswith(".") and path.suffix == ".part"
