"""The files of a finished run, merged out of its shards in the order of document ids, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from align.auditing import RULES
from align.corpus import report_tables, write_tables
from align.decisions.honour import honouring, signed
from align.documents.units import WRITERS, Head, units
from align.files import is_part, replacing, write_text
from align.job import parts
from align.job.folder import RunFolder
from align.job.merging import audited_in, failures_in
from align.job.parts import RecordWriter, remove_others
from align.job.shard import Shard
from align.job.store import Run
from align.job.summary import Summary
from align.records import to_line
from align.report.html import ReportHead
from align.report.site import write_report
from align.types import TARGET_LANGUAGE, Audited, Failure, Signature

Check = Callable[[], None]
"""Asked again and again while outputs are made; raises Interrupted where that shall end."""


def merge(
    folder: RunFolder, shards: Sequence[Shard], refused: Iterable[Failure], signature: Signature, check: Check
) -> Summary:
    """Write every output of the run but ``run.json``, which the job writes last; while that is not there, no run is.

    A few documents are in memory at a time, and the ids of all.
    """
    folder.summary.unlink(missing_ok=True)
    summary, kept = Summary(), set[str]()
    decided = honouring(folder.root)
    large = sum(len(shard.audited.keys()) for shard in shards) > parts.MOST_IN_ONE
    with RecordWriter(folder.root, parts.MOST_IN_ONE if large else None) as writer:
        for audited in map(decided, audited_in(shards)):
            check()
            summary.count(audited)
            writer.write(audited)
            kept |= _write_texts(folder.root, audited)
    failures = sorted([*refused, *failures_in(shards)], key=lambda failure: (failure.doc, failure.path))
    summary.failed, summary.honoured, summary.stale = len(failures), decided.honoured, decided.stale
    summary.decisions = decided.decisions.digest
    summary.files = writer.files
    write_text(folder.root / "failed.jsonl", "".join(map(to_line, failures)))
    remove_others(folder.root, summary.files)
    _remove_texts(folder.root, kept)
    _write_views(
        Run(folder.root, signed(signature, summary.decisions), tuple(failures), summary.files, _checking(check))
    )
    if hasattr(os, "sync"):
        os.sync()  # what was not synced file by file; run.json comes after it
    return summary


def _checking(check: Check) -> Callable[[Audited], Audited]:
    def look(audited: Audited) -> Audited:
        check()
        return audited

    return look


def _write_texts(root: Path, audited: Audited) -> set[str]:
    """The text of each side and the normalized English; files that hold the same already are left alone."""
    sides = [side for side in (audited.aligned.source, audited.aligned.english) if side]
    texts = {f"text/{side.id}.{side.lang}.txt": side.text for side in sides}
    texts[f"normalized/{audited.aligned.id}.{TARGET_LANGUAGE}.txt"] = audited.normalized
    for name, text in texts.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
            write_text(path, text, sync=False)
    return set(texts)


def _remove_texts(root: Path, kept: set[str]) -> None:
    """Remove texts of documents that the run no longer holds, and what a run that was killed left half written."""
    for folder in (root / "text", root / "normalized"):
        for path in folder.rglob("*"):
            gone = path.suffix == ".txt" and path.relative_to(root).as_posix() not in kept
            if (gone or is_part(path)) and not path.is_dir():  # a folder may be called 2024.txt
                path.unlink()


def _write_views(run: Run) -> None:
    """The tables, the report and the translation memory exchange file, made of the records just written."""
    census = write_tables(run.findings(), run.audited(), run.folder)
    titles = {name: RULES[name].title for name in RULES}
    tables = report_tables(census)
    write_report(run, ReportHead(run.signature, failures=run.failures, rule_titles=titles, tables=tables))
    pairs = (unit for audited in run.audited() for unit in units(audited))
    with replacing(run.folder / "corpus.tmx") as stream:
        WRITERS["tmx"](pairs, stream, Head(signature=run.signature))
