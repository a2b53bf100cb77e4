"""`newsalign translate`: text to text, its lines kept; or sentences, one a line; or JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.options import NAME, Command, memory_of, memory_options, settings
from align.cli.streams import distinct, emit, opened, read_bytes, tell
from align.errors import InputError

if TYPE_CHECKING:
    from align.translation import Translator
    from align.translation.text import Mode


@click.command("translate", cls=Command)
@click.argument("files", nargs=-1, type=NAME, metavar="[FILE...]")
@click.option("--from", "lang", required=True, metavar="LANG", help="Language of the text: cs or ru.")
@click.option("--sentences", is_flag=True, help="One sentence a line: a line out for every line in.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--model", default="sla-eng-tiny", show_default=True, help="A name (newsalign models list) or a folder.")
@click.option("--engine", default="ctranslate2", show_default=True, help="ctranslate2 or transformers (needs torch).")
@click.option("--beam", type=click.IntRange(1, 32), default=5, show_default=True, help="Beam size; 1 is greedy.")
@click.option("--threads", type=click.IntRange(0), default=0, help="Processor cores to use; 0 (default) takes all.")
@memory_options
@click.option("--encoding", help="Encoding of the files, if not UTF-8.")
def translate(
    files: tuple[str, ...],
    lang: str,
    sentences: bool,
    form: str,
    encoding: str | None,
    **opening: Any,
) -> None:
    """Translate FILEs (- or nothing: standard input) into English, on stdout.

    Lines and paragraphs are kept. Of an HTML page the text of its article is translated.
    """
    from align.translation.text import Mode

    translator = _open(**opening)
    translator.require(lang)
    if settings().verbose:
        tell(_signature(translator))
    mode = Mode(lang, sentences, form == "jsonl", encoding)
    names = distinct(files or ("-",)) if mode.jsonl else files or ("-",)
    for name, doc in zip(names, _ids(names, lang), strict=True):
        for text in _translated(translator, name, replace(mode, doc=doc)):
            emit(text)


def _ids(names: Sequence[str], lang: str) -> list[str]:
    """The ids of the documents: the names of their files, with the folders where several files have one name."""
    from align.translation.text import name_of

    ids = [name_of(name, lang) for name in names]
    return [
        doc if ids.count(doc) == 1 else (Path(name).parent / doc).as_posix()
        for doc, name in zip(ids, names, strict=True)
    ]


def _open(model: str, engine: str, beam: int, threads: int, **tm: Any) -> Translator:
    from align.translation import DecodingOptions, open_translator

    options = DecodingOptions(beam_size=beam, engine=engine, threads=threads)
    return open_translator(model, options=options, memory=memory_of(tm["tm"], tm["tm_limit"], tm["tm_imported"]))


def _signature(translator: Translator) -> str:
    from importlib.metadata import version

    from align.types import parameter_texts

    parameters = [f"{name}:{text}" for name, text in parameter_texts(translator.parameters).items()]
    return "|".join([f"newsalign:{version('newsalign')}", f"model:{translator.name}:{translator.sha256}", *parameters])


def _translated(translator: Translator, name: str, mode: Mode) -> Iterator[str]:
    from align.progress import progress
    from align.translation.text import PAGES, translated_document, translated_lines

    page = Path(name).suffix.lower() in PAGES
    if page and mode.sentences:
        raise InputError(f"{name}: a page does not hold one sentence a line", "Leave out --sentences.")
    if page or (mode.jsonl and not mode.sentences):
        with progress("translating", None, "sentences", quiet=settings().quiet) as bar:
            yield translated_document(translator, read_bytes(name), name, mode, bar)
        return
    with opened(name) as stream, progress("translating", _lines(name), "lines", quiet=settings().quiet) as bar:
        yield from translated_lines(translator, stream, name, mode, bar)


def _lines(name: str) -> int | None:
    """How many lines a file has, for the progress bar; None for what can be read only once."""
    if settings().quiet or not sys.stderr.isatty() or not Path(name).is_file():
        return None
    with opened(name) as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
