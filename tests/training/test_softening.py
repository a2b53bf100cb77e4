"""Softening divides what the scores are made of, and only that."""

import numpy as np
import pytest

from align.errors import ModelError
from align.training.pieces import NEVER
from align.training.softening import softened

torch = pytest.importorskip("torch")
LAST = "model.decoder.layers.1.final_layer_norm"


def state():
    weights = {f"{LAST}.weight": torch.tensor([1.0, -2.0]), f"{LAST}.bias": torch.tensor([0.5, 3.0])}
    other = {"model.decoder.layers.0.final_layer_norm.weight": torch.tensor([1.0, 1.0])}
    return {**weights, **other, "final_logits_bias": torch.tensor([[4.0, -6.0, NEVER]])}


def test_the_last_norm_and_the_bias_are_divided_but_what_is_never_written_stays_so():
    before, after = state(), softened(state(), {"decoder_layers": 2}, 2.0)
    changed = {name for name, value in after.items() if not torch.equal(value, before[name])}
    assert changed == {f"{LAST}.weight", f"{LAST}.bias", "final_logits_bias"}
    np.testing.assert_allclose(after[f"{LAST}.weight"], [0.5, -1.0])
    np.testing.assert_allclose(after["final_logits_bias"], [[2.0, -3.0, NEVER]])


@pytest.mark.parametrize("config", [{"decoder_layers": 3}, {"decoder_layers": 2, "add_final_layer_norm": True}])
def test_a_model_of_another_make_is_refused(config):
    with pytest.raises(ModelError, match="does not end as Marian models do"):
        softened(state(), config, 2.0)
