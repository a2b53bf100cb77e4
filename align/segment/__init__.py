"""Sentence segmentation of Czech, Russian and English news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from align.segment.comments import without_comments
from align.segment.dateline import dateline_end
from align.segment.lexicon import LANGUAGES, lexicon
from align.segment.rules import boundaries
from align.segment.stray import StrayStop, see_through, stray_stops
from align.types import Document, Segment

__all__ = ["LANGUAGES", "StrayStop", "segment", "split", "stray_stops"]

_LINE = re.compile(r"[^\n]+")


def split(text: str, lang: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as offsets into ``text``, end exclusive, trimmed of white space.

    They cover every character that is not white space and never overlap; a comment that silences findings is as good as
    white space, unless it stands inside a sentence. An agency's dateline is a sentence; a stray stop between an office
    and a name (``advisor. Yuri Ushakov``) does not end an English one. Raises ConfigError for a language that is not
    one of LANGUAGES.
    """
    text = without_comments(text)
    stops = list(boundaries(text, lexicon(lang)))
    if lang == "en":
        stops = see_through(text, stops)
    return _spans(text, [0, dateline_end(text), *(stop.next_at for stop in stops), len(text)])


def segment(document: Document) -> Document:
    """The document with its segments, ids ``DOCUMENT.LANG:PARAGRAPH:SENTENCE``.

    A paragraph is a line that is not blank, nor a comment alone, counted from 1. Where the first one is
    ``meta["title"]``, it is paragraph 0 and a single segment, whatever stops it holds. Raises ConfigError for an
    unknown language.
    """
    return replace(document, segments=tuple(_segments(document)))


def _segments(document: Document) -> Iterator[Segment]:
    text = document.text
    lines = [line for line in _LINE.finditer(without_comments(text)) if not line.group().isspace()]
    title = str(document.meta.get("title") or "").strip()
    first = 0 if lines and title and lines[0].group().strip() == title else 1
    for number, line in enumerate(lines, start=first):
        spans = _spans(line.group(), [0, len(line.group())]) if number == 0 else split(line.group(), document.lang)
        for count, (start, end) in enumerate(spans, start=1):
            name = f"{document.id}.{document.lang}:{number}:{count}"
            start, end = line.start() + start, line.start() + end
            yield Segment(name, text[start:end], document.lang, start, end)


def _spans(text: str, cuts: Iterable[int]) -> list[tuple[int, int]]:
    """The pieces between the cuts without the white space around them; pieces of nothing else are left out."""
    spans, last = [], 0
    for cut in cuts:
        piece = text[last:cut]
        if piece and not piece.isspace():
            spans.append((last + len(piece) - len(piece.lstrip()), last + len(piece.rstrip())))
        last = cut
    return spans
