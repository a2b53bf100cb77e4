"""A finished run as it was when it was read: every finding by number, every document at hand, whatever becomes of it.

A later run may replace the files at any time; the snapshot goes on and can tell that there is a newer one.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from align.decisions.honour import undecided
from align.decisions.model import spelling_of
from align.errors import JobError
from align.job.folder import RunFolder
from align.job.lock import BusyError
from align.job.store import read_run
from align.records import from_dict, to_dict
from align.types import Aligned, Audited, Bead, Document, Finding, Signature, Translation


@dataclass(frozen=True, slots=True)
class Story:
    """A document of the run: its title, its texts, packed, and the numbers of its findings."""

    id: str
    title: str
    packed: bytes
    findings: range


@dataclass(frozen=True)
class Snapshot:
    """The findings of a run as the rules gave them, in the run's order, and the documents that have any.

    ``stories[place[n]]`` is the document of finding ``n``. ``version`` names the run: another run has another one.
    """

    version: str
    signature: Signature
    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
    place: tuple[int, ...]
    numbers: dict[tuple[str, str], int]

    @cached_property
    def spellings(self) -> tuple[tuple[str, str] | None, ...]:
        """For each finding the word that its proposal spells differently, and how."""
        return tuple(map(spelling_of, self.findings))

    def number(self, doc: str, fingerprint: str) -> int | None:
        """The number of a finding; None where the run has it not."""
        return self.numbers.get((doc, fingerprint))

    def audited(self, number: int) -> Audited:
        """The document of finding ``number``, with its findings as the rules gave them."""
        story = self.stories[self.place[number]]
        return Audited(_unpacked(story.packed), tuple(self.findings[n] for n in story.findings), "")


def version_of(folder: Path) -> str:
    """A name for the run that is in the folder now; empty where there is none."""
    try:
        seen = (folder / "run.json").stat()
    except OSError:
        return ""
    return f"{seen.st_ino:x}-{seen.st_mtime_ns:x}"


def take(folder: Path) -> Snapshot:
    """Read the run in ``folder``.

    Raises InputError where there is none or it is not finished, JobError where another run is at work there or a newer
    newsalign wrote it.
    """
    run = RunFolder(folder)
    if not run.state.is_dir():
        return _read(folder)
    try:
        with run.lock.held():
            return _read(folder)
    except BusyError as error:
        raise JobError(error.message, "Review it when that run has ended.") from error


def _read(folder: Path) -> Snapshot:
    version, run = version_of(folder), read_run(folder)
    stories: list[Story] = []
    findings: list[Finding] = []
    place: list[int] = []
    for audited in run.audited():
        if audited.findings:
            aligned, count = audited.aligned, len(audited.findings)
            place += [len(stories)] * count
            numbered = range(len(findings), len(findings) + count)
            stories.append(Story(aligned.id, _title(aligned), _packed(aligned), numbered))
            findings += map(undecided, audited.findings)
    numbers = {(found.doc, found.fingerprint): number for number, found in enumerate(findings)}
    return Snapshot(version, run.signature, tuple(stories), tuple(findings), tuple(place), numbers)


def _title(aligned: Aligned) -> str:
    metas = [side.meta for side in (aligned.english, aligned.source) if side]
    return next((str(meta["title"]) for meta in metas if meta.get("title")), aligned.id)


def _packed(aligned: Aligned) -> bytes:
    return zlib.compress(json.dumps(to_dict(aligned), ensure_ascii=True).encode("ascii"), 1)


def _unpacked(packed: bytes) -> Aligned:
    row = json.loads(zlib.decompress(packed))
    return Aligned(
        id=row["id"],
        source=from_dict(Document, row["source"]) if row["source"] else None,
        english=from_dict(Document, row["english"]),
        translations=tuple(from_dict(Translation, each) for each in row["translations"]),
        beads=tuple(from_dict(Bead, each) for each in row["beads"]),
        english_origin=row["english_origin"],
    )
