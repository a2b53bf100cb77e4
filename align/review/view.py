"""A finding as an editor needs it to decide: its sentence with the mark, what would stand there, and the evidence.

Everything is JSON. Texts to be shown have their invisible controls made visible; a text to be edited is as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from align.auditing import RULES
from align.decisions.honour import honour
from align.decisions.model import BESIDE, Decision, Decisions, Standing, draft, proposal, spelling_of
from align.report.html import facts, sentence, visible
from align.report.marking import Note, Stretch, notes, state_of
from align.report.passages import Passage, passages
from align.review.snapshot import Snapshot
from align.types import Audited, Finding

_LONGEST = 4000  # characters of a text that are shown; its two ends where it is longer
_BRIEF = 90


def row(snapshot: Snapshot, decisions: Decisions, number: int) -> list[Any]:
    """A finding in the queue: document, rule, severity, state, its text, the proposal, verdict, what decided it."""
    found = snapshot.findings[number]
    wanted, ruling = proposal(found), decisions.ruling(found)
    return [
        snapshot.place[number],
        found.rule,
        found.severity,
        state_of(found),
        _brief(found.text),
        None if wanted is None else _brief(wanted),
        ruling.verdict if ruling else "",
        ruling.by if ruling else "",
    ]


def detail(snapshot: Snapshot, decisions: Decisions, number: int) -> dict[str, Any]:
    """All about one finding."""
    found, ruling = snapshot.findings[number], decisions.ruling(snapshot.findings[number])
    audited = snapshot.audited(number)
    done = honour(audited, decisions if ruling else _supposing(decisions, found))
    here = next(each for each in done.findings if each.fingerprint == found.fingerprint)
    near, at = _passages(audited, found)
    wanted = here.replacement if ruling and here.applied else proposal(found)
    return {
        "number": number,
        "fingerprint": found.fingerprint,
        "doc": found.doc,
        "where": _place(near[at]),
        "title": RULES[found.rule].title if found.rule in RULES else found.rule,
        "message": visible(sentence(found.message)),
        "confidence": found.confidence,
        "side": found.side,
        "text": found.text,
        "proposal": proposal(found),
        "old": _shown(found.text),
        "new": None if wanted is None else _shown(wanted),
        "draft": _draft(found, here),
        "verdict": ruling.verdict if ruling else "",
        "by": ruling.by if ruling else "",
        "english": [_pieces(passage.english, found) for passage in near],
        "source": [_pieces(passage.source, found) for passage in near],
        "at": at,
        "beside": _beside(near[at], found),
        "lang": audited.aligned.source.lang if audited.aligned.source else "en",
        "reads": _reads(done, found, here),
        "evidence": [[visible(name), _shown(value)] for name, value in facts(found.evidence)],
        "overlaps": _overlaps(done, here),
        "choices": _choices(snapshot, found),
    }


def _supposing(decisions: Decisions, found: Finding) -> Decisions:
    """The decisions, with the finding accepted: what the text would be."""
    supposed = Decision(found.doc, found.fingerprint, "accepted", proposal(found), found.rule, found.text, number=2**62)
    return replace(decisions, findings={**decisions.findings, (found.doc, found.fingerprint): supposed})


def _passages(audited: Audited, found: Finding) -> tuple[list[Passage], int]:
    """The passage that shows a finding, between its neighbours; the index of it among them.

    Only the finding itself is marked: what else there is to say of the sentence would be in the way.
    """
    alone = [replace(found, applied=False)]
    marks = notes(alone, audited.aligned.english.text, str)
    all_of = list(passages(audited.aligned, marks))
    at = next((index for index, passage in enumerate(all_of) if passage.notes), 0)
    low = max(0, at - 1)
    return all_of[low : at + 2], at - low


def _reads(done: Audited, found: Finding, here: Finding) -> str | None:
    """The passage with everything applied; None where the finding itself changes nothing."""
    if not here.applied:
        return None
    marks = notes(done.findings, done.aligned.english.text, str)
    for passage in passages(done.aligned, marks):
        if _has(passage.english, found):
            return _shown("".join(piece.text for piece in _made(passage.english)))
    return None


def _has(stretches: Iterable[Stretch], found: Finding) -> bool:
    return any(stretch.note and stretch.note.finding.fingerprint == found.fingerprint for stretch in stretches)


def _made(stretches: Iterable[Stretch]) -> Iterable[Any]:
    return (piece for stretch in stretches for piece in stretch.pieces if piece.kind in ("text", "ins"))


def _pieces(stretches: Sequence[Stretch], found: Finding) -> list[list[Any]]:
    """Text and whether it is the finding's; a point of no width is an empty text."""
    return [
        [_shown("".join(piece.text for piece in stretch.pieces)), _is_of(stretch.note, found)] for stretch in stretches
    ]


