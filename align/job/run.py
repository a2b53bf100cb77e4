"""The main job: inputs into a run folder, in shards, again and again with only the changed parts done anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from align.job.folder import RunFolder
from align.job.inputs import collect
from align.job.outputs import Summary, merge, write_summary
from align.job.shard import Shard, key, plan
from align.job.work import Settings, Worker
from align.pipeline import Pipeline
from align.progress import progress
from align.review.honour import honouring

SHARD_SIZE = 256


@dataclass(frozen=True, slots=True)
class JobOptions:
    """How a job goes about its work; nothing here changes what comes out for a document."""

    encoding: str | None = None
    prune: bool = False
    quiet: bool = False
    shard_size: int = SHARD_SIZE


def run_job(inputs: Sequence[Path], out: Path, pipeline: Pipeline, options: JobOptions | None = None) -> Summary:
    """Bring the run folder ``out`` up to date with ``inputs`` and the pipeline's settings.

    Raises InputError where there is nothing to work on, JobError where the folder cannot be used, ModelError and
    ConfigError where model or profile cannot. A document that fails is listed in ``failed.jsonl`` instead.
    """
    options = options or JobOptions()
    folder, started = RunFolder(out), _now()
    items, refused = collect(inputs, exclude=_own(out, inputs), encoding=options.encoding)
    profile = pipeline.profile
    folder.prepare()
    honouring(out)  # damaged decisions are told before the work, not after
    with folder.locked():
        pipeline = replace(pipeline, memory=pipeline.memory or folder.memory)
        signature = pipeline.signature()
        align_key = key(signature.version, signature.model_sha256, signature.parameters)
        settings = Settings(align_key, key(signature, profile), options.prune, options.quiet)
        refused_ids = frozenset(failure.doc for failure in refused)
        worker = Worker(pipeline, {item.id: item for item in items}, refused_ids, settings)
        shards = plan(folder.shards, worker.items, options.shard_size)
        _work(worker, shards, quiet=options.quiet)
        summary = merge(folder, shards, refused, signature)
        write_summary(folder, signature, summary, {"started": started, "finished": _now()})
    return summary


def _work(worker: Worker, shards: Sequence[Shard], *, quiet: bool) -> None:
    stale = {shard.folder: worker.stale(shard) for shard in shards}
    with progress("documents", sum(map(len, stale.values())), "doc", quiet=quiet) as bar:
        for shard in shards:
            worker.run(shard)
            bar.update(len(stale[shard.folder]))


def _own(out: Path, inputs: Sequence[Path]) -> list[Path]:
    """What must not be taken for input: the run folder, or only its texts where it is the input folder itself."""
    if out.resolve() in {path.resolve() for path in inputs}:
        return [out / "text", out / "normalized", out / "report"]
    return [out]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
