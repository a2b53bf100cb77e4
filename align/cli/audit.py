"""`newsalign audit` and `newsalign normalize`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.diff import encoded, unified
from align.cli.english import Sides, audited, chosen_rules, shared_options
from align.cli.options import BARS, NAME, PATH, Command, at_or_above, settings
from align.cli.several import Several, audit_several, resolved
from align.cli.streams import distinct, emit, read_bytes, refuse_same, tell
from align.documents.decoding import TextForm, text_form
from align.documents.naming import kind_of
from align.errors import ConfigError, InputError
from align.pipeline import Pipeline
from align.types import Audited, Signature

if TYPE_CHECKING:
    from align.decisions.model import Decisions

_FORMATS = ("text", "jsonl", "html", "csv", "sarif", "xliff")
_PAGES = ("html", "htm")


@click.command("audit", cls=Command)
@click.argument("files", nargs=-1, type=NAME, required=True, metavar="ENGLISH...")
@shared_options
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(BARS),
    default="error",
    show_default=True,
    help="Exit with 1 for findings of this severity or worse.",
)
@click.option("--baseline", type=PATH, help="Known findings: left out, or in sarif marked as suppressed.")
@click.option("--write-baseline", type=PATH, help="Write the findings to this file as known, and exit with 0.")
def audit(files: tuple[str, ...], form: str, fail_on: str, **options: Any) -> int:
    """Report the artefacts of ENGLISH: a text, a page, a .jsonl of articles, or - for standard input.

    With --source the original is translated, aligned and used as evidence; --source auto finds STEM.cs.EXT or
    STEM.ru.EXT beside STEM.en.EXT. Without it ENGLISH is judged alone. Several files can be audited in one call.
    """
    from align.auditing.suppression import baseline_text, read_baseline, without_known
    from align.decisions.honour import signed
    from align.files import write_text
    from align.report.marking import decision_of

    sides, pipeline = _prepared(files[0], options)
    read = (*files, sides.source, sides.translation, options["baseline"], options["profile"])
    refuse_same(options["write_baseline"], *read)
    known = read_baseline(options["baseline"]) if options["baseline"] else None
    names = distinct(files)
    done = audit_several(names, sides, pipeline) if len(names) > 1 else _one(sides, pipeline)
    refuse_same(options["write_baseline"], *done.paths.values())  # originals that were found by their names
    decisions = _decisions(options["decisions"])
    done = replace(done, documents=_decided(done.documents, decisions))
    documents = [replace(doc, findings=without_known(doc.findings, known or frozenset())) for doc in done.documents]
    uses_model = done.with_original and sides.translation is None
    signature = signed(pipeline.signature(with_model=uses_model), decisions.digest)
    if settings().verbose:
        tell(str(signature))
    for failure in done.failures:
        tell(f"newsalign: error: {failure.reason}" + (f"\n  {failure.hint}" if failure.hint else ""))
    findings = [finding for document in documents for finding in document.findings]
    if options["write_baseline"]:
        write_text(options["write_baseline"], baseline_text(findings))
        return 2 if done.failures else 0
    shown = done.documents if form == "sarif" else documents
    emit(_rendered(form, replace(done, documents=shown), signature, known))
    if form == "text" and not settings().quiet:
        applied = sum(finding.applied for finding in findings)
        what = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
        tell(f"{what}; `newsalign normalize` repairs {applied}")
    if done.failures:
        return 2
    grave = at_or_above(fail_on)
    return int(any(finding.severity in grave for finding in findings if decision_of(finding) != "rejected"))


@click.command("normalize", cls=Command)
@click.argument("english", type=NAME)
@shared_options
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--diff", is_flag=True, help="Show what would change, as a unified diff.")
@click.option("--in-place", is_flag=True, help="Write the repaired text into the file (text files only).")
def normalize(english: str, form: str, diff: bool, in_place: bool, **options: Any) -> None:
    """Print ENGLISH with the certain repairs made and nothing else changed.

    With --format jsonl a line holds the document's id, the repaired text and the number of repairs.
    """
    from align.decisions.honour import signed

    if form == "jsonl" and (diff or in_place):
        raise ConfigError("--format jsonl goes with neither --diff nor --in-place", "Leave one of them out.")
    if in_place:
        _check_in_place(english)
    if kind_of(english) == "jsonl":
        raise ConfigError(f"{english}: normalize takes one document", "Use `newsalign run` for a .jsonl.")
    sides, pipeline = _prepared(english, options)
    sides = resolved(sides)
    decisions = _decisions(options["decisions"])
    (document,) = _decided(audited(sides, pipeline), decisions)
    if settings().verbose:
        tell(str(signed(pipeline.signature(with_model=_uses_model(sides)), decisions.digest)))
    lies = _form(english, sides.encoding) if in_place or diff else TextForm(b"", "utf-8")
    if in_place:
        _write_back(Path(english), document, lies)
    if diff:
        emit(unified(document.aligned.english.text, document.normalized, english, lies))
    elif form == "jsonl":
        repairs = sum(finding.applied for finding in document.findings)
        row = {"id": document.aligned.id, "text": document.normalized, "repairs": repairs}
        emit(json.dumps(row, ensure_ascii=False) + "\n")
    elif not in_place:
        emit(document.normalized)


def _prepared(english: str, options: dict[str, Any]) -> tuple[Sides, Pipeline]:
    rules = chosen_rules(options["profile"], options["rules"], options["without"])
    sides = Sides(english, options["source"], options["lang"], options["translation"], options["encoding"])
    if sides.translation is not None and sides.source is None:
        raise ConfigError("--translation needs --source", "Give the original that it translates.")
    return sides, Pipeline(options["model"], options["profile"], rules)


def _decisions(folder: Path | None) -> Decisions:
    """Those of a reviewed run's folder; none where none is given."""
    from align.decisions.model import Decisions
    from align.decisions.store import FILE, read_decisions

    if folder is None:
        return Decisions()
    if not (folder / FILE).is_file():
        what = f"--decisions: {folder} holds no decisions"
        raise ConfigError(what, f"Give the folder of a run that was reviewed; it holds {FILE}.")
    return read_decisions(folder)


