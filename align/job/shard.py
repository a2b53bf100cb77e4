"""A shard: a fixed set of documents whose results are written, renamed into place and marked together.

Two stages are kept apart, so that another profile costs no translation: ``aligned`` (documents, translations, beads)
and ``audited`` (findings). A stage's marker holds, for each document, the hash of all that its result depends on; it is
written last, and a stage without its marker counts as not done.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from align.errors import JobError
from align.files import write_text
from align.records import write_lines
from align.types import Aligned, Failure

Outcome = Aligned | Failure


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


@dataclass(frozen=True, slots=True)
class Stage:
    """The results of one stage of a shard."""

    shard: Path
    name: str

    @property
    def folder(self) -> Path:
        """Where the stage's files lie."""
        return self.shard / self.name

    @property
    def _marker(self) -> Path:
        return self.shard / f"{self.name}.json"

    def keys(self) -> dict[str, str]:
        """What each finished document's result depended on; empty where the stage is not done."""
        try:
            found = json.loads(self._marker.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return found if isinstance(found, dict) and self.folder.is_dir() else {}

    def write(self, files: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Put the stage's files in place, then mark it done. Raises JobError where the disk refuses."""
        part = self.shard / f"{self.name}.part"
        try:
            self._marker.unlink(missing_ok=True)
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            for name, text in files.items():
                write_text(part / name, text)
            shutil.rmtree(self.folder, ignore_errors=True)
            part.replace(self.folder)
            write_text(self._marker, json.dumps(keys, sort_keys=True))
        except OSError as error:
            raise JobError(
                f"{self.folder}: cannot be written ({error.strerror})", "Mend it and run again: finished work is kept."
            ) from error


def read_shards(folder: Path) -> list[Shard]:
    """The shards that a run has already, in the order in which they were made."""
    shards = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            shards.append(Shard(path, tuple(json.loads((path / "ids.json").read_text(encoding="utf-8")))))
        except FileNotFoundError:
            continue
        except ValueError as error:
            raise JobError(f"{path / 'ids.json'}: damaged ({error})", "Remove the run folder to start anew.") from error
    return shards


def plan(folder: Path, ids: Iterable[str], size: int) -> list[Shard]:
    """The shards for ``ids``: those there are keep their documents, the rest make new ones of ``size`` documents."""
    shards = read_shards(folder)
    known = {ident for shard in shards for ident in shard.ids}
    fresh = sorted(set(ids) - known)
    for start in range(0, len(fresh), size):
        shard = Shard(folder / f"{len(shards):05d}", tuple(fresh[start : start + size]))
        write_text(shard.folder / "ids.json", json.dumps(shard.ids, ensure_ascii=False))
        shards.append(shard)
    return shards


def write_aligned(stage: Stage, outcomes: Sequence[Outcome], keys: Mapping[str, str]) -> None:
    """Keep what the first stage gave for a shard's documents."""
    done = [outcome for outcome in outcomes if isinstance(outcome, Aligned)]
    files = {
        "documents.jsonl": write_lines(side for one in done for side in (one.source, one.english) if side),
        "translations.jsonl": write_lines(translation for one in done for translation in one.translations),
        "beads.jsonl": write_lines(bead for one in done for bead in one.beads),
        "failed.jsonl": write_lines(outcome for outcome in outcomes if isinstance(outcome, Failure)),
    }
    stage.write(files, keys)
