"""`newsalign run`: the main job."""

from __future__ import annotations

import json
import sys
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from align.cli.options import BARS, PATH, Command, PathType, at_or_above, memory_of, memory_options, settings
from align.cli.streams import tell
from align.errors import Interrupted

if TYPE_CHECKING:
    from align.job.execution import ExecutorFactory
    from align.job.summary import Summary

_STATUS = "Show how the run in DIR is doing: progress, rate, time left, failures."
_THREADS = (
    "Processor cores that translate; 0 (default): all that --workers leave. On a Ray cluster: those of each worker, "
    "by default one."
)
_WORKERS = (
    "Processes that read, align and audit beside the translating one; 0: none, all is done in one. On a Ray cluster: "
    "how many workers, each of which does everything; by default as many as there is room for."
)
_MANIFEST = "A JSON Lines or CSV file that lists documents: id, lang, source and english (paths), meta."
_TOLD = 3  # failures whose reasons are printed at the end of a run


@click.command("run", cls=Command)
@click.argument("inputs", nargs=-1, type=PATH, metavar="INPUT...")
@click.option("--out", type=PathType(path_type=Path, file_okay=False), help="The run folder.")
@click.option("--status", "watched", metavar="DIR", type=PATH, help=_STATUS)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format of --status.")
@click.option("--model", default="sla-eng-tiny", show_default=True, help="A name (newsalign models list) or a folder.")
@click.option("--profile", default="plain", show_default=True, help="A house profile, or a .toml of your own.")
@click.option("--manifest", "manifests", multiple=True, type=PATH, help=_MANIFEST)
@click.option("--encoding", help="Encoding of text files that are not UTF-8, such as cp1250 or koi8-r.")
@click.option("--beam", type=click.IntRange(1, 32), default=5, show_default=True, help="Beam size; 1 is greedy.")
@click.option("--threads", type=click.IntRange(0), default=0, help=_THREADS)
@click.option(
    "--fail-on",
    type=click.Choice(BARS),
    default="never",
    show_default=True,
    help="Exit with 1 for findings of this severity or worse.",
)
@memory_options
@click.option("--prune", is_flag=True, help="Drop documents whose input is gone; they are kept otherwise.")
@click.option("--retry-failed", is_flag=True, help="Try failed documents again, even if nothing changed.")
@click.option("--max-failures", metavar="N", type=click.IntRange(0), help="Stop when more than N documents failed.")
@click.option("--workers", metavar="N", type=click.IntRange(0), help=_WORKERS)
@click.option(
    "--executor",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where the work is done: on this machine or on a Ray cluster.",
)
@click.option(
    "--address", metavar="HOST:PORT", help="Address of the Ray cluster, or auto; by default one is started here."
)
def run(inputs: tuple[Path, ...], out: Path | None, watched: Path | None, form: str, **options: Any) -> int:
    """Translate, align, audit and repair the documents of INPUT (files, folders, quoted patterns) into a run folder.

    Files are named STEM.cs.EXT or STEM.ru.EXT (original) and STEM.en.EXT (English version), EXT txt, html, htm, jsonl
    or parquet (one document a row: id, lang, source, english, meta); - reads JSON Lines from standard input. Run again,
    the job goes on where it stopped and takes in what is new.
    """
    if watched is not None:
        if any(map(_is_given, ("inputs", "out", "manifests"))):
            raise click.UsageError("--status is used on its own: it shows the run in DIR and starts nothing.")
        _show(watched, form)
        return 0
    if out is None:
        raise click.UsageError("Missing option '--out'.")
    if not inputs and not options["manifests"]:
        raise click.UsageError("Missing argument 'INPUT...'.")
    return _run(inputs, out, options)


def _is_given(name: str) -> bool:
    """Whether a parameter stands on the command line, not merely in the file of defaults."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.COMMANDLINE


def _with_stdin(inputs: tuple[Path, ...], out: Path) -> list[Path]:
    """The inputs, with a file of the run folder in the place of standard input, which can be read only once."""
    from align.job.folder import RunFolder

    if not any(str(path) == "-" for path in inputs):
        return list(inputs)
    taken = RunFolder(out).take_in(sys.stdin.buffer)
    return [taken, *(path for path in inputs if str(path) != "-")]


def _run(inputs: tuple[Path, ...], out: Path, options: dict[str, Any]) -> int:
    from align.decisions.honour import signed
    from align.job.run import JobOptions, run_job
    from align.pipeline import Pipeline
    from align.translation import DecodingOptions

    decoding = DecodingOptions(beam_size=options["beam"], threads=options["threads"])
    memory = memory_of(options["tm"], options["tm_limit"], options["tm_imported"])
    pipeline = Pipeline(options["model"], options["profile"], decoding=decoding, memory=memory)
    job = JobOptions(
        encoding=options["encoding"],
        manifests=options["manifests"],
        prune=options["prune"],
        quiet=settings().quiet,
        retry_failed=options["retry_failed"],
        max_failures=options["max_failures"],
        workers=options["workers"],
        executor=_executor(options),
    )
    try:
        summary = run_job(_with_stdin(inputs, out), out, pipeline, job)
    except Interrupted as stop:
        tell(f"newsalign: {stop}")
        return 130
    if settings().verbose:
        tell(str(signed(pipeline.signature(), summary.decisions)))
    if not settings().quiet:
        _tell(summary, out)
    if summary.failed:
        return 2
    return int(any(summary.severities[severity] for severity in at_or_above(options["fail_on"])))


def _executor(options: dict[str, Any]) -> ExecutorFactory | None:
    if options["executor"] == "local":
        if options["address"]:
            raise click.UsageError("--address is that of a Ray cluster: add --executor ray.")
        return None
    from align.job.cluster import Cluster

    return partial(Cluster, address=options["address"], workers=options["workers"] or None)


def _show(folder: Path, form: str) -> None:
    from align.cli.streams import emit
    from align.job.status import as_text, read_status
    from align.records import to_dict
    from align.terminal import printable

    status = read_status(folder)
    if form == "json":
        emit(json.dumps(to_dict(status), ensure_ascii=False, indent=2) + "\n")
    else:
        emit("".join(f"{printable(line)}\n" for line in as_text(status)))


def _tell(summary: Summary, out: Path) -> None:
    found = summary.findings.total()
    tell(
        f"documents: {summary.documents}, findings: {found}, repaired: {summary.applied}, "
        f"to decide: {summary.undecided}, left by the house style: {summary.optional}; "
        f"see {out / 'report.html'}"
    )
    if summary.undecided:
        tell(f"decide in the browser: newsalign review {out}")
    if summary.honoured or summary.stale:
        tell(f"decisions of the review: {summary.honoured} honoured, {summary.stale} stale")
    if summary.failed:
        _tell_failures(summary.failed, out / "failed.jsonl")


def _tell_failures(count: int, records: Path) -> None:
    """Say how many documents failed, and why the first of them did."""
    from align.records import from_dict
    from align.types import Failure

    tell(f"failed: {count}; see {records}")
    with records.open(encoding="utf-8") as lines:
        for line in islice(lines, _TOLD):
            failure = from_dict(Failure, json.loads(line))
            tell(f"  {failure.reason}" + (f"\n    {failure.hint}" if failure.hint else ""))
