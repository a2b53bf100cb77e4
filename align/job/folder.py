"""The run folder: where its parts lie, who works on it, and whether this version may."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from align.decisions.store import FILE as DECISIONS
from align.errors import InputError, JobError
from align.files import is_part, part_beside, resolved
from align.job.lock import Lock

FORMAT = 1
_CHUNK = 1 << 20
_NO_ROOM = "Free some space or choose another folder."
OUTPUTS = ("report.html", "report", "documents.jsonl", "documents", "translations.jsonl", "translations",
           "beads.jsonl", "beads", "findings.jsonl", "findings", "failed.jsonl", "corpus.tmx", "normalized", "tables",
           "text")  # fmt: skip
TEXTS = ("text", "normalized", "report")
"""Outputs whose files are named as documents are."""


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A folder that holds, or will hold, a run."""

    root: Path

    @property
    def state(self) -> Path:
        """The job's own files: shards, their markers, the translation memory."""
        return self.root / ".newsalign"

    @property
    def shards(self) -> Path:
        """One folder for each shard."""
        return self.state / "shards"

    @property
    def memory(self) -> Path:
        """The translation memory of this run."""
        return self.state / "memory.sqlite"

    @property
    def spool(self) -> Path:
        """Rows of inputs that cannot be read one by one."""
        return self.state / "spool"

    @property
    def progress(self) -> Path:
        """How far the job is or was (``align.job.monitor.Counts``)."""
        return self.state / "progress.json"

    @property
    def refused(self) -> Path:
        """The documents that the job at work, or the last one, refused when it read its inputs."""
        return self.state / "refused.jsonl"

    @property
    def error(self) -> Path:
        """What ended the last job, where an error did (``align.job.monitor.Stopped``)."""
        return self.state / "error.json"

    @property
    def summary(self) -> Path:
        """``run.json``: written last, so where it is, the run is finished."""
        return self.root / "run.json"

    def read_summary(self) -> dict[str, Any] | None:
        """What ``run.json`` says, or None where there is none.

        Raises JobError for a damaged one and for one that a newer newsalign wrote.
        """
        try:
            summary: dict[str, Any] = json.loads(self.summary.read_text(encoding="utf-8"))
            format_, written_by = int(summary["format"]), str(summary["signature"]["version"])
            newer = format_ > FORMAT or _key(written_by) > _key(version("newsalign"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError, OverflowError, KeyError, TypeError, RecursionError) as error:
            raise JobError(f"{self.summary}: damaged ({error})", "Remove it to run everything again.") from error
        if newer:
            hint = "Upgrade newsalign, or choose another folder with --out."
            raise JobError(f"{self.root}: written by the newer newsalign {written_by}", hint)
        return summary

    def prepare(self) -> dict[str, Any] | None:
        """Make the folder, check that it is ours to write, and return the summary of the run that it holds.

        Raises JobError where it cannot be written, or where files of another origin would be overwritten.
        """
        summary = self.read_summary()
        foreign = [name for name in OUTPUTS if (self.root / name).exists()]
        if summary is None and foreign and not self.state.is_dir():
            hint = "Choose an empty folder with --out."
            raise JobError(f"{self.root}: holds {', '.join(foreign)} but is not the folder of a run", hint)
        try:
            self.shards.mkdir(parents=True, exist_ok=True)
            (self.state / "writable").write_bytes(b"")
        except OSError as error:
            hint = "Choose a folder that can be written with --out."
            raise JobError(f"{self.root}: cannot be written ({error.strerror})", hint) from error
        return summary

    def owns(self, path: Path) -> bool:
        """Whether a path is that of a file of the run, or lies in one of the run's folders."""
        root, place = resolved(self.root), resolved(path)
        own = (*OUTPUTS, self.state.name, self.summary.name, DECISIONS)
        return place != root and place.is_relative_to(root) and place.relative_to(root).parts[0] in own

    def take_in(self, stream: BinaryIO) -> Path:
        """Keep what comes out of a stream, rows in JSON Lines, as a file of the run, named after its content.

        Raises InputError where nothing comes out, JobError where it cannot be written or another run is at work.
        """
        self.prepare()
        with self.lock.held():
            return self._keep(stream)

    def _keep(self, stream: BinaryIO) -> Path:
        digest = hashlib.sha256()
        whole = part_beside(self.state / "stdin")
        try:
            with whole.open("wb") as copy:
                while chunk := _read(stream):
                    digest.update(chunk)
                    copy.write(chunk)
            if not whole.stat().st_size:
                raise InputError("-: standard input is empty", "Pipe rows of JSON Lines into it.")
            return whole.replace(self.state / f"stdin-{digest.hexdigest()[:16]}.jsonl")
        except OSError as error:
            raise JobError(f"{self.root}: cannot be written ({error.strerror})", _NO_ROOM) from error
        finally:
            whole.unlink(missing_ok=True)

    def taken_in(self, before: float) -> list[Path]:
        """What came out of streams before a time, in seconds since 1970."""
        return [path for path in self.state.glob("stdin-*.jsonl") if path.stat().st_mtime < before]

    def sweep(self) -> None:
        """Remove files that a process had half written when it was killed."""
        places = [self.root, *(self.root / name for name in OUTPUTS)]
        found = [path for place in places for path in place.glob(".*")]
        for path in filter(is_part, (*found, *self.state.rglob(".*"))):
            path.unlink(missing_ok=True)

    @property
    def lock(self) -> Lock:
        """What keeps other processes out while one is at work. Its ``held`` raises JobError where one is."""
        return Lock(self.state)


def _read(stream: BinaryIO) -> bytes:
    try:
        return stream.read(_CHUNK)
    except (OSError, ValueError) as error:  # ValueError: it is closed
        what = f"standard input cannot be read ({getattr(error, 'strerror', None) or error})"
        raise InputError(what, "Pipe rows of JSON Lines into it.") from error


def is_run(folder: Path) -> bool:
    """Whether a folder is that of a run, finished or not, of whatever version."""
    if (folder / ".newsalign").is_dir():
        return True
    try:
        summary = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(summary, dict) and {"format", "signature", "documents"} <= summary.keys()


def _key(text: str) -> tuple[int, ...]:
    """A version as numbers: ``0.12.1.dev3`` -> (0, 12, 1)."""
    parts = []
    for part in text.split("."):
        if not part.isdecimal():
            break
        parts.append(int(part))
    return tuple(parts)
