"""How fast the report of a run is in a browser: first paint, and how long a filter takes, with 5,000 findings.

    python scripts/bench_report.py [--findings 5000] [--index DOCUMENTS] [--run DIR] [--rounds 5] [--keep DIR]

The documents are those of a finished run (default: the sample corpus, run anew with the embedded model), over and over
under new names until the findings are enough. They are put on one page, as ``audit --format html`` does, and into a run
folder, as ``run`` does, where so many make an index and a page for each document. ``--index`` measures nothing but the
index of so many documents. Times are the browser's own: first contentful paint, until the page is ready, and from the
change of a filter, set or taken back, to the frame that shows it; ``work`` is the processor time of the page's main
thread, which a busy machine does not lengthen. Playwright and Chromium are needed (see ``tests/browser/conftest.py``).
"""

from __future__ import annotations

import argparse
import os
import resource as system
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from align.auditing import RULES
from align.job.store import read_run
from align.report.html import ReportHead, render
from align.report.index import Index
from align.report.marking import notes as notes_of
from align.report.names import page_name
from align.report.site import write_report
from align.report.tally import entry_of
from align.resources import resource
from align.types import Aligned, Audited, Document, Failure, Signature

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
_PAINT = """new Promise((done) => new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") done(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""
_READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
_FILTER = """([selector, value]) => new Promise((done) => {
  const node = document.querySelector(selector);
  const start = performance.now();
  if (node.type === "checkbox") node.checked = value;
  else node.value = value === true ? [...node.options].find((option) => option.value).value : value;
  node.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(null);
  });
})"""
_FILTERS = (
    ("severity: errors", "[name=severity][value=error]", True, False),
    ("state: to decide", "[name=state][value=decide]", True, False),
    ("rule: the first", "#rule", True, ""),
    ("document: the first", "#document", True, ""),
    ("search: kremlin", "#find", "kremlin", ""),
    ("search: e", "#find", "e", ""),
)


@dataclass(frozen=True)
class Took:
    """Milliseconds on the clock, and those that the page's main thread had a processor; the clock waits for others."""

    wall: float
    work: float | None


@dataclass(frozen=True)
class Copies:
    """A run's documents over and over, under new names, until there are enough of them or of their findings."""

    folder: Path
    originals: Sequence[Audited]
    findings: int
    documents: int
    signature: Signature
    failures: tuple[Failure, ...] = ()

    def audited(self) -> Iterator[Audited]:
        """The documents, by id."""
        found = number = 0
        while number < self.documents if self.documents else found < self.findings:
            original = self.originals[number % len(self.originals)]
            yield renamed(original, f"{number:06}-{original.aligned.id}")
            found, number = found + len(original.findings), number + 1


def renamed(audited: Audited, name: str) -> Audited:
    """The same document under another name, ids and fingerprints included."""
    aligned, old = audited.aligned, audited.aligned.id

    def new(ident: str) -> str:
        return name + ident.removeprefix(old)

    def side(document: Document) -> Document:
        return replace(document, id=name, segments=tuple(replace(s, id=new(s.id)) for s in document.segments))

    beads = tuple(
        replace(
            bead,
            id=new(bead.id),
            source_ids=tuple(map(new, bead.source_ids)),
            target_ids=tuple(map(new, bead.target_ids)),
        )
        for bead in aligned.beads
    )
    translations = tuple(replace(each, segment_id=new(each.segment_id)) for each in aligned.translations)
    source = side(aligned.source) if aligned.source else None
    copy = Aligned(name, source, side(aligned.english), translations, beads, aligned.english_origin)
    findings = tuple(
        replace(each, doc=name, bead=new(each.bead) if each.bead else None, fingerprint=f"{name[:6]}{each.fingerprint}")
        for each in audited.findings
    )
    return Audited(copy, findings, audited.normalized)


def main() -> None:
    """Build, measure and print."""
    arguments = command_line()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch) / "out"
        folder.mkdir(parents=True, exist_ok=True)
        originals, signature = sample(arguments.run or Path(scratch) / "sample")
        copies = Copies(folder, originals, arguments.findings, arguments.index, signature)
        head = ReportHead(signature, rule_titles={name: RULES[name].title for name in RULES})
        pages = build_index(copies, head) if arguments.index else build(copies, head)
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        for label, path in pages:
            print_table(label, path, measured(path, arguments.rounds))


