"""Decisions put into effect: a document's findings as the rules gave them, then as a person wants them.

A decided finding carries its verdict as ``decision`` in the evidence. What the rules had made of it is kept beside it,
so that decisions can be honoured again, or taken back, on findings that carry others already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from align.auditing.edits import Edit, Room, edit_of, normalize
from align.decisions.model import Decisions, Ruling
from align.pipeline import with_boilerplate
from align.types import Aligned, Audited, Finding, Signature

_OURS = ("decision", "decided_by", "overridden_by", "unasked")


def honour(audited: Audited, decisions: Decisions) -> Audited:
    """The document with the decisions about it in effect, and its text made anew.

    An accepted finding gets its proposal applied, an edited one the edited text, a rejected one nothing. Where two want
    the same characters, the decision about a single finding goes before what is done unasked, and that before one about
    a whole rule or spelling; of two decisions the later one holds. What has to give way is not applied and says by
    which fingerprint it was ``overridden_by``. Nothing else changes: no edit is applied that clashes with another.
    """
    plain = tuple(map(undecided, audited.findings))
    rulings = {number: ruling for number, found in enumerate(plain) if (ruling := decisions.ruling(found))}
    findings = _settled(plain, rulings) if rulings else plain
    if findings == audited.findings:
        return audited
    aligned = with_boilerplate(_without_boilerplate(audited.aligned), findings)
    return Audited(aligned, findings, normalize(aligned.english.text, findings))


def undecided(finding: Finding) -> Finding:
    """The finding as the rules gave it."""
    evidence = finding.evidence
    if "unasked" not in evidence:
        return finding
    edited = finding.fix != "review" and finding.suggestion is not None
    return replace(
        finding,
        replacement=None if finding.fix == "review" else finding.suggestion if edited else finding.replacement,
        suggestion=None if edited else finding.suggestion,
        applied=bool(evidence["unasked"]),
        evidence={key: value for key, value in evidence.items() if key not in _OURS},
    )


@dataclass(slots=True)
class Honouring:
    """Decisions put into effect document after document, and how many of them were met."""

    decisions: Decisions
    honoured: int = 0
    _met: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, audited: Audited) -> Audited:
        """The document with the decisions in effect."""
        done = honour(audited, self.decisions)
        self.honoured += sum("decision" in found.evidence for found in done.findings)
        self._met.update((found.doc, found.fingerprint) for found in done.findings if self.decisions.own(found))
        return done

    @property
    def stale(self) -> int:
        """How many decisions are about findings that none of the documents so far has any more."""
        return len(self.decisions.findings) - len(self._met)


def signed(signature: Signature, digest: str) -> Signature:
    """The signature of what comes out once decisions with this ``digest`` (see there) are in effect."""
    others = {name: value for name, value in signature.parameters.items() if name != "decisions"}
    return replace(signature, parameters=others | ({"decisions": digest[:12]} if digest else {}))


def honouring(folder: Path) -> Honouring:
    """The decisions that lie in a run folder, ready to be put into effect. Raises JobError where they are damaged."""
    from align.decisions.store import read_decisions

    return Honouring(read_decisions(folder))


@dataclass(slots=True)
class _Claims:
    """The characters that are spoken for: edits, the spans of edited findings, and whose they are."""

    edits: Room = field(default_factory=Room)
    spans: Room = field(default_factory=Room)
    owner: dict[Edit, str] = field(default_factory=dict)

    def against(self, edit: Edit) -> str | None:
        """The fingerprint of a finding that has a claim to what the edit changes."""
        near = [*self.edits.near(edit), *self.spans.near(edit)]
        return self.owner[near[0]] if near else None

    def take(self, finding: Finding, *, whole: bool) -> None:
        """Keep room for a finding's edit, and for the ``whole`` of its span."""
        if (edit := _change(finding)) is not None:
            self.edits.take(edit)
            self.owner[edit] = finding.fingerprint
        if whole:
            span = Edit(finding.start, finding.end, "")
            if self.spans.take(span):
                self.owner[span] = finding.fingerprint


def _settled(plain: tuple[Finding, ...], rulings: Mapping[int, Ruling]) -> tuple[Finding, ...]:
    findings = [_ruled(found, rulings.get(number)) for number, found in enumerate(plain)]
    single = [number for number, ruling in rulings.items() if ruling.by == "finding"]
    blanket = [number for number, ruling in rulings.items() if ruling.by != "finding"]
    claims = _Claims()

    def serve(number: int, refused: Mapping[Edit, str]) -> bool:
        edit = _change(findings[number])
        winner = (claims.against(edit) or refused.get(edit)) if edit else None
        if winner is not None:
            findings[number] = _overridden(findings[number], plain[number], winner)
        return winner is None

    for number in sorted(single, key=lambda number: (-rulings[number].number, number)):
        if serve(number, {}):
            claims.take(findings[number], whole=rulings[number].verdict == "edited")
    refused = _refused(plain, rulings)
    unasked = [number for number in range(len(plain)) if number not in rulings and serve(number, refused)]
    for number in unasked:
        claims.take(findings[number], whole=False)
    for number in sorted(blanket, key=lambda number: (-rulings[number].number, number)):
        if serve(number, refused):
            claims.take(findings[number], whole=False)
    return tuple(findings)


def _refused(plain: tuple[Finding, ...], rulings: Mapping[int, Ruling]) -> dict[Edit, str]:
    """The edits that would be made unasked but were rejected: no other finding makes the same ones."""
    return {
        edit: plain[number].fingerprint
        for number, ruling in rulings.items()
        if ruling.verdict == "rejected" and plain[number].applied and (edit := edit_of(plain[number]))
    }


def _change(finding: Finding) -> Edit | None:
    """The edit that a finding makes; None where it makes none, or one that changes nothing."""
    edit = edit_of(finding) if finding.applied else None
    return None if edit is None or edit.is_idle else edit


def _ruled(finding: Finding, ruling: Ruling | None) -> Finding:
    """One finding as decided, its neighbours set aside."""
    if ruling is None:
        return finding
    evidence = {**finding.evidence, "decision": ruling.verdict, "unasked": finding.applied}
    if ruling.by != "finding":
        evidence["decided_by"] = ruling.by
    if ruling.verdict == "rejected" or ruling.replacement is None:
        return replace(finding, applied=False, evidence=evidence)
    other = finding.fix != "review" and ruling.replacement != finding.replacement
    return replace(
        finding,
        replacement=ruling.replacement,
        suggestion=finding.replacement if other else finding.suggestion,
        applied=finding.side == "english",
        evidence=evidence,
    )


def _overridden(finding: Finding, plain: Finding, winner: str) -> Finding:
    evidence = {**finding.evidence, "unasked": plain.applied, "overridden_by": winner}
    return replace(finding, applied=False, evidence=evidence)


def _without_boilerplate(aligned: Aligned) -> Aligned:
    """The document without what an earlier run noted as taken out; ``with_boilerplate`` notes it anew."""
    english = aligned.english
    if "boilerplate" not in english.meta:
        return aligned
    meta = {key: value for key, value in english.meta.items() if key != "boilerplate"}
    return replace(aligned, english=replace(english, meta=meta))
