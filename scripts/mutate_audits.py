"""Audits mutated articles with all rules: no traceback, offsets that select their text, repairs that settle.

    python scripts/mutate_audits.py GOLD.jsonl... [--count 2000] [--seed 1] [--tm memory.sqlite]

The sentences of gold articles, with their originals and fresh translations, are put together anew by the seed; words
of each side are dropped, doubled, moved, or replaced by what leads rules astray (numbers, quotation marks, initials,
words of another side). Each document is aligned as it was made, sentence by sentence, and audited. Printed is what went
wrong, with the number that makes the document again (``--number N``). Exit code 1 if anything did.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from align import audit, normalize
from align.evaluation.findings import read_gold
from align.pipeline import Pipeline
from align.terminal import run_script
from align.types import Aligned, Article, Bead, Document, Failure, Segment, Translation

STRAYS = (
    "No. 3209", "14", "1,200", "3.5", "62%", "1968", "(154)", "A.", "Mr.", "U.S.", "“", "”", '"', "'", "’s", ",", ".",
    ";", ":", "—", "-", "…", "?!", "not", "never", "no", "who", "which", "said", "according to", "and", "the", "of",
    "her", "Kiev", "Peskovwho", "a.m.", "July 4", "04.07.2025", "IV", "NATO", "не", "ne", "№ 5", "č. 12", "Ё", "\u00a0",
    "\u200b", "\u0301", "https://a.b/c", "@name", "#tag", "half", "million", "tisíc", "тысяч", "x", "XXXXXXXXXXXXXXXXX",
)  # fmt: skip
LENGTHS = (1, 2, 5, 12)
SLOW = 20.0


class Triple(NamedTuple):
    """A sentence of an original, its English and its fresh translation."""

    source: str
    english: str
    fresh: str


def triples(golds: Sequence[Path], memory: Path | None) -> dict[str, list[Triple]]:
    """The beads of the gold articles by their language."""
    pipeline = Pipeline(memory=memory)
    found: dict[str, list[Triple]] = {"cs": [], "ru": []}
    rows = [row for gold in golds for row in read_gold(gold) if row.source]
    articles = [
        Article(row.id, Document(row.id, row.lang, row.source), Document(row.id, "en", row.english)) for row in rows
    ]
    for aligned in pipeline.align_all(articles):
        if isinstance(aligned, Failure) or aligned.source is None:
            continue
        theirs, ours = ({part.id: part.text for part in side.segments} for side in (aligned.source, aligned.english))
        fresh = {each.segment_id: each.text for each in aligned.translations}
        for bead in aligned.beads:
            sides = [" ".join(texts[name] for name in ids) for texts, ids in (
                (theirs, bead.source_ids), (ours, bead.target_ids), (fresh, bead.source_ids))]  # fmt: skip
            found[aligned.source.lang].append(Triple(*sides))
    return found


def document(known: dict[str, list[Triple]], chance: random.Random, name: str) -> Aligned:
    """A document of some sentences, mutated, with a bead for each."""
    lang = chance.choice([lang for lang, some in known.items() if some])
    drawn = chance.choices(known[lang], k=chance.choice(LENGTHS))
    heat = chance.choice((0.0, 0.02, 0.1, 0.3))
    made = [Triple(*(mutated(text, chance, heat, each) for text in each)) for each in drawn]
    source, english = (
        side(f"{name}.{lang}", lang, [one.source for one in made]),
        side(f"{name}.en", "en", [one.english for one in made]),
    )
    theirs, ours = iter(source.segments), iter(english.segments)
    beads, fresh = [], []
    for number, one in enumerate(made, 1):
        pair = [[next(parts).id] if text else [] for text, parts in ((one.source, theirs), (one.english, ours))]
        confidence = chance.choice((0.2, 0.6, 0.9, 1.0))
        beads.append(Bead(f"{name}:{number}", tuple(pair[0]), tuple(pair[1]), 0.8, confidence, "translation"))
        fresh += [Translation(ident, one.fresh, -0.5) for ident in pair[0]]
    return Aligned(name, source, english, tuple(fresh), tuple(beads))


def side(name: str, lang: str, sentences: Sequence[str]) -> Document:
    """One side of a document: its sentences in lines of one or several."""
    text, segments = "", []
    for number, sentence in enumerate(sentences, 1):
        if sentence:
            text += ("\n" if number % 3 == 0 else " ") * bool(text)
            segments.append(Segment(f"{name}:1:{number}", sentence, lang, len(text), len(text) + len(sentence)))
            text += sentence
    return Document(name, lang, text, tuple(segments))


def mutated(text: str, chance: random.Random, heat: float, others: Triple) -> str:
    """The text with each of its words changed by the chance ``heat``; never blank at an end."""
    words: list[str] = []
    for word in text.split():
        words += changed(word, chance, others) if chance.random() < heat else [word]
    if words and chance.random() < heat:
        chance.shuffle(words)
    return chance.choice((" ", " ", " ", " ", "  ", "\u00a0")).join(filter(None, words)).strip()


def changed(word: str, chance: random.Random, others: Triple) -> list[str]:
    """A word gone, doubled, glued, spelled otherwise, or with something else before it or in its place."""
    foreign = chance.choice(chance.choice(others).split() or [""])
    stray = chance.choice(STRAYS)
    return chance.choice(
        ([], [word, word], [stray, word], [stray], [word + stray], [stray + word], [word.upper()], [word.lower()],
         [word.capitalize()], [foreign], [word[::-1]], [word.strip(",.;:")], [word, foreign])
    )  # fmt: skip


def defects(aligned: Aligned) -> Iterator[str]:
    """What is wrong with the audit of a document."""
    began = time.process_time()
    try:
        findings = audit(aligned)
        repaired = normalize(aligned.english.text)
        again = normalize(repaired)
    except Exception as error:  # noqa: BLE001  what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return
    for found in findings:
        whole = aligned.source if found.side == "source" else aligned.english
        if whole is None or whole.text[found.start : found.end] != found.text:
            yield f"{found.rule}: {found.text!r} does not stand at {found.start}"
    if again != repaired:
        yield f"repairs go on: {repaired!r} becomes {again!r}"
    if (taken := time.process_time() - began) > SLOW:
        yield f"{taken:.0f} s of processor"


def main() -> None:
    """Make the documents, audit them, and print what went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("golds", type=Path, nargs="+", metavar="GOLD.jsonl")
    parser.add_argument("--count", type=int, default=2000, help="documents in all (2000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, help="this document only")
    parser.add_argument("--tm", type=Path, help="a translation memory, which makes a second time quick")
    arguments = parser.parse_args()
    known, wrong = triples(arguments.golds, arguments.tm), 0
    numbers = range(arguments.count) if arguments.number is None else [arguments.number]
    for number in numbers:
        aligned = document(known, random.Random(f"{arguments.seed} {number}"), f"m{number}")  # noqa: S311
        for defect in defects(aligned):
            print(f"{number}: {defect}", flush=True)
            wrong += 1
    print(f"{len(numbers)} documents, {wrong} defects, seed {arguments.seed}")
    sys.exit(int(wrong > 0))


if __name__ == "__main__":
    run_script(main)
