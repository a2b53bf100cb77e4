"""The record files of a run: one for each kind, and for a large run folders of parts.

Above ``MOST_IN_ONE`` documents a kind is a folder (``findings/00000.jsonl``, ...) of parts with so many documents each.
Such a file has some hundred megabytes: it can still be opened, copied and sorted in memory; a larger one is better read
by several programs at the same time. Parts of the same name hold the same documents, and one after the other they are
what the single file would be. ``run.json`` lists them.
"""

from __future__ import annotations

import re
import reprlib
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from align.files import replacing
from align.records import to_line
from align.types import Audited

KINDS = ("documents", "translations", "beads", "findings")
MOST_IN_ONE = 10_000

Files = Mapping[str, tuple[str, ...]]
"""The names of the files of each kind, relative to the run folder."""

MERGED: Files = {kind: (f"{kind}.jsonl",) for kind in KINDS}


def listed(names: Any) -> Files:
    """The files that ``run.json`` names. Raises KeyError, TypeError or ValueError for what no run consists of."""
    files = {kind: tuple(names[kind]) for kind in KINDS}
    for kind, of_kind in files.items():
        if not all(re.fullmatch(rf"{kind}(/[0-9]+)?\.jsonl", name) for name in of_kind):
            raise ValueError(f"{kind} in {reprlib.repr(of_kind)}")
    if len({len(of_kind) for of_kind in files.values()}) > 1:
        raise ValueError("not as many files of each kind")
    return files


class RecordWriter:
    """Writes documents, in the order of their ids, into the record files of ``root``; ``most`` in one, None for all."""

    def __init__(self, root: Path, most: int | None) -> None:
        self._root, self._most = root, most
        self._stack, self._streams = ExitStack(), dict[str, TextIO]()
        self._written = 0
        self._names: dict[str, list[str]] = {kind: [] for kind in KINDS}

    def __enter__(self) -> RecordWriter:
        self._turn()
        return self

    def write(self, audited: Audited) -> None:
        """Add one document."""
        if self._written == self._most:
            self._stack.close()
            self._turn()
        self._written += 1
        for kind, records in _records(audited):
            self._streams[kind].writelines(map(to_line, records))

    @property
    def files(self) -> Files:
        """What was written."""
        return {kind: tuple(names) for kind, names in self._names.items()}

    def _turn(self) -> None:
        self._written = 0
        for kind, names in self._names.items():
            names.append(f"{kind}.jsonl" if self._most is None else f"{kind}/{len(names):05d}.jsonl")
            self._streams[kind] = self._stack.enter_context(replacing(self._root / names[-1]))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, at)


def remove_others(root: Path, files: Files) -> None:
    """Remove record files that the run does not consist of any more: it grew, or shrank."""
    for kind, names in files.items():
        if f"{kind}.jsonl" not in names:
            (root / f"{kind}.jsonl").unlink(missing_ok=True)
        for path in (root / kind).glob("*.jsonl"):
            if path.relative_to(root).as_posix() not in names:
                path.unlink()
        if (root / kind).is_dir() and not any((root / kind).iterdir()):
            shutil.rmtree(root / kind)


def _records(audited: Audited) -> Iterable[tuple[str, Iterable[object]]]:
    aligned = audited.aligned
    sides = [side for side in (aligned.source, aligned.english) if side]
    return zip(KINDS, (sides, aligned.translations, aligned.beads, audited.findings), strict=True)
