"""Whether the records of a document fit one another, as those do that a job wrote and nobody touched since.

What comes behind relies on it: ids name files, offsets lie in the text, beads and findings speak of what is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

from align.documents.ids import check_safe
from align.errors import InputError
from align.types import Aligned, Document, EnglishOrigin, Finding, Segment

_LANGUAGE = re.compile("[a-z]{2,3}")  # it stands in the names of files


def check_aligned(aligned: Aligned) -> None:
    """Raise ValueError where id, texts, sentences, translations and beads do not fit."""
    try:
        check_safe(aligned.id, "a document")
    except InputError as error:
        raise ValueError(error.message) from error
    if aligned.english_origin not in get_args(EnglishOrigin):
        raise ValueError("where the English comes from is not said")
    if aligned.source and not _LANGUAGE.fullmatch(aligned.source.lang):
        raise ValueError(f"{aligned.source.lang!r} is no language")
    original = _segments(aligned.source) if aligned.source else frozenset()
    english = _segments(aligned.english)
    if not original.issuperset(each.segment_id for each in aligned.translations):
        raise ValueError("a translation of no sentence")
    for bead in aligned.beads:
        if not (original.issuperset(bead.source_ids) and english.issuperset(bead.target_ids)):
            raise ValueError(f"{bead.id} holds sentences that are not there")


def check_findings(findings: Iterable[Finding], aligned: Aligned) -> None:
    """Raise ValueError for a finding that does not stand where it says."""
    for found in findings:
        side = aligned.english if found.side == "english" else aligned.source
        if side is None or not _stands(found, side):
            raise ValueError(f"the finding {found.fingerprint} is not in the text")


def _segments(side: Document) -> frozenset[str]:
    """The ids of a side's sentences, once all of them stand where they say."""
    for key in ("spans", "ignored"):
        spans = side.meta.get(key, [])
        if not isinstance(spans, list) or not all(map(_is_span, spans)):
            raise ValueError(f"{key} holds something else")
    for segment in side.segments:
        _, *place = segment.id.rsplit(":", 2)
        if len(place) != 2 or not all(part.isdecimal() for part in place) or not _stands(segment, side):
            raise ValueError(f"the sentence {segment.id} is not in the text")
    return frozenset(segment.id for segment in side.segments)


def _stands(part: Segment | Finding, side: Document) -> bool:
    return 0 <= part.start <= part.end <= len(side.text) and part.text == side.text[part.start : part.end]


def _is_span(span: Any) -> bool:
    kinds = {"start": int, "end": int, "kind": str}
    return isinstance(span, dict) and all(isinstance(span.get(name), kind) for name, kind in kinds.items())
