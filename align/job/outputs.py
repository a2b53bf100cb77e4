"""The files of a finished run, merged out of its shards in the order of document ids, each whole or not at all."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from align.auditing import RULES, normalize
from align.corpus import report_tables, write_tables
from align.documents.units import WRITERS, Head, units
from align.files import replacing, write_text
from align.job.folder import RunFolder
from align.job.shard import Shard
from align.job.store import Run, read_aligned, read_findings
from align.pipeline import with_boilerplate
from align.records import read_lines, to_dict, to_line
from align.report.html import ReportHead
from align.report.marking import decision_of, state_of
from align.report.site import write_report
from align.review.honour import honouring
from align.types import Audited, Document, Failure, Finding, Signature

_RECORDS = ("documents", "translations", "beads", "findings")


@dataclass(slots=True)
class Summary:
    """What a run came to: documents, failures, findings by rule, how many were repaired or are for a person to decide.

    The ``optional`` ones have a repair that the profile does not apply; the others a person has settled.
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

    def count(self, audited: Audited) -> None:
        """Add one document."""
        self.documents += 1
        self.findings.update(found.rule for found in audited.findings)
        self.severities.update(found.severity for found in audited.findings if decision_of(found) != "rejected")
        states = Counter(map(state_of, audited.findings))
        self.applied += states["repaired"]
        self.undecided += states["decide"]
        self.optional += states["optional"]


def merge(folder: RunFolder, shards: Sequence[Shard], refused: Iterable[Failure], signature: Signature) -> Summary:
    """Write every output of the run but ``run.json``, which the job writes last."""
    summary, kept = Summary(), set[str]()
    decided = honouring(folder.root)
    with ExitStack() as stack:
        files = {name: stack.enter_context(replacing(folder.root / f"{name}.jsonl")) for name in _RECORDS}
        for audited in map(decided, _audited(shards)):
            summary.count(audited)
            aligned = audited.aligned
            sides = [side for side in (aligned.source, aligned.english) if side]
            for name, records in zip(
                _RECORDS, (sides, aligned.translations, aligned.beads, audited.findings), strict=True
            ):
                files[name].writelines(map(to_line, records))
            kept |= _write_texts(folder.root, sides, audited.normalized)
    failures = sorted([*refused, *_failures(shards)], key=lambda failure: (failure.doc, failure.path))
    summary.failed, summary.honoured, summary.stale = len(failures), decided.honoured, decided.stale
    write_text(folder.root / "failed.jsonl", "".join(map(to_line, failures)))
    _remove_others(folder.root, kept)
    _write_views(folder, signature, failures)
    return summary


def write_summary(folder: RunFolder, signature: Signature, summary: Summary, times: dict[str, str]) -> None:
    """Write ``run.json``: the only output that holds times."""
    content = {
        "format": 1,
        "signature": to_dict(signature),
        "documents": summary.documents,
        "failed": summary.failed,
        "findings": dict(sorted(summary.findings.items())),
        "applied": summary.applied,
        "decisions": {"honoured": summary.honoured, "stale": summary.stale},
        **times,
    }
    write_text(folder.summary, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _audited(shards: Sequence[Shard]) -> Iterator[Audited]:
    yield from heapq.merge(*map(_audited_in, shards), key=lambda audited: audited.aligned.id)


def _audited_in(shard: Shard) -> Iterator[Audited]:
    aligned_in, audited_in = shard.aligned.folder, shard.audited.folder
    if aligned_in is None or audited_in is None:
        return
    findings = dict(read_findings(audited_in / "findings.jsonl"))
    failed = {failure.doc for failure in read_lines(Failure, audited_in / "failed.jsonl")}
    for aligned in read_aligned(aligned_in):
        if aligned.id not in failed:
            found = findings.get(aligned.id, ())
            yield Audited(with_boilerplate(aligned, found), found, normalize(aligned.english.text, found))


def _failures(shards: Sequence[Shard]) -> Iterator[Failure]:
    for folder in (stage.folder for shard in shards for stage in (shard.aligned, shard.audited)):
        if folder is not None:
            yield from read_lines(Failure, folder / "failed.jsonl")


def _write_texts(root: Path, sides: Iterable[Document], normalized: str) -> set[str]:
    """The text of each side and the normalized English; files that hold the same already are left alone."""
    texts = {f"text/{side.id}.{side.lang}.txt": side.text for side in sides}
    texts |= {f"normalized/{side.id}.en.txt": normalized for side in sides if side.lang == "en"}
    for name, text in texts.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
            write_text(path, text)
    return set(texts)


def _remove_others(root: Path, kept: set[str]) -> None:
    """Texts of documents that the run no longer holds."""
    for folder in (root / "text", root / "normalized"):
        for path in folder.rglob("*.txt"):
            if path.relative_to(root).as_posix() not in kept:
                path.unlink()


def _write_views(folder: RunFolder, signature: Signature, failures: Sequence[Failure]) -> None:
    """The report and the translation memory exchange file, made of the records just written."""
    run = Run(folder.root, signature, tuple(failures))
    census = write_tables(read_lines(Finding, folder.root / "findings.jsonl"), run.audited(), folder.root)
    titles = {name: RULES[name].title for name in RULES}
    write_report(run, ReportHead(signature, failures=run.failures, rule_titles=titles, tables=report_tables(census)))
    pairs = (unit for audited in run.audited() for unit in units(audited))
    with replacing(folder.root / "corpus.tmx") as stream:
        WRITERS["tmx"](pairs, stream, Head(signature=signature))
