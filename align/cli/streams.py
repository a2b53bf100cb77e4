"""Bytes in and text out: files or stdin, stdout as UTF-8 whatever the locale, nothing translated."""

from __future__ import annotations

import sys
from pathlib import Path

from align.errors import InputError


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of stdin for ``-``. Raises InputError where it cannot be read."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{name}: no such file", "Check the path; - reads standard input.") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})", "Give a file that can be read.") from error


def emit(text: str) -> None:
    """Put ``text`` on stdout as UTF-8, line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
