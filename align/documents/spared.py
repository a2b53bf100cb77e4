"""What an export must not take the place of: texts and rows that the run read. A run does not say where they lay.

They are known by their content. A text is spared where it holds, byte order mark or not, exactly what was read of a
document and something else is about to be written; in the place of an English text also what is not UTF-8. A document
without repairs is exported as it was read: folders that exports filled are not looked at (``align.job.exported``). JSON
Lines and Parquet are spared where their rows are stories: with an id and a ``source`` or an ``english``, and without
the ``target`` of a pair. Not known are pages, manifests, and texts in another encoding than UTF-8 that one file of
pairs takes the place of.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection
from pathlib import Path

from align.errors import ConfigError
from align.files import reading
from align.json_values import parse_json
from align.types import Audited

_MOST = 1 << 26  # bytes of a text or of a row; longer ones are not looked at
_PARQUET = b"PAR1"
_HINT = "Write to another place, or take it away first."


def check_text(path: Path, audited: Audited, text: str) -> None:
    """Raise ConfigError where writing ``text`` to ``path`` would lose the English text of a document as it was read."""
    there = _content(path)
    if there is None or there == _encoded(text):
        return
    if there == _encoded(audited.aligned.english.text):
        raise ConfigError(f"{path}: the English text as it was read would be overwritten", _HINT)
    try:
        there.decode("utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: a text in another encoding than UTF-8 would be overwritten", _HINT) from None


class Spared:
    """The file that one for all documents would take the place of.

    Raises ConfigError where it holds stories, here, or a text that was read, once ``check`` comes to its document.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._content = path, _content(path)
        if path.is_file() and _is_story(_first_row(path)):
            raise ConfigError(f"{path}: stories, which runs read, would be overwritten", _HINT)

    def check(self, audited: Audited) -> None:
        """Raise ConfigError where the file holds the original or the English text of this document."""
        if not self._content:
            return
        for document in (audited.aligned.source, audited.aligned.english):
            if document and self._content == _encoded(document.text):
                raise ConfigError(f"{self._path}: a text that was read would be overwritten", _HINT)


def _content(path: Path) -> bytes | None:
    """What a file holds behind a byte order mark; None where there is none, or one that is too long."""
    with reading(path):
        if not path.is_file() or path.stat().st_size > _MOST:
            return None
        return path.read_bytes().removeprefix(codecs.BOM_UTF8)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _is_story(names: Collection[str]) -> bool:
    return "id" in names and "target" not in names and ("source" in names or "english" in names)


def _first_row(path: Path) -> Collection[str]:
    """The names of the values of the first row; none where the file holds no rows."""
    with reading(path), path.open("rb") as stream:
        line = stream.readline(_MOST)
    if line.startswith(_PARQUET):
        return _columns(path)
    try:
        row = parse_json(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ()
    return row.keys() if isinstance(row, dict) else ()


def _columns(path: Path) -> Collection[str]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import read_schema
    except ImportError:
        return ()
    try:
        return set(read_schema(path).names)
    except (ArrowException, OSError):
        return ()
