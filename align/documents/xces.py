"""Stories as OPUS keeps them: XCES alignments (``cesAlign``) that link the sentences of two XML documents by their ids.

XCES is the XML form of the Corpus Encoding Standard; the layout and the attribute ``certainty`` are those of OPUS
(https://opus.nlpl.eu), read by opustools as its ``raw`` text. A sentence's id is that of its segment without the
document: ``3.1`` is paragraph 3, sentence 1. The signature stands in a comment at the head of the alignments.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from align.documents.stories import Story
from align.documents.txt_export import file_in, file_name
from align.documents.units import Head, raw_segments, segment_texts
from align.documents.xml_stream import clean
from align.errors import ConfigError, JobError
from align.files import replacing
from align.types import TARGET_LANGUAGE, Document

_Sides = list[tuple[Document, Mapping[str, str]]]
_DOCTYPE = '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">'
_HYPHENS = re.compile("-(?=-)")  # a comment may not have two side by side


def write_links(stories: Iterable[Story], out: BinaryIO, head: Head) -> None:
    """Write the alignments alone; they name the documents as ``write_corpus`` would write them."""
    with _Links(out, head) as links:
        for story in stories:
            links.add(story, _sides(story), "")


def write_corpus(stories: Iterable[Story], out: Path, languages: Iterable[str], head: Head) -> Iterator[Path]:
    """Write the alignments and, beside them, ``LANG/ID.xml`` for each side; give back each path once it is there.

    ``out`` is the file of the alignments, ending in ``.xml`` or ``.xml.gz`` (then all files are compressed), or else a
    folder, which gets a file for each pair of languages: ``cs-en.xml``. Raises JobError where a file cannot be written,
    ConfigError for a path that is no name, InputError for an id that gives no file there.
    """
    if out.name == "..":
        raise ConfigError(f"{out}: no name for a corpus", "Name the folder, or a file such as out/corpus.xml.gz.")
    packed = ".gz" if out.name.endswith(".xml.gz") else ""
    single = out.name.endswith((".xml", ".xml.gz"))
    if single and out.is_dir():
        raise JobError(f"{out}: cannot be written, for it is a folder", "Give a name that does not end in .xml or .gz.")
    folder = out.parent if single else out
    names = {lang: out if single else out / f"{lang}-{head.target_lang}.xml" for lang in sorted(set(languages))}
    names = names or ({TARGET_LANGUAGE: out} if single else {})
    with ExitStack() as stack:
        links = {path: stack.enter_context(_links_file(path, head)) for path in dict.fromkeys(names.values())}
        for story in stories:
            sides = _sides(story)
            for document, texts in sides:
                path = file_in(folder / document.lang, document.id, f".xml{packed}")
                with _bytes(path) as stream:
                    _write_document(document, texts, stream)
                yield path
            links[names[story.source_lang]].add(story, sides, packed)
    yield from links


def document_path(document: Document, packed: str) -> PurePosixPath:
    """Where a document lies in the corpus: ``cs/ID.xml``. Raises InputError for an id that would lead out of it."""
    return PurePosixPath(document.lang) / file_name(document.id, f".xml{packed}")


class _Links:
    """An open file of alignments: a context manager, each story a ``linkGrp``."""

    def __init__(self, out: BinaryIO, head: Head) -> None:
        self._out, self._head = out, head
        self._stack = ExitStack()
        self._xml: Any = None

    def __enter__(self) -> _Links:
        from lxml import etree

        self._xml = self._stack.enter_context(etree.xmlfile(self._out, encoding="utf-8"))
        self._xml.write_declaration()
        self._xml.write_doctype(_DOCTYPE)
        signature = _HYPHENS.sub("- ", clean(str(self._head.signature or "")))
        self._xml.write(etree.Comment(f" {signature} "), with_tail=False)
        self._stack.enter_context(self._xml.element("cesAlign", version="1.0"))
        self._xml.write("\n")
        return self

    def __exit__(self, *failure: Any) -> None:
        self._stack.__exit__(*failure)
        if failure[0] is None:
            self._out.write(b"\n")

    def add(self, story: Story, sides: _Sides, packed: str) -> None:
        """Write the links of one story; a sentence that was taken out of the text is not linked."""
        from lxml.etree import Element, SubElement

        source, english = (clean(document_path(side, packed).as_posix()) for side, _ in sides)
        group = Element("linkGrp", targType="s", fromDoc=source, toDoc=english)
        texts = {name for _, found in sides for name, text in found.items() if text}
        for number, unit in enumerate(story.units, 1):
            ends = [[sentence_id(name) for name in ids if name in texts] for ids in (unit.source_ids, unit.target_ids)]
            attributes = {"certainty": f"{unit.confidence:.4f}", "xtargets": ";".join(map(" ".join, ends))}
            SubElement(group, "link", {"id": f"SL{number}", **attributes}).tail = "\n"
        group.text = group.tail = "\n"
        self._xml.write(group)
        self._out.flush()


@contextmanager
def _links_file(path: Path, head: Head) -> Iterator[_Links]:
    with _bytes(path) as stream, _Links(stream, head) as links:
        yield links


@contextmanager
def _bytes(path: Path) -> Iterator[BinaryIO]:
    """A file that appears whole or not at all, compressed where its name says so, with no date in it."""
    with replacing(path) as stream:
        if path.name.endswith(".gz"):
            with gzip.GzipFile(fileobj=stream.buffer, mode="wb", filename="", mtime=0) as packed:
                yield cast(BinaryIO, packed)
        else:
            yield stream.buffer


def _sides(story: Story) -> _Sides:
    """Both documents with the text of each segment, the original first."""
    aligned = story.audited.aligned
    original = [(aligned.source, raw_segments(aligned.source))] if aligned.source else []
    return [*original, (aligned.english, segment_texts(story.audited, story.text))]


def sentence_id(segment_id: str) -> str:
    """The id of a sentence in its document: ``3.1``."""
    return ".".join(segment_id.rsplit(":", 2)[1:])


def _write_document(document: Document, texts: Mapping[str, str], out: BinaryIO) -> None:
    from lxml import etree

    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("document", {"id": clean(document.id), "lang": document.lang}):
            xml.write("\n")
            shown = [segment for segment in document.segments if texts.get(segment.id)]
            for paragraph, segments in groupby(shown, key=lambda segment: sentence_id(segment.id).partition(".")[0]):
                block = etree.Element("p", id=clean(paragraph))
                for segment in segments:
                    sentence = etree.SubElement(block, "s", id=clean(sentence_id(segment.id)))
                    sentence.text, sentence.tail = clean(texts[segment.id]), "\n"
                block.text = block.tail = "\n"
                xml.write(block)
    out.write(b"\n")
