"""The findings of a document in its units: which unit each is about, at which place of its text, and in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from align.auditing.edits import Revision
from align.types import Aligned, Audited, Finding, Side

if TYPE_CHECKING:
    from align.documents.units import TextChoice, Unit


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding at its place in a unit: ``[start, end)`` of the text of that side."""

    finding: Finding
    side: Side
    start: int
    end: int


def told(finding: Finding, text: TextChoice = "normalized") -> str:
    """A finding in one line: how grave, what, what should stand there, and the rule.

    Beside the ``raw`` text, which shows the artefact, a repair is said to be in the normalized one.
    """
    proposal = finding.suggestion if finding.replacement is None else finding.replacement
    found, advice = brief(finding.text), ""
    if finding.evidence.get("decision") == "rejected":
        advice = f" (“{found}”; rejected in review)"
    elif finding.applied:
        where = "repaired in the normalized text" if text == "raw" else "repaired"
        advice = f" ({where}: “{found}” → “{brief(proposal or '')}”)"
    elif proposal is not None:
        advice = f" (“{found}” → “{brief(proposal)}”?)"
    elif "“" not in finding.message:
        advice = f" (“{found}”)"
    return f"{finding.severity}: {brief(finding.message, 400)}{advice} [{finding.rule}]"


def brief(text: str, most: int = 160) -> str:
    """The text on one line; a longer one than ``most`` characters keeps its two ends, with an ellipsis between."""
    if len(text) > most:
        text = f"{text[: most // 2]} … {text[-most // 2 :]}"
    return " ".join(text.split())


def is_open(finding: Finding, text: TextChoice) -> bool:
    """Whether the text as chosen still has the artefact: no repair took it away, nobody said that it is none."""
    return finding.evidence.get("decision") != "rejected" and (text == "raw" or not finding.applied)


def findings_by_bead(audited: Audited) -> Mapping[str, tuple[Finding, ...]]:
    """The findings by the bead that they are about, in order; those that no bead holds are left out.

    A finding about the original names no bead: it is about the one whose source segment it begins in.
    """
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in audited.findings:
        bead = _bead_of_original(audited.aligned, finding) if finding.side == "source" else finding.bead
        if bead is not None:
            found[bead].append(finding)
    return {bead: tuple(findings) for bead, findings in found.items()}


def _bead_of_original(aligned: Aligned, finding: Finding) -> str | None:
    begun = [segment for segment in aligned.source.segments if segment.start <= finding.start] if aligned.source else []
    last = max(begun, key=lambda segment: segment.start, default=None)
    return next((bead.id for bead in aligned.beads if last and last.id in bead.source_ids), None)


class Places:
    """Where the findings of one document stand in the texts of its units."""

    def __init__(self, audited: Audited, text: TextChoice) -> None:
        from align.documents.units import normalized_shares

        english, source = audited.aligned.english, audited.aligned.source
        repairs = [] if text == "raw" else [found for found in audited.findings if found.side == "english"]
        self._revision = Revision.of(english.text, repairs)
        segments = sorted(english.segments, key=lambda segment: segment.start)
        shares = normalized_shares(
            english.text, self._revision.edits, [(segment.start, segment.end) for segment in segments]
        )
        starts = [0, *accumulate(map(len, shares))]
        self._spans: dict[Side, dict[str, tuple[int, int]]] = {"english": {}, "source": {}}
        for number, segment in enumerate(segments):
            share, start = shares[2 * number + 1], starts[2 * number + 1]
            if text == "raw":
                self._spans["english"][segment.id] = (start, start + len(share))
            else:
                begin = start + len(share) - len(share.lstrip())
                self._spans["english"][segment.id] = (begin, begin + len(share.strip()))
        for segment in source.segments if source else ():
            self._spans["source"][segment.id] = (segment.start, segment.end)

    def issues(self, unit: Unit) -> tuple[Issue, ...]:
        """The findings about a unit, sorted by side and place; what was cut away wholly is a point."""
        placed = [self._issue(unit, finding) for finding in unit.findings]
        return tuple(sorted(placed, key=lambda issue: (issue.side, issue.start, -issue.end)))

    def _issue(self, unit: Unit, finding: Finding) -> Issue:
        start, end, ids = finding.start, finding.end, unit.source_ids
        if finding.side == "english":
            start, end, ids = self._revision.forward(start), self._revision.forward(end), unit.target_ids
        hits: list[tuple[int, int]] = []
        near, at = 0, 0
        for first, last in (self._spans[finding.side].get(name, (0, 0)) for name in ids):
            if first == last:
                continue
            low, high = max(start, first), min(end, last)
            if low < high or low == high == start == end:
                hits.append((at + low - first, at + high - first))
            near = at + min(start, last) - first if start >= first else near
            at += last - first + 1
        low, high = (hits[0][0], hits[-1][1]) if hits else (near, near)
        return Issue(finding, finding.side, low, high)
