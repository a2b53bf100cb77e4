"""Findings that somebody does not want: switched off in the text itself, in a row's ``meta``, or by a baseline file.

In a text, a comment ``<!-- newsalign: ignore -->`` or ``<!-- newsalign: ignore exonym, glued-name -->`` silences its
own line, or the next one with text if it stands alone on its line; in a page, its own paragraph, or the next one if it
stands between two. In a document's ``meta``, ``suppress`` lists rules or fingerprints.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.errors import ConfigError, InputError
from align.files import lines_of
from align.segment.comments import find_comments, named_rules, without_comments
from align.types import Finding

if TYPE_CHECKING:
    from align.auditing.context import Context
    from align.auditing.rule import Mark

FINGERPRINT = "newsalign/v1"
"""What SARIF calls our fingerprints."""

_MOST_OVER_ONE_PLACE = 8  # comments that speak of one place
_UNKNOWN = "a comment ignores {!r}, but no rule is called so; `newsalign rules` lists them"
_HEAD = "# newsalign baseline: findings that are known; one fingerprint a line, then its rule and its text"


def silenced(meta: Mapping[str, Any]) -> frozenset[str]:
    """The rules and fingerprints that a document's ``meta`` lists under ``suppress``."""
    listed = meta.get("suppress")
    listed = [listed] if isinstance(listed, str) else listed
    return frozenset(map(str, listed)) if isinstance(listed, (list, tuple)) else frozenset()


def is_suppressed(context: Context, rule: str, mark: Mark) -> bool:
    """Whether the text or the ``meta`` of the document silences this rule here."""
    if rule in silenced(context.aligned.english.meta):
        return True
    if mark.side != "english" or not context.ignored:
        return False
    behind = bisect_right(context.ignored, mark.start, key=lambda line: line[0])
    return any(
        mark.start < end and (not rules or rule in rules)
        for _, end, rules in context.ignored[max(0, behind - _MOST_OVER_ONE_PLACE) : behind]
    )


def ignored_lines(text: str, meta: Mapping[str, Any]) -> list[tuple[int, int, frozenset[str]]]:
    """The spans that comments silence, with the rules they name (none: all rules); the comments themselves are silent.

    The comments of a page are not in its text: its reader tells of them in ``meta``, under ``ignored``.
    """
    told = [(span["start"], span["end"], span["kind"]) for span in meta.get("ignored", ())]
    spans = [(start, end, named_rules(kind)) for start, end, kind in told]
    plain = without_comments(text)
    lines: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for comment in find_comments(text):
        spans.append((comment.start, comment.end, frozenset()))
        if comment.rules is None:
            continue
        start = text.rfind("\n", 0, comment.start) + 1
        end = _line_end(text, comment.end)
        if not plain[start:end].strip():
            start, end = comment.start, _line_end(text, end + len(plain[end:]) - len(plain[end:].lstrip()))
        lines[end].append((start, comment.rules))
    for end, several in lines.items():  # all that speak of one line, however many, are one span
        rules = frozenset[str]().union(*(rules for _, rules in several))
        spans.append(
            (max(start for start, _ in several), end, rules if all(rules for _, rules in several) else frozenset())
        )
    return sorted(spans, key=lambda line: line[:2])


def misread(text: str, meta: Mapping[str, Any], known: Container[str]) -> Iterator[str]:
    """What is wrong with the comments of a document: they cannot be read, or name a rule that is not ``known``."""
    for comment in find_comments(text):
        where = f"line {text.count(chr(10), 0, comment.start) + 1}: "
        if comment.rules is None:
            yield f"{where}{comment.text} silences nothing: write <!-- newsalign: ignore exonym -->"
        yield from (f"{where}{_UNKNOWN.format(rule)}" for rule in sorted(comment.rules or ()) if rule not in known)
    told = sorted({rule for span in meta.get("ignored", ()) for rule in named_rules(span["kind"])})
    yield from (_UNKNOWN.format(rule) for rule in told if rule not in known)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline: a file of --write-baseline, or findings that were reported as jsonl or sarif.

    Raises InputError where it cannot be read, ConfigError where it is none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", "Write one with --write-baseline.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not a baseline file", "Write one with --write-baseline.") from error
    found = list(_reported(text) if text.lstrip().startswith("{") else _listed(text))
    for number, fingerprint in enumerate(found, 1):
        if not re.fullmatch(r"[0-9a-f]{16}", fingerprint):
            raise ConfigError(
                f"{path}: entry {number} is no fingerprint: {fingerprint[:40]!r}", "Write it with --write-baseline."
            )
    return frozenset(found)


def _listed(text: str) -> Iterator[str]:
    """The first word of each line that is no comment."""
    return (line.split()[0] for line in lines_of(text) if line.strip() and not line.startswith("#"))


def _reported(text: str) -> Iterator[str]:
    """The fingerprints of findings in JSON Lines, or of the results of a SARIF log; "" for what has none."""
    for line in [text] if _is_json(text) else [line for line in lines_of(text) if line.strip()]:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        runs = record.get("runs") if isinstance(record, dict) else None
        for one in _results(runs) if isinstance(runs, list) else [record]:
            yield _fingerprint(one)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _results(runs: list[Any]) -> Iterator[Any]:
    for run in runs:
        results = run.get("results") if isinstance(run, dict) else None
        yield from results if isinstance(results, list) else ()


def _fingerprint(record: Any) -> str:
    """That of a finding, or of a result of SARIF, which may have several kinds."""
    if not isinstance(record, dict):
        return ""
    kinds = record.get("partialFingerprints")
    found = record.get("fingerprint", kinds.get(FINGERPRINT) if isinstance(kinds, dict) else "")
    return found if isinstance(found, str) else ""


def baseline_text(findings: Iterable[Finding]) -> str:
    """A baseline file of these findings."""
    rows = sorted(f"{f.fingerprint} {f.rule} {' '.join(f.text.split())[:60]}".rstrip() for f in findings)
    return "\n".join([_HEAD, *rows, ""])


def without_known(findings: Iterable[Finding], known: frozenset[str]) -> tuple[Finding, ...]:
    """The findings whose fingerprints are not known."""
    return tuple(finding for finding in findings if finding.fingerprint not in known)
