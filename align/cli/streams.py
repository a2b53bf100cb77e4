"""Bytes in and text out: files or stdin, stdout as UTF-8 whatever the locale, nothing translated."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from align.errors import InputError
from align.files import reading

_NONE = "Check the path; - reads standard input."


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of stdin for ``-``. Raises InputError where it cannot be read."""
    if name == "-":
        try:
            return sys.stdin.buffer.read()
        except OSError as error:
            what = f"standard input cannot be read ({error.strerror})"
            raise InputError(what, "Give it something to read.") from error
    with reading(name, _NONE):
        return Path(name).read_bytes()


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file to read bytes from, or stdin for ``-``. Raises InputError where it cannot be opened."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with reading(name, _NONE):
        stream = Path(name).open("rb")  # noqa: SIM115  closed below; an error while reading is none of opening
    with stream:
        yield stream


def emit(text: str) -> None:
    """Put ``text`` on stdout as UTF-8, line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def reopen_closed() -> None:
    """Put something in the place of standard streams that were closed, so that no file of ours gets their number.

    Reading and writing them fails as it did; what would go to stderr goes nowhere.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_WRONLY), "r")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def silence_stdout() -> None:
    """Send what is still to be written to stdout nowhere: nobody reads it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
