"""How fast the report of a run is in a browser: first paint, and how long a filter takes, with 5,000 findings.

    python scripts/bench_report.py [--findings 5000] [--documents 0] [--run DIR] [--rounds 5] [--keep DIR]

The documents are those of a finished run (default: the sample corpus, run anew with the embedded model), over and over
under new names until the findings are enough. They are put on one page, as ``audit --format html`` does, and into a run
folder, as ``run`` does, where so many make an index and a page for each document; ``--documents`` asks for so many.
Times are the browser's own: first contentful paint, and from a change of a filter to the frame that shows it; medians
of ``--rounds`` loads, and the worst filter of all. Playwright and Chromium are needed (``tests/browser/conftest.py``).
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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from align.auditing import RULES
from align.job.store import read_run
from align.report.html import ReportHead, render
from align.report.site import write_report
from align.resources import resource
from align.types import Aligned, Audited, Document, Failure, Signature

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
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
        copies = Copies(folder, originals, arguments.findings, arguments.documents, signature)
        head = ReportHead(signature, rule_titles={name: RULES[name].title for name in RULES})
        pages = build(copies, head)
        print_table([(label, *measured(path, arguments.rounds)) for label, path in pages])


def command_line() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--findings", type=int, default=5000)
    parser.add_argument("--documents", type=int, default=0, help="As many documents, whatever their findings.")
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
    pages = []
    if not copies.documents:
        one = copies.folder / "one-page.html"
        start = time.perf_counter()
        one.write_text(render(copies.audited(), head), encoding="utf-8")
        print(f"one page: {time.perf_counter() - start:.1f} s to write, {one.stat().st_size / 1e6:.1f} MB")
        pages.append(("one page", one))
    start = time.perf_counter()
    write_report(copies, head)  # type: ignore[arg-type]  # Copies has what the report asks of a run
    peak = system.getrusage(system.RUSAGE_SELF).ru_maxrss / 1024
    files = [*copies.folder.glob("report/*.html")]
    size = sum(path.stat().st_size for path in files) / 1e6
    took = time.perf_counter() - start
    print(f"run folder: {took:.1f} s to write, {len(files)} pages, {size:.1f} MB, peak memory {peak:.0f} MB")
    index = copies.folder / "report.html"
    pages.append((f"report.html ({index.stat().st_size / 1e6:.1f} MB)", index))
    return [*pages, *(("a document's page", path) for path in files[:1])]


def measured(path: Path, rounds: int) -> tuple[float, float, dict[str, float]]:
    """First paint, until the page is ready, and each filter, in milliseconds."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("NEWSALIGN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        raise SystemExit("no Chromium here: install Debian's chromium, or name one in $NEWSALIGN_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        loads = [loaded(browser, path) for _ in range(rounds)]
        browser.close()
    filters = {name: max(load[2][name] for load in loads) for name in loads[0][2]}
    return statistics.median(load[0] for load in loads), statistics.median(load[1] for load in loads), filters


def loaded(browser: Browser, path: Path) -> tuple[float, float, dict[str, float]]:
    """One load of the page in a fresh profile, and each filter set and taken back."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(path.resolve().as_uri())
        page.wait_for_function(f"{_PAINT} !== null")
        paint, ready = page.evaluate(_PAINT), page.evaluate(_READY)
        filters = {}
        for name, selector, on, off in _FILTERS:
            if page.locator(selector).count():
                filters[name] = max(page.evaluate(_FILTER, [selector, value]) for value in (on, off))
        return paint, ready, filters


def print_table(rows: Sequence[tuple[str, float, float, dict[str, float]]]) -> None:
    """Print what was measured."""
    for label, paint, ready, filters in rows:
        print(f"\n{label}\n  {'first paint':24}{paint:8.0f} ms\n  {'ready':24}{ready:8.0f} ms")
        for name, took in filters.items():
            print(f"  {name:24}{took:8.0f} ms")


if __name__ == "__main__":
    main()
