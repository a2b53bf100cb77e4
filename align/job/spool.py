"""Rows of Parquet as JSON Lines in the run folder: a row there can be read again by itself, which Parquet cannot.

A file is converted once, one row in memory at a time (a few kilobytes may hold gigabytes), and again only when it
changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from align.documents.jsonl import MOST_ROW
from align.errors import ConfigError, InputError, reason_of
from align.files import replacing, resolved
from align.json_values import shallow

_TEXTS = ("id", "lang", "source", "english")
_TOO_LONG = f'"a row over {MOST_ROW >> 20} MiB"\n'  # no object: refused where it is read, by its number
_BUFFER = 2**20


@dataclass(frozen=True, slots=True)
class Spool:
    """The converted files of a run, in ``folder``."""

    folder: Path
    _used: set[Path] = field(default_factory=set)

    def rows(self, parquet: Path) -> Path:
        """The JSON Lines file that holds the rows of a Parquet file.

        Raises InputError where that cannot be read or has no such columns, ConfigError where ``pyarrow`` is missing,
        JobError where the folder cannot be written.
        """
        try:
            state = parquet.stat()
        except OSError as error:
            raise InputError(f"{parquet}: cannot be read ({error.strerror})", "Make it readable.") from error
        name = hashlib.sha256(repr((str(resolved(parquet)), state.st_size, state.st_mtime_ns)).encode()).hexdigest()
        path = self.folder / f"{name[:32]}.jsonl"
        self._used.add(path)
        if not path.is_file():
            with replacing(path) as stream:
                for row in _rows(parquet):
                    long = sum(len(text) for text in row.values() if isinstance(text, str)) > MOST_ROW
                    stream.write(_TOO_LONG if long else json.dumps(_as_row(row), default=_as_json) + "\n")
        return path

    def tidy(self) -> None:
        """Remove what no input needs any more."""
        for path in self.folder.glob("*") if self.folder.is_dir() else ():
            if path not in self._used:
                path.unlink()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        what = f"{path}: reading Parquet needs pyarrow, which is not installed"
        raise ConfigError(what, "pip install 'newsalign[parquet]'") from error
    try:
        with ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as file:
            columns = _columns(pyarrow, file.schema_arrow, path)
            for batch in file.iter_batches(1, columns=columns, use_threads=False):
                yield from batch.to_pylist(maps_as_pydicts="lossy")
    except (pyarrow.ArrowException, ValueError, OverflowError, OSError) as error:  # also times that Python has not
        why = reason_of(error).partition("\n")[0]
        raise InputError(f"{path}: cannot be read as Parquet ({why})", "Write the file again.") from error


def _columns(arrow: Any, schema: Any, path: Path) -> list[str]:
    texts = f"{', '.join(_TEXTS)} (strings, id or whole numbers)"
    hint = f"The columns are {texts} and meta (a struct, a map, or JSON as a string)."
    names = [name for name in (*_TEXTS, "meta") if name in schema.names]
    if twice := [name for name in names if schema.names.count(name) > 1]:
        raise InputError(f"{path}: several columns are called {twice[0]}", "Rename or drop all but one.")
    if "id" not in names or not {"source", "english"} & set(names):
        raise InputError(f"{path}: no column id, or neither source nor english", hint)
    for name in names[:-1] if names[-1] == "meta" else names:
        kind = schema.field(name).type
        kind = kind.value_type if arrow.types.is_dictionary(kind) else kind
        if name == "id" and arrow.types.is_integer(kind):
            continue
        if not (arrow.types.is_string(kind) or arrow.types.is_large_string(kind) or arrow.types.is_null(kind)):
            raise InputError(f"{path}: the column {name} is {kind}, not string", hint)
    return names


def _as_row(row: dict[str, Any]) -> dict[str, Any]:
    """The row with a text for its id, and as ``meta`` an object that JSON can hold: it may have come as a text."""
    ident, meta = row["id"], row.get("meta")
    if isinstance(meta, str):
        with suppress(ValueError, RecursionError):  # what is no JSON, or nested too deeply, is refused with its row
            meta = shallow(json.loads(meta))
    changed = {"id": str(ident)} if isinstance(ident, int) else {}
    return row | changed | ({} if meta is None else {"meta": _finite(meta)})


def _finite(value: Any) -> Any:
    """Without NaN, which tables write for what is missing, and infinities; keys are texts."""
    if isinstance(value, dict):
        return {_as_key(key): _finite(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def _as_key(key: Any) -> str:
    return key.decode("utf-8", "backslashreplace") if isinstance(key, bytes) else str(key)


def _as_json(value: Any) -> str:
    """Dates, times and decimal numbers in ``meta``, as they are written."""
    return str(value)
