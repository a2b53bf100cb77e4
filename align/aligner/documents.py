"""Documents: their segments aligned, with the layout of both as evidence, as beads with ids."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from align.aligner.encoders import Encoder, embed
from align.aligner.scorer import Layout, Sides
from align.aligner.sentences import align_sides, unlike
from align.errors import InputError
from align.types import Bead, Document, Segment, Translation

_log = logging.getLogger(__name__)


def align_documents(
    source: Document, english: Document, translations: Sequence[Translation], encoder: Encoder | None = None
) -> tuple[Bead, ...]:
    """The beads of a segmented original and a segmented English version, ids ``DOCID:1``, ``DOCID:2``, ...

    ``translations`` are those of the source's segments, in their order; an ``encoder`` is a further witness. Every
    segment of both sides is in exactly one bead; unmatched segments are single. Raises InputError if the translations
    are not those of the segments.
    """
    hypothesis = [translation.text for translation in translations]
    if len(hypothesis) != len(source.segments):
        what = f"{source.id}: {len(hypothesis)} translations for {len(source.segments)} source segments"
        raise InputError(what, "Translate the segments of this document anew.")
    left, right = ([segment.text for segment in side.segments] for side in (source, english))
    embedded = embed(encoder, left, right) if encoder else None
    links = align_sides(Sides(left, right, hypothesis, _layout(source.segments), _layout(english.segments), embedded))
    if source.segments and english.segments and unlike(links):
        _log.warning(
            "%s: the translation does not resemble the English version at all: is it the same story? "
            "Look at both files and their languages.",
            source.id,
        )
    return tuple(
        Bead(
            f"{english.id}:{number}",
            tuple(source.segments[i].id for i in link.source),
            tuple(english.segments[j].id for j in link.target),
            link.score,
            link.confidence,
            link.method,
        )
        for number, link in enumerate(links, 1)
    )


def one_to_one(source: Document, english: Document) -> tuple[Bead, ...]:
    """The beads of an original and the English made of its own translations, segment by segment.

    Raises InputError if they have different numbers of segments.
    """
    if len(source.segments) != len(english.segments):
        what = f"{source.id}: {len(source.segments)} source segments, {len(english.segments)} translated ones"
        raise InputError(what, "Make the English document of the translations of these segments.")
    pairs = zip(source.segments, english.segments, strict=True)
    return tuple(
        Bead(f"{english.id}:{number}", (left.id,), (right.id,), 1.0, 1.0, "one-to-one")
        for number, (left, right) in enumerate(pairs, 1)
    )


def unmatched(english: Document) -> tuple[Bead, ...]:
    """The beads of an English version that has no original: each segment by itself."""
    return tuple(
        Bead(f"{english.id}:{number}", (), (segment.id,), 0.0, 1.0, "unmatched")
        for number, segment in enumerate(english.segments, 1)
    )


def _layout(segments: Sequence[Segment]) -> Layout | None:
    """The paragraphs as the segment ids tell them; None where there are no segments."""
    return Layout(tuple(int(segment.id.rsplit(":", 2)[1]) for segment in segments)) if segments else None
