"""What a report counts: a document's findings, and those of the whole run, by severity, by state and by rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from align.report.marking import Note
from align.types import SEVERITIES, Aligned, Audited, Document

STATES = ("repaired", "decide", "optional", "settled")
LANGUAGES = {"cs": "Czech", "ru": "Russian", "en": "English"}

_CLOCK = re.compile(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list of documents: where it is on the page, what it is, its findings by severity and state.

    ``fresh`` is true where the English version is the fresh translation.
    """

    anchor: str
    id: str
    title: str
    language: str
    fresh: bool
    facts: tuple[str, ...]
    counts: Counter[str]
    rules: Counter[str]


def entry_of(audited: Audited, notes: Sequence[Note], anchor: str) -> Entry:
    """The entry of a document; title, outlet, date and byline are those of the English version, else the original's."""
    aligned = audited.aligned
    metas = _metas(aligned)
    facts = [next((str(meta[key]) for meta in metas if meta.get(key)), "") for key in ("outlet", "date", "byline")]
    facts[1] = _CLOCK.sub(r"\1 \2", facts[1])
    return Entry(
        anchor=anchor,
        id=aligned.id,
        title=title_of(aligned),
        language=language(aligned.source) if aligned.source else "",
        fresh=aligned.english_origin == "translation",
        facts=tuple(fact for fact in facts if fact),
        counts=Counter(key for each in notes for key in (each.finding.severity, each.state)),
        rules=Counter(each.finding.rule for each in notes),
    )


def title_of(aligned: Aligned) -> str:
    """The title of the English version, else that of the original, else the id."""
    return next((str(meta["title"]) for meta in _metas(aligned) if meta.get("title")), aligned.id)


def _metas(aligned: Aligned) -> list[Mapping[str, Any]]:
    return [document.meta for document in (aligned.english, aligned.source) if document]


def language(document: Document) -> str:
    """The language of a document by its name, or its code where that is all there is."""
    return LANGUAGES.get(document.lang, document.lang)


@dataclass(slots=True)
class Tally:
    """The findings of a run, or of one document: by severity and state, by rule and state, the documents of a rule."""

    documents: int = 0
    severities: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)
    severity_of: dict[str, str] = field(default_factory=dict)

    def add(self, notes: Sequence[Note]) -> None:
        """Count one document and its findings; a rule has the gravest severity that it gave."""
        self.documents += 1
        self.spread.update({each.finding.rule for each in notes})
        for each in notes:
            finding = each.finding
            self.severities[finding.severity, each.state] += 1
            self.rules[finding.rule, each.state] += 1
            worst = min(finding.severity, self.severity_of.get(finding.rule, "note"), key=SEVERITIES.index)
            self.severity_of[finding.rule] = worst

    def states(self) -> tuple[str, ...]:
        """The states that the page tells apart; what a person settled only where there is such."""
        return STATES if self.state("settled") else STATES[:-1]

    def state(self, state: str) -> int:
        """How many findings are in a state."""
        return sum(self.severities[severity, state] for severity in SEVERITIES)

    def severity(self, severity: str) -> int:
        """How many findings have a severity."""
        return sum(self.severities[severity, state] for state in STATES)

    def total(self) -> int:
        """How many findings there are."""
        return self.severities.total()

    def rule(self, rule: str) -> int:
        """How many findings a rule gave."""
        return sum(self.rules[rule, state] for state in STATES)

    def most(self) -> int:
        """How many findings the most frequent rule gave."""
        return max(map(self.rule, self.severity_of), default=0)

    def ranked(self) -> list[str]:
        """The rules, the gravest and then the most frequent first."""
        gravity = {rule: SEVERITIES.index(severity) for rule, severity in self.severity_of.items()}
        return sorted(gravity, key=lambda rule: (gravity[rule], -self.rule(rule), rule))