def _decided(documents: list[Audited], decisions: Decisions) -> list[Audited]:
    """The documents with the decisions in effect."""
    from align.decisions.honour import honour

    return [honour(document, decisions.about(document.aligned.id)) for document in documents]


def _uses_model(sides: Sides) -> bool:
    return sides.translation is None and (sides.source is not None or kind_of(sides.english) == "jsonl")


def _one(sides: Sides, pipeline: Pipeline) -> Several:
    """One file, whose mistakes are errors of the command."""
    sides = resolved(sides)
    documents = audited(sides, pipeline)
    paths = {(doc.aligned.id, "english"): sides.english for doc in documents}
    paths |= {(doc.aligned.id, "source"): sides.source or sides.english for doc in documents}
    return Several(documents, paths, [], _uses_model(sides))


def _rendered(form: str, done: Several, signature: Signature, known: frozenset[str] | None) -> str:
    from align.report import REPORTS, AuditHead

    if form == "sarif":
        _warn_of_too_many(sum(len(document.findings) for document in done.documents))
    failures = tuple(failure.reason for failure in done.failures)
    return REPORTS[form](done.documents, done.paths, AuditHead(signature, known, failures))


def _warn_of_too_many(count: int) -> None:
    from align.report.sarif import SHOWN_BY_GITHUB

    if count > SHOWN_BY_GITHUB and not settings().quiet:
        tell(f"newsalign: {count} results: GitHub shows only the {SHOWN_BY_GITHUB} most severe")


def _check_in_place(name: str) -> None:
    if name == "-":
        raise ConfigError("standard input cannot be changed in place", "Leave out --in-place: the text goes to stdout.")
    if kind_of(name) in (*_PAGES, "jsonl"):
        hint = "Leave out --in-place to get the text, or give the text as a .txt file."
        raise ConfigError(f"{name}: only text files are changed in place", hint)


def _form(name: str, encoding: str | None) -> TextForm:
    """How the text lies in the file; as UTF-8 where it is one out of a page."""
    if kind_of(name) in _PAGES:
        return TextForm(b"", "utf-8")
    data = read_bytes(name) if name != "-" and Path(name).is_file() else b""
    return text_form(data, name, encoding)


def _write_back(path: Path, document: Audited, form: TextForm) -> None:
    """Put the repaired text where it came from, in the same encoding, with the same byte order mark and line ends."""
    from align.files import replacing

    text = document.aligned.english.text
    if document.normalized == text:
        return
    if form.encode(text) != read_bytes(str(path)):
        what = f"{path}: {form.codec} cannot write it as it is: other bytes would change too"
        raise InputError(what, "Leave out --in-place and save the output as UTF-8.")
    repaired = encoded(form, document.normalized, str(path))
    with replacing(path.resolve()) as stream:
        stream.buffer.write(repaired)
