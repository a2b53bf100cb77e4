"""The main job: inputs into a run folder, in shards, again and again with only the changed parts done anew."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from time import time

from align.decisions.honour import honouring
from align.documents.decoding import check_encoding
from align.errors import ConfigError, InputError, Interrupted, JobError
from align.files import resolved, write_text
from align.job.execution import Done, Executor, ExecutorFactory, InProcess
from align.job.find import find
from align.job.folder import TEXTS, RunFolder, is_run
from align.job.inputs import collect, hides_documents
from align.job.merging import failures_in
from align.job.monitor import Monitor, monitored
from align.job.outputs import merge
from align.job.shard import Shard, key, plan
from align.job.spool import Spool
from align.job.stopping import stop_signals
from align.job.streams import forget
from align.job.summary import Merged, Summary, write_summary
from align.job.work import Settings, Work
from align.pipeline import Pipeline
from align.provenance import package_sha256
from align.records import to_line
from align.translation.recipe import code_sha256
from align.types import Failure

log = logging.getLogger(__name__)

SHARD_SIZE = 128
_SHOWN = 3
_OLDER = "documents without an input that stay as other settings or versions made them: %d; --prune drops them"


@dataclass(frozen=True, slots=True)
class JobOptions:
    """How a job goes about its work; nothing here changes what comes out for a document.

    ``workers`` are the processes that read, align and audit beside the one that translates: None for as many as suit
    the machine, 0 to do everything in this process. ``executor`` does the work somewhere else. A job stops where more
    than ``max_failures`` documents failed. Documents that failed are left alone until their input changes, unless
    ``retry_failed``; those that could not be read are always tried again. Raises ConfigError for what makes no sense.
    """

    encoding: str | None = None
    manifests: tuple[Path, ...] = ()
    prune: bool = False
    quiet: bool = False
    shard_size: int = SHARD_SIZE
    retry_failed: bool = False
    max_failures: int | None = None
    workers: int | None = None
    executor: ExecutorFactory | None = None

    def __post_init__(self) -> None:
        for name, least in (("shard_size", 1), ("max_failures", 0), ("workers", 0)):
            value = getattr(self, name)
            optional = value is None and name != "shard_size"
            if not optional and (type(value) is not int or value < least):
                raise ConfigError(f"{name} is {value!r}", f"Give a whole number, {least} or more.")
        if not isinstance(self.manifests, (tuple, list)):
            raise ConfigError(f"manifests is {self.manifests!r}", "Give a tuple of paths.")
        if self.encoding is not None:
            check_encoding(self.encoding)


def run_job(inputs: Sequence[Path], out: Path, pipeline: Pipeline, options: JobOptions | None = None) -> Summary:
    """Bring the run folder ``out`` up to date with ``inputs`` and the pipeline's settings.

    Raises InputError where there is nothing to work on, JobError where the folder cannot be used or too many documents
    failed, ModelError and ConfigError where model or profile cannot, Interrupted after SIGINT or SIGTERM: what was done
    until then is kept in all these cases. A document that fails is listed in ``failed.jsonl`` instead.
    """
    options = options or JobOptions()
    folder, started, began = RunFolder(out), _now(), time()
    _refuse_outputs(folder, (*inputs, *options.manifests))
    found = find(inputs, options.manifests, exclude=_own(out, inputs))
    profile = pipeline.profile
    folder.prepare()
    honouring(out)  # damaged decisions are told before the work, not after
    with folder.lock.held(), stop_signals() as asked:
        folder.sweep()
        items, refused = collect(found, Spool(folder.spool), options.encoding)
        pipeline = replace(pipeline, memory=pipeline.memory or folder.memory)
        signature = pipeline.signature()
        code = (code_sha256(), package_sha256("aligner", "documents", "segment", "letters.py"))
        align_key = key(signature.version, signature.model_sha256, pipeline.parameters(), code)
        prune = options.prune and _all_known(refused)
        settings = Settings(align_key, key(signature, profile), prune, options.retry_failed)
        work = Work(items, frozenset(failure.doc for failure in refused), settings)
        shards = plan(folder.shards, {ident: item.size for ident, item in items.items()}, options.shard_size)
        counts = replace(work.counts(shards), started=started)
        counts.failed += len(refused)
        if counts.older:
            log.warning(_OLDER, counts.older)
        write_text(folder.refused, "".join(map(to_line, refused)))
        with monitored(folder, asked, counts, quiet=options.quiet) as monitor:
            limits = _Limits(options.max_failures, counts.failed, refused[:_SHOWN])
            _work_off(work, shards, _executor(pipeline, options), monitor, limits)
            merged = Merged.of(folder, shards, refused, signature)
            summary = merged.summary()
            if summary is None:
                monitor.enter("merging")
                summary = merge(folder, shards, refused, signature, partial(_check, asked))
                times = {"started": started, "finished": _now(), "seconds": monitor.seconds}
                write_summary(folder, signature, summary, {"older": counts.older, **times})
                merged.remember(summary)
        used = {resolved(path) for path in inputs}
        if old := [path for path in folder.taken_in(began) if resolved(path) not in used]:
            shown = " ".join(failure.path for failure in (*refused, *failures_in(shards)))
            forget(old, shards, items.keys(), shown, options.encoding)
    return summary


def _all_known(refused: Iterable[Failure]) -> bool:
    """Whether each refused input is known to be no other document's, so that what has no input is really gone."""
    unknown = next(filter(hides_documents, refused), None)
    if unknown:
        log.warning("nothing is pruned while not all inputs can be read: %s", unknown.reason)
    return unknown is None


