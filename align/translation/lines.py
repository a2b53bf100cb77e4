"""Text of any size line by line: decoded as it comes, so that memory does not grow with the file."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from align.documents.decoding import byte_order_mark, text_codec
from align.errors import InputError

T = TypeVar("T")

MOST_CHARACTERS_IN_LINE = 20_000_000
_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its end: LF, CRLF, or nothing at the end of the text. No other character ends a line."""

    text: str
    end: str


def read_lines(stream: BinaryIO, name: str, encoding: str | None = None) -> Iterator[Line]:
    """The lines of a text: UTF-8 unless a byte order mark or ``encoding`` says otherwise; ``name`` is for messages.

    Raises InputError, with byte offset or line, where the bytes are none in that encoding, for a NUL character, and for
    a line of more than ``MOST_CHARACTERS_IN_LINE``.
    """
    rest, number = "", 1
    for text in _decoded(stream, name, encoding):
        if "\0" in text:
            what = f"{name}:{number + text.count(chr(10), 0, text.index(chr(0)))}: a NUL character: this is binary data"
            raise InputError(what, "Give a text file, or name its encoding: --encoding utf-16-le.")
        *whole, rest = (rest + text).split("\n")
        for line in whole:
            yield Line(line[:-1], "\r\n") if line.endswith("\r") else Line(line, "\n")
        number += len(whole)
        if len(rest) > MOST_CHARACTERS_IN_LINE:
            what = f"{name}:{number}: a line of more than {MOST_CHARACTERS_IN_LINE:,} characters"
            raise InputError(what, "Put line ends between its paragraphs.")
    if rest:
        yield Line(rest, "")


def _decoded(stream: BinaryIO, name: str, encoding: str | None) -> Iterator[str]:
    block = stream.read(_BLOCK)
    skipped, marked = byte_order_mark(block)
    codec = marked or text_codec(encoding or "utf-8", name)
    decoder = codecs.getincrementaldecoder(codec)()
    block, offset = block[skipped:], skipped
    while True:
        waiting = len(decoder.getstate()[0])
        more = stream.read(_BLOCK)
        try:
            text = decoder.decode(block, final=not more)
        except UnicodeDecodeError as error:
            place = offset - waiting + error.start
            what = f"{name}: byte 0x{error.object[error.start]:02X} at offset {place} is not {codec}"
            raise InputError(what, "If the text is in another encoding, name it, as in --encoding cp1251.") from None
        yield text
        if not more:
            return
        offset, block = offset + len(block), more


def chunks(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """The items in lists of at most ``most``."""
    held: list[T] = []
    for item in items:
        held.append(item)
        if len(held) == most:
            yield held
            held = []
    if held:
        yield held
