"""The report of a run in its folder: one page, or for a large run an index and a page for each document.

However large the run, only a few of its documents are in memory at a time.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from align.files import replacing
from align.provenance import package_sha256
from align.report.html import SCRIPTS, Anchors, ReportHead, article, page, render
from align.report.index import Index
from align.report.marking import notes as notes_of
from align.report.names import Names, page_name
from align.report.tally import Tally, entry_of, title_of
from align.types import Audited

if TYPE_CHECKING:
    from align.job.store import Run

# What one page holds. A browser is quick with far more findings (scripts/bench_report.py), a reader is not: a list of a
# hundred documents is the most that one looks through, and two million characters, some hundred long articles with
# their originals, make a page of about ten megabytes that can still be sent to a colleague.
PAGE_DOCUMENTS = 100
PAGE_CHARACTERS = 2_000_000
PAGE_FINDINGS = 5_000
_MAKERS = ("report", "auditing/edits.py", "documents/ids.py", "types.py")  # the code and the templates of a page


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the site: the name of its file and the title of its document."""

    name: str
    title: str


def write_report(run: Run, head: ReportHead) -> None:
    """Write ``report.html`` and, where one page would be too much, ``report/`` with a page for each document.

    The records of the run are read back in as a stream. Pages that are up to date are left alone, those of documents
    that the run no longer holds are removed. Raises JobError where the folder cannot be written, InputError where a
    record is damaged.
    """
    documents = iter(run.audited())
    held, more = _held(documents)
    pages = run.folder / "report"
    if more:
        kept = _write_site(run.folder, chain(_released(held), documents), head)
    else:
        with replacing(run.folder / "report.html") as stream:
            stream.write(render(held, head))
        kept = Names()
    _remove_others(pages, kept)


def _held(documents: Iterator[Audited]) -> tuple[deque[Audited], bool]:
    """As many documents as one page holds, and whether that was not enough."""
    held: deque[Audited] = deque()
    characters = findings = 0
    for audited in documents:
        held.append(audited)
        aligned = audited.aligned
        characters += len(aligned.english.text) + (len(aligned.source.text) if aligned.source else 0)
        findings += len(audited.findings)
        large = len(held) > PAGE_DOCUMENTS or characters > PAGE_CHARACTERS or findings > PAGE_FINDINGS
        if large and len(held) > 1:
            return held, True
    return held, False


def _released(held: deque[Audited]) -> Iterator[Audited]:
    while held:
        yield held.popleft()


def _write_site(folder: Path, documents: Iterable[Audited], head: ReportHead) -> Names:
    """Write the pages and then the index; the names of all of them."""
    kept = Names()
    with Index(head) as index:
        for before, audited, after in _neighbours(documents):
            name = page_name(audited.aligned.id)
            kept.add(name)
            anchors = Anchors()
            notes = notes_of(audited.findings, audited.aligned.english.text, anchors.take)
            entry = entry_of(audited, notes, anchors.take(f"doc-{audited.aligned.id}"))
            index.add(name, entry, notes)
            path = folder / "report" / name
            mark = _mark(audited, (before, after), head)
            if _marked(path) == mark:
                continue
            tally = Tally()
            tally.add(notes)
            text = article(audited.aligned, notes, entry, anchors, head.rule_titles, alone=True)
            content = {"head": head, "entry": entry, "tally": tally, "article": text, "before": before, "after": after}
            with replacing(path, sync=False) as stream:  # a page that a power cut tore lacks its mark
                stream.writelines(page("page.html.j2", SCRIPTS, mark=mark, **content))
        kept.update(index.write(folder))
    return kept


def _neighbours(documents: Iterable[Audited]) -> Iterator[tuple[Link | None, Audited, Link | None]]:
    """Each document between the links to the one before and the one behind it."""
    before: Link | None = None
    current: Audited | None = None
    for following in documents:
        if current is not None:
            yield before, current, _link(following)
            before = _link(current)
        current = following
    if current is not None:
        yield before, current, None


def _link(audited: Audited) -> Link:
    return Link(page_name(audited.aligned.id), title_of(audited.aligned))


def _mark(audited: Audited, around: tuple[Link | None, Link | None], head: ReportHead) -> str:
    """The hash of all that a page is made of: where it stands in a page, the page is up to date."""
    code = package_sha256(*_MAKERS)
    made_of = (code, audited.aligned, audited.findings, around, head.title, head.signature, head.rule_titles)
    return hashlib.sha256(repr(made_of).encode("utf-8", "backslashreplace")).hexdigest()


def _marked(path: Path) -> str | None:
    """The mark at the end of a page that this module wrote; None for every other file, and where there is none."""
    try:
        with path.open("rb") as stream:
            stream.seek(-min(120, path.stat().st_size), 2)
            found = re.search(rb"<!-- newsalign (\w+) -->\s*$", stream.read())
    except OSError:
        return None
    return found[1].decode("ascii") if found else None


def _remove_others(folder: Path, kept: Names) -> None:
    """Pages of documents that the run no longer holds; files of another origin stay."""
    if not folder.is_dir():
        return
    for path in folder.glob("*.html"):
        if path.name not in kept and _marked(path):
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