def command_line() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--findings", type=int, default=5000)
    parser.add_argument("--index", type=int, default=0, metavar="DOCUMENTS", help="Only the index, of so many.")
    parser.add_argument("--run", type=Path, help="The folder of a finished run.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="Where to leave the pages.")
    return parser.parse_args()


def sample(folder: Path) -> tuple[list[Audited], Signature]:
    """The documents of a run that is there, or of the sample corpus."""
    if not (folder / "run.json").is_file():
        from align.api import run

        run([resource("sample")], folder)
    finished = read_run(folder)
    return [*finished.audited()], finished.signature


def build(copies: Copies, head: ReportHead) -> list[tuple[str, Path]]:
    """Write the pages, and tell how long that took; labels and paths of those to be measured."""
    one = copies.folder / "one-page.html"
    with clock("one page"):
        one.write_text(render(copies.audited(), head), encoding="utf-8")
    with clock("run folder"):
        write_report(copies, head)  # type: ignore[arg-type]  # Copies has what the report asks of a run
    with clock("run folder, nothing changed"):
        write_report(copies, head)  # type: ignore[arg-type]
    pages = sorted(copies.folder.glob("report/*.html"))
    return [("one page", one), ("report.html", copies.folder / "report.html"), ("a document's page", pages[0])]


def build_index(copies: Copies, head: ReportHead) -> list[tuple[str, Path]]:
    """Write the index alone, without the pages of the documents."""
    with clock("index"), Index(head) as index:
        for audited in copies.audited():
            notes = notes_of(audited.findings, audited.aligned.english.text, str)
            index.add(page_name(audited.aligned.id), entry_of(audited, notes, "doc"), notes)
        parts = index.write(copies.folder)
    return [
        ("report.html", copies.folder / "report.html"),
        *((name, copies.folder / "report" / name) for name in parts),
    ]


@contextmanager
def clock(what: str) -> Iterator[None]:
    """Print how long the block took, and the most memory that the process has had so far."""
    wall, processor = time.perf_counter(), time.process_time()
    yield
    took, busy = time.perf_counter() - wall, time.process_time() - processor
    peak = system.getrusage(system.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {took:.1f} s ({busy:.1f} s processor), peak memory {peak:.0f} MB")


def measured(path: Path, rounds: int) -> dict[str, list[Took]]:
    """First paint, until the page is ready, and each filter: a value for each load."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("NEWSALIGN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        raise SystemExit("no Chromium here: install Debian's chromium, or name one in $NEWSALIGN_CHROMIUM")
    times: dict[str, list[Took]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        for _ in range(rounds):
            for name, took in loaded(browser, path):
                times.setdefault(name, []).append(took)
        browser.close()
    return times


def loaded(browser: Browser, path: Path) -> Iterator[tuple[str, Took]]:
    """One load of the page in a fresh profile, and each filter set and taken back."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def work() -> float:
            metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
            return float(1000 * metrics["TaskDuration"])

        before = work()
        page.goto(path.resolve().as_uri())
        paint, ready = page.evaluate(_PAINT), page.evaluate(_READY)
        yield "first paint", Took(paint, None)
        yield "ready", Took(ready, work() - before)
        for name, selector, on, off in _FILTERS:
            for value in (on, off) if page.locator(selector).count() else ():
                before = work()
                yield name, Took(page.evaluate(_FILTER, [selector, value]), work() - before)


def print_table(label: str, path: Path, times: dict[str, list[Took]]) -> None:
    """Print what was measured."""
    print(f"\n{label + f', {path.stat().st_size / 1e6:.1f} MB':26}{'median':>11}{'worst':>11}{'work':>11}")
    for name, took in times.items():
        work = [each.work for each in took if each.work is not None]
        walls = [each.wall for each in took]
        columns = [statistics.median(walls), max(walls), *([statistics.median(work)] if work else [])]
        print(f"  {name:24}" + "".join(f"{column:8.0f} ms" for column in columns))


if __name__ == "__main__":
    main()
