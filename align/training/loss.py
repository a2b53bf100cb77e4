"""The loss of a batch: over all pieces that may be written or, where that costs too much, over some of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from align.training.extra import need


@dataclass(frozen=True, slots=True)
class Output:
    """The output layer: rows (pieces, width) and biases (pieces) of the pieces that may be written."""

    rows: Any
    bias: Any


def full_loss(states: Any, gold: Any, output: Output, smoothing: float) -> Any:
    """Cross-entropy of decoder states (n, width) against the pieces ``gold`` (n)."""
    torch = need("torch")
    logits = (states @ output.rows.T + output.bias).float()
    return torch.nn.functional.cross_entropy(logits, gold, label_smoothing=smoothing)


def sampled_loss(states: Any, gold: Any, output: Output, negatives: int) -> Any:
    """The same over the batch's own pieces and ``negatives`` drawn ones, whose logits make up for those left out.

    Sampled softmax after Jean et al. 2015, "On using very large target vocabulary": the drawn pieces stand for all that
    are not in the batch, so each counts as many as it stands for.
    """
    torch = need("torch")
    size = len(output.bias)
    used, places = torch.unique(gold, return_inverse=True)
    free = torch.ones(size, dtype=torch.bool, device=gold.device)
    free[used] = False
    rest = free.nonzero().squeeze(1)
    drawn = rest[torch.randint(len(rest), (min(negatives, len(rest)),), device=gold.device)] if len(rest) else rest
    pieces = torch.cat([used, drawn])
    stands_for = torch.zeros(len(pieces), device=gold.device)
    if len(drawn):
        stands_for[len(used) :] = math.log(len(rest) / len(drawn))
    logits = (states @ output.rows[pieces].T + output.bias[pieces]).float() + stands_for
    return torch.nn.functional.cross_entropy(logits, places)
