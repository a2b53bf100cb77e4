"""What has to be done for one shard, and doing it: only the documents whose input or settings changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from align.errors import NewsalignError
from align.job.inputs import Item
from align.job.shard import Outcome, Shard, key, write_aligned
from align.job.store import read_aligned, read_findings
from align.pipeline import Pipeline
from align.records import read_lines, write_lines
from align.types import Aligned, Article, Failure, Finding


@dataclass(frozen=True, slots=True)
class Settings:
    """How a job works. ``align_key`` and ``audit_key`` stand for all settings that the two stages depend on."""

    align_key: str
    audit_key: str
    prune: bool = False
    quiet: bool = True


@dataclass(frozen=True, slots=True)
class Worker:
    """Works shards off. ``refused`` are documents whose input cannot be used any more: what they gave before goes."""

    pipeline: Pipeline
    items: Mapping[str, Item]
    refused: frozenset[str]
    settings: Settings

    def stale(self, shard: Shard) -> list[str]:
        """The documents of a shard that must be aligned anew, in order."""
        done, wanted = shard.aligned.keys(), self._wanted(shard)
        return [ident for ident in wanted if done.get(ident) != wanted[ident]]

    def run(self, shard: Shard) -> None:
        """Bring a shard up to date; nothing is written where nothing changed."""
        self._align(shard)
        self._audit(shard)

    def _wanted(self, shard: Shard) -> dict[str, str]:
        return {
            ident: key(self.items[ident].sha256, self.settings.align_key) for ident in shard.ids if ident in self.items
        }

    def _align(self, shard: Shard) -> None:
        done, wanted, stale = shard.aligned.keys(), self._wanted(shard), set(self.stale(shard))
        keep = {ident for ident in done if ident not in stale and self._stays(ident)}
        if not stale and len(keep) == len(done) and shard.aligned.folder.is_dir():
            return
        outcomes = _read_outcomes(shard) if keep else {}
        outcomes = {ident: outcome for ident, outcome in outcomes.items() if ident in keep}
        for outcome in self._outcomes([self.items[ident] for ident in shard.ids if ident in stale]):
            outcomes[_ident(outcome)] = outcome
        keys = {ident: wanted.get(ident, done.get(ident, "")) for ident in outcomes}
        write_aligned(shard.aligned, [outcomes[ident] for ident in sorted(outcomes)], keys)

    def _stays(self, ident: str) -> bool:
        """Whether a document's old result is kept: its input is there, or merely gone and nobody asked to prune."""
        return ident in self.items or (ident not in self.refused and not self.settings.prune)

    def _outcomes(self, items: list[Item]) -> list[Outcome]:
        articles: list[Article] = []
        outcomes: list[Outcome] = []
        for item in items:
            try:
                articles.append(item.load())
            except NewsalignError as error:
                outcomes.append(Failure(item.id, item.path, "read", error.message, error.hint))
        for outcome in self.pipeline.align_all(articles, quiet=self.settings.quiet):
            named = replace(outcome, path=self.items[outcome.doc].path) if isinstance(outcome, Failure) else outcome
            outcomes.append(named)
        return outcomes

    def _audit(self, shard: Shard) -> None:
        aligned_keys = shard.aligned.keys()
        wanted = {ident: key(aligned_keys[ident], self.settings.audit_key) for ident in aligned_keys}
        done = shard.audited.keys()
        if done == wanted and shard.audited.folder.is_dir():
            return
        current = {ident for ident in wanted if done.get(ident) == wanted[ident]}
        findings = dict(read_findings(shard.audited.folder / "findings.jsonl")) if current else {}
        results: list[Finding] = []
        for aligned in read_aligned(shard.aligned.folder):
            found = findings.get(aligned.id, ()) if aligned.id in current else self.pipeline.audit(aligned).findings
            results.extend(found)
        shard.audited.write({"findings.jsonl": write_lines(results)}, wanted)


def _ident(outcome: Outcome) -> str:
    return outcome.id if isinstance(outcome, Aligned) else outcome.doc


def _read_outcomes(shard: Shard) -> dict[str, Outcome]:
    folder = shard.aligned.folder
    failures = {failure.doc: failure for failure in read_lines(Failure, folder / "failed.jsonl")}
    return {**failures, **{aligned.id: aligned for aligned in read_aligned(folder)}}
