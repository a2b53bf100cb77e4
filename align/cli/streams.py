"""Bytes in and text out: files or stdin, stdout as UTF-8 whatever the locale, nothing translated."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from align.errors import ConfigError, InputError
from align.files import reading
from align.terminal import printable_lines

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


def refuse_same(out: str | Path | None, *inputs: str | Path | None) -> None:
    """Raise ConfigError where the file to write is one of those that are read, by whatever name."""
    if out is None or str(out) == "-":
        return
    for name in inputs:
        if name is not None and _is_same(Path(out), Path(name)):
            what = f"{out}: would be overwritten, but it is read too"
            raise ConfigError(what if str(name) == str(out) else f"{what}, as {name}", "Write to another file.")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # one of them is not there


def distinct(names: Sequence[str]) -> list[str]:
    """The files in their order, without those that an earlier name stands for already (``a``, ``./a``)."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name if name == "-" else os.path.normpath(Path(name).absolute()), name)
    return list(found.values())


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


def emit(text: str | bytes) -> None:
    """Put ``text`` on stdout as UTF-8, line ends as they are; bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def tell(text: str) -> None:
    """Put a line, or several, on stderr: for people, so nothing in it steers their terminal."""
    click.echo(printable_lines(text), err=True)


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