def _is_of(note: Note | None, found: Finding) -> bool:
    return note is not None and note.finding.fingerprint == found.fingerprint


def _draft(found: Finding, here: Finding) -> str:
    """What an edit begins with: what was written before, else the proposal."""
    if here.evidence.get("decision") == "edited" and here.replacement is not None:
        return here.replacement
    return draft(found)


def _overlaps(done: Audited, here: Finding) -> list[str]:
    """What gives way to the finding, or what it gives way to, in words."""
    lines = [
        f"The repair “{_brief(each.text)}” → “{_brief(each.replacement or '')}” gives way to it"
        for each in done.findings
        if each.evidence.get("overridden_by") == here.fingerprint and each.fingerprint != here.fingerprint
    ]
    winner = here.evidence.get("overridden_by")
    other = next((each for each in done.findings if each.fingerprint == winner), None)
    if other is not None and other.fingerprint != here.fingerprint:
        lines.append(f"It gives way to “{_brief(other.text)}”: both want the same characters")
    return lines


def _choices(snapshot: Snapshot, found: Finding) -> list[dict[str, Any]]:
    """The decisions about more than this finding: what each says, and how many findings it would touch."""
    made: list[tuple[str, Standing]] = []
    if change := spelling_of(found):
        old, new = change
        made.append((f"Always “{visible(new)}” for “{visible(old)}”", Standing("spelling", old, "accepted", new)))
        made.append((f"Never touch “{visible(old)}”", Standing("spelling", old, "rejected")))
    if any(proposal(each) is not None for each in snapshot.findings if each.rule == found.rule):
        made.append((f"Accept every proposal of {found.rule}", Standing("rule", found.rule, "accepted")))
    made.append((f"Reject every finding of {found.rule}", Standing("rule", found.rule, "rejected")))
    return [
        {"label": label, "kind": each.kind, "key": each.key, "verdict": each.verdict, "replacement": each.replacement,
         "count": sum(map(each.covers, snapshot.findings, snapshot.spellings))}
        for label, each in made
    ]  # fmt: skip


def _beside(passage: Passage, found: Finding) -> dict[str, str]:
    """What to compare with: the other side of the passage and its fresh translation, or what the English leaves out."""
    if found.rule in BESIDE:
        lost = str(found.evidence.get("source", ""))
        return {"name": "Left out of the English", "text": _shown(lost), "fresh": _shown(found.suggestion or "")}
    name, stretches = ("English version", passage.english) if found.side == "source" else ("Original", passage.source)
    text = "".join(piece.text for stretch in stretches for piece in stretch.pieces)
    return {"name": name, "text": _shown(text), "fresh": _shown(passage.fresh)}


def _place(passage: Passage) -> str:
    ids = passage.bead.target_ids or passage.bead.source_ids if passage.bead else ()
    parts = ids[0].rsplit(":", 2) if ids else []
    if len(parts) != 3:
        return ""
    return "headline" if parts[1] == "0" else f"paragraph {parts[1]}, sentence {parts[2]}"


def _shown(text: str) -> str:
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return visible(text)


def _brief(text: str) -> str:
    text = " ".join(text[: 4 * _BRIEF].replace("\n", " ¶ ").split())
    return visible(text if len(text) <= _BRIEF else f"{text[:_BRIEF]}…")
