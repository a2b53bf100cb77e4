"""Start weights of a new model out of its parent: what carries over, what has to be made, in transformers' names.

Encoder layers, cross-attention, feed-forward, norms and the output bias carry over. The parent's decoder averages with
an SSRU (Kim et al. 2019, "From research to production and back") in place of self-attention; its input matrix becomes
the values of an attention that looks at all earlier places alike, which is what the unit does with half-open gates.
A new source piece starts as the weighted mean of the English pieces that it is associated with (after Minixhofer et al.
2022, "WECHSEL", with parallel text in place of bilingual dictionaries).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.errors import ModelError
from align.training.associations import Associations
from align.training.marian_file import Tensors
from align.training.pieces import NEVER, Vocabulary
from align.translation.settings import PADDING

Floats = NDArray[np.float32]
Weights = dict[str, Floats]

_NOISE = 0.02
_LINKS = 8
_ATTENTION = {"q": "q_proj", "k": "k_proj", "v": "v_proj", "o": "out_proj"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What the parent's tensors say about its size."""

    width: int
    feed_forward: int
    encoder_layers: int
    decoder_layers: int

    @classmethod
    def of(cls, parent: Tensors) -> Shape:
        """Raises ModelError for a model that is no transformer with an SSRU decoder and one vocabulary."""
        for name in ("Wemb", "encoder_l1_ffn_W1", "decoder_l1_rnn_W"):
            if name not in parent:
                raise ModelError(f"the parent has no tensor {name}: no model of this kind", "Give a Bergamot student.")
        width, inner = parent["encoder_l1_ffn_W1"].shape
        return cls(width, inner, _count(parent, "encoder"), _count(parent, "decoder"))


def _count(parent: Tensors, side: str) -> int:
    return sum(name.startswith(f"{side}_l") and name.endswith("_ffn_W1") for name in parent)


def start_weights(parent: Tensors, parent_pieces: Mapping[str, int], new: Vocabulary, links: Associations) -> Weights:
    """All weights of the new model. ``links`` are associations of its source with its target pieces.

    Raises ModelError where the parent lacks a tensor.
    """
    shape = Shape.of(parent)
    rng = np.random.default_rng(0)
    try:
        made = dict(_layers(parent, shape, rng))
        made["model.shared.weight"], made["final_logits_bias"] = _rows(parent, parent_pieces, new, links, rng)
    except KeyError as error:
        raise ModelError(f"the parent has no tensor {error}", "Give the file as the package has it.") from error
    return made


def _layers(parent: Tensors, shape: Shape, rng: np.random.Generator) -> Weights:
    made: Weights = {}
    for number in range(shape.encoder_layers):
        ours, theirs = f"model.encoder.layers.{number}", f"encoder_l{number + 1}"
        made |= _attention(parent, f"{theirs}_self", f"{ours}.self_attn")
        made |= _feed_forward(parent, theirs, ours)
    for number in range(shape.decoder_layers):
        ours, theirs = f"model.decoder.layers.{number}", f"decoder_l{number + 1}"
        made |= _averaging(parent, theirs, ours, rng)
        made |= _attention(parent, f"{theirs}_context", f"{ours}.encoder_attn")
        made |= _feed_forward(parent, theirs, ours)
    return made


def _attention(parent: Tensors, theirs: str, ours: str) -> Weights:
    made: Weights = {}
    for letter, name in _ATTENTION.items():
        made[f"{ours}.{name}.weight"] = parent[f"{theirs}_W{letter}"].T
        made[f"{ours}.{name}.bias"] = parent[f"{theirs}_b{letter}"][0]
    return made | _norm(parent, f"{theirs}_Wo_ln", f"{ours}_layer_norm")


def _norm(parent: Tensors, theirs: str, ours: str) -> Weights:
    return {f"{ours}.weight": parent[f"{theirs}_scale"][0], f"{ours}.bias": parent[f"{theirs}_bias"][0]}


def _feed_forward(parent: Tensors, theirs: str, ours: str) -> Weights:
    made: Weights = {}
    for number in (1, 2):
        made[f"{ours}.fc{number}.weight"] = parent[f"{theirs}_ffn_W{number}"].T
        made[f"{ours}.fc{number}.bias"] = parent[f"{theirs}_ffn_b{number}"][0]
    return made | _norm(parent, f"{theirs}_ffn_ffn_ln", f"{ours}.final_layer_norm")


def _averaging(parent: Tensors, theirs: str, ours: str, rng: np.random.Generator) -> Weights:
    """Self-attention that begins as an average of the SSRU's inputs; a little noise lets it learn to look around."""
    values = parent[f"{theirs}_rnn_W"].T
    width = len(values)
    made: Weights = {f"{ours}.self_attn.{name}.bias": np.zeros(width, np.float32) for name in _ATTENTION.values()}
    for name in ("q_proj", "k_proj"):
        made[f"{ours}.self_attn.{name}.weight"] = _noise(rng, (width, width))
    made[f"{ours}.self_attn.v_proj.weight"] = values
    made[f"{ours}.self_attn.out_proj.weight"] = np.eye(width, dtype=np.float32)
    return made | _norm(parent, f"{theirs}_rnn_ffn_ln", f"{ours}.self_attn_layer_norm")


def _noise(rng: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    return rng.normal(0, _NOISE, shape).astype(np.float32)


def _rows(
    parent: Tensors, parent_pieces: Mapping[str, int], new: Vocabulary, links: Associations, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """The embedding rows and output biases of all new pieces."""
    theirs, their_bias = parent["Wemb"], parent["decoder_ff_logit_out_b"][0]
    rows = _noise(rng, (len(new), theirs.shape[1]))
    bias = np.full((1, len(new)), NEVER, np.float32)
    written = {*new.target_pieces(), *new.pieces[:2]}
    source_only = []
    for piece, number in new.numbers.items():
        like = parent_pieces.get(piece, parent_pieces.get(_plainer(piece)))
        if piece in written and like is not None:
            rows[number], bias[0, number] = theirs[like], their_bias[like]
        elif piece in written:
            rows[number], bias[0, number] = theirs.mean(0), their_bias.mean()
        else:
            source_only.append(number)
    for number in source_only:
        targets, weights = (each[:_LINKS] for each in links.of(number))
        if len(targets):
            rows[number] = weights @ rows[targets] / weights.sum()
    rows[new.numbers[PADDING]] = 0.0
    return rows, bias


def _plainer(piece: str) -> str:
    """The piece that a new character is most like: its base letter, the straight quote, the hyphen."""
    return _SIGNS.get(piece) or unicodedata.normalize("NFKD", piece)[:1]


_SIGNS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-",
          "€": "$", "£": "$", "×": "x", "•": "-", "…": "."}  # fmt: skip
