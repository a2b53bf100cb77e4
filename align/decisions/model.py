"""What a person decided: about single findings, about whole rules and about spellings.

A finding is known by its document and its fingerprint, which moves with the text. A decision holds for the very text
that was seen: where another stands there now, it is stale, stays on record and is applied to nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from align.auditing import RULES
from align.auditing.kept import changed_word
from align.records import to_dict
from align.types import Finding

Verdict = Literal["accepted", "rejected", "edited"]
Kind = Literal["rule", "spelling"]
# Their suggestion is what is missing beside the span, not what should stand in its place.
BESIDE = frozenset({"omission"})


@dataclass(frozen=True, slots=True)
class Decision:
    """About one finding: what shall stand for its ``text``, which was seen between ``before`` and ``after``.

    ``replacement`` is None where nothing is changed: the finding was rejected, or accepted without a proposal.
    ``number`` is the action that made it; a later one has a higher number.
    """

    doc: str
    fingerprint: str
    verdict: Verdict
    replacement: str | None
    rule: str
    text: str
    before: str = ""
    after: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """About all findings of a ``rule``, or a ``spelling``: always ``replacement`` for ``key``, or never touch it."""

    kind: Kind
    key: str
    verdict: Literal["accepted", "rejected"]
    replacement: str = ""
    number: int = 0

    def covers(self, finding: Finding, change: tuple[str, str] | None) -> bool:
        """Whether the decision is about this finding, whose ``spelling_of`` is ``change``."""
        if self.kind == "rule":
            return finding.rule == self.key
        if self.verdict == "accepted":
            return change == (self.key, self.replacement)
        return change is not None and self.key in (change[0], finding.text)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What holds for a finding: the verdict, the text for its span (None: as it stands), and what decided it."""

    verdict: Verdict
    replacement: str | None
    number: int
    by: Literal["finding", "rule", "spelling"] = "finding"


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions about a run: by document and fingerprint, and the standing ones by kind and key."""

    findings: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    standing: Mapping[tuple[str, str], Standing] = field(default_factory=dict)

    def own(self, finding: Finding) -> Decision | None:
        """The decision about this very finding, if the text is still the one that was decided about."""
        decision = self.findings.get((finding.doc, finding.fingerprint))
        return decision if decision is not None and decision.text == finding.text else None

    def ruling(self, finding: Finding) -> Ruling | None:
        """What was decided about a finding as the rules gave it; None where nothing was.

        A decision about the finding itself goes before one about its spelling, and that before one about its rule.
        """
        if decision := self.own(finding):
            return Ruling(decision.verdict, decision.replacement, decision.number)
        fitting = list(self._fitting(finding)) if self.standing else []
        if not fitting:
            return None
        last = max(fitting, key=lambda each: (each.kind == "spelling", each.number))
        wanted = proposal(finding) if last.verdict == "accepted" else None
        return Ruling(last.verdict, wanted, last.number, last.kind)

    def _fitting(self, finding: Finding) -> Iterator[Standing]:
        """The standing decisions about a finding, looked up by all keys that one about it can have."""
        change = spelling_of(finding)
        words = dict.fromkeys((change[0], finding.text)) if change else ()
        for key in (("rule", finding.rule), *(("spelling", word) for word in words)):
            if (each := self.standing.get(key)) and each.covers(finding, change):
                yield each

    @property
    def digest(self) -> str:
        """A hash of what was decided, whatever order it was decided in; empty where nothing was."""
        records = [to_dict(each) | {"number": 0} for each in (*self.findings.values(), *self.standing.values())]
        lines = sorted(json.dumps(record, sort_keys=True) for record in records)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""

    def about(self, doc: str) -> Decisions:
        """The decisions about a document read on its own: by its id in the run, the last part of that id, or its path.

        An id's last part counts where one document of the run is called so; of ids that a path ends in, the longest.
        """
        known = {decided for decided, _ in self.findings}
        alike = [decided for decided in known if decided.rpartition("/")[2] == doc]
        ends = sorted((decided for decided in known if doc.endswith(f"/{decided}")), key=len)
        name = doc if doc in known else alike[0] if len(alike) == 1 else ends[-1] if ends else None
        own = {(doc, mark): replace(each, doc=doc) for (told, mark), each in self.findings.items() if told == name}
        return Decisions(own, self.standing)

    def stale(self, findings: Iterable[Finding]) -> list[Decision]:
        """The decisions about findings that are not among ``findings``, which must be those of the whole run."""
        met = {(found.doc, found.fingerprint) for found in findings if self.own(found)}
        return [decision for key, decision in sorted(self.findings.items()) if key not in met]


def proposal(finding: Finding) -> str | None:
    """What the rule proposes for the span of a finding; None where it has nothing to put there."""
    if finding.replacement is not None:
        return finding.replacement
    return None if finding.rule in BESIDE or finding.side != "english" else finding.suggestion


def draft(finding: Finding) -> str:
    """The text that an edit of the span begins with: the proposal, and what is missing put in where it is missing."""
    if (wanted := proposal(finding)) is not None:
        return wanted
    if finding.rule in BESIDE and finding.suggestion:
        return f"{finding.text} {finding.suggestion}"
    return finding.text


def spelling_of(finding: Finding) -> tuple[str, str] | None:
    """The one word that the proposal spells differently, and how; None where it changes more than a spelling.

    Only rules that a profile may apply judge by the spelling; to the others ``million`` and ``billion`` is a matter of
    the sentence.
    """
    wanted, rule = proposal(finding), RULES[finding.rule] if finding.rule in RULES else None  # noqa: SIM401
    if wanted is None or rule is None or rule.fix != "profile" or finding.side != "english":
        return None
    return changed_word(finding.text, wanted)
