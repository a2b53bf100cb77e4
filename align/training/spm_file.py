"""More pieces for a finished SentencePiece model.

The file is one protocol buffer message, and of those two may be laid end to end: repeated fields are joined. So new
pieces are appended as they would be written, without any library. Field numbers are those of SentencePiece's
``sentencepiece_model.proto`` (``pieces = 1``; in a piece ``piece = 1``, ``score = 2``; its type is normal by default).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

_PIECES = b"\x0a"  # field 1, length-delimited: of the model its pieces, of a piece its text
_SCORE = b"\x15"  # field 2, 32 bits


def with_pieces(model: bytes, pieces: Iterable[str], score: float) -> bytes:
    """The model with more pieces at its end, all of the same score (a natural logarithm, as the others have)."""
    return model + b"".join(_record(piece, score) for piece in pieces)


def _record(piece: str, score: float) -> bytes:
    text = piece.encode()
    body = _PIECES + _varint(len(text)) + text + _SCORE + struct.pack("<f", score)
    return _PIECES + _varint(len(body)) + body


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*made, number))
