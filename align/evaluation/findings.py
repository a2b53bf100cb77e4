"""The audit against gold findings: precision, recall and F1 of every rule on spans and on repairs, traps, clean text.

A finding meets a gold finding of its rule if the spans overlap and its own is not much longer; each gold finding is met
once. A repair is right if the text around it comes out as with the gold's. A trap is hit by an applied fix that
touches it. Rows whose gold has no finding show what the audit does to clean text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.auditing import RULES, normalize
from align.auditing.edits import core
from align.errors import InputError, reason_of
from align.json_values import parse_json
from align.records import from_dict
from align.types import Article, Document, Failure, Finding

if TYPE_CHECKING:
    from align.pipeline import Pipeline

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_TWO_STOPS = re.compile(r"(?<=\b[ap]\.m\.)\.")
_SLACK = 10  # characters that a span may be longer than twice the gold's


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """A finding as people marked it; ``replacement`` is None where a person must decide."""

    rule: str
    start: int
    end: int
    replacement: str | None


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a finding or a trap says that its ``text`` stands."""

    start: int
    end: int
    text: str | None


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A text with all its artefacts and the spans that look like one."""

    id: str
    lang: str
    source: str
    english: str
    findings: tuple[GoldFinding, ...]
    traps: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class RuleScores:
    """The counts of one rule: gold findings, findings, spans met, repairs in the gold of those met, right repairs."""

    gold: int = 0
    found: int = 0
    met: int = 0
    repairs: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are in the gold; 1 where there are none."""
        return self.met / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where there is none."""
        return self.met / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: RuleScores) -> None:
        """Count another rule's findings in."""
        self.gold, self.found, self.met = self.gold + other.gold, self.found + other.found, self.met + other.met
        self.repairs, self.right = self.repairs + other.repairs, self.right + other.right


@dataclass(slots=True)
class Score:
    """The result over all rows. ``misses`` tells, row by row, what was missed, invented or repaired wrongly."""

    rules: dict[str, RuleScores] = field(default_factory=lambda: defaultdict(RuleScores))
    rows: int = 0
    clean: int = 0
    changed: int = 0
    on_clean: int = 0
    traps: int = 0
    trapped: int = 0
    misses: list[dict[str, Any]] = field(default_factory=list)

    @property
    def total(self) -> RuleScores:
        """All rules together."""
        total = RuleScores()
        for scores in self.rules.values():
            total.add(scores)
        return total


