"""What characters may have been before a text was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

_MISREAD_AS = ("cp1252", "cp1250", "mac-roman", "latin-1", "iso8859-2", "cp1251")
_PLAUSIBLE = re.compile(
    "[\u00a0-\u017f\u1e00-\u1eff\u0218-\u021b\u0400-\u045f\u0490\u0491\u2010-\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265]"
)
# The encodings that Czech is kept in and misread as: ISO 8859-2 and Windows-1250, read as their western fellows; then
# those of a Macintosh.
_READINGS = (
    *(("cp1252", "cp1250"), ("latin-1", "iso8859-2"), ("cp1250", "iso8859-2"), ("cp1252", "iso8859-2")),
    *(("cp1252", "mac-roman"), ("cp1250", "mac-roman"), ("mac-roman", "cp1252"), ("mac-roman", "cp1250")),
)
# Two characters that were one letter: the second is a sign that stands right behind no letter.
_HALVES = re.compile("[ÃÄÅĂÈ][\u00a1-\u00bf\u20ac\u2030\u2122\u2020\u2021\u0192\u02c6\u02dc]")
_VIETNAMESE = re.compile("á[º»][…–—‘’“”‚„‹›](?![A-Za-z])")  # as well an accent, a quotation's end and a dash


@lru_cache(maxsize=2**14)
def decoded(piece: str) -> str:
    """The piece with its UTF-8 read as UTF-8, if it was read as anything else."""
    if piece.isascii():
        return piece
    for broken, right in _half_roman().items():
        piece = piece.replace(broken, right)
    from ftfy import fix_encoding

    for mended in (fix_encoding(piece), _as_utf8(piece)):
        if len(mended) < len(piece):
            return mended
    return _HALVES.sub(_whole, piece)


def _whole(found: re.Match[str]) -> str:
    """Two characters as the one letter that they were beside letters that were read well: ``KoláÅ™``."""
    mended = _as_utf8(found[0])
    return mended if mended.isalpha() else found[0]


def _as_utf8(piece: str) -> str:
    """The piece with every run of its foreign characters read as UTF-8, where that gives letters that names have.

    Only Latin letters, at least two Cyrillic ones, and punctuation: ``É–`` is a letter and a dash, not ``ɖ``.
    """
    if _VIETNAMESE.search(piece):
        return piece
    for encoding in _MISREAD_AS:
        try:
            mended = piece.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        strange = [letter for letter in mended if not letter.isascii()]
        if len(mended) < len(piece) and all(_PLAUSIBLE.match(letter) for letter in strange):
            cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in strange)
            if cyrillic in (0, len(strange)) and cyrillic != 1:
                return mended
    return piece


@cache
def _half_roman() -> Mapping[str, str]:
    """General punctuation whose first byte was read as Latin-1 and whose others as Mac Roman: ``âÄô`` for ’."""
    marks = "‐‑‒–—―‘’‚“”„†‡•…‰‹›"
    table = {}
    for mark in marks:
        first, *rest = mark.encode("utf-8")
        table[chr(first) + bytes(rest).decode("mac-roman")] = mark
    return table


def readings(piece: str) -> Iterator[str]:
    """What a word of one foreign letter or two may be by other code pages."""
    for wrong, right in _READINGS:
        try:
            word = piece.encode(wrong).decode(right)
        except UnicodeError:
            continue
        if word != piece and word.isalpha():
            yield word
