"""How fast the audit of English text alone is, beside proselint on the same text in the same process.

    python scripts/bench_audit.py [FILE...] [--cut files|lines|one] [--rounds 5] [--copies 20] [--profile-code]

FILES hold English text (default: the English versions of the sample corpus). Each file is a document, or with ``--cut``
each line is one, or all together are one. ``--copies`` repeats the set so that the clock has something to measure, with
a number added to each copy, so that nothing is the same text twice. Both take turns; printed are medians of wall and
processor time and the ratio. The peer is proselint (PyPI), which is no dependency: 0.14.0, or 0.16.0 with
RE2; without it only newsalign is measured. The first round loads dictionaries and is not counted. Sentences are found
before the clock starts: a run has them already, and proselint looks for none; tokens, and proselint's lines and
quotations, are found while it runs.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from align.auditing import audit, load_profile
from align.documents import parse
from align.files import lines_of
from align.resources import resource
from align.segment import segment
from align.types import Aligned, Document

Contestant = Callable[[], int]


def main() -> None:
    """Measure and print."""
    arguments = command_line()
    texts = repeated(cut([read(path) for path in arguments.files or sample()], arguments.cut), arguments.copies)
    characters = sum(len(text) for text in texts)
    print(f"{len(texts)} documents, {characters:,} characters, {arguments.rounds} rounds")
    contestants = {"newsalign": ours(texts)}
    if peer := proselint(texts):
        contestants["proselint"] = peer
    else:
        print("proselint is not installed: pip install proselint==0.16.0 (or 0.14.0)")
    if arguments.profile_code:
        profile(contestants["newsalign"])
        return
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for number in range(arguments.rounds + 1):
        for name, work in contestants.items():
            took, found = measured(work)
            if number:
                times[name].append(took)
            else:
                print(f"{name}: {found} findings")
    report(times, characters)


def command_line() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--cut", choices=["files", "lines", "one"], default="files", help="What a document is.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--profile-code", action="store_true", help="Where newsalign's time goes, by function.")
    return parser.parse_args()


def sample() -> list[Path]:
    """The English versions of the sample corpus."""
    return sorted(path for path in resource("sample").glob("*.en.*") if path.suffix in (".txt", ".html"))


def read(path: Path) -> str:
    """The text of a file, or of a page."""
    return parse(path.read_bytes(), path.suffix, path.stem, "en").text


def cut(texts: Sequence[str], into: str) -> list[str]:
    """The texts as they are, as a text for each of their lines, or as a single one."""
    if into == "lines":
        return [line for text in texts for line in lines_of(text) if line.strip()]
    return ["\n".join(texts)] if into == "one" else list(texts)


def repeated(texts: Sequence[str], copies: int) -> list[str]:
    """The texts several times over, each copy with a line of its own."""
    return [f"{text}\nThis is copy {copy}.\n" for copy in range(copies) for text in texts]


def ours(texts: Sequence[str]) -> Contestant:
    """The audit without an original."""
    house = load_profile()
    documents = [segment(Document(f"text-{number}", "en", text)) for number, text in enumerate(texts)]

    def work() -> int:
        return sum(len(audit(Aligned(english.id, None, english), house)) for english in documents)

    return work


def proselint(texts: Sequence[str]) -> Contestant | None:
    """Proselint's own checks with its own defaults, in release 0.16 or 0.14; None where it is not installed."""
    return _proselint_16(texts) or _proselint_14(texts)


def _proselint_14(texts: Sequence[str]) -> Contestant | None:
    """The last release that matches with Python's re; it keeps what it found, so that every round has texts anew."""
    try:
        from proselint.config import default
        from proselint.tools import lint
    except ImportError:
        return None
    rounds = count()

    def work() -> int:
        number = next(rounds)
        return sum(len(lint(f"{text}\n{number}", config=default)) for text in texts)

    return work


def _proselint_16(texts: Sequence[str]) -> Contestant | None:
    """The first release that matches with RE2."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)

    def work() -> int:
        return sum(len(LintFile("text", text).lint()) for text in texts)

    return work


def measured(work: Contestant) -> tuple[tuple[float, float], int]:
    """Seconds of wall and processor time, and what was found."""
    wall, processor = time.perf_counter(), time.process_time()
    found = work()
    return (time.perf_counter() - wall, time.process_time() - processor), found


def report(times: dict[str, list[tuple[float, float]]], characters: int) -> None:
    """Print medians and ratios."""
    medians = {
        name: tuple(statistics.median(column) for column in zip(*rows, strict=True)) for name, rows in times.items()
    }
    for name, (wall, processor) in medians.items():
        print(f"{name:10} {wall:7.2f} s wall {processor:7.2f} s processor {characters / wall / 1000:8.0f} kB/s")
    if "proselint" in medians:
        for at, kind in enumerate(("wall", "processor")):
            ratios = [peer[at] / own[at] for own, peer in zip(times["newsalign"], times["proselint"], strict=True)]
            print(f"newsalign is {statistics.median(ratios):.1f} times as fast as proselint ({kind} time, median)")


def profile(work: Contestant) -> None:
    """Print the functions that take most of the time."""
    work()
    profiler = cProfile.Profile()
    profiler.runcall(work)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
