"""The lines of a JSON Lines file and where each begins, so that a row can be read again without the rows before it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from align.documents.decoding import UNMARKED, byte_order_mark, text_codec
from align.errors import InputError
from align.files import reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number, counted from 1, where it begins, and a hash of its content and its bytes.

    ``text`` is None for a line of more than the most bytes. Bytes that do not decode are lone surrogates in it. Where a
    line end may be more than one byte, hash and ``size`` are those of the content in UTF-8.
    """

    number: int
    offset: int
    text: str | None
    sha256: str
    size: int


def lines(path: Path, encoding: str | None, most: int) -> Iterator[Line]:
    """The lines of a file in order, one in memory at a time.

    Raises InputError where the file cannot be read, or has an encoding that does not exist.
    """
    with _opened(path, encoding) as (data, codec):
        if _is_byte_wise(codec):
            yield from _of_bytes(data, codec, most)
        else:
            yield from _of_text(_as_text(data, codec), most)


def line_at(path: Path, offset: int, encoding: str | None, most: int) -> tuple[str, str]:
    """The line that begins at an offset which ``lines`` gave, and its hash as there.

    Raises InputError where the file cannot be read.
    """
    with _opened(path, encoding) as (data, codec):
        if _is_byte_wise(codec):
            data.seek(offset)
            raw = data.readline(most)
            return raw.decode(codec, "surrogateescape"), hashlib.sha256(raw).hexdigest()
        stream = _as_text(data, codec)
        stream.seek(offset)
        text = stream.readline(most)
        return text, hashlib.sha256(_in_utf8(text)).hexdigest()


def _is_byte_wise(codec: str) -> bool:
    """Whether the byte of a line end is one in any other place too."""
    return "\n".encode(codec) == b"\n"


def _as_text(data: BinaryIO, codec: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(data, codec, errors="surrogateescape", newline="\n")


def _in_utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _of_bytes(data: BinaryIO, codec: str, most: int) -> Iterator[Line]:
    number, offset = 0, data.tell()
    while raw := data.readline(most):
        number, start = number + 1, offset
        offset += len(raw)
        if len(raw) == most and not raw.endswith(b"\n"):
            while (rest := data.readline(most)) and not rest.endswith(b"\n"):
                offset += len(rest)
            offset += len(rest)
            yield Line(number, start, None, "", 0)
        elif raw.strip():
            text = raw.decode(codec, "surrogateescape")
            yield Line(number, start, text, hashlib.sha256(raw).hexdigest(), len(raw))


def _of_text(stream: io.TextIOWrapper, most: int) -> Iterator[Line]:
    """The same where a line end may be more than one byte; an offset is what ``tell`` of the text stream says."""
    number, start = 0, stream.tell()
    while text := stream.readline(most):
        number += 1
        if len(text) == most and not text.endswith("\n"):
            while (rest := stream.readline(most)) and not rest.endswith("\n"):
                pass
            yield Line(number, start, None, "", 0)
        elif text.strip():
            raw = _in_utf8(text)
            yield Line(number, start, text, hashlib.sha256(raw).hexdigest(), len(raw))
        start = stream.tell()


@contextmanager
def _opened(path: Path, encoding: str | None) -> Iterator[tuple[BinaryIO, str]]:
    """The file behind its byte order mark, and its encoding."""
    try:
        with reading(path), path.open("rb") as data:
            skipped, marked = byte_order_mark(data.read(4))
            data.seek(skipped)
            codec = marked or text_codec(encoding or "utf-8", str(path))
            yield data, UNMARKED.get(codec, codec)
    except UnicodeError as error:
        raise InputError(f"{path}: is not text of that encoding ({error})", "Write it as UTF-8.") from error
