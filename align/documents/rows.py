"""The lines of a JSON Lines file and where each begins, so that a row can be read again without the rows before it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from align.documents.decoding import byte_order_mark, text_codec
from align.errors import InputError


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number, counted from 1, where it begins, and a hash of its content.

    ``text`` is None for a line of more than the most bytes. Bytes that do not decode are lone surrogates in it.
    """

    number: int
    offset: int
    text: str | None
    sha256: str


def lines(path: Path, encoding: str | None, most: int) -> Iterator[Line]:
    """The lines of a file in order, one in memory at a time.

    Raises InputError where the file cannot be read, or has an encoding that does not exist.
    """
    with _opened(path, encoding) as (data, codec):
        if "\n".encode(codec) == b"\n":
            yield from _of_bytes(data, codec, most)
        else:
            yield from _of_text(io.TextIOWrapper(data, codec, errors="surrogateescape", newline="\n"), most)


def line_at(path: Path, offset: int, encoding: str | None, most: int) -> str:
    """The line that begins at an offset which ``lines`` gave. Raises InputError where the file cannot be read."""
    with _opened(path, encoding) as (data, codec):
        stream = io.TextIOWrapper(data, codec, errors="surrogateescape", newline="\n")
        stream.seek(offset)
        return stream.readline(most)


def _of_bytes(data: BinaryIO, codec: str, most: int) -> Iterator[Line]:
    number, offset = 0, data.tell()
    while raw := data.readline(most):
        number, start = number + 1, offset
        offset += len(raw)
        if len(raw) == most and not raw.endswith(b"\n"):
            while (rest := data.readline(most)) and not rest.endswith(b"\n"):
                offset += len(rest)
            offset += len(rest)
            yield Line(number, start, None, "")
        elif raw.strip():
            yield Line(number, start, raw.decode(codec, "surrogateescape"), hashlib.sha256(raw).hexdigest())


def _of_text(stream: io.TextIOWrapper, most: int) -> Iterator[Line]:
    """The same where a line end may be more than one byte; an offset is what ``tell`` of the text stream says."""
    number, start = 0, stream.tell()
    while text := stream.readline(most):
        number += 1
        if len(text) == most and not text.endswith("\n"):
            while (rest := stream.readline(most)) and not rest.endswith("\n"):
                pass
            yield Line(number, start, None, "")
        elif text.strip():
            digest = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
            yield Line(number, start, text, digest)
        start = stream.tell()


@contextmanager
def _opened(path: Path, encoding: str | None) -> Iterator[tuple[BinaryIO, str]]:
    """The file behind its byte order mark, and its encoding."""
    try:
        with path.open("rb") as data:
            skipped, marked = byte_order_mark(data.read(4))
            data.seek(skipped)
            yield data, marked or text_codec(encoding or "utf-8", str(path))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file", "Check the path.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", "Give a file that can be read.") from error
    except UnicodeError as error:
        raise InputError(f"{path}: is not text of that encoding ({error})", "Write it as UTF-8.") from error
