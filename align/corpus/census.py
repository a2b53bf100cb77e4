"""Counting: a pass over the documents of a run in memory that does not grow with them."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from align.corpus.choices import choices
from align.corpus.families import Families
from align.corpus.groups import Group, group_of
from align.corpus.intervals import Occurrences
from align.corpus.variants import Kind, Variant, variants
from align.types import Audited, Finding

log = logging.getLogger(__name__)

MOST_OUTLETS = 500
OTHERS = "(others)"
"""Where documents of further outlets are counted once there are ``MOST_OUTLETS``."""

_FIELDS = ("outlet", "pair", "origin")
Concept = tuple[Kind, str]


@dataclass(slots=True)
class Cell:
    """What was counted in a group of documents: words of their English, findings by rule, uses by variant."""

    documents: int = 0
    words: int = 0
    rules: defaultdict[str, Occurrences] = field(default_factory=lambda: defaultdict(Occurrences))
    variants: defaultdict[Variant, Occurrences] = field(default_factory=lambda: defaultdict(Occurrences))
    concepts: defaultdict[Concept, Occurrences] = field(default_factory=lambda: defaultdict(Occurrences))

    def add(self, words: int, rules: Mapping[str, int], used: Mapping[Variant, int]) -> None:
        """Take in one document."""
        self.documents += 1
        self.words += words
        for rule, count in rules.items():
            self.rules[rule].add(count, max(words, 1))
        totals: Counter[Concept] = Counter()
        for variant, count in used.items():
            totals[variant.kind, variant.concept] += count
        for concept, total in totals.items():
            self.concepts[concept].add(total, total)
        for variant, count in used.items():
            self.variants[variant].add(count, totals[variant.kind, variant.concept])

    def merge(self, other: Cell) -> None:
        """Take in the documents of another cell."""
        self.documents += other.documents
        self.words += other.words
        for rule, seen in other.rules.items():
            self.rules[rule].merge(seen)
        for variant, seen in other.variants.items():
            self.variants[variant].merge(seen)
        for concept, seen in other.concepts.items():
            self.concepts[concept].merge(seen)


class Census:
    """Counts of a run. ``families`` say which spellings of names belong together; they must be complete beforehand."""

    def __init__(self, families: Families) -> None:
        self.families = families
        self._cells: dict[Group, Cell] = {}
        self._choices: dict[Group, Cell] = {}
        self._outlets: set[str] = set()

    def add(self, audited: Audited) -> None:
        """Count one document: its English as it was read, and the findings in it (not those in the original)."""
        group = self._group(audited)
        used, words = variants(audited.aligned, self.families)
        rules = Counter(found.rule for found in audited.findings if found.side == "english")
        self._cells.setdefault(group, Cell()).add(words, rules, used)
        if group.origin == "published":
            self._choices.setdefault(group, Cell()).add(words, {}, choices(used, self.families))

    def _group(self, audited: Audited) -> Group:
        group = group_of(audited.aligned)
        if group.outlet not in self._outlets and len(self._outlets) >= MOST_OUTLETS:
            if OTHERS not in self._outlets:
                log.warning("more than %d outlets: the further ones are counted together", MOST_OUTLETS)
            group = replace(group, outlet=OTHERS)
        self._outlets.add(group.outlet)
        return group

    def groups(self) -> Iterator[tuple[Group, Cell]]:
        """All documents; each pair, each origin, each outlet; then each cell of the three."""
        yield Group(), self.of(Group())
        for name in ("pair", "origin", "outlet"):
            for value in sorted({getattr(group, name) for group in self._cells}):
                wanted = replace(Group(), **{name: value})
                yield wanted, self.of(wanted)
        yield from sorted(self._cells.items(), key=lambda item: item[0])

    def of(self, group: Group) -> Cell:
        """The counts of the documents of a group, which may leave fields open."""
        return _sum(self._cells, group)

    def chosen(self, outlet: str) -> Cell:
        """The counts of the ways that a profile chooses between, in the English that an outlet published."""
        return _sum(self._choices, Group(outlet=outlet))

    def outlets(self) -> list[str]:
        """The outlets, by name."""
        return sorted(self._outlets)


def _sum(cells: Mapping[Group, Cell], group: Group) -> Cell:
    total = Cell()
    for each, cell in cells.items():
        if all(getattr(group, name) in ("", getattr(each, name)) for name in _FIELDS):
            total.merge(cell)
    return total


def survey(findings: Iterable[Finding], documents: Iterable[Audited]) -> Census:
    """Count a run: its findings once for the names that they say are one, then its documents one by one."""
    census = Census(Families.of(findings))
    for audited in documents:
        census.add(audited)
    return census
