"""What a run came to: the numbers of its last line, ``run.json``, and whether the outputs are those of the shards."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from align.decisions.honour import signed
from align.decisions.store import FILE as DECISIONS
from align.files import write_text
from align.job.folder import FORMAT, OUTPUTS, RunFolder
from align.job.parts import MERGED, Files, listed
from align.job.shard import Shard
from align.provenance import package_sha256
from align.records import from_dict, to_dict, to_line
from align.report.marking import decision_of, state_of
from align.types import Audited, Failure, Signature


@dataclass(slots=True)
class Summary:
    """What a run came to: documents, failures, findings by rule, how many were repaired or are for a person to decide.

    The ``optional`` ones have a repair that the profile does not apply; the others a person has settled. ``files`` are
    the names of the record files, ``decisions`` the digest of those that are in effect.
    """

    documents: int = 0
    failed: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    applied: int = 0
    undecided: int = 0
    optional: int = 0
    honoured: int = 0
    stale: int = 0
    decisions: str = ""
    files: Files = field(default_factory=lambda: MERGED)

    def count(self, audited: Audited) -> None:
        """Add one document."""
        self.documents += 1
        self.findings.update(found.rule for found in audited.findings)
        self.severities.update(found.severity for found in audited.findings if decision_of(found) != "rejected")
        states = Counter(map(state_of, audited.findings))
        self.applied += states["repaired"]
        self.undecided += states["decide"]
        self.optional += states["optional"]


def write_summary(folder: RunFolder, signature: Signature, summary: Summary, others: dict[str, Any]) -> None:
    """Write ``run.json``: the only output that holds times, which ``others`` has."""
    content = {
        "format": FORMAT,
        "signature": to_dict(signed(signature, summary.decisions)),
        "documents": summary.documents,
        "failed": summary.failed,
        "findings": dict(sorted(summary.findings.items())),
        "applied": summary.applied,
        "decisions": {"honoured": summary.honoured, "stale": summary.stale},
        "files": summary.files,
        **others,
    }
    write_text(folder.summary, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


@dataclass(frozen=True, slots=True)
class Merged:
    """Remembers what the outputs were made of, so that a run in which nothing happened need not make them again."""

    folder: RunFolder
    key: str

    @classmethod
    def of(cls, folder: RunFolder, shards: Sequence[Shard], refused: Iterable[Failure], signature: Signature) -> Merged:
        """The outputs of these shards: the key is a hash of all that goes into them."""
        code = package_sha256(".", leave_out=("_data",))  # another version of the package may write other outputs
        digest = hashlib.sha256(f"{FORMAT}\n{code}\n{to_line(signature)}".encode())
        for shard in shards:
            for stage in (shard.aligned, shard.audited):
                digest.update(
                    f"{shard.folder.name}\n{stage.folder}\n{json.dumps(stage.keys())}\n".encode(
                        "utf-8", "surrogateescape"
                    )
                )
        for failure in refused:
            digest.update(to_line(failure).encode("utf-8", "surrogateescape"))
        decisions = folder.root / DECISIONS
        digest.update(decisions.read_bytes() if decisions.is_file() else b"")
        return cls(folder, digest.hexdigest())

    def summary(self) -> Summary | None:
        """The summary of the outputs that lie there, if they are what would be made now; else None."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if found["key"] != self.key or found["outputs"] != _state(self.folder.root):
                return None
            summary = from_dict(Summary, found["summary"])
            summary.files = listed(summary.files)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        summary.findings, summary.severities = Counter(summary.findings), Counter(summary.severities)
        return summary

    def remember(self, summary: Summary) -> None:
        """Write down that the outputs are complete."""
        content = {"key": self.key, "outputs": _state(self.folder.root), "summary": to_dict(summary)}
        write_text(self._path, json.dumps(content) + "\n")

    @property
    def _path(self) -> Path:
        return self.folder.state / "merged.json"


def _state(root: Path) -> str:
    """A hash of the names, sizes and times of all outputs: changed by whoever changes, adds or removes one."""
    digest = hashlib.sha256()
    for name in (*OUTPUTS, "run.json"):
        for path in _files(root / name):
            try:
                state = os.stat(path)  # noqa: PTH116  of all files of a large run
            except FileNotFoundError:
                continue
            digest.update(
                f"{path[len(str(root)) :]}\0{state.st_size}\0{state.st_mtime_ns}\n".encode("utf-8", "replace")
            )
    return digest.hexdigest()


def _files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
    for folder, folders, files in os.walk(path):
        folders.sort()
        yield from (f"{folder}/{name}" for name in sorted(files))
