"""From rules to findings: what overlaps is settled, what is uncertain lowered, what the profile wants applied."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from align.auditing.calibration import calibrated
from align.auditing.context import Context
from align.auditing.edits import Edit, Revision, Room, carried, core, merge, revised
from align.auditing.kept import is_kept
from align.auditing.profile import Profile
from align.auditing.rule import Mark, Rule
from align.auditing.rules import RULES
from align.auditing.suppression import is_suppressed, misread, silenced
from align.auditing.unseen import seen, unseen
from align.auditing.watching import mask
from align.provenance import files_sha256, package_sha256
from align.punctuation import punctuation_files
from align.types import Aligned, Finding, FixClass

# One span, one rule: within a chain the first takes the span. A rule that stands in no chain shares its span.
_CHAINS = (
    ("homoglyph", "mojibake", "glued-name", "stray-stop", "feminine-ova", "case-ending", "romanization", "exonym",
     "name-variant"),
    ("scale-word", "number-mismatch"),
    ("unbalanced-quote", "quote-typography"),
    ("decoder-loop", "repetition", "addition"),
)  # fmt: skip
_CHAIN_OF = {rule: chain for chain, rules in enumerate(_CHAINS) for rule in rules}
_PLACE_OF = {rule: place for rules in _CHAINS for place, rule in enumerate(rules)}
_ENCODING, _PAGE = ("homoglyph", "mojibake"), "boilerplate"
_CLASSES = {"auto": 0, "profile": 1, "review": 2}
_ROUNDS = 5
_log = logging.getLogger(__name__)
_make: Callable[..., Finding] = Finding  # dataclasses.replace takes several times as long
_all_but_fingerprint = attrgetter(*(field.name for field in fields(Finding) if field.name != "fingerprint"))


class _Marked(NamedTuple):
    """A mark with its rule, its calibrated confidence, the fix class left after lowering, and whether it is applied.

    ``order`` says who comes first where two want the same place; the order in which the rules ran has no part in it.
    """

    order: tuple[object, ...]
    rule: Rule
    mark: Mark
    confidence: float
    fix: FixClass
    applied: bool


def audit(
    aligned: Aligned, profile: Profile, rules: Sequence[str] | None = None, *, raw: bool = False
) -> tuple[Finding, ...]:
    """The findings of one document, sorted by their start.

    ``rules`` names those to run; by default all that the profile does not switch off. The text is looked at again after
    its fixes, until nothing is left to apply: what a repair uncovers (``Kievwho``, then ``Kiev``) is a finding of the
    same audit. ``raw`` keeps the rules' own confidences, which calibration starts from. Raises ConfigError for a rule
    that does not exist.
    """
    for problem in misread(aligned.english.text, aligned.english.meta, RULES):
        _log.warning("%s: %s", aligned.id, problem)
    chosen = tuple(sorted(set(rules))) if rules is not None else _all_but(profile.off)
    shown, ways = seen(aligned)
    findings = _first(shown, profile, chosen, raw=raw)
    for _ in range(_ROUNDS):
        revision = Revision.of(shown.english.text, findings)
        if not revision.edits:
            break
        context = Context(replace(shown, english=revised(shown.english, revision)), profile, revision)
        fixing = _fixing(chosen, profile.apply)
        fresh = [finding for finding in _pass(context, fixing, raw=raw) if finding.applied]
        if not fresh:
            break
        findings = merge(findings, revision, fresh)
    known = silenced(aligned.english.meta)
    marked = _with_fingerprints(aligned.english.text, [unseen(finding, ways) for finding in findings])
    return tuple(finding for finding in marked if finding.fingerprint not in known)


def _first(shown: Aligned, profile: Profile, names: tuple[str, ...], *, raw: bool) -> list[Finding]:
    """The findings of all rules, seen with the broken characters mended, which mislead the others, and carried back."""
    context = Context(shown, profile)
    encoding = tuple(name for name in names if name in (*_ENCODING, _PAGE))
    mended = [finding for finding in _pass(context, encoding, raw=raw) if finding.applied and finding.rule != _PAGE]
    if not mended:
        return _pass(context, names, raw=raw)
    revision = Revision.of(shown.english.text, mended)
    found = _pass(Context(replace(shown, english=revised(shown.english, revision)), profile), names, raw=raw)
    spans = Room()
    for finding in mended:
        spans.take(Edit(finding.start, finding.end, ""))
    others = [
        carried(finding, revision) if finding.side == "english" else finding for finding in found if not finding.applied
    ]
    kept = [one for one in others if not _is_taken(one, spans)]
    return merge(mended, revision, [finding for finding in found if finding.applied]) + kept


def _is_taken(finding: Finding, spans: Room) -> bool:
    """Whether the span belongs to a rule that comes first."""
    chained = _CHAIN_OF.get(finding.rule) == _CHAIN_OF[_ENCODING[0]]
    return chained and finding.side == "english" and bool(spans.near(Edit(finding.start, finding.end, "")))


@cache
def _all_but(off: tuple[str, ...]) -> tuple[str, ...]:
    """The rules that a profile does not switch off."""
    return tuple(name for name in RULES if name not in off)


@cache
def _fixing(names: tuple[str, ...], applied: tuple[str, ...]) -> tuple[str, ...]:
    """The rules whose fixes are made."""
    return tuple(name for name in names if RULES[name].fix == "auto" or name in applied)


@cache
def rule_pack_sha256() -> str:
    """One hash over the code and the data of the audit: another hash means that findings may differ."""
    code = package_sha256("auditing", "names", "punctuation", "quantities", "segment", "letters.py", "tables.py")
    return hashlib.sha256(f"{code} {files_sha256(punctuation_files())}".encode()).hexdigest()


def _pass(context: Context, names: tuple[str, ...], *, raw: bool) -> list[Finding]:
    """The findings of these rules over the text as it stands, without fingerprints."""
    marked = [
        _lowered(rule, mark, context.profile, raw=raw)
        for rule in may_find(context, names)
        for mark in rule.check(context)
        if not (is_suppressed(context, rule.name, mark) or _is_kept(context, rule, mark) or _is_vain(context, mark))
    ]
    return [_finding(context, one) for one in _settled(_of_the_story(marked), context.text)]


def _of_the_story(marked: Sequence[_Marked]) -> Sequence[_Marked]:
    """What was found, but for what is inside lines of the page: they go as a whole."""
    lines = [one.mark for one in marked if one.rule.name == _PAGE]
    if not lines:
        return marked
    low, high = min(line.start for line in lines), max(line.end for line in lines)
    return [
        one
        for one in marked
        if one.rule.name == _PAGE or one.mark.side != "english" or not low <= one.mark.start <= one.mark.end <= high
    ]


def may_find(context: Context, names: tuple[str, ...]) -> list[Rule]:
    """The rules of which the text has a sign, and an original if they need one: a quick look that spares most rules."""
    fired, text = context.fired, context.text
    return [
        rule
        for rule, watches, strings in _signs(names, sourced=context.aligned.source is not None)
        if watches & fired or not (watches or strings) or any(string in text for string in strings)
    ]


@cache
def _signs(names: tuple[str, ...], *, sourced: bool) -> Sequence[tuple[Rule, int, Sequence[str]]]:
    """The rules by name, with the bits of the watches and the strings among their signs."""
    return tuple(
        (rule, mask(rule.watched_signs), rule.spelled_signs)
        for rule in (RULES[name] for name in names)
        if sourced or not rule.needs_source
    )


def _is_kept(context: Context, rule: Rule, mark: Mark) -> bool:
    """Whether a rule of house style would respell what the profile keeps."""
    keep = context.profile.keep
    return rule.fix == "profile" and is_kept(keep, context.text[mark.start : mark.end], mark.replacement)


def _is_vain(context: Context, mark: Mark) -> bool:
    """Whether the repair is what stands there."""
    return mark.side == "english" and mark.replacement == context.text[mark.start : mark.end]


def _lowered(rule: Rule, mark: Mark, profile: Profile, *, raw: bool) -> _Marked:
    """The mark with its calibrated confidence, which has to reach the bar as well where a fix is made unasked."""
    bar = profile.bar_of(rule.name)
    certain = not mark.review and mark.replacement is not None and mark.confidence >= bar
    confidence = mark.confidence
    if not raw:
        confidence = calibrated(rule.name, confidence)
        certain = certain and (rule.fix != "auto" or confidence >= bar)
    fix: FixClass = rule.fix if certain or rule.fix == "review" else "review"
    wanted = fix == "auto" or (fix == "profile" and rule.name in profile.apply)
    order = (
        _CLASSES[fix],
        _PLACE_OF.get(rule.name, len(_PLACE_OF)),
        -confidence,
        mark.start,
        -mark.end,
        rule.name,
        mark.replacement or "",
        mark.message,
    )
    return _Marked(order, rule, mark, confidence, fix, wanted and mark.side == "english")


def _settled(marked: Iterable[_Marked], text: str) -> list[_Marked]:
    """One span, one rule; and of two repairs of the same characters only one is applied."""
    kept: list[_Marked] = []
    spans: dict[object, Room] = defaultdict(Room)
    edits, glued = Room(), Room()
    for one in sorted(marked, key=itemgetter(0)):
        mark = one.mark
        if one.rule.name == "glued-name":
            glued.take(Edit(mark.start, mark.end, ""))
        elif one.rule.name == "missing-comma" and glued.near(Edit(mark.start, mark.end, "")):
            continue  # what is missing there shows when the words are apart
        if not spans[mark.side, _CHAIN_OF.get(one.rule.name, one.rule.name)].take(Edit(mark.start, mark.end, "")):
            continue
        if one.applied and mark.replacement is not None:
            edit = core(mark.start, text[mark.start : mark.end], mark.replacement)
            one = one if edits.take(edit) else one._replace(applied=False)
        kept.append(one)
    return kept


def _finding(context: Context, one: _Marked) -> Finding:
    mark, rule = one.mark, one.rule
    document = context.aligned.source if mark.side == "source" and context.aligned.source else context.aligned.english
    bead = (
        context.bead_at(mark.start) or context.bead_at(max(mark.start, mark.end - 1))
        if mark.side == "english"
        else None
    )
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        doc=context.aligned.id,
        bead=bead.id if bead else None,
        side=mark.side,
        start=mark.start,
        end=mark.end,
        text=document.text[mark.start : mark.end],
        replacement=mark.replacement if one.fix != "review" else None,
        suggestion=mark.replacement if one.fix == "review" else None,
        fix=one.fix,
        applied=one.applied,
        message=mark.message,
        evidence=dict(mark.evidence),
        confidence=one.confidence,
        fingerprint="",
    )


def _with_fingerprints(text: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    ordered = sorted(
        findings, key=lambda finding: (finding.start, finding.end, finding.rule, finding.side, finding.message)
    )
    seen: Counter[str] = Counter()
    done = []
    for finding in ordered:
        around = _around(text, finding) if finding.side == "english" else ""
        key = "\0".join((finding.rule, finding.side, _folded(finding.text), around))
        seen[key] += 1
        fingerprint = hashlib.sha256(f"{key}\0{seen[key]}".encode(errors="surrogatepass")).hexdigest()[:16]
        done.append(_make(*_all_but_fingerprint(finding), fingerprint))
    return tuple(done)


def _around(text: str, finding: Finding, words: int = 3, reach: int = 60) -> str:
    """The words beside a span, three on each side: they move with the text, line numbers do not."""
    before = text[max(0, finding.start - reach) : finding.start].split()[-words:]
    after = text[finding.end : finding.end + reach].split()[:words]
    return _folded(" ".join(before)) + "\0" + _folded(" ".join(after))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
