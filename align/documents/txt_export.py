"""The English text of each document of a run: one file a document, or all of them one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from align.documents.units import TextChoice
from align.errors import InputError
from align.files import write_text
from align.types import TARGET_LANGUAGE, Audited


def english_text(audited: Audited, text: TextChoice) -> str:
    """The English text as it was read or with the repairs made, line ends as they stand."""
    return audited.aligned.english.text if text == "raw" else audited.normalized


def write_folder(documents: Iterable[Audited], text: TextChoice, folder: Path) -> Iterator[Path]:
    """Write ``FOLDER/ID.en.txt`` for each document and give back each path once it is there.

    Raises JobError where the folder cannot be written, InputError for an id that would lead out of it.
    """
    for audited in documents:
        path = folder / file_name(audited.aligned.id, f".{TARGET_LANGUAGE}.txt")
        write_text(path, english_text(audited, text))
        yield path


def lines(documents: Iterable[Audited], text: TextChoice) -> Iterator[str]:
    """The texts one after the other, each ended by a line end, an empty line between two documents."""
    for number, audited in enumerate(documents):
        body = english_text(audited, text)
        yield ("\n" if number else "") + body + ("" if body.endswith(("\n", "\r")) else "\n")


def file_name(doc: str, ending: str) -> PurePosixPath:
    """The name of a document's file inside a folder. Raises InputError for an id that would lead out of it."""
    name = PurePosixPath(f"{doc}{ending}")
    if name.is_absolute() or ".." in name.parts or "\0" in doc or "\\" in doc:
        raise InputError(
            f"document {doc!r}: its id is no name for a file inside a folder", "Rename it, or export to stdout."
        )
    return name
