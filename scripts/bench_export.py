"""Measure how fast each export format is written and that its memory stays flat, on made units of a million or so.

    python scripts/bench_export.py [--units 1000000] [--format tmx ...]

Prints for each format units a second, the size of the file, and the memory in use after a tenth and at the end. Each
format runs in a process of its own. The documents are made: two pairs each, one of them with two findings.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from align.auditing.edits import normalize
from align.documents.stories import STORY_WRITERS, stories
from align.documents.units import WRITERS, Head, units
from align.types import Aligned, Audited, Bead, Document, Finding, Segment, Signature

_SOURCE = ("V Kyjevě jednalo 15 ministrů.", "Výsledek oznámí zítra.")
_ENGLISH = ("In Kiev 50 ministers held talks.", "They will announce the result tomorrow.")


def document(number: int) -> Audited:
    """A finished document of two pairs, with a repaired place name and a number for a person to decide."""
    doc = f"2025/{number:07d}"
    sides = [_side(doc, "cs", _SOURCE), _side(doc, "en", _ENGLISH)]
    beads = tuple(
        Bead(f"{doc}:{n}", (f"{doc}.cs:1:{n}",), (f"{doc}.en:1:{n}",), 0.7, 0.9, "translation") for n in (1, 2)
    )
    common: dict[str, Any] = {"doc": doc, "bead": f"{doc}:1", "side": "english", "evidence": {}, "confidence": 0.9}
    found = (
        Finding(rule="exonym", severity="warning", start=3, end=7, text="Kiev", replacement="Kyiv", suggestion=None,
                fix="profile", applied=True, message="old", fingerprint=f"{number:016x}", **common),
        Finding(rule="number-mismatch", severity="error", start=8, end=10, text="50", replacement=None, suggestion="15",
                fix="review", applied=False, message="other", fingerprint=f"{number:016x}", **common),
    )  # fmt: skip
    return Audited(Aligned(doc, sides[0], sides[1], (), beads), found, normalize(sides[1].text, found))


def _side(doc: str, lang: str, texts: tuple[str, str]) -> Document:
    first = Segment(f"{doc}.{lang}:1:1", texts[0], lang, 0, len(texts[0]))
    second = Segment(f"{doc}.{lang}:1:2", texts[1], lang, len(texts[0]) + 1, len(texts[0]) + 1 + len(texts[1]))
    return Document(doc, lang, " ".join(texts), (first, second))


def memory() -> float:
    """The memory in use by this process, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(form: str, count: int, path: Path) -> str:
    """Write ``count`` units and tell how it went."""
    early: list[float] = []

    def made() -> Iterator[Audited]:
        for number in range(count // 2):
            if number == count // 20:
                early.append(memory())
            yield document(number)

    head, start = Head(Signature("0", "", "plain", ""), "cs"), time.perf_counter()
    if form in WRITERS:
        with path.open("w", encoding="utf-8", newline="") as text:
            WRITERS[form]((unit for each in made() for unit in units(each)), text, head)
    else:
        with path.open("wb") as data:
            STORY_WRITERS[form](stories(made()), data, head)
    rate = count / (time.perf_counter() - start)
    size = path.stat().st_size / 1e6
    return f"{form:8} {rate:8.0f} units/s {size:8.1f} MB, memory {early[0]:.0f} MB, at the end {memory():.0f} MB"


def main() -> None:
    """Measure each format in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--format", nargs="*", default=[*WRITERS, *STORY_WRITERS])
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    for form in options.format:
        if not options.here:
            command = [sys.executable, __file__, "--here", "--units", str(options.units), "--format", form]
            subprocess.run(command, check=True)
            continue
        with tempfile.TemporaryDirectory() as folder:
            print(measure(form, options.units, Path(folder) / "export"))


if __name__ == "__main__":
    main()
