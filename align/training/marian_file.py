"""Reading the binary model files of Marian NMT, those with eight-bit tensors included.

A file is a version (1), the number of tensors, a header for each (four unsigned 64-bit numbers: length of the name,
type, number of dimensions, bytes of data), then all names (zero-terminated), all shapes (32-bit), padding, and the
data. An eight-bit tensor is followed by one float, its quantization multiplier, and is stored transposed unless it is
the embedding. The layout is that of marian-dev's ``src/common/binary.cpp``.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from align.errors import ModelError

Tensors = dict[str, NDArray[np.float32]]

_VERSION = 1
_FLOAT32 = 0x404
_INTGEMM8 = 0x4101
_CONFIG = "special:model.yml"
_MULTIPLIER = "_QuantMultA"
_EMBEDDING = "Wemb"


def read_marian(path: Path) -> Tensors:
    """All weights of a Marian model as float32 arrays of their declared shapes, by Marian's names.

    The multipliers of the activations are left out: they belong to the eight-bit arithmetic, not to the weights.
    Raises ModelError for a file that is no Marian model, is cut off, or holds a type that is not known.
    """
    try:
        return parse_marian(path.read_bytes(), str(path))
    except OSError as error:
        raise ModelError(
            f"{path}: cannot be read ({error.strerror})", "Give a file such as model.bin of Marian."
        ) from error


def parse_marian(data: bytes, name: str) -> Tensors:
    """The same out of the file's content; ``name`` stands in messages."""
    try:
        return _tensors(data, name)
    except (struct.error, ValueError) as error:
        raise ModelError(f"{name}: not a Marian model, or cut off ({error})", "Fetch the file again.") from error


def _tensors(data: bytes, file: str) -> Tensors:
    version, count = struct.unpack_from("<QQ", data, 0)
    if version != _VERSION or count * 32 > len(data):
        raise ModelError(
            f"{file}: not a Marian model of version {_VERSION}", "Give a file such as model.bin of Marian."
        )
    headers = [struct.unpack_from("<QQQQ", data, 16 + 32 * index) for index in range(count)]
    at = 16 + 32 * count
    names, shapes = [], []
    for length, *_ in headers:
        names.append(data[at : at + length].rstrip(b"\0").decode())
        at += length
    for _, _, dimensions, _ in headers:
        shapes.append(struct.unpack_from(f"<{dimensions}i", data, at))
        at += 4 * dimensions
    (padding,) = struct.unpack_from("<Q", data, at)
    at += 8 + padding
    tensors: Tensors = {}
    for name, shape, (_, kind, _, size) in zip(names, shapes, headers, strict=True):
        if name != _CONFIG and not name.endswith(_MULTIPLIER):
            tensors[name] = _tensor(data[at : at + size], name, shape, kind)
        at += size
    return tensors


def _tensor(data: bytes, name: str, shape: tuple[int, ...], kind: int) -> NDArray[np.float32]:
    count = int(np.prod(shape))
    if kind == _FLOAT32:
        return np.frombuffer(data, "<f4", count).reshape(shape).copy()
    if kind != _INTGEMM8:
        raise ValueError(f"{name}: unknown type {kind:#x}")
    (multiplier,) = struct.unpack_from("<f", data, count)
    values = np.frombuffer(data, np.int8, count).astype(np.float32) / np.float32(multiplier)
    if name == _EMBEDDING:
        return values.reshape(shape)
    return np.ascontiguousarray(values.reshape(shape[::-1]).T)
