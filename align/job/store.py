"""Reading a run, or a shard of one, back in: by document, in the order of their ids, one in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar

from align.errors import InputError, JobError, reason_of
from align.job.folder import RunFolder
from align.job.parts import KINDS, MERGED, Files, listed
from align.job.soundness import check_aligned, check_findings
from align.json_values import parse_json
from align.records import CHANGED, LinesOf, file_lines, from_dict, read_lines
from align.types import TARGET_LANGUAGE, Aligned, Audited, Bead, Document, Failure, Finding, Signature, Translation

Record = TypeVar("Record", Translation, Bead, Finding)
Read = TypeVar("Read")


class Grouped(Generic[Record]):
    """The records of a file by document, asked for in the file's own order; ``lines`` is what reads the file.

    Raises InputError, with file and line, where it is damaged.
    """

    def __init__(self, kind: type[Record], path: Path, lines: LinesOf = file_lines) -> None:
        records = read_lines(kind, path, lines)
        self._groups: Iterator[tuple[str, Iterator[Record]]] = groupby(records, key=document_of)
        self._path = path
        self._next: tuple[str, tuple[Record, ...]] | None = self._advance()

    def _advance(self) -> tuple[str, tuple[Record, ...]] | None:
        for ident, group in self._groups:
            return ident, tuple(group)
        return None

    def take(self, ident: str) -> tuple[Record, ...]:
        """The records of a document; none where the next ones are another document's."""
        if self._next is None or self._next[0] != ident:
            return ()
        records = self._next[1]
        self._next = self._advance()
        return records

    def close(self) -> None:
        """Raise InputError where records are left: their document was never asked for."""
        if self._next is not None:
            raise InputError(
                f"{self._path}: {self._next[0]} is not among the documents", "Run the job again to write it anew."
            )


def document_of(record: Translation | Bead | Finding) -> str:
    """The id of the document that a record belongs to, out of the record itself."""
    if isinstance(record, Finding):
        return record.doc
    if isinstance(record, Bead):
        return _of_bead(record.id)
    return _of_segment(record.segment_id)


def _of_bead(ident: str) -> str:
    return ident.rpartition(":")[0]


def _of_segment(ident: str) -> str:
    return ident.rsplit(":", 2)[0].rpartition(".")[0]


def read_aligned(folder: Path, lines: LinesOf = file_lines) -> Iterator[Aligned]:
    """The aligned documents of a folder that holds documents, translations and beads, by id.

    Raises InputError, with file and line, where a file is damaged or missing.
    """
    return _read_aligned([folder / f"{kind}.jsonl" for kind in KINDS[:3]], lines)


def _read_aligned(paths: Sequence[Path], lines: LinesOf) -> Iterator[Aligned]:
    documents, translations, beads = paths
    translated, paired = Grouped(Translation, translations, lines), Grouped(Bead, beads, lines)
    for ident, group in groupby(read_lines(Document, documents, lines), key=lambda document: document.id):
        sides = {document.lang == TARGET_LANGUAGE: document for document in group}
        if True not in sides:
            raise InputError(f"{documents}: {ident} has no English side", CHANGED)
        origin = sides[True].meta.get("english_origin", "published")
        aligned = Aligned(ident, sides.get(False), sides[True], translated.take(ident), paired.take(ident), origin)
        with _named(documents):
            check_aligned(aligned)
        yield aligned
    translated.close()
    paired.close()


def read_audited(aligned: Iterable[Aligned], path: Path, lines: LinesOf = file_lines) -> Iterator[Audited]:
    """The documents with the findings about them out of the file ``path``, and their normalized text.

    Raises InputError where that is damaged or speaks of other documents or other texts.
    """
    from align.auditing import normalize

    findings = Grouped(Finding, path, lines)
    for each in aligned:
        found = findings.take(each.id)
        with _named(path):
            check_findings(found, each)
        yield Audited(each, found, normalize(each.english.text, found))
    findings.close()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Records that do not fit one another, with the name of the file that holds them."""
    try:
        yield
    except ValueError as error:
        raise InputError(f"{path}: {error}", CHANGED) from error


def document_lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file of records, unchanged, document by document.

    Raises InputError, with file and line, for one that is not JSON or names no document.
    """
    try:
        with closing(file_lines(path)) as lines:
            numbered = enumerate(lines, 1)
            for ident, group in groupby(numbered, key=lambda each: _document_in(each[1], f"{path}:{each[0]}")):
                yield ident, b"".join(line for _, line in group).decode("utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", CHANGED) from error


def _document_in(line: bytes, where: str) -> str:
    try:
        row = parse_json(line.decode("utf-8"))
        if "segment_id" in row:
            return _of_segment(str(row["segment_id"]))
        if "doc" in row:
            return str(row["doc"])
        return str(row["id"]) if "segments" in row else _of_bead(str(row["id"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{where}: not a record ({error})", CHANGED) from error


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run; ``revise`` is what each document goes through when it is read, such as the decisions of now.

    ``files`` are the names of its record files: one of each kind, or several that follow one another. ``state`` is that
    of ``run.json`` when the run was opened: reading raises InputError where a job has written another since.
    """

    folder: Path
    signature: Signature
    failures: tuple[Failure, ...]
    files: Files = field(default_factory=lambda: MERGED)
    revise: Callable[[Audited], Audited] | None = None
    state: tuple[int, ...] | None = None

    def audited(self) -> Iterator[Audited]:
        """The documents with their findings and their normalized text, by id."""
        for names in zip(*(self.files[kind] for kind in KINDS), strict=True):
            *paths, found_in = (self.folder / name for name in names)
            for audited in self._checked(read_audited(_read_aligned(paths, file_lines), found_in)):
                yield self.revise(audited) if self.revise else audited

    def findings(self) -> Iterator[Finding]:
        """All findings as they were written, by document and place."""
        for name in self.files["findings"]:
            yield from self._checked(read_lines(Finding, self.folder / name))

    def _checked(self, records: Iterator[Read]) -> Iterator[Read]:
        """The records of files that belong together: once the first is read they are open, and nobody changes them."""
        for number, record in enumerate(records):
            if not number and self.state not in (None, _state_of(self.folder)):
                what = f"{self.folder}: the run was written anew while it was read"
                raise InputError(what, "Do it again when the job is finished.")
            yield record


def read_run(folder: Path) -> Run:
    """The run in ``folder``.

    Raises InputError where there is none or it is not finished, JobError where a newer newsalign wrote it.
    """
    state, summary = _state_of(folder), RunFolder(folder).read_summary()
    if summary is None or not (folder / "failed.jsonl").is_file():
        hint = f"Finish it with: newsalign run INPUT --out {folder}"
        raise InputError(f"{folder}: not the folder of a finished run", hint)
    failures = tuple(read_lines(Failure, folder / "failed.jsonl"))
    try:
        signature, files = from_dict(Signature, summary["signature"]), listed(summary.get("files", MERGED))
        return Run(folder, signature, failures, files, state=state)
    except (KeyError, TypeError, ValueError) as error:
        raise JobError(
            f"{folder / 'run.json'}: damaged ({reason_of(error)})", "Run the job again to write it anew."
        ) from error


def _state_of(folder: Path) -> tuple[int, ...]:
    """What tells one ``run.json`` from the next; nothing where there is none."""
    try:
        state = RunFolder(folder).summary.stat()
    except OSError:
        return ()
    return state.st_ino, state.st_size, state.st_mtime_ns
