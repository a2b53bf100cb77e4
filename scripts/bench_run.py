"""How fast `newsalign run` is, where the time goes, and that its memory stays flat: made documents of any number.

    python scripts/bench_run.py [--sentences 1000 10000 100000] [--filled] [--raw 2000] [--options "--workers 2"]

The documents are made, by a seed, out of the pairs of the sample corpus: each sentence gets speakers and figures of its
own, so that hardly any comes twice. A run is the command line in a process of its own; measured are its wall time, the
processor time of the process that translates and of those that read, align and audit, and the peak of the memory of all
of them together (proportional set size: pages that processes share are counted once; Linux only). Stages are timed by
the clock, so that they count what waits for a core too. Then the same command runs again with nothing to do.
``--filled`` puts the published English into the translation memory beforehand, so that the model has nothing to do: for
the memory line, and for the cost of everything else. ``--raw N`` lets CTranslate2 alone translate N of the sentences,
in one call and with the same threads, before the run and behind it, because a machine is faster now and slower then;
processor time is what others on it disturb least. ``--options`` go to every run, such as ``--executor ray``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import mean
from threading import Event, Thread
from typing import Any

from bench_translate import measure, raw

from align import align, read
from align.documents.jsonl import read_row, scan_rows
from align.job.folder import RunFolder
from align.resources import resource
from align.segment import segment
from align.translation import DecodingOptions, open_translator
from align.translation.memory import Rendering
from align.translation.threads import available_threads
from align.types import Segment

SENTENCES = 20
PARAGRAPH = 4
PARTS = 10
COMMAND = "from align.cli.main import main; main()"
NAMES = {
    "cs": ("Jan", "Petr", "Karel", "Marek", "Tomáš", "Pavel", "Milan", "Viktor", "Roman", "Antonín"),
    "ru": ("Иван", "Пётр", "Олег", "Марк", "Фома", "Павел", "Михаил", "Виктор", "Роман", "Антон"),
    "en": ("Ivan", "Pyotr", "Oleg", "Mark", "Foma", "Pavel", "Mikhail", "Viktor", "Roman", "Anton"),
}
SURNAMES = {
    "cs": (
        "Holub", "Bartoš", "Dvořák", "Hájek", "Kolář", "Malý", "Novák", "Sedlák", "Tichý", "Urban", "Zeman", "Jelen",
    ),
    "ru": (
        "Голубев", "Борисов", "Дворников", "Гаев", "Колесов", "Малов", "Новиков", "Седов", "Тихонов", "Орлов",
        "Зимин", "Оленин",
    ),
    "en": (
        "Golubev", "Borisov", "Dvornikov", "Gayev", "Kolesov", "Malov", "Novikov", "Sedov", "Tikhonov", "Orlov",
        "Zimin", "Olenin",
    ),
}  # fmt: skip
LEADS = {
    "cs": ("Jak uvedl {name} ({number}), ", "Podle zprávy číslo {number}, kterou napsal {name}, "),
    "ru": ("Как сообщил {name} ({number}), ", "Согласно докладу номер {number}, который написал {name}, "),
    "en": ("As {name} ({number}) said, ", "According to report number {number}, written by {name}, "),
}
Pair = tuple[str, str, str]
"""Language, original and English."""


def pairs() -> list[Pair]:
    """The sentences of the sample corpus that have one translation."""
    found: list[Pair] = []
    for path in sorted(resource("sample").glob("*.en.*")):
        original = next(p for lang in ("cs", "ru") for p in path.parent.glob(f"{path.name.split('.')[0]}.{lang}.*"))
        aligned = align(read(original), read(path))
        texts = {part.id: part.text for side in (aligned.source, aligned.english) if side for part in side.segments}
        lang = aligned.source.lang if aligned.source else ""
        found += [
            (lang, texts[bead.source_ids[0]], texts[bead.target_ids[0]])
            for bead in aligned.beads
            if len(bead.source_ids) == len(bead.target_ids) == 1 and ":0:" not in bead.source_ids[0]
        ]
    return found


def documents(count: int, known: Sequence[Pair]) -> Iterator[dict[str, Any]]:
    """Rows of ``count`` sentences together, the same for the same count."""
    chance = random.Random(count)  # noqa: S311  a benchmark
    by_lang = {lang: [pair for pair in known if pair[0] == lang] for lang in ("cs", "ru")}
    for number in range(count // SENTENCES):
        lang = chance.choice(("cs", "ru"))
        sides: list[list[str]] = [[], []]
        for place in range(SENTENCES):
            made = varied(chance.choice(by_lang[lang]), chance)
            for side, text in zip(sides, made, strict=True):
                side.append(("\n" if place and place % PARAGRAPH == 0 else " ") * bool(place) + text)
        source, english = ("".join(side) + "\n" for side in sides)
        yield {"id": f"d{number:07}", "lang": lang, "source": source, "english": english}


def varied(pair: Pair, chance: random.Random) -> tuple[str, str]:
    """Both sides with a speaker and a figure before the sentence."""
    lang, source, english = pair
    kind = chance.randrange(2)
    given, surname = chance.randrange(len(NAMES[lang])), chance.randrange(len(SURNAMES[lang]))
    number = chance.randrange(100, 10_000)

    def lead_of(side: str, script: str) -> str:
        return LEADS[side][kind].format(name=f"{NAMES[script][given]} {SURNAMES[script][surname]}", number=number)

    lead, translated = lead_of(lang, lang), lead_of("en", "en" if lang == "ru" else lang)
    return lead + source[0].lower() + source[1:], translated + english[0].lower() + english[1:]


@dataclass(slots=True)
class Usage:
    """What a run took: seconds of wall time, of processor time by kind of process, MB as time went on, exit code."""

    wall: float = 0.0
    processor: dict[str, float] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)
    code: int = 0

    @property
    def peak(self) -> float:
        """The most memory at any time, in MB."""
        return max(self.memory, default=0.0)

    @property
    def line(self) -> list[float]:
        """The peak of each part of the run, in MB: flat, where memory does not grow with the input."""
        ends = [len(self.memory) * number // PARTS for number in range(PARTS + 1)]
        return [max(self.memory[start:end], default=0.0) for start, end in pairwise(ends)]


def run(arguments: Sequence[str]) -> Usage:
    """A run of the command line, watched from outside."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", COMMAND, "run", "--quiet", *arguments])
    usage, over = Usage(), Event()
    watcher = Thread(target=watch, args=(process.pid, usage, over))
    watcher.start()
    usage.code = process.wait()
    usage.wall = time.perf_counter() - start
    over.set()
    watcher.join()
    return usage


