"""The types as JSON Lines: keys are field names, numbers carry four decimals, nothing but records stands in a file."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, get_type_hints

from align.errors import InputError
from align.json_values import Fits, fitting, parse_json
from align.types import Document, Segment

T = TypeVar("T")
LinesOf = Callable[[Path], Generator[bytes, None, None]]
"""Gives the lines of a file, each with its line end."""

_LONGEST = 512 * 2**20  # bytes: a document has 64 MiB at most, and its record a few times that

CHANGED = "The file was changed or cut off: run the job again to write it anew."
"""What to do about damaged outputs of a job."""


def to_dict(record: Any) -> dict[str, Any]:
    """A dataclass as JSON values, in the order of its fields, its numbers rounded to four decimals."""
    return {f.name: _plain(getattr(record, f.name)) for f in fields(record)}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return to_dict(value)
    return value


def to_line(record: Any) -> str:
    """One JSON line, with its line end."""
    return json.dumps(to_dict(record), ensure_ascii=False) + "\n"


def from_dict(kind: type[T], row: Mapping[str, Any]) -> T:
    """The record back out of its JSON values. Raises KeyError where a field is missing, TypeError for a wrong value."""
    values = {}
    for name, fits in _wanted(kind).items():  # type: ignore[arg-type]
        value = row[name]
        if not fits(value):
            raise TypeError(f"{name} is {reprlib.repr(value)}")
        values[name] = tuple(value) if isinstance(value, list) else value
    if kind is Document:
        values["segments"] = tuple(from_dict(Segment, item) for item in row["segments"])
    return kind(**values)


@cache
def _wanted(kind: type) -> dict[str, Fits]:
    """What JSON gives for each field of a record."""
    hints = get_type_hints(kind)
    return {f.name: fitting(hints[f.name]) for f in fields(kind)}


def write_lines(records: Iterable[Any]) -> str:
    """All records as one text of JSON lines."""
    return "".join(to_line(record) for record in records)


def next_line(stream: BinaryIO, path: Path) -> bytes:
    """The next line of a file with its line end; empty at the end of the file.

    Raises InputError for a line that is longer than any document's record: it would be held in memory whole.
    """
    line = stream.readline(_LONGEST)
    if len(line) == _LONGEST and not line.endswith(b"\n"):
        raise InputError(f"{path}: a line of more than {_LONGEST:,} bytes", CHANGED)
    return line


def file_lines(path: Path) -> Generator[bytes, None, None]:
    """The lines of a file, each with its line end. Raises InputError as ``next_line`` does."""
    with path.open("rb") as stream:
        while line := next_line(stream, path):
            yield line


def read_lines(kind: type[T], path: Path, lines: LinesOf = file_lines) -> Iterator[T]:
    """The records of a JSON Lines file, in order, one at a time; ``lines`` is what reads the file.

    Raises InputError, with file and line, for a line that is no such record, and for a file that cannot be read.
    """
    number = 0
    try:
        with closing(lines(path)) as stream:
            for line in stream:
                number += 1
                yield from_dict(kind, parse_json(line.decode("utf-8")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path}:{number}: not a {kind.__name__} record ({error})", CHANGED) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", CHANGED) from error