def read_gold(path: Path) -> Iterator[GoldRow]:
    """The rows of a gold file, one at a time. Raises InputError, with file and line, where it is no gold or empty."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: cannot be read ({reason_of(error)})", "Give a JSON Lines file of gold findings."
        ) from error
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise InputError(f"{path}: no gold findings in it", "Give a JSON Lines file with one text a line.")
    for number, line in rows:
        yield _row(line, f"{path}:{number}")


def _row(line: str, where: str) -> GoldRow:
    try:
        row = _object(parse_json(line))
        sides = [_string(row[key]) for key in ("id", "lang", "source", "english")]
        findings = tuple(from_dict(GoldFinding, {"replacement": None, **found}) for found in row["findings"])
        spans = [from_dict(_Span, {"text": None, **span}) for span in (*row["findings"], *row.get("traps", ()))]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"{where}: not a row of gold findings ({reason_of(error)})"
        raise InputError(what, "It needs id, lang, source, english, findings.") from error
    for span in spans:
        _check_span(span, sides[3], where)
    for finding in findings:
        if finding.rule not in RULES:
            raise InputError(f"{where}: no rule is called {finding.rule!r}", "`newsalign rules` lists them.")
    traps = tuple((span.start, span.end) for span in spans[len(findings) :])
    return GoldRow(sides[0], sides[1], sides[2], sides[3], findings, traps)


def _check_span(span: _Span, english: str, where: str) -> None:
    """Raise InputError for a span outside the English text, or a ``text``, if it is given, that stands elsewhere."""
    here = english[span.start : span.end]
    if not 0 <= span.start < span.end <= len(english):
        what = f"{where}: characters {span.start} to {span.end} are no span of an English text of {len(english)}"
    elif span.text is not None and span.text != here:
        what = f"{where}: {here!r} stands at {span.start} to {span.end}, not {span.text!r}"
    else:
        return
    raise InputError(what, "Count start and end in characters of `english`, from 0, the end not included.")


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no JSON object")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a string")
    return value


def audited_rows(rows: Sequence[GoldRow], pipeline: Pipeline) -> Iterator[tuple[GoldRow, tuple[Finding, ...]]]:
    """Each row with the findings of the pipeline, which translates and aligns the rows first.

    Raises InputError for a row that does not go through.
    """
    articles = [Article(row.id, _side(row.id, row.lang, row.source), _side(row.id, "en", row.english)) for row in rows]
    for row, outcome in zip(rows, pipeline.align_all(articles), strict=True):
        if isinstance(outcome, Failure):
            raise InputError(f"{outcome.doc}: {outcome.reason}", outcome.hint)
        yield row, pipeline.audit(outcome).findings


def _side(name: str, lang: str, text: str) -> Document | None:
    from align.documents import parse

    return parse(text.encode("utf-8"), "txt", name, lang) if text.strip() else None


def score(rows: Iterable[tuple[GoldRow, Sequence[Finding]]], rules: Iterable[str]) -> Score:
    """Score the findings of each row; gold findings of other rules than ``rules`` are left out."""
    wanted = frozenset(rules)
    result = Score()
    for row, findings in rows:
        result.rows += 1
        _score_row(result, row, [f for f in findings if f.rule in wanted], wanted)
    return result


def judged(row: GoldRow, findings: Sequence[Finding]) -> Iterator[tuple[Finding, bool]]:
    """Each finding with whether it is right: it meets a gold finding and, where both have one, makes the same repair.

    A proposal for review counts as a repair; straight and curly quotation marks are the same.
    """
    open_gold = list(row.findings)
    for finding in findings:
        met = next((expected for expected in open_gold if _meets(finding, expected, row.english)), None)
        if met is None:
            yield finding, False
            continue
        open_gold.remove(met)
        repair = finding.replacement if finding.replacement is not None else finding.suggestion
        same = met.replacement is None or repair is None
        ours, theirs = _repair(row.english, replace(finding, replacement=repair)), _repair(row.english, met)
        yield finding, same or (ours or "").translate(_STRAIGHT) == (theirs or "").translate(_STRAIGHT)


def _score_row(result: Score, row: GoldRow, findings: Sequence[Finding], wanted: frozenset[str]) -> None:
    gold = [f for f in row.findings if f.rule in wanted]
    for finding in findings:
        result.rules[finding.rule].found += 1
    open_findings = list(findings)
    for expected in gold:
        scores = result.rules[expected.rule]
        scores.gold += 1
        found = next((f for f in open_findings if _meets(f, expected, row.english)), None)
        if found is None:
            result.misses.append(_miss("missed", row, expected, expected.replacement))
            continue
        open_findings.remove(found)
        scores.met += 1
        if expected.replacement is not None:
            scores.repairs += 1
            right = _repair(row.english, found) == _repair(row.english, expected)
            scores.right += right
            if not right:
                result.misses.append(_miss("wrong repair", row, found, found.replacement, expected.replacement))
    result.misses += [_miss("invented", row, f, f.replacement) for f in open_findings]
    _score_clean(result, row, findings)


def _score_clean(result: Score, row: GoldRow, findings: Sequence[Finding]) -> None:
    result.traps += len(row.traps)
    edits = [core(f.start, f.text, f.replacement) for f in findings if f.applied and f.replacement is not None]
    for start, end in row.traps:
        result.trapped += any(edit.start < end and start < max(edit.end, edit.start + 1) for edit in edits)
    if not row.findings:
        result.clean += 1
        result.on_clean += len(findings)
        result.changed += normalize(row.english, findings) != row.english


def _meets(found: Finding, expected: GoldFinding, english: str) -> bool:
    start, end = expected.start, expected.end
    if found.rule == "omission":
        start, end = english.rfind("\n", 0, start) + 1, (english.find("\n", end) + 1 or len(english) + 1) - 1
    overlap = found.start < end and start < found.end
    return (
        found.rule == expected.rule
        and found.side == "english"
        and overlap
        and found.end - found.start <= 2 * (end - start) + _SLACK
    )


def _repair(english: str, finding: Finding | GoldFinding) -> str | None:
    if finding.replacement is None:
        return None
    # "p.m." at the end of a sentence has one stop, whichever side's it is
    return _TWO_STOPS.sub("", english[: finding.start] + finding.replacement + english[finding.end :])


def _miss(
    kind: str, row: GoldRow, at: Finding | GoldFinding, replacement: str | None, wanted: str | None = None
) -> dict[str, Any]:
    text, start, end = row.english, at.start, at.end
    shown = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}"
    told = {"kind": kind, "row": row.id, "rule": at.rule, "text": shown, "replacement": replacement}
    return told | ({"wanted": wanted} if wanted is not None else {})


def as_mapping(result: Score) -> Mapping[str, Any]:
    """The score as JSON values, shares with four decimals."""
    return {
        "rows": result.rows,
        "rules": {name: _values(scores) for name, scores in sorted(result.rules.items())},
        "all": _values(result.total),
        "traps": {"spans": result.traps, "hit": result.trapped},
        "clean": {"units": result.clean, "changed": result.changed, "findings": result.on_clean},
        "misses": result.misses,
    }


def _values(scores: RuleScores) -> dict[str, Any]:
    shares = {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}
    counts = {name: getattr(scores, name) for name in ("gold", "found", "met", "repairs", "right")}
    return counts | {name: round(share, 4) for name, share in shares.items()}
