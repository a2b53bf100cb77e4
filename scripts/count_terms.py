"""Count how human translators render what the word lists call artefacts: false friends, calques, acronyms.

    python scripts/count_terms.py LANG FILE... [--least 3] [--share 0.1]

LANG is cs or ru; FILES hold ``source<TAB>english`` a line (further columns are ignored; ``.xz`` is unpacked). Printed
are the rows that translators contradict: in at least ``--least`` pairs, and in at least ``--share`` of the pairs whose
source has the word behind, the English has what the list calls wrong; then how many rows the pairs confirm (the word
behind was seen, its supposed artefact more rarely than that) and how many they say nothing of. Counting refutes an
entry or leaves it standing; it does not replace a dictionary.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from align.auditing.calques import calques
from align.auditing.false_friends import false_friends
from align.auditing.rules.acronym import acronyms


@dataclass(slots=True)
class Row:
    """An entry: what the source must have, what the English must not have, what makes the English right."""

    name: str
    behind: re.Pattern[str]
    wrong: re.Pattern[str]
    right: re.Pattern[str] | None = None
    seen: int = 0
    hits: int = 0


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("lang", choices=("cs", "ru"))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--share", type=float, default=0.1)
    arguments = parser.parse_args()
    rows = list(entries(arguments.lang))
    total = count(rows, (pair for path in arguments.files for pair in pairs(path)))
    refuted = [row for row in rows if row.hits >= arguments.least and row.hits >= arguments.share * row.seen]
    print(f"{total} pairs, {len(rows)} entries")
    for row in sorted(refuted, key=lambda row: -row.hits):
        print(f"contradicted: {row.name}: {row.hits} of {row.seen}")
    silent = sum(not row.seen for row in rows)
    print(f"{len(refuted)} contradicted, {len(rows) - len(refuted) - silent} confirmed, {silent} not seen")


def entries(lang: str) -> Iterator[Row]:
    """The rows of the three lists that concern the language, each once."""
    for word, friends in false_friends().items():
        for friend in friends:
            behind = friend.behind.get(lang)
            if behind is not None:
                wrong = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
                yield Row(f"false friend {word} ({friend.better})", behind, wrong, friend.right)
    unique = {calque.phrase.pattern: calque for listed in calques().values() for calque in listed}
    for calque in unique.values():
        behind = calque.behind.get(lang)
        if behind is not None:
            yield Row(f"calque for {calque.better}: {calque.phrase.pattern[:60]}", behind, calque.phrase)
    for spelled, meanings in acronyms(lang).items():
        for entry in meanings:
            behind = re.compile(rf"(?<!\w){re.escape(entry.original)}(?!\w)")
            yield Row(f"acronym {spelled} ({entry.english})", behind, re.compile(rf"(?<!\w){re.escape(spelled)}(?!\w)"))


def count(rows: Iterable[Row], texts: Iterable[tuple[str, str]]) -> int:
    """Count every pair into every row; the number of pairs."""
    total = 0
    listed = list(rows)
    for total, (source, english) in enumerate(texts, 1):  # noqa: B007
        for row in listed:
            if row.behind.search(source) and not (row.right and row.right.search(source)):
                row.seen += 1
                row.hits += row.wrong.search(english) is not None
    return total


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a file."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 1:
                yield columns[0], columns[1]


if __name__ == "__main__":
    main()
