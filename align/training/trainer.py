"""The training loop: one model, batches without end, averaged weights, and a state from which it goes on exactly.

Where the device has it, matrix products are in bf16 (torch's autocast). Random choices inside a step depend on the seed
and its number only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from align.training.arithmetic import device, has_bf16, mixed
from align.training.batches import IGNORED, Lines, Place
from align.training.extra import need
from align.training.loss import Output, full_loss, sampled_loss
from align.training.marian_model import config_of, open_model, state_of, write_model
from align.training.optimizer import Optimizer
from align.training.options import Options
from align.training.pieces import NEVER
from align.training.state import Counters, load_state, save_state

log = logging.getLogger(__name__)

_AVERAGE_EVERY = 5
_SLOWEST = 0.995
_STEEPEST = 1.0


class Trainer:
    """A model in training.

    ``counters`` say how far it has come, ``share`` how much of the budget is used up; ``loss`` is the last step's.

    Raises ModelError where torch is missing or the model in ``base`` cannot be opened.
    """

    def __init__(self, base: Path, options: Options) -> None:
        torch = need("torch")
        self.base, self.options = base, options
        self.device, self._bf16 = device(), has_bf16() if options.bf16 is None else options.bf16
        torch.set_float32_matmul_precision("high")
        self.model = open_model(base, options.dropout, options.inner_dropout).to(self.device).train()
        self.written = _written(self.model)
        self._bias = torch.nn.Parameter(self.model.final_logits_bias[0, : self.written].clone())
        self._params = [p for p in self.model.parameters() if p.requires_grad] + [self._bias]
        self._average = [p.detach().clone() for p in self._params]
        self._optimizer = Optimizer(self._params, _inside(self.model), muon=options.muon)
        self.counters = Counters()
        self.share = 0.0
        self.loss: Any = None

    @property
    def place(self) -> Place:
        """Where in the text the run stands."""
        return Place(self.counters.stretch, self.counters.batch)

    def train(self, stream: Iterable[Lines], stretches: int, after: Callable[[], bool]) -> None:
        """Take step after step until the budget is used up or ``after``, called behind each, says to stop (False).

        ``stretches`` is how many make one pass over the text.
        """
        budget, counters, begin = self.options.budget, self.counters, monotonic() - self.counters.minutes * 60
        for lines in stream:
            counters.minutes = (monotonic() - begin) / 60
            self.share = budget.share(counters.step, counters.minutes, counters.done / stretches)
            if self.share >= 1:
                return
            self._step(lines, self.options.rate_at(counters.step, self.share))
            counters.stretch, counters.batch, counters.done = lines.place.stretch, lines.place.batch, lines.done
            if not after():
                return

    def _step(self, lines: Lines, rate: float) -> None:
        torch = need("torch")
        torch.manual_seed(self.options.seed * 1_000_003 + self.counters.step)
        source, target, before = (self._tensor(each) for each in (lines.source, lines.target, lines.before))
        kept = target != IGNORED
        with mixed(self._bf16):
            mask = (source != self.model.config.pad_token_id).long()
            inside = self.model.model(input_ids=source, attention_mask=mask, decoder_input_ids=before)
            loss = self._loss(inside.last_hidden_state[kept], target[kept])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._params, _STEEPEST)
        self._optimizer.step(rate)
        self.loss = loss.detach()
        self.counters.step += 1
        self.counters.seen += int((lines.target != IGNORED).sum())
        if self.counters.step % _AVERAGE_EVERY == 0:
            self._follow()

    def _tensor(self, numbers: Any) -> Any:
        return need("torch").from_numpy(numbers).to(self.device)

    def _loss(self, states: Any, gold: Any) -> Any:
        output = Output(self.model.model.shared.weight[: self.written], self._bias)
        if self.options.negatives:
            return sampled_loss(states, gold, output, self.options.negatives)
        return full_loss(states, gold, output, self.options.smoothing)

    def _follow(self) -> None:
        """Draw the average after the weights: over all steps at first, over about the last thousand later."""
        step = self.counters.step
        keep = min(_SLOWEST, step / (step + 50))
        need("torch")._foreach_lerp_(self._average, [p.detach() for p in self._params], 1.0 - keep)

    @contextmanager
    def averaged(self) -> Iterator[Any]:
        """The model with the averaged weights in place, for evaluating; afterwards it is as it was."""
        torch = need("torch")
        now = [p.detach().clone() for p in self._params]
        with torch.no_grad():
            try:
                self._put(self._average)
                self.model.eval()
                yield self.model
            finally:
                self._put(now)
                self.model.train()

    def _put(self, values: list[Any]) -> None:
        for param, value in zip(self._params, values, strict=True):
            param.copy_(value)
        self.model.final_logits_bias[0, : self.written] = self._bias

    def write(self, folder: Path) -> None:
        """Write the averaged weights as a Marian folder in transformers' form, whole or not at all."""
        with self.averaged() as model:
            write_model(folder, self.base, config_of(model), state_of(model))

    def save(self, path: Path) -> None:
        """Write everything that ``resume`` needs."""
        tensors = {"params": [p.detach() for p in self._params], "average": self._average}
        save_state(path, self.counters, {**tensors, "optimizer": self._optimizer.state()})

    def resume(self, path: Path) -> None:
        """Go on from a saved state. Raises ModelError, the weights as they were, for one that does not fit."""
        from align.errors import ModelError

        counters, state = load_state(path, self.device)
        shapes = [list(map(_shape, each)) for each in (state["params"], self._params)]
        if shapes[0] != shapes[1]:
            raise ModelError(f"{path}: the state of another model's training", "Remove it to begin anew.")
        self._optimizer.load(state["optimizer"])  # first, for it may refuse
        with need("torch").no_grad():
            self._put(state["params"])
        self._average = list(state["average"])
        self.counters = counters
        log.info("going on from step %d, %.1f million target pieces seen", counters.step, counters.seen / 1e6)


def _inside(model: Any) -> list[Any]:
    """The matrices of the encoder's and the decoder's layers."""
    layers = [*model.model.encoder.layers, *model.model.decoder.layers]
    return [param for layer in layers for param in layer.parameters() if param.ndim == 2]


def _written(model: Any) -> int:
    """The number of leading pieces that the model may write: behind them come padding and biases far below zero."""
    allowed = model.final_logits_bias[0] > NEVER / 2
    allowed[model.config.pad_token_id] = False
    return int(allowed.nonzero().max()) + 1


def _shape(tensor: Any) -> tuple[int, ...]:
    return tuple(tensor.shape)