def watch(root: int, usage: Usage, over: Event) -> None:
    """Look at a process and its children several times a second."""
    ticks = os.sysconf("SC_CLK_TCK")
    seen: dict[int, tuple[str, float]] = {}
    while not over.wait(0.25):
        total = 0.0
        for pid in family(root):
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().split()
            except OSError:
                continue
            kind = next((part.decode() for part in command if part.startswith(b"newsalign-")), "newsalign")
            seen[pid] = (kind, (int(times[11]) + int(times[12])) / ticks)
            total += int(rollup[rollup.index("Pss:") + 1]) / 1024
        usage.memory.append(total)
    for kind, seconds in seen.values():
        usage.processor[kind] = usage.processor.get(kind, 0.0) + seconds


def family(root: int) -> list[int]:
    """A process and all that come from it."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found = [root]
    for pid in found:
        found.extend(parents.get(pid, []))
    return found


class Published:
    """Gives the published English for each sentence, as fast as it can be looked up."""

    def __init__(self, english: dict[str, str]) -> None:
        self._english = english

    def render(self, texts: Sequence[str], done: Any, *others: Any) -> list[Rendering]:
        """In place of the decoder of a translator."""
        return [Rendering(self._english.get(text, text), -0.5) for text in texts]


def fill(rows: Path, memory: Path) -> None:
    """Put a translation of every sentence of the rows into a memory, as if the model had made it."""
    memory.parent.mkdir(parents=True, exist_ok=True)
    translator = open_translator(memory=memory)
    for row in scan_rows(rows):
        article = read_row(row)  # type: ignore[arg-type]
        source, english = segment(article.source), segment(article.english)  # type: ignore[arg-type]
        matched = dict(zip((s.text for s in source.segments), (e.text for e in english.segments), strict=False))
        translator._decoder = Published(matched)  # type: ignore[assignment]
        translator.translate(source.segments)


def compare(rows: Path, count: int, threads: int) -> tuple[float, float]:
    """Wall and processor seconds that CTranslate2 alone takes for a sentence."""
    segments: list[Segment] = []
    for row in scan_rows(rows):
        segments += segment(read_row(row).source).segments  # type: ignore[arg-type]
        if len(segments) >= count:
            break
    translate = raw([each.text for each in segments[:count]], DecodingOptions(threads=threads))
    measure(raw([each.text for each in segments[:20]], DecodingOptions(threads=threads)))
    wall, processor = measure(translate)
    return wall / min(count, len(segments)), processor / min(count, len(segments))


def bench(count: int, folder: Path, known: Sequence[Pair], arguments: argparse.Namespace) -> None:
    """One size: a run, the same again, and what CTranslate2 alone takes."""
    rows, out = folder / f"{count}.jsonl", folder / f"out-{count}"
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in documents(count, known))
    rows.write_text("".join(lines), encoding="utf-8", newline="\n")
    if arguments.filled:
        fill(rows, RunFolder(out).memory)
    command = [str(rows), "--out", str(out), *shlex.split(arguments.options)]
    alone = [] if arguments.filled or not arguments.raw else [compare(rows, arguments.raw, available_threads(0))]
    first = run(command)
    summary = json.loads((out / "run.json").read_text())
    stages = summary["seconds"]
    again = run(command)
    translating = first.processor.get("newsalign-translate", 0.0)
    print(f"{count:,} sentences, {summary['documents']:,} documents{', memory filled' if arguments.filled else ''}")
    print(f"  wall {first.wall:.1f} s, {count / first.wall:.1f} sentences/s, peak {first.peak:,.0f} MB")
    print("  peak memory of each tenth of the run, MB: " + " ".join(f"{value:,.0f}" for value in first.line))
    print("  stages, seconds of all processes: " + ", ".join(f"{name} {value:.1f}" for name, value in stages.items()))
    print("  processor seconds: " + ", ".join(f"{name} {value:.1f}" for name, value in first.processor.items()))
    share = (stages.get("align", 0.0) + stages.get("audit", 0.0)) / first.wall
    print(f"  align + audit / wall: {share:.0%}; merge / wall: {stages.get('merge', 0.0) / first.wall:.0%}")
    rest, whole = first.processor.get("newsalign-finish", 0.0), sum(first.processor.values())
    print(f"  reading, aligning, auditing: {1000 * rest / count:.1f} ms of processor a sentence, "
          f"{rest / first.wall:.0%} of the wall time, {rest / whole:.0%} of all processor time")  # fmt: skip
    print(f"  again, nothing to do: {again.wall:.1f} s, peak {again.peak:,.0f} MB")
    if alone and translating:
        alone.append(compare(rows, arguments.raw, available_threads(0)))
        processor = mean(each for _, each in alone)
        print(
            "  CTranslate2 alone, before and after: "
            + ", ".join(f"{1 / each:.1f} sentences/s ({1000 * cpu:.1f} ms of processor each)" for each, cpu in alone)
        )
        print(f"  translating: {1000 * translating / count:.1f} ms of processor a sentence; "
              f"raw / ours: {processor * count / translating:.2f}")  # fmt: skip
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sentences", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--filled", action="store_true")
    parser.add_argument("--raw", type=int, default=2_000)
    parser.add_argument("--options", default="")
    parser.add_argument("--folder", type=Path, default=None, help="Keep everything here.")
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="newsalign-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    known = pairs()
    for count in arguments.sentences:
        bench(count, folder, known, arguments)
    if arguments.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
