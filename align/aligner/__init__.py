"""Sentence alignment by way of a fresh translation: beads of up to five sentences a side, and what was left out."""

from align.aligner.documents import align_documents, one_to_one, unmatched
from align.aligner.encoders import Encoder, open_encoder
from align.aligner.link import Link
from align.aligner.sentences import align_sentences, likeness, unlike

__all__ = [
    "Encoder",
    "Link",
    "align_documents",
    "align_sentences",
    "likeness",
    "one_to_one",
    "open_encoder",
    "unlike",
    "unmatched",
]
