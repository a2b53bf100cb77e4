"""The census in the report of a run: two tables that fit on a page; the CSV files hold everything."""

from __future__ import annotations

from collections.abc import Sequence

from align.corpus.census import Cell, Census, Concept
from align.corpus.groups import Group
from align.corpus.intervals import Occurrences, rate_interval
from align.corpus.variants import KINDS
from align.report.tables import Table, Value

_MOST_COLUMNS = 6
_MOST_CONCEPTS = 40
_PER = 1000
_B = "\u00a0"  # a count stays beside what it counts


def report_tables(census: Census) -> tuple[Table, ...]:
    """Artefacts in 1,000 words, and what is written in several ways, by outlet; empty tables are left out."""
    return tuple(table for table in (_artefacts(census), _spellings(census)) if table.rows)


def _artefacts(census: Census) -> Table:
    whole, columns = census.of(Group()), _columns(census, ("outlet", "pair", "origin"))
    ranked = sorted(whole.rules.items(), key=lambda item: (-item[1].count, item[0]))
    rows: list[tuple[Value, ...]] = []
    for rule, seen in ranked:
        low, high = (_PER * limit for limit in rate_interval(seen, whole.words, whole.documents))
        rates = (_rate(cell.rules.get(rule, Occurrences()), cell.words) for _, cell in columns)
        rows.append(
            (rule, seen.count, seen.documents, _rate(seen, whole.words), f"{low:.2f}{_B}to{_B}{high:.2f}", *rates)
        )
    head = ("artefact", "findings", "documents", "in 1,000 words", "95 % interval", *(name for name, _ in columns))
    note = f"{whole.documents:,} documents, {whole.words:,} words. All groups, with intervals: tables/artefacts.csv."
    return Table("Artefacts in 1,000 words", head, tuple(rows), note)


def _rate(seen: Occurrences, words: int) -> float | None:
    return _PER * seen.count / words if words else None


def _spellings(census: Census) -> Table:
    whole, columns = census.of(Group()), _columns(census, ("outlet",))
    spelled: dict[Concept, list[str]] = {}
    for kind, name, spelling in whole.variants:
        spelled.setdefault((kind, name), []).append(spelling)
    telling = [concept for concept, spellings in spelled.items() if _tells(concept, spellings)]
    shown = sorted(telling, key=lambda each: (-whole.concepts[each].count, each))[:_MOST_CONCEPTS]
    shown.sort(key=lambda each: (KINDS.index(each[0]), -whole.concepts[each].count, each))
    cells = [whole, *(cell for _, cell in columns)]
    rows = tuple((name, *(_ways(cell, (kind, name)) for cell in cells)) for kind, name in shown)
    left = len(telling) - len(shown)
    note = "What is written in several ways, or not as it is now. Shares with intervals: tables/spellings.csv" + (
        f", with {left} more." if left else "."
    )
    return Table("Spellings", ("what", "all documents", *(name for name, _ in columns)), rows, note)


def _tells(concept: Concept, spellings: Sequence[str]) -> bool:
    """Whether there is more than one spelling, or the name of a place or person is written in another way."""
    kind, name = concept
    return len(spellings) > 1 or (kind in ("place", "person") and spellings != [name])


def _ways(cell: Cell, concept: Concept) -> str:
    used = [(-seen.count, each.spelling) for each, seen in cell.variants.items() if each[:2] == concept]
    return ", ".join(f"{spelling}{_B}{-count}" for count, spelling in sorted(used))


def _columns(census: Census, names: Sequence[str]) -> list[tuple[str, Cell]]:
    """The largest groups of each kind that has more than one, a few of each."""
    groups: dict[str, list[tuple[str, Cell]]] = {name: [] for name in names}
    for group, cell in census.groups():
        if group.by in groups:
            groups[group.by].append((getattr(group, group.by), cell))
    several = [each for each in groups.values() if len(each) > 1]
    return [
        column
        for each in several
        for column in sorted(each, key=lambda item: (-item[1].words, item[0]))[:_MOST_COLUMNS]
    ]
