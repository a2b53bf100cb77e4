"""What has to be done for each shard, and keeping what came of it: only documents whose input or settings changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from align.documents.ids import folded, text_above
from align.job.execution import Done, Finished, Result, Task
from align.job.items import Item
from align.job.monitor import Counts
from align.job.shard import Shard, Stage, key
from align.job.store import document_lines, read_aligned
from align.records import read_lines, to_line
from align.types import Failure

ALIGNED = ("documents.jsonl", "translations.jsonl", "beads.jsonl")
AUDITED = ("findings.jsonl",)
FAILED = "failed.jsonl"
_FAILED, _UNREAD, _PART = "failed:", "unread:", "/"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a job works. ``align_key`` and ``audit_key`` stand for all settings that the two stages depend on."""

    align_key: str
    audit_key: str
    prune: bool = False
    retry_failed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a shard needs: documents to do from the beginning, others to audit anew, and those that stay as they are.

    ``failed`` of those that stay are failures; ``older`` have no input any more and were aligned with other settings.
    """

    fresh: tuple[str, ...]
    audit: tuple[str, ...]
    aligned: frozenset[str]
    audited: frozenset[str]
    changed: bool
    failed: int
    older: int

    @property
    def needed(self) -> bool:
        """Whether anything has to be written."""
        return bool(self.changed or self.fresh or self.audit)


@dataclass(frozen=True)
class Work:
    """The shards of a job. ``refused`` documents have inputs of no use any more: what they gave before goes."""

    items: Mapping[str, Item]
    refused: frozenset[str]
    settings: Settings
    _plans: dict[str, tuple[Shard, Plan]] = field(default_factory=dict)

    def plan(self, shard: Shard) -> Plan:
        """What the shard needs."""
        aligned, audited = shard.aligned.keys(), shard.audited.keys()
        wanted = {ident: self._align_key(ident) for ident in shard.ids if ident in self.items}
        fresh = {ident: None for ident in wanted if not self._current(aligned.get(ident), wanted[ident])}
        keep = frozenset(ident for ident in aligned if ident not in fresh and self._stays(ident, aligned[ident]))
        checked = {ident: self._audit_key(aligned[ident]) for ident in keep if not _is_failed(aligned[ident])}
        good = frozenset(ident for ident in checked if self._current(audited.get(ident), checked[ident]))
        whole = shard.aligned.folder and shard.audited.folder
        changed = len(keep) < len(aligned) or len(good) < len(audited) or not whole
        failed = sum(map(_is_failed, (*(aligned[ident] for ident in keep), *(audited[ident] for ident in good))))
        older = sum(not self._is_of_now(aligned[ident]) for ident in checked.keys() - wanted.keys())
        return Plan(tuple(fresh), tuple(sorted(checked.keys() - good)), keep, good, changed, failed, older)

    def counts(self, shards: Iterable[Shard]) -> Counts:
        """How much there is to do, before anything is done."""
        counts = Counts()
        for shard in shards:
            plan = self.plan(shard)
            counts.kept += len(plan.aligned) - len(plan.audit)
            counts.documents += len(plan.aligned) + len(plan.fresh)
            counts.failed += plan.failed
            counts.older += plan.older
        return counts

    def tasks(self, shards: Sequence[Shard]) -> Iterator[Task]:
        """A task for each shard that needs anything."""
        for shard in shards:
            plan = self.plan(shard)
            if plan.needed:
                self._plans[shard.folder.name] = (shard, plan)
                folder, again = shard.aligned.folder, frozenset(plan.audit)
                with shard.reading():
                    old = read_aligned(folder) if folder and again else ()
                    aligned = tuple(each for each in old if each.id in again)
                yield Task(shard.folder.name, tuple(self.items[ident] for ident in plan.fresh), aligned)

    def keep(self, done: Done) -> None:
        """Write what became of a shard's documents beside what stays as it was. Raises JobError where it cannot."""
        shard, plan = self._plans.pop(done.shard)
        results = {_ident(result): result for result in done.results}
        with shard.reading():
            if plan.fresh or len(plan.aligned) < len(shard.aligned.keys()) or not shard.aligned.folder:
                self._write_aligned(shard.aligned, plan, results)
            self._write_audited(shard, plan, results)

    def _write_aligned(self, stage: Stage, plan: Plan, results: Mapping[str, Result]) -> None:
        old = stage.keys()
        files = _Files(stage, ALIGNED, plan.aligned)
        keys = {ident: old[ident] for ident in plan.aligned}
        for ident in plan.fresh:
            result = results[ident]
            files.add(ident, result)
            failed = result if isinstance(result, Failure) else None
            keys[ident] = _mark(self._align_key(ident), failed)
        stage.write(files.texts(), keys)

    def _write_audited(self, shard: Shard, plan: Plan, results: Mapping[str, Result]) -> None:
        aligned, old = shard.aligned.keys(), shard.audited.keys()
        files = _Files(shard.audited, AUDITED, plan.audited)
        keys = {ident: old[ident] for ident in plan.audited}
        for ident, result in results.items():
            if isinstance(result, Finished):
                files.add(ident, self._named(result.failure) if result.failure else result)
                keys[ident] = _mark(self._audit_key(aligned[ident]), result.failure)
        shard.audited.write(files.texts(), keys)

    def _align_key(self, ident: str) -> str:
        return _PART.join((self.settings.align_key, self.items[ident].sha256))

    def _is_of_now(self, mark: str) -> bool:
        """Whether a document that went through was aligned with the present settings."""
        return mark.startswith(self.settings.align_key + _PART)

    def _audit_key(self, aligned: str) -> str:
        return key(aligned, self.settings.audit_key)

    def _named(self, failure: Failure) -> Failure:
        """With the path of its input, which is not known where a document is only audited anew."""
        return replace(failure, path=self.items[failure.doc].path) if failure.doc in self.items else failure

    def _current(self, found: str | None, wanted: str) -> bool:
        """Whether a result is good still. What could not be read is read again: the disk may be back."""
        return found == wanted or (found == _FAILED + wanted and not self.settings.retry_failed)

    def _stays(self, ident: str, mark: str) -> bool:
        """Whether a document's old result is kept: its input is there, or merely gone and nobody asked to prune.

        Never that of an id which an older version took and whose files cannot be written, or which has only changed its
        capitals. A failure whose input is gone has nothing that could be lost.
        """
        if ident in self.items:
            return True
        gone = ident not in self.refused and not self.settings.prune and not text_above(ident) and not _is_failed(mark)
        return gone and folded(ident) not in self._folded

    @cached_property
    def _folded(self) -> frozenset[str]:
        """The ids of the items as some file systems see them."""
        return frozenset(map(folded, self.items))


