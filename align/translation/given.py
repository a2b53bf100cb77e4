"""A translation that is there already: a file's lines or records, or a list, brought to the segments of its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

from align.documents import decode, read_file
from align.documents.naming import kind_of
from align.errors import InputError, reason_of
from align.json_values import parse_json
from align.segment import split
from align.types import TARGET_LANGUAGE, Document, Segment, Translation


def read_given(
    path: Path, source: Document, data: bytes | None = None, encoding: str | None = None
) -> tuple[Translation, ...]:
    """A translation of each segment: from a line for each line of the source, or from the jsonl of ``translate``.

    ``data`` is the file's content, where somebody read it already; ``encoding`` is that of lines, for records are
    UTF-8. Of records of several documents those of the source count. Raises InputError where the file cannot be read,
    or its lines or segments do not fit the source.
    """
    records = kind_of(path) == "jsonl"
    text = decode(read_file(path) if data is None else data, str(path), None if records else encoding)
    return _from_records(text, path, source) if records else _from_lines(text, path, source)


def fitted(given: Sequence[Translation | str], source: Document) -> tuple[Translation, ...]:
    """Translations that somebody made, brought to the segments of their source: one for each, in their order.

    Raises InputError where they are as many as no segments, something else, or those of other segments.
    """
    if isinstance(given, str) or len(given) != len(source.segments):
        count = "one text" if isinstance(given, str) else f"{len(given)} translations"
        what = f"{source.id}: {count} for {len(source.segments)} source segments"
        raise InputError(what, "Give a list with a translation of each segment of the original, in order.")
    return tuple(_fitted(each, segment) for each, segment in zip(given, source.segments, strict=True))


def _fitted(given: Translation | str, segment: Segment) -> Translation:
    if isinstance(given, str):
        return Translation(segment.id, given, 0.0)
    if not isinstance(given, Translation):
        what = f"{segment.id}: {type(given).__name__} is no translation"
        raise InputError(what, "Give texts, or what `translate` gives.")
    if _place(given.segment_id) != _place(segment.id):
        what = f"{given.segment_id}: a translation of another segment than {segment.id}, in whose place it stands"
        raise InputError(what, "Give the translations in the order of the segments.")
    return replace(given, segment_id=segment.id)


def _from_records(text: str, path: Path, source: Document) -> tuple[Translation, ...]:
    try:
        made = [_translation(parse_json(line)) for line in text.split("\n") if line.strip()]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise _unfit(path, reason_of(error)) from error
    if len({_document(each.segment_id) for each in made}) > 1:
        own = {_document(segment.id) for segment in source.segments}
        made = [each for each in made if _document(each.segment_id) in own]
        if not made:
            raise _unfit(path, f"it is of several documents, and none is {source.id}")
    known = {_place(each.segment_id): each for each in made}
    if lacking := [segment.id for segment in source.segments if _place(segment.id) not in known]:
        raise _unfit(path, f"no {_place(lacking[0])}")
    if len(made) != len(source.segments):
        raise _unfit(path, f"{len(made)} translations for {len(source.segments)} segments")
    return tuple(replace(known[_place(segment.id)], segment_id=segment.id) for segment in source.segments)


def _unfit(path: Path, why: str) -> InputError:
    what = f"{path}: not the translation of this source ({why})"
    return InputError(what, "Write it with `newsalign translate SOURCE --format jsonl`.")


def _translation(row: dict[str, Any]) -> Translation:
    """The record in a row; score and flags may be left out. Raises ValueError, KeyError, TypeError for others."""
    ident, text, score, flags = row["segment_id"], row["text"], row.get("score", 0.0), row.get("flags", [])
    good = (
        isinstance(ident, str)
        and isinstance(text, str)
        and type(score) in (int, float)
        and isfinite(score)
        and isinstance(flags, list)
        and all(isinstance(flag, str) for flag in flags)
    )
    if not good:
        raise ValueError(f"{ident}: no text, or score or flags of another kind")
    return Translation(ident, text, float(score), tuple(flags))


def _document(segment_id: str) -> str:
    """The document and side of a segment."""
    return segment_id.rsplit(":", 2)[0]


def _place(segment_id: str) -> str:
    """Paragraph and sentence of a segment: the same whatever the document was called."""
    return ":".join(str(segment_id).rsplit(":", 2)[-2:])


def _from_lines(text: str, path: Path, source: Document) -> tuple[Translation, ...]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    paragraphs: dict[str, list[Segment]] = {}
    for segment in source.segments:
        paragraphs.setdefault(segment.id.rsplit(":", 2)[-2], []).append(segment)
    if len(lines) != len(paragraphs):
        what = f"{path}: {len(lines)} lines, but the source has {len(paragraphs)}"
        raise InputError(what, "Give one line for each line of the source, or the jsonl of `newsalign translate`.")
    return tuple(
        translation
        for line, segments in zip(lines, paragraphs.values(), strict=True)
        for translation in _shared_out(line, segments)
    )


def _shared_out(line: str, segments: Sequence[Segment]) -> list[Translation]:
    """The sentences of a translated line over the segments of the source line, by where they stand in it."""
    texts: list[list[str]] = [[] for _ in segments]
    spans = split(line, TARGET_LANGUAGE)
    total = segments[-1].end - segments[0].start
    middles = [((segment.start + segment.end) / 2 - segments[0].start) / total for segment in segments]
    for index, (start, end) in enumerate(spans):
        middle = (start + end) / 2 / len(line)
        best = min(range(len(segments)), key=lambda i: abs(middles[i] - middle))
        texts[index if len(spans) == len(segments) else best].append(line[start:end])
    return [Translation(segment.id, " ".join(parts), 0.0) for segment, parts in zip(segments, texts, strict=True)]
