"""The lexical shortlist: for each source piece the few target pieces that it may give rise to.

The output layer costs most of a small decoder's time. CTranslate2 computes only the rows that a ``vmap.txt`` beside the
model allows for the batch: lines of ``source pieces<TAB>target pieces``, both separated by spaces; the line without a
source holds the pieces that are always allowed. As in Marian (Junczys-Dowmunt et al. 2018, "Marian: cost-effective
high-quality neural machine translation in C++") the table is made of frequent pieces and probable translations; to
these come short pieces, which spell any name, what the source writes in Latin letters, and what it sounds like.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from align.files import lines_of, write_text
from align.names.sounds import is_cyrillic
from align.names.transliteration import from_czech, romanizations
from align.training.associations import Associations
from align.training.ragged import Numbers

_MARK = "▁"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the shortlist goes: ``frequent`` pieces always, as are those of at most ``short`` characters.

    Besides, for each source piece ``most`` translations of a probability of at least ``least``, and the pieces of three
    letters or more that its transliteration holds.
    """

    frequent: int = 2_000
    short: int = 2
    most: int = 50
    least: float = 0.0
    sounds: bool = True


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Target pieces that are always allowed, and those that a source piece allows."""

    always: tuple[str, ...]
    pieces: Mapping[str, tuple[str, ...]]

    def allowed(self, source: Iterable[str]) -> set[str]:
        """All target pieces that a sentence of these pieces may be translated with."""
        return set(self.always).union(*(self.pieces.get(piece, ()) for piece in source))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the shortlist is made from.

    ``pieces`` are the model's by number, of which the first ``written`` may be written, and ``source`` those that
    source text is cut into; ``chances`` are translation probabilities, ``counts`` how often a piece is in the English.
    """

    pieces: Sequence[str]
    written: int
    source: Sequence[str]
    chances: Associations
    counts: Numbers


def make_shortlist(known: Knowledge, reach: Reach) -> Shortlist:
    """The shortlist of this reach; the same knowledge gives the same one."""
    targets = known.pieces[: known.written]
    always = _always(known, reach)
    fixed = frozenset(always)
    probable = _probable(known, fixed, reach)
    spellings = _Spellings(targets) if reach.sounds else None
    numbers = {piece: number for number, piece in enumerate(known.pieces)}
    table = {}
    read = set(known.source)
    for piece in dict.fromkeys((*known.source, *targets)):
        number = numbers.get(piece)
        chosen = dict.fromkeys(probable.get(number, ()) if number is not None else ())
        if number is not None and number < known.written:
            chosen[piece] = None  # written as it is read: a name in Latin letters, a hint
        if spellings and piece in read:
            chosen.update(dict.fromkeys(spellings.heard_in(piece)))
        rest = tuple(each for each in chosen if each not in fixed)
        if rest:
            table[piece] = rest
    return Shortlist(always, table)


def _always(known: Knowledge, reach: Reach) -> tuple[str, ...]:
    counts = np.zeros(known.written, np.int64)
    counts[: len(known.counts)] = known.counts[: known.written]
    ranked = np.argsort(-counts, kind="stable")[: reach.frequent]
    chosen = dict.fromkeys(known.pieces[number] for number in sorted(ranked.tolist()))
    chosen.update(dict.fromkeys(p for p in known.pieces[: known.written] if len(p.replace(_MARK, "")) <= reach.short))
    return tuple(chosen)


def _probable(known: Knowledge, fixed: frozenset[str], reach: Reach) -> dict[int, list[str]]:
    open_ = np.array([piece not in fixed for piece in known.pieces[: known.written]], bool)
    chances = known.chances
    kept = open_[chances.targets]
    best = Associations(chances.sources[kept], chances.targets[kept], chances.weights[kept])
    best = best.best(reach.most, reach.least)
    table: dict[int, list[str]] = defaultdict(list)
    for source, target in zip(best.sources.tolist(), best.targets.tolist(), strict=True):
        table[source].append(known.pieces[target])
    return table


class _Spellings:
    """Target pieces of three letters and more, to be found inside a transliteration."""

    _SHORTEST = 3

    def __init__(self, targets: Sequence[str]) -> None:
        self._pieces: dict[str, list[str]] = defaultdict(list)
        for piece in targets:
            self._pieces[piece.replace(_MARK, "").lower()].append(piece)

    def heard_in(self, piece: str) -> list[str]:
        """The pieces that stand somewhere in a spelling of a source piece in plain Latin letters."""
        found: dict[str, None] = {}
        for spelled in _spellings(piece.replace(_MARK, "").lower()):
            for first in range(len(spelled)):
                for last in range(first + self._SHORTEST, len(spelled) + 1):
                    found.update(dict.fromkeys(self._pieces.get(spelled[first:last], ())))
        return list(found)


def _spellings(word: str) -> list[str]:
    if len(word) < 2 or not word.isalpha():
        return []
    made = romanizations(word) if is_cyrillic(word) else (word, from_czech(word))
    return sorted({_bare(each.lower()) for each in made} | ({_bare(word)} if not is_cyrillic(word) else set()))


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def write_shortlist(path: Path, shortlist: Shortlist) -> None:
    """Write the table in CTranslate2's form."""
    rows = [("", shortlist.always), *sorted(shortlist.pieces.items())]
    write_text(path, "".join(f"{source}\t{' '.join(targets)}\n" for source, targets in rows))


def read_shortlist(path: Path) -> Shortlist:
    """The table in such a file; sequences of several source pieces are left out."""
    rows = dict(line.split("\t") for line in lines_of(path.read_text(encoding="utf-8")))
    table = {source: tuple(targets.split(" ")) for source, targets in rows.items()}
    always = table.pop("", ())
    return Shortlist(always, {source: targets for source, targets in table.items() if " " not in source})