class _Files:
    """The files of a stage: by document, those that stay out of the old ones, the others as they come."""

    def __init__(self, stage: Stage, names: Sequence[str], keep: frozenset[str]) -> None:
        self._lines: dict[str, dict[str, str]] = {name: {} for name in (*names, FAILED)}
        folder = stage.folder
        if folder and keep:
            for name in names:
                self._lines[name] = {ident: text for ident, text in document_lines(folder / name) if ident in keep}
            failures = read_lines(Failure, folder / FAILED)
            self._lines[FAILED] = {each.doc: to_line(each) for each in failures if each.doc in keep}

    def add(self, ident: str, result: Result) -> None:
        if isinstance(result, Failure):
            self._lines[FAILED][ident] = to_line(result)
        else:
            for name in self._lines.keys() & result.lines.keys():
                self._lines[name][ident] = result.lines[name]

    def texts(self) -> dict[str, str]:
        return {name: "".join(lines[ident] for ident in sorted(lines)) for name, lines in self._lines.items()}


def _ident(result: Result) -> str:
    return result.doc if isinstance(result, Failure) else result.id


def _mark(wanted: str, failure: Failure | None) -> str:
    if failure is None:
        return wanted
    return (_UNREAD if failure.stage == "read" else _FAILED) + wanted


def is_made_of(mark: str, sha256: str) -> bool:
    """Whether a document's mark says that its result was made of the input with this hash."""
    return mark.endswith(_PART + sha256)


def _is_failed(mark: str) -> bool:
    return mark.startswith((_FAILED, _UNREAD))
