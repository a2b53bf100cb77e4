"""The review at work: the run as it was read, the decisions as they stand, and what a person may do to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from align.decisions import store
from align.decisions.model import Decision, Decisions, Standing, Verdict, proposal
from align.decisions.store import Change, Key
from align.errors import InputError
from align.records import to_dict
from align.report.html import visible
from align.review.additions import additions
from align.review.snapshot import Snapshot, take, version_of
from align.review.view import detail, row
from align.types import Finding

_AROUND = 40  # characters kept on both sides of a decided span, to recognise it by


@dataclass
class Desk:
    """One review of one run folder. Every change is on disk before its method returns."""

    folder: Path
    snapshot: Snapshot
    decisions: Decisions = field(default_factory=Decisions)
    last: store.Action | None = None
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def open(cls, folder: Path) -> Desk:
        """Read the run, make or check the decisions. Raises InputError or JobError where either cannot be used."""
        snapshot = take(folder)
        store.create(folder)
        return cls(folder, snapshot, *store.read(folder))

    def overview(self) -> dict[str, Any]:
        """The whole queue, of the run that is in the folder now."""
        with self._lock:
            if self.is_old:
                self.snapshot = take(self.folder)
            self.decisions, self.last = store.read(self.folder)
            shot = self.snapshot
            return {
                "folder": str(self.folder.resolve()),
                "stories": [[story.id, visible(story.title)] for story in shot.stories],
                "findings": [row(shot, self.decisions, number) for number in range(len(shot.findings))],
                **self._standing(),
            }

    def finding(self, number: int, version: str) -> dict[str, Any]:
        """All about one finding of the run of that version. Raises InputError where there is none of that number."""
        shot = self.seen(version)
        if not 0 <= number < len(shot.findings):
            raise InputError("the run has no such finding", "Load the page anew.")
        return detail(shot, self.decisions, number)

    def seen(self, version: str) -> Snapshot:
        """The run that a page shows. Raises InputError where another one has taken its place since."""
        shot = self.snapshot
        if version != shot.version:
            raise InputError("the run has been made anew", "Load the page anew.")
        return shot

    @property
    def is_old(self) -> bool:
        """Whether another run has ended in the folder since it was read."""
        return version_of(self.folder) not in ("", self.snapshot.version)

    def decide(self, shot: Snapshot, key: Key, verdict: str, text: str | None, request: str) -> dict[str, Any]:
        """Decide about one finding of the run that was ``seen``; ``text`` is what an edit puts in place of its span.

        An edit that leaves the text as it stands is a rejection, one that says what the rule proposed an acceptance.
        Raises InputError for a finding that the run has not, or a decision that makes no sense for it.
        """
        doc, fingerprint = key.first, key.second
        number = shot.number(doc, fingerprint)
        if number is None:
            raise InputError("the run has no such finding", "Load the page anew; nothing was decided.")
        found = shot.findings[number]
        english = shot.audited(number).aligned.english.text if found.side == "english" else ""
        before, after = english[max(0, found.start - _AROUND) : found.start], english[found.end :][:_AROUND]
        said, wanted = _verdict(found, verdict, text if text is None else _with_line_ends(text, english))
        return self._change([Decision(doc, fingerprint, said, wanted, found.rule, found.text, before, after)], request)

    def stand(self, standing: Standing, request: str) -> dict[str, Any]:
        """Decide about a whole rule or a spelling."""
        return self._change([standing], request)

    def withdraw(self, key: Key, request: str) -> dict[str, Any]:
        """Take one decision back, whenever it was made."""
        return self._change([key], request)

    def undo(self, number: int) -> dict[str, Any]:
        """Take the last step back. Raises InputError where ``number`` is not the last any more."""
        with self._lock:
            back = store.undo(self.folder, number)
            return self._told(back.touched if back else (), repeated=back is None)

    def profile(self) -> str:
        """The standing decisions as TOML."""
        return additions(self.decisions.standing, self.snapshot.signature.profile)

    def _change(self, changes: Sequence[Change | Key], request: str) -> dict[str, Any]:
        with self._lock:
            done = store.change(self.folder, changes, request)
            touched = [each if isinstance(each, Key) else Key.of(each) for each in changes]
            return self._told(touched, repeated=not done)

    def _told(self, touched: Sequence[Key], *, repeated: bool) -> dict[str, Any]:
        """What the page must know after a change: the findings that are decided otherwise now.

        ``repeated`` is a wish that had been carried out before and whose answer was lost: what it changed is not known.
        """
        before = self.decisions
        self.decisions, self.last = store.read(self.folder)
        shot = self.snapshot
        if all(key.kind == "finding" for key in touched):
            met = (shot.number(key.first, key.second) for key in touched)
            changed = [number for number in met if number is not None]
        else:
            pairs = ((before.ruling(found), self.decisions.ruling(found)) for found in shot.findings)
            changed = [number for number, (old, new) in enumerate(pairs) if old != new]
        rows = {number: row(shot, self.decisions, number)[-2:] for number in changed}
        return {"changed": rows, "repeated": repeated, "anew": self.is_old, **self._standing()}

    def _standing(self) -> dict[str, Any]:
        return {
            "version": self.snapshot.version,
            "last": self.last.number if self.last else None,
            "standing": [to_dict(each) for _, each in sorted(self.decisions.standing.items())],
            "stale": [to_dict(each) for each in self.decisions.stale(self.snapshot.findings)],
            "profile": self.profile(),
        }


def _verdict(found: Finding, verdict: str, text: str | None) -> tuple[Verdict, str | None]:
    """What a person says about a finding, in the plainest way to say it, and what shall stand in its span."""
    wanted = proposal(found)
    if verdict == "rejected" or (verdict == "edited" and text == found.text):
        return "rejected", None
    if verdict == "accepted" or (verdict == "edited" and text == wanted is not None):
        return "accepted", wanted
    if verdict != "edited":
        raise InputError(f"{verdict!r} is no verdict", "Say accepted, rejected or edited.")
    if found.side != "english" or text is None:
        raise InputError("only the English can be edited", "Accept or reject it.")
    return "edited", text


def _with_line_ends(text: str, english: str) -> str:
    """The text with the line ends of its document: a browser's box knows LF only."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in english else text


def listed(folder: Path) -> Decisions:
    """The decisions in a folder. Raises InputError where there are none, JobError where they cannot be read."""
    decisions = store.read_decisions(folder)
    if not (folder / store.FILE).is_file():
        raise InputError(f"{folder}: holds no decisions", f"Make some with: newsalign review {folder}")
    return decisions


def profile_of(folder: Path) -> str:
    """The standing decisions in a folder as TOML. Raises InputError where there is no finished run."""
    from align.job.store import read_run

    return additions(store.read_decisions(folder).standing, read_run(folder).signature.profile)
