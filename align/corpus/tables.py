"""The tables of a census as rows, and as CSV files in a run folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from align.auditing import RULES
from align.corpus.census import Census, survey
from align.corpus.groups import Group
from align.corpus.intervals import Occurrences, rate_interval, share_interval
from align.corpus.variants import KINDS, Variant
from align.files import replacing
from align.report.csv import safe_cell
from align.types import Audited, Finding

FOLDER = "tables"
_PER = 1000


@dataclass(frozen=True, slots=True)
class ArtefactRow:
    """How often a rule found something in a group: ``per_1000_words`` with its 95 % interval.

    ``documents`` and ``words`` are those of the group, ``documents_with`` those where the rule found something.
    """

    by: str
    outlet: str
    pair: str
    origin: str
    rule: str
    severity: str
    documents: int
    words: int
    findings: int
    documents_with: int
    per_1000_words: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """How often a group writes something in one way: the ``share`` of this way among all, with its 95 % interval.

    ``documents_with`` are those that write it so, ``of`` all uses of any spelling of the concept in the group.
    """

    by: str
    outlet: str
    pair: str
    origin: str
    kind: str
    concept: str
    spelling: str
    uses: int
    of: int
    documents_with: int
    share: float
    low: float
    high: float


Row = TypeVar("Row", ArtefactRow, SpellingRow)


def artefact_rows(census: Census) -> Iterator[ArtefactRow]:
    """A row for each group and each rule that found something anywhere in the run, none found in the group included."""
    found = census.of(Group()).rules
    rules = [rule for rule in RULES if rule in found]
    for group, cell in census.groups():
        for rule in rules:
            seen = cell.rules.get(rule, Occurrences())
            low, high = rate_interval(seen, cell.words, cell.documents)
            rate = seen.count / cell.words if cell.words else 0.0
            yield ArtefactRow(
                group.by, group.outlet, group.pair, group.origin, rule, RULES[rule].severity, cell.documents,
                cell.words, seen.count, seen.documents, _PER * rate, _PER * low, _PER * high,
            )  # fmt: skip


def spelling_rows(census: Census) -> Iterator[SpellingRow]:
    """A row for each group and each spelling that it uses: by kind, then concept, the commonest spelling first."""
    for group, cell in census.groups():
        for variant in sorted(cell.variants, key=lambda each: _order(each, cell.variants[each])):
            seen, whole = cell.variants[variant], cell.concepts[variant.kind, variant.concept]
            low, high = share_interval(seen, whole.count, whole.documents)
            yield SpellingRow(
                group.by, group.outlet, group.pair, group.origin, variant.kind, variant.concept, variant.spelling,
                seen.count, whole.count, seen.documents, seen.count / whole.count, low, high,
            )  # fmt: skip


def _order(variant: Variant, seen: Occurrences) -> tuple[object, ...]:
    return KINDS.index(variant.kind), variant.concept, -seen.count, variant.spelling


def csv_lines(rows: Iterable[Row], kind: type[Row]) -> Iterator[str]:
    """The rows with a head line (RFC 4180), numbers with four decimals, safe to open in a spreadsheet."""
    names = [each.name for each in fields(kind)]
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([_cell(getattr(row, name)) for name in names])


def _csv_line(cells: Sequence[object]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> object:
    return f"{value:.4f}" if isinstance(value, float) else safe_cell(value)


def write_tables(findings: Iterable[Finding], documents: Iterable[Audited], folder: Path) -> Census:
    """Count a run and put ``tables/artefacts.csv`` and ``tables/spellings.csv`` into its folder.

    Raises JobError where it cannot be written.
    """
    census = survey(findings, documents)
    with replacing(folder / FOLDER / "artefacts.csv") as stream:
        stream.writelines(csv_lines(artefact_rows(census), ArtefactRow))
    with replacing(folder / FOLDER / "spellings.csv") as stream:
        stream.writelines(csv_lines(spelling_rows(census), SpellingRow))
    return census
