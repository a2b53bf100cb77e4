"""The files of a punctuation network: written and read, missing, damaged, not fitting together."""

import shutil

import numpy as np
import pytest

from align.errors import ModelError
from align.punctuation import punctuation_files
from align.punctuation.network import DILATIONS, Network
from align.punctuation.weights import files, read, write


@pytest.fixture
def folder(tmp_path):
    for path in punctuation_files():
        shutil.copy(path, tmp_path)
    return tmp_path


def test_tables_lose_less_than_a_step_of_their_scale(tmp_path):
    table = np.random.default_rng(1).normal(size=(7, 5)).astype(np.float32)
    write({"words": table, "out": table}, ["a", "b", "c", "d", "e"], tmp_path)
    arrays, words = read(tmp_path)
    assert words == ["a", "b", "c", "d", "e"]
    restored = arrays["words"] * arrays["words.scale"]
    assert np.all(np.abs(restored - table) <= 0.51 * np.abs(table).max(1, keepdims=True) / 127 * 1.01)
    np.testing.assert_allclose(arrays["out"], table, atol=2e-3)


def test_the_embedded_network_loads(folder):
    assert len(Network.load(folder).layers) == len(DILATIONS)


def test_a_missing_file_is_told(folder):
    files(folder)[0].unlink()
    with pytest.raises(ModelError, match="no punctuation network"):
        Network.load(folder)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"\x93NUMPY"])
def test_a_damaged_file_is_told(folder, content):
    files(folder)[0].write_bytes(content)
    with pytest.raises(ModelError, match="no punctuation network"):
        Network.load(folder)


def test_a_cut_file_is_told(folder):
    weights = files(folder)[0]
    weights.write_bytes(weights.read_bytes()[:-1000])
    with pytest.raises(ModelError, match="no punctuation network"):
        Network.load(folder)


def test_words_that_do_not_fit_the_table_are_told(folder):
    with files(folder)[1].open("a", encoding="utf-8") as stream:
        stream.write("\nsurplus")
    with pytest.raises(ModelError, match="do not fit together"):
        Network.load(folder)


def test_a_lacking_array_is_told(tmp_path):
    write({"words": np.ones((3, 4), np.float32)}, ["a"], tmp_path)
    with pytest.raises(ModelError, match="lacks"):
        Network.load(tmp_path)
