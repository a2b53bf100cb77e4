"""Which files a run works on: files, folders and patterns, sorted by what they are."""

from __future__ import annotations

import glob
import logging
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from align.documents.naming import kind_of, naming
from align.errors import InputError
from align.files import resolved
from align.job.folder import TEXTS, is_run
from align.types import Failure

log = logging.getLogger(__name__)

_ROWS = ("jsonl", "parquet")
_KINDS = ("txt", "html", "htm", *_ROWS)
_HINT = (
    "Name the files STEM.cs.EXT or STEM.ru.EXT for originals, STEM.en.EXT for English versions, "
    "EXT txt, html, htm, jsonl or parquet."
)
_MAGIC = re.compile(r"[*?[]")
_SHOWN = 3
_UNNAMED, _RUN, _LINK = "not named STEM.LANG.EXT", "the folder of another run", "a link to a folder"


@dataclass(slots=True)
class _Skipped:
    """How many files or folders were left out for the same reason, and the first of them."""

    count: int = 0
    first: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What was found: by stem the files of a document with their languages, files of rows, and manifests.

    ``refused`` are folders that cannot be read. ``several`` inputs may name a file twice.
    """

    files: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    rows: list[Path] = field(default_factory=list)
    manifests: list[Path] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)
    several: bool = False
    _known: set[str] = field(default_factory=set)
    _skipped: dict[str, _Skipped] = field(default_factory=dict)

    def skip(self, path: Path, why: str = _UNNAMED) -> None:
        """Leave a file or a folder out."""
        skipped = self._skipped.setdefault(why, _Skipped())
        skipped.count += 1
        if skipped.count <= _SHOWN:
            skipped.first.append(str(path))

    def refuse(self, error: OSError) -> None:
        """Note a folder that cannot be read."""
        reason = f"{error.filename}: cannot be read ({error.strerror})"
        self.refused.append(Failure(Path(error.filename).name, error.filename, "read", reason, "Make it readable."))

    def is_known(self, path: Path) -> bool:
        """Whether the file was taken before, by another of ``several`` inputs; a link is a file of its own."""
        return self.several and _place(path) in self._known

    def remember(self, path: Path) -> None:
        """Note that the file was taken."""
        if self.several:
            self._known.add(_place(path))

    def tell(self) -> None:
        """Say once what was left out, and why."""
        for why, skipped in self._skipped.items():
            more = ", ..." if skipped.count > _SHOWN else ""
            log.info("skipped, %s: %s%s (%d in all)", why, ", ".join(skipped.first), more, skipped.count)


def find(inputs: Sequence[Path], manifests: Sequence[Path] = (), *, exclude: Sequence[Path] = ()) -> Found:
    """The files behind ``inputs``: files, folders (walked in order, those in ``exclude`` left out) and patterns.

    A pattern (``*``, ``?``, ``[...]``, ``**`` for any folders) stands for what matches it, ids counted from the folder
    before the first wildcard. A JSON Lines or Parquet file that is given itself, or by a pattern, may have any name; in
    a folder it is named ``STEM.LANG.EXT`` as all others are. A file given itself or by a pattern is a manifest if it is
    called ``manifest.jsonl`` or ``NAME.manifest.jsonl``, or ends in ``.csv``. The folder of another run that lies in
    one of the inputs is left out; where it is an input itself, only what the run wrote is. Raises InputError for an
    input that is not there, for ``manifests`` of another form, and where nothing is named as it must be.
    """
    found = Found(manifests=[_manifest(path) for path in manifests], several=len(inputs) + len(manifests) > 1)
    for path in manifests:
        found.remember(path)
    closed = {resolved(folder) for folder in exclude}
    for path in sorted(inputs, key=lambda path: not path.is_dir()):  # what a folder has too belongs there
        closed.update(_written(path))
        if _MAGIC.search(str(path)) and not path.exists():
            _match(path, found, closed)
        elif path.is_dir():
            _look_in(path, path, found, closed)
        elif not _take(_existing(path), path.name, found):
            raise InputError(f"{path}: not named as a document", _HINT)
    found.tell()
    if not (found.files or found.rows or found.manifests or found.refused):
        raise InputError(f"{', '.join(map(str, inputs))}: nothing to work on", _HINT)
    return found


def _place(path: Path) -> str:
    """Where a file is, whichever way leads there."""
    place = path.absolute()
    return str(resolved(place.parent) / place.name if ".." in place.parts else place)


def is_manifest(path: Path) -> bool:
    """Whether a file that was named by the user is a manifest."""
    name = path.name.lower()
    return name == "manifest.jsonl" or name.endswith((".csv", ".manifest.jsonl"))


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder", "Check the path.")
    return path


def _manifest(path: Path) -> Path:
    if kind_of(path) not in ("csv", "jsonl"):
        what = f"{path}: a manifest is a .csv or a .jsonl file"
        raise InputError(what, "Save the table as CSV in UTF-8, or write a JSON object a line.")
    return _existing(path)


def _written(folder: Path) -> Iterator[Path]:
    """What a run wrote into a folder and what could be taken for documents."""
    if is_run(folder):
        yield from (resolved(folder / name) for name in TEXTS)


def _match(pattern: Path, found: Found, closed: set[Path]) -> None:
    base = Path(*_fixed(pattern))
    matches = sorted({*map(Path, glob.glob(str(pattern), recursive=True))})  # noqa: PTH207  it may be absolute
    if not matches:
        raise InputError(f"{pattern}: nothing matches this pattern", "Check it; quote it so that the shell leaves it.")
    closed = _closed_below(resolved(base), closed) | {*_written(base)}
    folders = {path for path in matches if path.is_dir()}
    runs = _runs(matches, base, closed)
    for path in matches:
        if folders.intersection(path.parents):
            continue  # its folder is walked
        if not runs.isdisjoint((path, *path.parents)):
            continue
        if path in folders:
            if resolved(path) not in closed:
                _look_in(path, base, found, closed)
        elif not closed.intersection(resolved(path).parents) and not _take(path, _relative(path, base), found):
            found.skip(path)
    for path in sorted(run for run in runs if folders.isdisjoint(run.parents)):
        found.skip(path, _RUN)


def _closed_below(base: Path, closed: set[Path]) -> set[Path]:
    """What is closed below a folder. One that the folder lies in, or is, shuts out only what a run writes into it."""
    around = closed.intersection((base, *base.parents))
    return closed - around | {folder / name for folder in around for name in (*TEXTS, ".newsalign")}


def _runs(matches: Iterable[Path], base: Path, closed: set[Path]) -> set[Path]:
    """The folders of other runs below ``base``, among the matches and above them."""
    below = {path for match in matches for path in (match, *match.parents) if base in path.parents}
    return {path for path in below if resolved(path) not in closed and is_run(path)}


def _fixed(pattern: Path) -> Iterator[str]:
    for part in pattern.parts[:-1]:
        if _MAGIC.search(part):
            return
        yield part


def _relative(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix()


def _look_in(folder: Path, base: Path, found: Found, closed: set[Path]) -> None:
    for root, folders, files in os.walk(folder, onerror=found.refuse):
        here = Path(root)
        folders[:] = [name for name in sorted(folders) if _enters(here / name, found, closed)]
        for name in sorted(files):
            path = here / name
            if name.startswith(".") or found.is_known(path):
                continue
            if not _sort_in(path, _relative(path, base), found):
                found.skip(path)


def _enters(folder: Path, found: Found, closed: set[Path]) -> bool:
    """Whether a folder inside another is looked into; some that are not are told."""
    if folder.name.startswith(".") or resolved(folder) in closed:
        return False
    why = _LINK if folder.is_symlink() else _RUN if is_run(folder) else ""
    if why:
        found.skip(folder, why)
    return not why


def _take(path: Path, relative: str, found: Found) -> bool:
    """A file that the user named, himself or by a pattern; False for one that is no document."""
    if found.is_known(path):
        return True
    if is_manifest(path):
        found.manifests.append(path)
    elif kind_of(path) in _ROWS:
        found.rows.append(path)
    else:
        return _sort_in(path, relative, found)
    found.remember(path)
    return True


def _sort_in(path: Path, relative: str, found: Found) -> bool:
    parts = naming(relative)
    if parts is None or parts.kind not in _KINDS:
        return False
    if parts.kind in _ROWS:
        found.rows.append(path)
    else:
        found.files.setdefault(parts.stem, []).append((parts.lang, str(path)))
    found.remember(path)
    return True
