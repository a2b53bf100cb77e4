"""Document ids: they name files in the run folder, so what could lead out of it or fail on some system is refused."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from align.errors import InputError

_MOST_PART = 200
_MOST_ID = 600
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\u2028\u2029\ud800-\udfff]')
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_TEXT = re.compile(r"(?i).*\.(?:cs|ru|en)\.txt")
_HINT = "An id is a plain name such as 2025-07/putin-call: letters, digits, - and _, parts divided by /."


def check_id(value: Any, where: str) -> str:
    """The id, once it can name a new document. Raises InputError, ``where`` in front.

    Beside being safe, no folder in it is called as the texts of a run are: with ``a`` and ``a.en.txt/b``, ``a.en.txt``
    would have to be a file and a folder.
    """
    identifier = check_safe(value, where)
    if part := text_above(identifier):
        what = f"the id {_shown(identifier)} has the part {part!r} before a /"
        raise InputError(f"{where}: {what}, which is the name of a document's text", _HINT)
    return identifier


def text_above(identifier: str) -> str:
    """The part of an id which would be a folder and is called as a text of a run; empty where there is none."""
    return next(filter(_TEXT.fullmatch, identifier.split("/")[:-1]), "")


def check_safe(value: Any, where: str) -> str:
    """The id, once it is known to be safe as a relative path on any system. Raises InputError, ``where`` in front."""
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{where}: no id" if not value else f"{where}: the id is not a string with letters", _HINT)
    shown = _shown(value)
    if len(value.encode("utf-8", "replace")) > _MOST_ID:
        raise InputError(f"{where}: the id {shown} has more than {_MOST_ID} bytes", _HINT)
    if character := _FORBIDDEN.search(value):
        raise InputError(f"{where}: the id {shown} holds {character[0]!r}, which file names cannot", _HINT)
    for part in value.split("/"):
        if reason := _bad_part(part):
            raise InputError(f"{where}: the id {shown} {reason}", _HINT)
    return value


def _shown(identifier: str) -> str:
    return repr(identifier if len(identifier) <= 60 else identifier[:57] + "...")


def _bad_part(part: str) -> str:
    if not part:
        return "begins or ends with / or holds //"
    if part.startswith("."):
        return "has a part that begins with a dot"
    if part != part.strip() or part.endswith("."):
        return "has a part with white space or a dot at its edge"
    if len(part.encode("utf-8")) > _MOST_PART:
        return f"has a part of more than {_MOST_PART} bytes"
    if is_device(part):
        return f"has the part {part!r}, which is a device on Windows"
    return ""


def is_device(name: str) -> bool:
    """Whether Windows keeps a file name for a device, whatever its ending."""
    return _DEVICES.fullmatch(name) is not None


def printable(name: str) -> str:
    """A file's name, or a text with one, as text that can be written: bytes of it that are no UTF-8 stand escaped."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def folded(identifier: str) -> str:
    """The form in which two ids must differ, because some file systems know neither case nor normalization forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", identifier).casefold())
