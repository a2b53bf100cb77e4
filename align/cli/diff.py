"""A unified diff in the bytes of the file that it is about, as ``git apply`` and ``patch`` take it."""

from __future__ import annotations

import difflib
import os
from pathlib import PurePath

from align.cli.options import settings
from align.cli.streams import tell
from align.documents.decoding import TextForm
from align.errors import InputError
from align.terminal import printable

_MARKS = "\n+- @"


def unified(before: str, after: str, name: str, form: TextForm) -> bytes:
    """What changes from one text to the other in the file ``name``, which holds text in this ``form``.

    No tool applies a diff in UTF-16 and the like: it is UTF-8 then, for reading, and that is said. Raises InputError
    where the encoding of the file does not have a new character.
    """
    if _written(form.codec) != _MARKS.encode():
        if not settings().quiet:
            tell(f"newsalign: {name} is in {form.codec}: this diff, in UTF-8, is for reading, not for applying")
        form = TextForm(b"", "utf-8")
    old, new = (_lines(encoded(form, text, name)) for text in (before, after))
    path = PurePath(name).as_posix().lstrip("/")
    diff = difflib.diff_bytes(difflib.unified_diff, old, new, _quoted(f"a/{path}"), _quoted(f"b/{path}"))
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in diff)


def encoded(form: TextForm, text: str, name: str) -> bytes:
    """The bytes of a text. Raises InputError where the encoding of the file ``name`` does not have a character."""
    try:
        return form.encode(text)
    except UnicodeEncodeError as error:
        what = f"{name}: {form.codec} cannot write {text[error.start]!r}"
        raise InputError(what, "Leave out --in-place and --diff, and save the output as UTF-8.") from error


def _written(codec: str) -> bytes:
    return _MARKS.encode(codec, "replace")


def _lines(data: bytes) -> list[bytes]:
    """The lines with their ends; only LF ends one."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1].removesuffix(b"\n")
    return lines if lines[-1] else lines[:-1]


def _quoted(name: str) -> bytes:
    """A name as git writes it: with a tab behind one that has blanks, in quotes where it could steer a terminal."""
    if not any(mark in name for mark in '"\\') and printable(name) == name:
        return os.fsencode(name) + (b"\t" if " " in name else b"")
    quoted = "".join(_octal(c) if c in '"\\' or printable(c) != c else c for c in name)
    return f'"{quoted}"'.encode()


def _octal(character: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(character))
