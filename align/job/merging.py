"""The documents of all shards in the order of their ids, as a stream.

A shard is opened when its first document is due and closed behind its last. New shards lie between the ids of old ones,
so several are open at a time; each holds a document or two in memory, and few hold a file (``Handles``).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from align.errors import InputError
from align.job.handles import Handles
from align.job.shard import Shard
from align.job.store import read_aligned, read_audited
from align.pipeline import with_boilerplate
from align.records import CHANGED, read_lines
from align.types import Audited, Failure


def audited_in(shards: Sequence[Shard]) -> Iterator[Audited]:
    """The documents that went through, each with its findings and its normalized text, by id."""
    handles = Handles()
    waiting = sorted((shard for shard in shards if shard.ids), key=lambda shard: shard.ids[0], reverse=True)
    due: list[tuple[str, int, Audited, Iterator[Audited]]] = []
    number = 0
    while waiting or due:
        while waiting and (not due or waiting[-1].ids[0] <= due[0][0]):
            number += 1
            _advance(due, number, _of_shard(waiting.pop(), handles))
        if due:
            _, place, audited, rest = heapq.heappop(due)
            yield audited
            _advance(due, place, rest)


def failures_in(shards: Sequence[Shard]) -> Iterator[Failure]:
    """The documents that did not, shard by shard."""
    for shard in shards:
        for folder in (shard.aligned.folder, shard.audited.folder):
            if folder is not None:
                with shard.reading():
                    yield from read_lines(Failure, folder / "failed.jsonl")


def _advance(due: list[tuple[str, int, Audited, Iterator[Audited]]], number: int, rest: Iterator[Audited]) -> None:
    audited = next(rest, None)
    if audited is not None:
        heapq.heappush(due, (audited.aligned.id, number, audited, rest))


def _of_shard(shard: Shard, handles: Handles) -> Iterator[Audited]:
    aligned, audited = shard.aligned.folder, shard.audited.folder
    if aligned is not None and audited is not None:
        with shard.reading():
            yield from _audited(shard, aligned, audited, handles)


def _audited(shard: Shard, aligned: Path, audited: Path, handles: Handles) -> Iterator[Audited]:
    failed = {failure.doc for failure in read_lines(Failure, audited / "failed.jsonl")}
    waited_for = shard.aligned.keys().keys() - {
        failure.doc for failure in read_lines(Failure, aligned / "failed.jsonl")
    }
    if unaudited := waited_for - shard.audited.keys().keys():
        raise InputError(f"{audited}: {min(unaudited)} is missing", CHANGED)
    documents = read_aligned(aligned, handles.lines)
    for each in read_audited(documents, audited / "findings.jsonl", handles.lines):
        waited_for -= {each.aligned.id}
        if each.aligned.id not in failed:
            yield replace(each, aligned=with_boilerplate(each.aligned, each.findings))
    if waited_for:
        raise InputError(f"{aligned}: {min(waited_for)} is missing", CHANGED)
