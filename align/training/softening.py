"""A model made less sure of itself: every probability that it gives, flattened by a temperature.

A model that knows its training text by heart is too sure of its next piece, so that a beam search drops good beginnings
early. With all scores before the softmax divided by a temperature over one it does not; a greedy search stays the same.
After Guo et al., "On calibration of modern neural networks" (ICML 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from align.errors import ModelError
from align.training.pieces import NEVER

_OUTPUT_BIAS = "final_logits_bias"


def softened(state: Mapping[str, Any], config: Mapping[str, Any], temperature: float) -> dict[str, Any]:
    """The weights of a Marian model by name, with the temperature worked into them.

    The scores are a product of what the decoder's last layer norm gives, and a bias: those two are divided. Pieces that
    may never be written keep their bias. Raises ModelError where the model does not end in such a layer norm.
    """
    last = f"model.decoder.layers.{config['decoder_layers'] - 1}.final_layer_norm"
    names = [f"{last}.weight", f"{last}.bias"]
    if config.get("add_final_layer_norm") or config.get("normalize_before") or not {*names, _OUTPUT_BIAS} <= {*state}:
        raise ModelError("the model does not end as Marian models do", "Only MarianMTModel's own form can be softened.")
    bias = state[_OUTPUT_BIAS]
    changed = {name: state[name] / temperature for name in names}
    return {**state, **changed, _OUTPUT_BIAS: bias.where(bias <= NEVER, bias / temperature)}
