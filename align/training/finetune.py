"""Fine-tuning a Marian model on the aligned beads of the user's own run, and whether that made it better."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from align.errors import ConfigError, InputError
from align.evaluation.translation import Metric, score_translation
from align.names.english import NAMES, EnglishNames
from align.progress import Progress
from align.training.batches import Draw, Order, Stream
from align.training.corpus import Pair, read_beads
from align.training.encoding import Encoder, Recipe
from align.training.extra import need
from align.training.marian_model import with_settings
from align.training.options import Budget, Options
from align.training.scoring import DevelopmentSet, translated
from align.training.trainer import Trainer
from align.training.variants import HINTED, NONE
from align.translation.models import locate
from align.translation.settings import ModelSettings
from align.translation.tokenize import clean

log = logging.getLogger(__name__)

FEWEST = 100
"""Fewer pairs teach a model nothing that it would not unlearn elsewhere."""

_HELD_OUT = 10  # one in ten is kept for scoring
_MOST_HELD_OUT = 300
_RESAMPLED = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What to fine-tune and how long. ``base`` is a name of the registry or a folder; ``rate`` Adam's highest rate."""

    base: str = "sla-eng-tiny"
    min_confidence: float = 0.7
    budget: Budget = field(default_factory=lambda: Budget(passes=3))
    rate: float = 5e-5
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many pairs were trained on and held out, and the scores on the latter (BLEU, chrF), before and after."""

    trained: int
    held_out: int
    steps: int
    before: list[Metric]
    after: list[Metric]


@dataclass(frozen=True, slots=True)
class Split:
    """Pairs to train on and pairs to score with; no document is in both, unless there is only one."""

    training: tuple[Pair, ...]
    held_out: tuple[Pair, ...]


def finetune(run: Path, out: Path, plan: Plan, progress: Progress) -> Outcome:
    """Train the base model on the run's beads, write it to ``out`` as a Marian folder, and score both.

    ``progress`` counts percents. Raises InputError where there is no finished run or it gives too few pairs,
    ConfigError for a folder that is in use, ModelError where torch or sacrebleu is missing or the base is damaged.
    """
    need("torch")
    need("sacrebleu")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ConfigError(f"{out}: is there already", "Give a new or an empty folder with --out.")
    base = locate(plan.base, "marian")
    split = split_pairs(_pairs(run, plan, base.settings))
    sets = development_sets(split.held_out)
    before = _score(plan.base, sets)
    trained = _texts(split.training, base.settings)
    steps = _train(base.folder, out, trained, plan, progress)
    with_settings(out, base.settings)
    return Outcome(len(trained), len(split.held_out), steps, before, _score(str(out), sets))


def _pairs(run: Path, plan: Plan, settings: ModelSettings) -> list[Pair]:
    found = list(read_beads(run, plan.min_confidence))
    pairs = list(dict.fromkeys(pair for pair in found if pair.lang in settings.languages))
    if len(pairs) < len(found):
        log.info("%d pairs repeat others or are in a language the model does not read", len(found) - len(pairs))
    if len(pairs) < FEWEST:
        what = f"{run}: {len(pairs)} aligned pairs of confidence {plan.min_confidence:g} and more; {FEWEST} are needed"
        raise InputError(what, "Run newsalign over more documents, or lower --min-confidence.")
    return pairs


def split_pairs(pairs: Sequence[Pair]) -> Split:
    """One pair in ten held out, whole documents at a time, chosen by the hash of their ids: always the same ones."""
    wanted = min(_MOST_HELD_OUT, max(1, len(pairs) // _HELD_OUT))
    documents = sorted({pair.origin for pair in pairs}, key=_hash)
    if len(documents) == 1:
        held = set(sorted(pairs, key=lambda pair: _hash(pair.source))[:wanted])
        return Split(tuple(p for p in pairs if p not in held), tuple(p for p in pairs if p in held))
    sizes = Counter(pair.origin for pair in pairs)
    chosen: set[str] = set()
    taken = 0
    for document in documents[:-1]:
        if taken >= wanted:
            break
        if taken + sizes[document] <= len(pairs) // 2:
            chosen.add(document)
            taken += sizes[document]
    chosen = chosen or {min(documents, key=lambda document: (sizes[document], _hash(document)))}
    held_out = tuple(pair for pair in pairs if pair.origin in chosen)
    return Split(tuple(pair for pair in pairs if pair.origin not in chosen), held_out[:_MOST_HELD_OUT])


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def development_sets(pairs: Sequence[Pair]) -> list[DevelopmentSet]:
    """The pairs as sets to score with, one for each source language."""
    made = []
    for lang in sorted({pair.lang for pair in pairs}):
        chosen = [pair for pair in pairs if pair.lang == lang]
        references = (tuple(pair.english for pair in chosen),)
        made.append(DevelopmentSet("held-out", lang, tuple(pair.source for pair in chosen), references))
    return made


def _texts(pairs: Sequence[Pair], settings: ModelSettings) -> list[Pair]:
    """The pairs as the model reads and writes them: punctuation as its own training text had it."""
    return [
        replace(
            pair,
            source=clean(pair.source, pair.lang, settings.punctuation),
            english=clean(pair.english, "en", settings.punctuation),
        )
        for pair in pairs
    ]


def _score(model: str, sets: Sequence[DevelopmentSet]) -> list[Metric]:
    """BLEU and chrF of all sets together."""
    hypotheses = [text for each in translated(model, sets) for text in each]
    return score_translation(hypotheses, [[text for each in sets for text in each.references[0]]])


def _names(base: Path) -> tuple[tuple[str, str], ...]:
    """The names that a model's hints are made from; none for a model without hints."""
    path = base / NAMES
    table = EnglishNames.read(path).table if path.is_file() else {}
    return tuple((form, english) for form, english in table.items() if english)


def own_dropout(base: Path) -> float:
    """The dropout that a model was trained with, as its configuration has it.

    The embedded model, trained without, loses 1.6 chrF by fine-tuning with 0.1 (700 pairs of WMT 2021, three passes);
    with 0.1 inside the feed-forward layers alone it gains 0.7 chrF and 1.5 BLEU, without any 0.7 and 0.9.
    """
    return float(json.loads((base / "config.json").read_text(encoding="utf-8")).get("dropout", 0.0))


def _train(base: Path, out: Path, pairs: Sequence[Pair], plan: Plan, progress: Progress) -> int:
    own = own_dropout(base)  # none: inside the layers it does no harm
    options = Options(
        plan.budget, pieces=2_048, rate=plan.rate, warmup=10, fall=1.0,
        dropout=own, inner_dropout=0.0 if own else 0.1, seed=plan.seed,
    )  # fmt: skip
    order = Order(options.pieces, plan.seed)
    trainer, draw = Trainer(base, options), Draw(pairs, order)
    names = _names(base)
    shares = replace(NONE, resampled=_RESAMPLED, hinted=HINTED.hinted if names else 0.0)
    encoder = Encoder(Recipe(base, shares, names, trainer.written, seed=plan.seed, processes=1))
    reported = 0.0

    def after() -> bool:
        nonlocal reported
        progress.update(100 * (trainer.share - reported))
        reported = trainer.share
        return True

    stream = Stream(draw, encoder, order, trainer.place)
    try:
        trainer.train(stream, draw.stretches, after)
    finally:
        stream.close()
    trainer.write(out)
    return trainer.counters.step
