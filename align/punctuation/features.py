"""What the punctuation network sees of a token: a row of its word table, of its table of endings, and a shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

PAD, UNKNOWN = 0, 1  # rows of the word table: no token at all; a word that training has hardly seen
ENDINGS = 4096  # rows of the table of endings, which share them by a hash
SHAPES = 9
_ENDING = 3  # characters
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LONGEST_NUMBER = 5  # characters of a number that is told from others


def spelled(token: str) -> str:
    """How a token is looked up: in small letters; a number by its form, with 0 for every digit."""
    if not token[0].isdigit():
        return token.lower()
    if _YEAR.fullmatch(token):
        return "<year>"
    form = re.sub(r"\d", "0", token.lower())
    return form if len(form) <= _LONGEST_NUMBER else "<num>"


def ending_of(spelling: str) -> int:
    """The row of a word's last letters."""
    return crc32(spelling[-_ENDING:].encode(errors="surrogatepass")) % ENDINGS


def shape_of(token: str) -> int:
    """How a token is written: small, capitals, capitalised, mixed, a number, punctuation (1 to 8)."""
    if token[0].isdigit():
        return 7
    if not token[0].isalpha():
        return 8
    if token.islower():
        return 2
    if token.isupper() and len(token) > 1:
        return 3
    if token[0].isupper():
        return 4 if token[1:].islower() else 5
    return 6


def features_of(token: str, rows: Mapping[str, int]) -> tuple[int, int, int]:
    """The rows of word and ending, and the shape."""
    spelling = spelled(token)
    return rows.get(spelling, UNKNOWN), ending_of(spelling), shape_of(token)
