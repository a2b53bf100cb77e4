"""The settings of a training run, and how its rate rises and falls."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.errors import ConfigError

_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Budget:
    """When a run is over: after so many steps, minutes or passes over the text, whichever is set; none: at a signal."""

    steps: int = 0
    minutes: float = 0.0
    passes: int = 0

    def share(self, steps: int, minutes: float, passes: float) -> float:
        """How much of it is used up: 1 or more when the run is over, 0 throughout for a run without end."""
        used = [(steps, self.steps), (minutes, self.minutes), (passes, self.passes)]
        return max((done / limit for done, limit in used if limit), default=0.0)


@dataclass(frozen=True, slots=True)
class Options:
    """How to train. ``pieces`` is the size of a batch (padded pieces a side), ``rate`` Adam's highest.

    ``inner_dropout`` is that inside the feed-forward layers: weights that were trained without any bear it better.
    The rate rises over ``warmup`` steps and falls to 2 % in the last share ``fall`` of the budget. ``smoothing`` goes
    with the full softmax; ``negatives`` pieces are drawn for the sampled one, 0 takes the full one. ``muon`` has
    Muon take the layers' matrices; ``bf16`` says whether to multiply in bf16 (None: where the device is made for it).
    """

    budget: Budget = field(default_factory=Budget)
    pieces: int = 6_144
    rate: float = 4e-4
    warmup: int = 60
    fall: float = 0.6
    dropout: float = 0.0
    inner_dropout: float = 0.0
    smoothing: float = 0.0
    negatives: int = 2_500
    seed: int = 1
    muon: bool = False
    bf16: bool | None = None

    def __post_init__(self) -> None:
        shares = {
            "dropout": self.dropout, "inner_dropout": self.inner_dropout, "smoothing": self.smoothing, "fall": self.fall
        }  # fmt: skip
        for name, value in shares.items():
            if not 0 <= value <= 1:
                raise ConfigError(f"{name} must lie between 0 and 1, not {value}", "Give another value.")
        if self.rate <= 0 or self.pieces < 1 or self.warmup < 0 or self.negatives < 0:
            raise ConfigError("rate and batch must be above zero, warmup and negatives not below", "Give other values.")

    def rate_at(self, step: int, share: float) -> float:
        """Adam's rate at a step (counted from 0), ``share`` of the budget being used up."""
        rising = min(1.0, (step + 1) / self.warmup) if self.warmup else 1.0
        falling = min(1.0, max(_LEAST, (1.0 - share) / self.fall)) if self.fall else 1.0
        return self.rate * rising * falling


def gpu_options(budget: Budget) -> Options:
    """What suits one large GPU: big batches, the full softmax with smoothing, a higher rate, dropout."""
    return Options(budget, 65_536, 8e-4, 400, dropout=0.1, smoothing=0.1, negatives=0)
