"""Parallel text: rows of tab-separated files with a weight for each set, and the aligned beads of a run."""

from __future__ import annotations

import gzip
import lzma
import tomllib
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from align.errors import ConfigError, InputError
from align.translation.hints import Hint

WEIGHTS = Path(__file__).parent / "data" / "weights.toml"
_OTHERS = "*"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source sentence and its English. ``weight`` is how often it is drawn in one pass (2.5: twice or three times).

    ``origin`` is the set, or the document, that it comes from; ``lang`` its source language where that is known;
    ``hints`` are for names and numbers of the source.
    """

    source: str
    english: str
    weight: float = 1.0
    origin: str = ""
    lang: str = ""
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What is left out: texts longer than ``longest`` characters and pairs whose lengths differ too much.

    ``ratio`` bounds the longer side over the shorter; short texts are given ``slack`` characters on top.
    """

    longest: int = 1000
    ratio: float = 2.5
    slack: int = 15

    def keep(self, pair: Pair) -> bool:
        """Whether the pair can be a sentence and its translation, going by its lengths and letters."""
        short, long = sorted((len(pair.source), len(pair.english)))
        return short > 0 and long <= self.longest and long <= self.ratio * short + self.slack and _has_letters(pair)


def _has_letters(pair: Pair) -> bool:
    return any(map(str.isalpha, pair.source)) == any(map(str.isalpha, pair.english))


def read_weights(path: Path = WEIGHTS) -> dict[str, float]:
    """The table of weights: set name to weight; ``*`` stands for sets that it does not name.

    Raises ConfigError for a file that is no such table.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))["weights"]
        weights = {str(name): float(weight) for name, weight in table.items()}
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(
            f"{path}: not a table of weights ({error})", 'Write [weights], then "set.tsv" = 1.5'
        ) from error
    if any(not 0 <= weight <= 100 for weight in weights.values()):
        raise ConfigError(f"{path}: a weight must be between 0 and 100", "Mend the file.")
    return weights


def read_pairs(path: Path, weights: Mapping[str, float], limits: Limits | None = None) -> Iterator[Pair]:
    """The pairs of a file of ``source<TAB>english<TAB>set`` lines (the set may be missing), plain, .gz or .xz.

    Sets of weight 0 and pairs beyond the ``limits`` are left out. Texts are put into NFC with single spaces. Raises
    InputError, with the line, for a file that is not of this form.
    """
    limits = limits or Limits()
    with _opened(path) as lines:
        for number, line in _numbered(path, lines):
            fields = line.rstrip("\r\n").split("\t")
            if len(fields) not in (2, 3):
                what = f"{path}:{number}: {len(fields)} fields instead of source, English and set"
                raise InputError(what, "Separate them with tabs, one pair a line.")
            origin = fields[2] if len(fields) == 3 else ""
            weight = weights.get(origin, weights.get(_OTHERS, 1.0))
            pair = Pair(plain(fields[0]), plain(fields[1]), weight, origin)
            if weight > 0 and limits.keep(pair):
                yield pair


def plain(text: str) -> str:
    """A text as models are trained on it: NFC, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _opened(path: Path) -> TextIO:
    opener: Callable[..., TextIO] = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)  # type: ignore[assignment]
    try:
        return opener(path, "rt", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", "Give a file of parallel text.") from error


def _numbered(path: Path, lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    try:
        yield from enumerate(lines, 1)
    except (UnicodeDecodeError, lzma.LZMAError, zlib.error, EOFError, OSError) as error:
        raise InputError(
            f"{path}: cannot be read ({error})", "The file is damaged or no UTF-8: get it again."
        ) from error


def read_beads(folder: Path, min_confidence: float, limits: Limits | None = None) -> Iterator[Pair]:
    """The two-sided beads of a finished run with at least this confidence: the original and the normalized English.

    ``origin`` is the document's id. Documents whose English is our own translation teach nothing and are left out.
    Raises InputError where there is no finished run, JobError where a newer newsalign wrote it.
    """
    from align.documents.units import units
    from align.job.store import read_run

    limits = limits or Limits()
    for audited in read_run(folder).audited():
        if audited.aligned.english_origin == "translation":
            continue
        for unit in units(audited):
            pair = Pair(plain(unit.source), plain(unit.target), 1.0, unit.doc, unit.source_lang)
            if unit.confidence >= min_confidence and limits.keep(pair):
                yield pair


def sample(pairs: Iterable[Pair], limit: int) -> list[Pair]:
    """All pairs, or ``limit`` of them taken at even distances (0: all)."""
    chosen = list(pairs)
    if not limit or len(chosen) <= limit:
        return chosen
    return [chosen[index * len(chosen) // limit] for index in range(limit)]
