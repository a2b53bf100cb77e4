"""Whole texts through a translator: line by line in bounded memory, or a document with the ids of its segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from align.progress import Progress
from align.records import to_line
from align.translation.lines import Line, chunks, read_lines
from align.translation.translator import Translator
from align.types import Segment, Translation

_LINES_AT_ONCE = 2_000
PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Mode:
    """What the text is (language, one sentence a line or running text, encoding) and what is wanted of it.

    ``doc`` is its id; that of its file's name where there is none.
    """

    lang: str
    sentences: bool = False
    jsonl: bool = False
    encoding: str | None = None
    doc: str = ""


def translated_lines(
    translator: Translator, stream: BinaryIO, name: str, mode: Mode, progress: Progress
) -> Iterator[str]:
    """The translation of a text, some thousand lines at a time, line ends and blank lines as they stand.

    With ``mode.jsonl`` a record for every line instead, ids ``DOC.LANG:LINE:1``. ``progress`` counts lines. Raises
    InputError for bytes that are no text and for a sentence without end.
    """
    doc, number = mode.doc or name_of(name, mode.lang), 1
    for lines in chunks(read_lines(stream, name, mode.encoding), _LINES_AT_ONCE):
        segments = [part for place, line in enumerate(lines, number) for part in _segments(line.text, doc, place, mode)]
        share = len(lines) / len(segments) if segments else 0.0
        made = translator.translate(segments, _Share(progress, share))
        yield "".join(map(to_line, made)) if mode.jsonl else _joined(lines, segments, made, number)
        number += len(lines)


def _segments(text: str, doc: str, number: int, mode: Mode) -> Iterator[Segment]:
    from align.segment import split

    spans = [(0, len(text))] if mode.sentences else split(text, mode.lang)
    for count, (start, end) in enumerate(spans, 1):
        yield Segment(f"{doc}.{mode.lang}:{number}:{count}", text[start:end], mode.lang, start, end)


def _joined(lines: Sequence[Line], segments: Sequence[Segment], made: Sequence[Translation], number: int) -> str:
    texts: dict[int, list[str]] = {}
    for segment, translation in zip(segments, made, strict=True):
        texts.setdefault(int(segment.id.rsplit(":", 2)[1]), []).append(translation.text)
    return "".join(" ".join(texts.get(place, [])) + line.end for place, line in enumerate(lines, number))


@dataclass(frozen=True, slots=True)
class _Share:
    """Counts lines where segments are reported."""

    progress: Progress
    share: float

    def update(self, n: float = 1, /) -> object:
        return self.progress.update(n * self.share)


def translated_document(translator: Translator, data: bytes, name: str, mode: Mode, progress: Progress) -> str:
    """The translation of a document as ``align.documents`` reads it: of a page the text of its article.

    A line for each paragraph; with ``mode.jsonl`` a record for each segment, with the ids that a run gives it.
    """
    from align.documents import parse
    from align.segment import segment

    suffix = Path(name).suffix.lower()
    kind = suffix if suffix in PAGES else ".txt"
    document = segment(parse(data, kind, mode.doc or name_of(name, mode.lang), mode.lang, mode.encoding, name))
    made = translator.translate(document.segments, progress)
    if mode.jsonl:
        return "".join(map(to_line, made))
    paragraphs: dict[str, list[str]] = {}
    for part, translation in zip(document.segments, made, strict=True):
        paragraphs.setdefault(part.id.rsplit(":", 1)[0], []).append(translation.text)
    return "".join(" ".join(texts) + "\n" for texts in paragraphs.values())


def name_of(name: str, lang: str) -> str:
    """The id that a document has by the name of its file."""
    from align.documents import document_id

    return "stdin" if name == "-" else document_id(Path(name), lang)
