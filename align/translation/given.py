"""A translation that is there already: a file's lines, or its records, brought to the segments of their source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from align.documents import decode, read_file
from align.errors import InputError, reason_of
from align.json_values import parse_json
from align.segment import split
from align.types import TARGET_LANGUAGE, Document, Segment, Translation


def read_given(path: Path, source: Document, data: bytes | None = None) -> tuple[Translation, ...]:
    """A translation of each segment: from a line for each line of the source, or from the jsonl of ``translate``.

    ``data`` is the file's content, where somebody read it already. Raises InputError where the file cannot be read, or
    its lines or segments do not fit the source.
    """
    text = decode(read_file(path) if data is None else data, str(path), None)
    return _from_records(text, path, source) if path.suffix == ".jsonl" else _from_lines(text, path, source)


def _from_records(text: str, path: Path, source: Document) -> tuple[Translation, ...]:
    try:
        rows = [parse_json(line) for line in text.split("\n") if line.strip()]
        known = {_place(row["segment_id"]): row for row in rows}
        found = [known[_place(segment.id)] for segment in source.segments]
        return tuple(
            Translation(segment.id, str(row["text"]), float(row.get("score", 0.0)), tuple(row.get("flags", ())))
            for segment, row in zip(source.segments, found, strict=True)
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"{path}: not the translation of this source ({reason_of(error)})"
        raise InputError(what, "Write it with `newsalign translate SOURCE --format jsonl`.") from error


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
