"""Marian's own weight files: read as they are, refused where they are cut off."""

import struct

import numpy as np
import pytest
from marian_writer import BYTES, FLOAT, TEXT, marian

from align.errors import ModelError
from align.training.marian_file import parse_marian, read_marian


def eight_bit(values: np.ndarray, multiplier: float) -> bytes:
    return np.rint(values * multiplier).astype(np.int8).tobytes() + struct.pack("<f", multiplier) + b"\0" * 252


def test_floats_come_back_in_their_shape():
    values = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert np.array_equal(parse_marian(marian([("W", FLOAT, (2, 3), values.tobytes())]), "x")["W"], values)


def test_eight_bit_tensors_are_stored_transposed_but_the_embedding_is_not():
    values = np.array([[1.0, -2.0, 3.0], [0.5, 0.0, -1.5]], np.float32)
    found = parse_marian(
        marian([
            ("decoder_W", BYTES, (2, 3), eight_bit(values.T.copy(), 40.0)),
            ("Wemb", BYTES, (2, 3), eight_bit(values, 40.0)),
        ]),
        "x",
    )  # fmt: skip
    assert np.allclose(found["decoder_W"], values, atol=0.02)
    assert np.allclose(found["Wemb"], values, atol=0.02)


def test_configuration_and_activation_multipliers_are_no_weights():
    one = struct.pack("<f", 1.0)
    tensors = [("special:model.yml", TEXT, (4,), b"a: 1"), ("W_QuantMultA", FLOAT, (1,), one), ("b", FLOAT, (1,), one)]
    assert list(parse_marian(marian(tensors), "x")) == ["b"]


@pytest.mark.parametrize("data", [b"", b"not a model at all", marian([], version=2), struct.pack("<QQ", 1, 2**60)])
def test_what_is_no_model_is_refused(data, tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"model\.bin"):
        read_marian(path)


def test_every_cut_off_file_is_refused():
    whole = marian([("W", FLOAT, (4, 4), np.ones((4, 4), np.float32).tobytes())])
    for length in range(0, len(whole) - 1, 7):
        with pytest.raises(ModelError):
            parse_marian(whole[:length], "x")


def test_an_unknown_type_is_named():
    with pytest.raises(ModelError, match="0x202"):
        parse_marian(marian([("W", 0x202, (1,), b"\0\0")]), "x")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ModelError, match="nowhere"):
        read_marian(tmp_path / "nowhere.bin")
