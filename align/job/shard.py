"""A shard: a fixed set of documents whose results are written, renamed into place and marked together.

Two stages are kept apart, so that another profile costs no translation: ``aligned`` (documents, translations, beads)
and ``audited`` (findings); each lists its failures. A stage's marker holds, for each document, the hash of all that its
result depends on; it is written last, and a stage without its marker counts as not done.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from align.documents.ids import check_safe
from align.errors import InputError, JobError
from align.files import is_part, write_text
from align.records import from_dict

SHARD_BYTES = 4 * 2**20
"""Of input. Some hundred times as many bytes of memory are in use while it is worked on."""


def key(*parts: object) -> str:
    """One hash of everything that a result depends on."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, sort_keys=True, default=asdict).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shard:
    """The shard in ``folder``; ``ids`` are its documents, in order, from its first run on."""

    folder: Path
    ids: tuple[str, ...]

    @property
    def aligned(self) -> Stage:
        """Documents, translations and beads."""
        return Stage(self.folder, "aligned")

    @property
    def audited(self) -> Stage:
        """Findings."""
        return Stage(self.folder, "audited")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Damage to the shard's files that is met inside, told as JobError with what can be done about it."""
        try:
            yield
        except InputError as error:
            raise JobError(error.message, _remove(self.folder)) from error


@dataclass(frozen=True, slots=True)
class _Marker:
    """The folder of a stage's results, and what each document's depended on."""

    folder: str
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """The results of one stage of a shard.

    Its marker names the folder that holds them and says what they depended on. It is replaced in one go, after the new
    folder is complete and before the old one is removed: at no moment are there no results.
    """

    shard: Path
    name: str

    @property
    def _marker(self) -> Path:
        return self.shard / f"{self.name}.json"

    @property
    def folder(self) -> Path | None:
        """Where the stage's files lie; None where it was never done."""
        return self._read()[0]

    def keys(self) -> dict[str, str]:
        """What each finished document's result depended on; empty where the stage is not done."""
        return self._read()[1]

    def _read(self) -> tuple[Path | None, dict[str, str]]:
        try:
            marker = from_dict(_Marker, json.loads(self._marker.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
            return None, {}
        if not re.fullmatch(rf"{self.name}-[0-9]{{1,15}}", marker.folder) or not (self.shard / marker.folder).is_dir():
            return None, {}
        return self.shard / marker.folder, marker.keys

    def write(self, files: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Put the stage's files in place, then mark it done. Raises JobError where the disk refuses."""
        part, old = self.shard / f"{self.name}.part", self.folder
        new = self.shard / f"{self.name}-{int(old.name.rpartition('-')[2]) + 1 if old else 1}"
        try:
            for leftover in (part, new):
                shutil.rmtree(leftover, ignore_errors=True)
            part.mkdir(parents=True)
            for name, text in files.items():
                write_text(part / name, text)
            part.replace(new)
            write_text(self._marker, json.dumps({"folder": new.name, "keys": keys}, sort_keys=True))
        except OSError as error:
            raise JobError(
                f"{self.shard}: cannot be written ({error.strerror})", "Mend it and run again: finished work is kept."
            ) from error
        for other in self.shard.glob(f"{self.name}-*"):  # more than one where an earlier job was killed just here
            if other.name != new.name:
                shutil.rmtree(other, ignore_errors=True)


def read_shards(folder: Path) -> list[Shard]:
    """The shards that a run has already, in the order in which they were made."""
    shards = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            ids = json.loads((path / "ids.json").read_text(encoding="utf-8"))
            shards.append(Shard(path, _as_ids(ids)))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (ValueError, TypeError, RecursionError, InputError) as error:
            raise JobError(f"{path / 'ids.json'}: damaged ({error})", _remove(path)) from error
    return shards


def _as_ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return tuple(check_safe(each, "a document") for each in value)


def _remove(shard: Path) -> str:
    return f"Remove {shard} and run the job again: its documents are done anew."


def plan(folder: Path, sizes: Mapping[str, int], most: int, most_bytes: int = SHARD_BYTES) -> list[Shard]:
    """The shards for documents of these sizes: those there are keep their documents, the rest make new ones.

    A shard holds at most ``most`` documents and ``most_bytes`` bytes of input; a document that is larger, alone.
    """
    shards = read_shards(folder)
    known = {ident for shard in shards for ident in shard.ids}
    fresh = ((ident, sizes[ident]) for ident in sorted(sizes.keys() - known))
    numbered = [path for path in folder.glob("[0-9]*") if path.name.isdecimal()]
    for path in filter(_is_unmade, numbered):
        shutil.rmtree(path, ignore_errors=True)
    taken = [int(path.name) for path in numbered if path.exists()]
    for number, ids in enumerate(_groups(fresh, most, most_bytes), max(taken, default=-1) + 1):
        shard = Shard(folder / f"{number:05d}", ids)
        write_text(shard.folder / "ids.json", json.dumps(shard.ids, ensure_ascii=False))
        shards.append(shard)
    return shards


def _is_unmade(folder: Path) -> bool:
    """Whether a process was killed before it wrote the shard's documents down: its number is free again."""
    return folder.is_dir() and all(is_part(path) for path in folder.iterdir())


def _groups(sizes: Iterable[tuple[str, int]], most: int, most_bytes: int) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    total = 0
    for ident, size in sizes:
        if group and (len(group) == most or total + size > most_bytes):
            yield tuple(group)
            group, total = [], 0
        group.append(ident)
        total += size
    if group:
        yield tuple(group)
