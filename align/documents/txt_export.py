"""The English text of each document of a run: one file a document, or all of them one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from align.documents.spared import check_text
from align.documents.units import TextChoice
from align.errors import InputError
from align.files import write_text
from align.types import TARGET_LANGUAGE, Audited


def english_text(audited: Audited, text: TextChoice) -> str:
    """The English text as it was read or with the repairs made, line ends as they stand."""
    return audited.aligned.english.text if text == "raw" else audited.normalized


def write_folder(documents: Iterable[Audited], text: TextChoice, folder: Path) -> Iterator[Path]:
    """Write ``FOLDER/ID.en.txt`` for each document and give back each path once it is there.

    Raises JobError where the folder cannot be written, InputError for an id that gives no file in it.
    """
    for audited in documents:
        path = _path(folder, audited)
        write_text(path, english_text(audited, text))
        yield path


def check_folder(documents: Iterable[Audited], text: TextChoice, folder: Path) -> None:
    """Raise ConfigError where ``write_folder`` would lose a text that was read; nothing is written."""
    for audited in documents:
        check_text(_path(folder, audited), audited, english_text(audited, text))


def _path(folder: Path, audited: Audited) -> Path:
    return file_in(folder, audited.aligned.id, f".{TARGET_LANGUAGE}.txt")


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


def file_in(folder: Path, doc: str, ending: str) -> Path:
    """The path of a document's file inside a folder.

    Raises InputError for an id that would lead out of it, and where another document's file, there already, has the
    name of a folder that this one needs, or the other way round: ``a`` and ``a.xml/b``.
    """
    name = file_name(doc, ending)
    path = folder / name
    above = [part for part in name.parents if part.name.endswith(ending) and (folder / part).is_file()]
    below = sorted(path.rglob(f"*{ending}"))[:1] if path.is_dir() else []
    if others := [part.as_posix() for part in (*above, *(each.relative_to(folder) for each in below))]:
        other = others[0].removesuffix(ending)
        what = f"the documents {other!r} and {doc!r} cannot lie in {folder} together"
        clash = f"{min(others[0], str(name), key=len)} would be a file and a folder"
        raise InputError(f"{what}: {clash}", "Rename one, or export to one file.")
    return path
