"""Compares sentence splitters on gold sentences: precision, recall and F1 of boundaries, and speed.

    pip install pysbd razdel sentencex sentence-splitter
    python scripts/compare_splitters.py
    python scripts/compare_splitters.py --lines en sentences.en

A boundary is the offset where a sentence ends; the end of an item is none. ``--lines`` takes files of one sentence a
line, joins their lines with a space and asks for them back: lines without a stop at their end (headlines) are left out
of the count, and lines that hold several sentences make every system look worse than it is. Systems that are not
installed are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from align.files import lines_of
from align.segment import LANGUAGES, split

GOLD = Path(__file__).resolve().parents[1] / "parallel_data" / "segmentation"
Splitter = Callable[[str], Iterable[str]]


@dataclass
class Counts:
    """Boundaries right, wrong and missed; items without a fault; seconds of processor time."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    faultless: int = 0
    items: int = 0
    sentences: int = 0
    seconds: float = 0.0

    def row(self) -> str:
        """Precision, recall, F1 in percent, faultless items, sentences a second of processor time."""
        found, wanted = self.right + self.wrong, self.right + self.missed
        precision, recall = self.right / found if found else 1.0, self.right / wanted if wanted else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        whole = f"{self.faultless}/{self.items}"
        speed = self.sentences / self.seconds if self.seconds else 0.0
        return f"{precision:7.2%} {recall:7.2%} {f1:7.2%} {whole:>9} {speed:10,.0f}"


def ours(lang: str) -> Splitter:
    """Our own."""
    return lambda text: [text[start:end] for start, end in split(text, lang)]


def naive(lang: str) -> Splitter:
    """A stop, white space, a capital letter: the floor."""
    pattern = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zа-яáčďéěíňóřšťúůýž])")
    return lambda text: pattern.split(text)


def sentencex(lang: str) -> Splitter:
    """Wikimedia's sentencex."""
    module = import_module("sentencex")
    return lambda text: module.segment(lang, text)


def pysbd(lang: str) -> Splitter:
    """The Pragmatic Segmenter in Python; it has no Czech, so Slovak stands in."""
    segmenter = import_module("pysbd").Segmenter(language="sk" if lang == "cs" else lang, clean=False)
    return lambda text: segmenter.segment(text)


def razdel(lang: str) -> Splitter:
    """Natasha's razdel, made for Russian."""
    sentenize = import_module("razdel").sentenize
    return lambda text: (part.text for part in sentenize(text))


def sentence_splitter(lang: str) -> Splitter:
    """Koehn and Schroeder's splitter of Europarl and Moses, in Python."""
    splitter = import_module("sentence_splitter").SentenceSplitter(language=lang)
    return lambda text: splitter.split(text)


SYSTEMS = {"newsalign": ours, "naive": naive, "sentencex": sentencex, "pysbd": pysbd, "razdel": razdel,
           "sentence-splitter": sentence_splitter}  # fmt: skip


def ends(text: str, sentences: Iterable[str]) -> set[int]:
    """The offsets where the sentences end, found again in the text whatever a system did to its white space."""
    found, at = set(), 0
    for sentence in sentences:
        for word in sentence.split():
            place = text.find(word, at)
            at = place + len(word) if place >= 0 else at
        found.add(at)
    return found - {0, len(text.rstrip())}


def count(system: Splitter, items: Iterable[tuple[str, set[int], set[int]]]) -> Counts:
    """Scores over items: text, gold boundaries, offsets that are neither right nor wrong."""
    counts = Counts()
    for text, gold, ignored in items:
        begin = time.process_time()
        sentences = list(system(text))
        counts.seconds += time.process_time() - begin
        found = ends(text, sentences) - ignored
        counts.right += len(found & gold)
        counts.wrong += len(found - gold)
        counts.missed += len(gold - found)
        counts.faultless += found == gold
        counts.items += 1
        counts.sentences += len(sentences)
    return counts


def gold_items(path: Path, part: str) -> Iterator[tuple[str, set[int], set[int]]]:
    """The items of one file of ours; ``part`` is ``dev``, ``test`` or ``all``."""
    for line in lines_of(path.read_text(encoding="utf-8")):
        item = json.loads(line)
        if part in ("all", item["part"]):
            yield item["text"], ends(item["text"], item["sentences"]), set()


def line_items(paths: Iterable[Path]) -> Iterator[tuple[str, set[int], set[int]]]:
    """Each file as one item."""
    for path in paths:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        text = " ".join(lines)
        whole = ends(text, lines)
        finished = {end for end in whole if re.search(r"[.!?…][\"”’“»)\]']*\Z", text[max(0, end - 5) : end])}
        yield text, finished, whole - finished


def report(title: str, lang: str, items: list[tuple[str, set[int], set[int]]]) -> None:
    """One line for each system that is installed and knows the language."""
    print(f"{title} ({lang})\n{'system':<18} {'P':>7} {'R':>7} {'F1':>7} {'faultless':>9} {'sent./s':>10}")
    for name, make in SYSTEMS.items():
        if name == "razdel" and lang != "ru":
            continue
        try:
            system = make(lang)
        except ImportError:
            print(f"{name:<18} not installed")
            continue
        print(f"{name:<18} {count(system, items).row()}")
    print()


def main() -> None:
    """Reads the arguments and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", choices=("dev", "test", "all"), default="all", help="which part of the gold")
    parser.add_argument("--lines", nargs="+", metavar=("LANG", "FILE"), help="files of one sentence a line")
    options = parser.parse_args()
    if options.lines:
        lang, *files = options.lines
        report("lines joined and split again", lang, list(line_items(Path(file) for file in files)))
        return
    for lang in LANGUAGES:
        report(f"gold, part {options.part}", lang, list(gold_items(GOLD / f"{lang}.jsonl", options.part)))


if __name__ == "__main__":
    main()
