"""Adam for everything, or Muon for the matrices inside the layers and Adam for the rest.

Muon (Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks") makes each matrix's step
orthogonal; scaled to the size of Adam's steps (Liu et al. 2025, "Muon is scalable for LLM training") it takes the same
rate. Embeddings, biases and norms stay with Adam.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from align.errors import ModelError
from align.training.arithmetic import has_bf16
from align.training.extra import need
from align.training.muon import Muon

_BETAS = (0.9, 0.98)


class Optimizer:
    """Steps for a model's parameters; ``inside`` are the matrices that Muon takes where it is chosen."""

    def __init__(self, params: Iterable[Any], inside: Iterable[Any], *, muon: bool) -> None:
        torch = need("torch")
        matrices = list(inside) if muon else []
        taken = {id(each) for each in matrices}
        rest = [each for each in params if id(each) not in taken]
        self._parts: list[Any] = [torch.optim.AdamW(rest, betas=_BETAS, weight_decay=0.0, fused=True)]
        if muon:
            self._parts.append(Muon(matrices, bf16=has_bf16()))

    def step(self, rate: float) -> None:
        """Take one step at this rate by the gradients that there are, and forget them."""
        for part in self._parts:
            for group in part.param_groups:
                group["lr"] = rate
            part.step()
            part.zero_grad(set_to_none=True)

    def state(self) -> list[Any]:
        """What ``load`` needs to go on."""
        return [part.state_dict() for part in self._parts]

    def load(self, state: list[Any]) -> None:
        """Go on from the state of an optimizer of the same kind. Raises ModelError for another kind's."""
        if len(state) != len(self._parts):
            raise ModelError("the state of a training with another optimizer", "Give the options of that run.")
        for part, saved in zip(self._parts, state, strict=True):
            part.load_state_dict(saved)