def _check(asked: Event) -> None:
    if asked.is_set():
        raise Interrupted("interrupted while the outputs were written; go on with the same command")


def _executor(pipeline: Pipeline, options: JobOptions) -> Executor:
    if options.executor:
        return options.executor(pipeline)
    if options.workers == 0:
        return InProcess(pipeline)
    from align.job.local import Local, finishing_processes

    return Local(pipeline, finishing_processes(options.workers))


@dataclass(slots=True)
class _Limits:
    """How many documents may fail, how many have in the shards that are written, and the first few of them to name."""

    most: int | None
    failed: int
    failures: Sequence[Failure]

    def add(self, done: Done) -> None:
        """A shard was written."""
        self.failed += len(done.failures)
        self.failures = [*self.failures, *done.failures][:_SHOWN]

    def check(self) -> None:
        """Raise JobError where too many documents failed."""
        if self.most is not None and self.failed > self.most:
            shown = "; ".join(failure.reason for failure in self.failures)
            hint = "Mend them, or allow more with --max-failures, and run it again: finished work is kept."
            raise JobError(f"stopped: {self.failed} documents failed, more than {self.most}: {shown}", hint)


def _work_off(work: Work, shards: Sequence[Shard], executor: Executor, monitor: Monitor, limits: _Limits) -> None:
    limits.check()
    try:
        with closing(executor.run(work.tasks(shards), monitor)) as results:
            for done in results:
                work.keep(done)
                monitor.keep(done)
                limits.add(done)
                limits.check()
    except Interrupted:
        counts = monitor.counts
        what = f"interrupted: {counts.kept + counts.written:,} of {counts.documents:,} documents are done"
        raise Interrupted(f"{what}; go on with the same command") from None
    finally:
        monitor.settle()


def _refuse_outputs(folder: RunFolder, inputs: Sequence[Path]) -> None:
    """Raise InputError for an output of the run as its input: its documents would take the places of their own.

    Rows from standard input are kept in the folder of the job's own files and may be read.
    """
    for path in inputs:
        kept = resolved(path).is_relative_to(resolved(folder.state))
        if is_run(folder.root) and folder.owns(path) and not kept:
            hint = "Give the texts that the run was made of, or choose another folder with --out."
            raise InputError(f"{path}: written by the run in {folder.root}", hint)


def _own(out: Path, inputs: Sequence[Path]) -> list[Path]:
    """What must not be taken for input: the run folder, or only its texts where it is the input folder itself."""
    if resolved(out) in {resolved(path) for path in inputs}:
        return [out / name for name in TEXTS]
    return [out]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
