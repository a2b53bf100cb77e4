"""Findings as XLIFF 2.1 with ITS 2.0 issues: the audited documents as they were read, every finding marked in them.

A document with its original is pairs of source and target, one-sided beads included; English alone is source only.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from align.documents.stories import Story
from align.documents.units import ANY_LANGUAGE, Head, Unit, units
from align.documents.xliff import write
from align.report import AuditHead
from align.report.places import Paths
from align.types import TARGET_LANGUAGE, Audited


def render(documents: Iterable[Audited], paths: Paths, head: AuditHead) -> str:
    """The documents in one XLIFF. Raises InputError where none has any text."""
    stories = [story for document in documents if (story := _story(document)).units]
    languages = {story.source_lang or TARGET_LANGUAGE for story in stories}
    out = io.BytesIO()
    write(stories, out, Head(head.signature, languages.pop() if len(languages) == 1 else ANY_LANGUAGE))
    return out.getvalue().decode("utf-8")


def _story(document: Audited) -> Story:
    if document.aligned.source is not None:
        return Story(document, tuple(units(document, "raw", nulls=True)), "raw")
    return Story(document, tuple(_alone(document)), "raw")


def _alone(document: Audited) -> Sequence[Unit]:
    """A unit for each sentence of an English version without an original."""
    english = document.aligned.english
    empty = Unit("", english.id, "", "", TARGET_LANGUAGE, 0.0, 0.0)
    beads = {bead.target_ids[0]: bead.id for bead in document.aligned.beads if bead.target_ids}
    return [
        replace(
            empty,
            id=beads.get(segment.id, segment.id),
            source=segment.text,
            source_ids=(segment.id,),
            target_ids=(segment.id,),
            findings=tuple(each for each in document.findings if each.bead == beads.get(segment.id)),
        )
        for segment in english.segments
    ]
