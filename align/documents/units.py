"""Translation units: the beads of a finished document as pairs of text, and the formats that they can be written in.

The normalized text of a segment is its share of the document's normalized text: every applied repair belongs to exactly
one segment (or to the white space between two), so that the segments put together are the normalized document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TextIO

from align.auditing.edits import Edit, Revision
from align.documents.issues import findings_by_bead
from align.registry import Registry
from align.types import TARGET_LANGUAGE, Audited, Document, Finding, Signature

TextChoice = Literal["raw", "normalized"]
ANY_LANGUAGE = "*all*"
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One bead as text. A side that says nothing is empty; the sentences of a side are joined by a space.

    ``score`` (higher is better) and ``confidence`` (0 to 1) are the bead's; ``findings`` are those about it. What is no
    bead has ``facts`` instead of document, score and confidence.
    """

    id: str
    doc: str
    source: str
    target: str
    source_lang: str
    score: float
    confidence: float
    source_ids: tuple[str, ...] = ()
    target_ids: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the units: how they were made, the languages (``*all*``: each unit says its own), the text."""

    signature: Signature | None = None
    source_lang: str = ANY_LANGUAGE
    target_lang: str = TARGET_LANGUAGE
    text: TextChoice = "normalized"


class Writer(Protocol):
    """Writes units to a text stream as they come, in order, holding one at a time."""

    def __call__(self, units: Iterable[Unit], out: TextIO, head: Head) -> None:
        """Write all ``units`` to ``out``."""


WRITERS: Registry[Writer] = Registry(
    "format",
    "writers",
    {
        "jsonl": "align.documents.jsonl_export:write",
        "tsv": "align.documents.tsv:write",
        "tmx": "align.documents.tmx:write",
    },
)


def units(audited: Audited, text: TextChoice = "normalized", *, nulls: bool = False) -> Iterator[Unit]:
    """The beads of a document as units, in order: those with text on both sides, with ``nulls`` also the others.

    A document without an original has none. A bead whose English is nothing but removed boilerplate counts as
    one-sided, as does one with a side of control characters alone; a unit that is empty on both sides is never given.
    """
    aligned = audited.aligned
    if aligned.source is None:
        return
    original = raw_segments(aligned.source)
    english = segment_texts(audited, text)
    found = findings_by_bead(audited)
    for bead in aligned.beads:
        source = _joined(original, bead.source_ids)
        target = _joined(english, bead.target_ids)
        said = bool(one_line(source)), bool(one_line(target))
        if all(said) or (nulls and any(said)):
            yield Unit(
                bead.id, aligned.id, source, target, aligned.source.lang, bead.score, bead.confidence,
                bead.source_ids, bead.target_ids, found.get(bead.id, ()),
            )  # fmt: skip


def segment_texts(audited: Audited, text: TextChoice) -> dict[str, str]:
    """The text of every English segment by its id, as read or with the repairs made."""
    return raw_segments(audited.aligned.english) if text == "raw" else normalized_segments(audited)


def raw_segments(document: Document) -> dict[str, str]:
    """The text of every segment by its id, as read."""
    return {segment.id: segment.text for segment in document.segments}


def normalized_segments(audited: Audited) -> dict[str, str]:
    """The normalized text of every English segment by its id; the empty text for one that was removed.

    A repair that reaches over the end of a segment goes to the first segment it touches; what it leaves unchanged at
    both its ends is no part of it.
    """
    english = audited.aligned.english
    segments = sorted(english.segments, key=lambda segment: segment.start)
    spans = [(segment.start, segment.end) for segment in segments]
    changes = Revision.of(english.text, (each for each in audited.findings if each.side == "english")).edits
    shares = normalized_shares(english.text, changes, spans)
    return {segment.id: shares[2 * number + 1].strip() for number, segment in enumerate(segments)}


def normalized_shares(text: str, changes: Sequence[Edit], spans: Sequence[tuple[int, int]]) -> list[str]:
    """The edited ``text`` cut at ``spans`` (sorted, apart): what lies before, the first span, what lies between, ...

    Returns ``2 * len(spans) + 1`` texts which put together are the edited text.
    """
    cuts = [0, *(cut for span in spans for cut in span), len(text)]
    shares: list[list[str]] = [[] for _ in cuts[1:]]
    position = 0
    for change in changes:
        _keep(text, position, change.start, cuts, shares)
        shares[_owner(change, spans)].append(change.new)
        position = change.end
    _keep(text, position, len(text), cuts, shares)
    return ["".join(share) for share in shares]


def _keep(text: str, start: int, end: int, cuts: list[int], shares: list[list[str]]) -> None:
    """Deal out the unchanged text of ``[start, end)`` to the shares it lies in."""
    number = max(bisect_right(cuts, start) - 1, 0)
    while start < end:
        stop = min(end, cuts[number + 1])
        shares[number].append(text[start:stop])
        start, number = stop, number + 1


def _owner(change: Edit, spans: Sequence[tuple[int, int]]) -> int:
    """The share that a change belongs to: the first span it touches, else the room before the next span."""
    number = bisect_left(spans, change.start, key=lambda span: span[1])
    while number < len(spans) and spans[number][1] == change.start < change.end:
        number += 1  # it begins where the span ends and takes nothing of it
    if number < len(spans) and spans[number][0] <= max(change.start, change.end - 1):
        return 2 * number + 1
    return 2 * number


def one_line(text: str) -> str:
    """The text for a format of lines and columns: line breaks, tabs and control characters are one space."""
    return _BREAKS.sub(" ", text).strip()


def _joined(texts: dict[str, str], ids: tuple[str, ...]) -> str:
    return " ".join(text for text in (texts.get(name, "") for name in ids) if text)
