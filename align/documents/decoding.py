"""Bytes to text: UTF-8 unless a byte order mark or the user says otherwise; never guessed, never repaired."""

from __future__ import annotations

import codecs
import sys
from dataclasses import dataclass

from align.errors import ConfigError, InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NATIVE = "le" if sys.byteorder == "little" else "be"
# Codecs that write a mark where none was read, and what they read without one.
UNMARKED = {"utf-8-sig": "utf-8", "utf-16": f"utf-16-{_NATIVE}", "utf-32": f"utf-32-{_NATIVE}"}
_OTHERS = "--encoding cp1250 (Czech), --encoding cp1251 (Russian)"


def check_encoding(encoding: object) -> None:
    """Raise ConfigError for a setting that names no encoding of text."""
    if not isinstance(encoding, str):
        raise ConfigError(f"encoding is {encoding!r}", "Give the name of an encoding, such as cp1250.")
    try:
        text_codec(encoding, "encoding")
    except InputError as error:
        raise ConfigError(error.message, error.hint) from None


def byte_order_mark(data: bytes) -> tuple[int, str | None]:
    """The length of the byte order mark that ``data`` begins with, and the encoding that it stands for."""
    return next(((len(mark), name) for mark, name in _MARKS if data.startswith(mark)), (0, None))


def text_codec(encoding: str, name: str) -> str:
    """Python's name of an encoding. Raises InputError for one that does not exist or does not give text."""
    try:
        codec = codecs.lookup(encoding)
        "".encode(encoding)  # refuses codecs from bytes to bytes
        codec.decode(b"", "ignore")  # refuses those that are for parts of addresses
    except (LookupError, ValueError):
        what = f"{name}: no encoding is called {encoding!r}"
        raise InputError(what, f"Name one that Python knows, for instance {_OTHERS}, --encoding utf-16.") from None
    return codec.name


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text lies in a file: the byte order mark in front of it, and the codec, which writes no mark of its own."""

    mark: bytes
    codec: str

    def encode(self, text: str) -> bytes:
        """The bytes of the file. Raises UnicodeEncodeError for a character that the codec does not have."""
        return self.mark + text.encode(self.codec)


def text_form(data: bytes, name: str, encoding: str | None) -> TextForm:
    """The form of the text in ``data``: a byte order mark decides, then ``encoding``, else it is UTF-8.

    Raises InputError for an encoding that does not exist; ``name`` is for its message.
    """
    length, marked = byte_order_mark(data)
    codec = marked or text_codec(encoding or "utf-8", name)
    return TextForm(data[:length], UNMARKED.get(codec, codec))


def decode(data: bytes, name: str, encoding: str | None) -> str:
    """The text in ``data``, line ends as they stand, a byte order mark left out; ``name`` is for messages.

    Its form is that of ``text_form``. Raises InputError with byte offset and line where the bytes are none in that
    encoding, and for binary data.
    """
    form = text_form(data, name, encoding)
    skipped, codec = len(form.mark), form.codec
    try:
        text = data[skipped:].decode(codec)
        text.encode("utf-8")  # escape codecs can smuggle in lone surrogates, which nothing can write again
    except UnicodeDecodeError as error:
        raise _undecodable(data, skipped + error.start, codec, name) from None
    except UnicodeError as error:
        raise InputError(f"{name}: is not {codec} text ({error})", f"Name its encoding: {_OTHERS}.") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        what = f"{name}:{line}: a NUL character: this is binary data, or UTF-16 without a byte order mark"
        raise InputError(what, "Give a text file, or name its encoding: --encoding utf-16-le.")
    return text


def _undecodable(data: bytes, offset: int, codec: str, name: str) -> InputError:
    line = data[:offset].decode(codec, "ignore").count("\n") + 1
    what = f"{name}:{line}: byte 0x{data[offset]:02X} at offset {offset} is not {codec}"
    return InputError(what, f"If the file is in another encoding, name it: {_OTHERS}.")
