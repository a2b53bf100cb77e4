"""Muon in the numbers that the device multiplies fastest, all matrices of one shape in one product.

The step is that of Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks": momentum, made
orthogonal by five Newton-Schulz iterations with their three coefficients. torch's own Muon iterates in bf16 whatever
the device; on a processor without bf16 that took a third of the training, in float32 it takes a tenth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from align.training.extra import need

_MOMENTUM = 0.95
_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_ITERATIONS = 5
_TINY = 1e-7
_LIKE_ADAM = 0.2


class Muon:
    """Orthogonal steps for matrices, scaled to the size of Adam's (Liu et al. 2025).

    ``param_groups`` holds the rate, as in torch's optimizers. ``bf16``: whether to iterate in bf16 instead of float32.
    """

    def __init__(self, matrices: Iterable[Any], *, bf16: bool) -> None:
        self._matrices = list(matrices)
        self._bf16 = bf16
        self._momenta = [need("torch").zeros_like(each) for each in self._matrices]
        self.param_groups: list[dict[str, Any]] = [{"params": self._matrices, "lr": 0.0}]

    def step(self) -> None:
        """Take one step by the gradients; a matrix without one stays."""
        torch, rate = need("torch"), self.param_groups[0]["lr"]
        by_shape: dict[tuple[int, ...], list[int]] = {}
        for place, matrix in enumerate(self._matrices):
            if matrix.grad is not None:
                by_shape.setdefault(tuple(matrix.shape), []).append(place)
        with torch.no_grad():
            for shape, places in by_shape.items():
                for place, move in zip(places, self._moves(places), strict=True):
                    self._matrices[place].sub_(move, alpha=rate * _LIKE_ADAM * max(shape) ** 0.5)

    def _moves(self, places: Sequence[int]) -> Any:
        """The orthogonal steps of matrices of one shape, after Nesterov's momentum."""
        torch = need("torch")
        gradients = [self._matrices[place].grad for place in places]
        momenta = [self._momenta[place] for place in places]
        torch._foreach_lerp_(momenta, gradients, 1 - _MOMENTUM)
        ahead = torch._foreach_lerp(gradients, momenta, _MOMENTUM)
        return orthogonal(torch.stack(ahead), bf16=self._bf16)

    def zero_grad(self, *, set_to_none: bool = True) -> None:
        """Forget the gradients, or make them zero."""
        for matrix in self._matrices:
            if set_to_none:
                matrix.grad = None
            elif matrix.grad is not None:
                matrix.grad.zero_()

    def state_dict(self) -> dict[str, Any]:
        """What ``load_state_dict`` needs to go on."""
        return {"momenta": self._momenta}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a state. Raises ModelError for that of another training."""
        from align.errors import ModelError

        momenta = state.get("momenta")
        if momenta is None or [each.shape for each in momenta] != [each.shape for each in self._matrices]:
            raise ModelError("the state of a training with another optimizer", "Give the options of that run.")
        with need("torch").no_grad():
            for mine, saved in zip(self._momenta, momenta, strict=True):
                mine.copy_(saved)


def orthogonal(matrices: Any, *, bf16: bool) -> Any:
    """Matrices (n, rows, columns) with all singular values drawn near 1; in their own type, whatever is computed in."""
    torch = need("torch")
    first, second, third = _COEFFICIENTS
    tall = matrices.shape[1] > matrices.shape[2]
    inside = (matrices.mT if tall else matrices).to(torch.bfloat16 if bf16 else torch.float32)
    inside = inside / inside.norm(dim=(1, 2), keepdim=True).clamp(min=_TINY)
    for _ in range(_ITERATIONS):
        gram = inside @ inside.mT
        inside = torch.baddbmm(inside, torch.baddbmm(gram, gram, gram, beta=second, alpha=third), inside, beta=first)
    return (inside.mT if tall else inside).to(matrices.dtype)
