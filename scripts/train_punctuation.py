r"""Train the network that finds lost commas and stray stops, and measure it on text that it has not seen.

    python scripts/train_punctuation.py train models/sla-eng-tiny --text cs-en.tsv.xz --text ru-en.tsv.xz \
        --minutes 60 --out build/eng-punctuation
    python scripts/train_punctuation.py evaluate build/eng-punctuation --text cs-en.tsv.xz --text ru-en.tsv.xz

Text is source<TAB>english<TAB>set, as for scripts/train_model.py; only the English is used, by the weights of
align/training/data/punctuation.toml. A sample of the news test sets (--held-out), always the same, is kept to
measure on. The Marian model gives its vectors of English pieces to begin with. `train` needs the extra [torch].
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
import numpy as np
import numpy.typing as npt

from align.errors import NewsalignError
from align.punctuation.network import Network
from align.training.corpus import read_weights
from align.training.extra import need
from align.training.punctuation_net import Parameters, Shape, export, logits, loss_of, piece_vectors, started
from align.training.punctuation_text import (
    UNASKED,
    Damage,
    Example,
    Known,
    Line,
    batches,
    damaged,
    joined,
    known_to,
    padded,
    read_lines,
    vocabulary,
)

T = TypeVar("T")
_FILE = click.Path(exists=True, path_type=Path)
_WEIGHTS = Path(__file__).resolve().parents[1] / "align" / "training" / "data" / "punctuation.toml"
_LEAST = 5  # times a word must stand in the text
_FURTHER = 30_000  # frequent English words beyond it
_WARM_UP, _LOWEST = 200, 0.02  # steps; share of the rate at the end
_AVERAGED, _KEPT = 0.5, 0.998  # from which part of the run parameters are averaged; how much of it is kept at a step
_SHARES = (1, 3, 10, 30)  # false alarms in 1,000 lines, or stops, at which recall is shown


def _split(texts: Sequence[Path], held_out: int) -> tuple[list[Line], list[Line]]:
    """The lines to train on and those to measure on: news test sets, as many as wanted, the same ones every time."""
    lines = read_lines(texts, read_weights(_WEIGHTS))
    news = [line for line in lines if "newstest" in line.origin]
    random.Random(0).shuffle(news)  # noqa: S311 -- a sample, not a secret
    measured = {id(line) for line in news[:held_out]}
    return [line for line in lines if id(line) not in measured], news[:held_out]


@click.group()
def main() -> None:
    """Train and measure the punctuation network."""


@dataclass(frozen=True, slots=True)
class Course:
    """How to train: for how long, channels of a layer, Adam's highest rate, tokens of a batch, the seed."""

    minutes: float
    width: int
    rate: float
    tokens: int
    seed: int


@main.command()
@click.argument("model", type=_FILE)
@click.option("--text", "texts", type=_FILE, multiple=True, required=True, help="Parallel text; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the network.")
@click.option("--minutes", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True)
@click.option("--width", default=96, show_default=True, help="Channels of a layer.")
@click.option("--rate", default=3e-3, show_default=True, help="Adam's highest rate; it falls from there to nearly 0.")
@click.option("--tokens", default=4000, show_default=True, help="Of a batch.")
@click.option("--held-out", default=3000, show_default=True, help="Lines kept for measuring.")
@click.option("--seed", default=1, show_default=True)
def train(model: Path, texts: Sequence[Path], out: Path, held_out: int, **how: Any) -> None:
    """Train on the English of the texts, with vectors of MODEL's pieces to begin with."""
    from wordfreq import top_n_list

    course = Course(**how)
    lines, measured = _split(texts, held_out)
    words = vocabulary(lines, _LEAST, top_n_list("en", _FURTHER))
    known = known_to({word: row for row, word in enumerate(words, 2)})
    parameters = started(piece_vectors(words, model, course.width), Shape(course.width), course.seed)
    learned = sum(each.numel() for each in parameters.values() if each.requires_grad)
    print(f"{len(lines)} lines, {len(words)} words, {learned} parameters", flush=True)
    drawn = batches(lines, known, course.tokens, random.Random(course.seed))  # noqa: S311
    export(_trained(parameters, map(padded, drawn), course), words, out)
    _report(Network.load(out), measured)


def _trained(parameters: Parameters, drawn: Iterator[tuple[npt.NDArray[np.int64], ...]], course: Course) -> Parameters:
    """The average of the parameters in the last part of the run; the last ones where it has no step in it."""
    torch = need("torch")
    learned = [each for each in parameters.values() if each.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=course.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    mean: Parameters = {}
    began, said, seen, dropout = time.monotonic(), 0.0, 0, Shape(course.width).dropout
    for step, (features, commas, stops) in enumerate(_ahead(drawn), 1):
        done = (time.monotonic() - began) / 60 / course.minutes
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = course.rate * min(1, step / _WARM_UP) * max(_LOWEST, 1 - done)
        found = logits(parameters, torch.from_numpy(features), dropout)
        loss = loss_of(found, torch.from_numpy(commas), torch.from_numpy(stops))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        seen += int(np.count_nonzero(features[..., 0]))
        if done > _AVERAGED:
            for name, each in parameters.items():
                mean[name] = mean[name].lerp_(each.detach(), 1 - _KEPT) if name in mean else each.detach().clone()
        if done - said >= 1 / 20:
            said = done
            print(f"{done:.0%}: step {step}, {seen / 1e6:.1f} M tokens, loss {loss.item():.4f}", flush=True)
    return mean or {name: each.detach() for name, each in parameters.items()}


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """The items, the next of which is always being made."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, items)
        while True:
            item = coming.result()
            coming = pool.submit(next, items)
            yield item


@main.command()
@click.argument("folder", type=_FILE)
@click.option("--text", "texts", type=_FILE, multiple=True, required=True, help="The same text as in training.")
@click.option("--held-out", default=3000, show_default=True)
def evaluate(folder: Path, texts: Sequence[Path], held_out: int) -> None:
    """Measure the network in FOLDER on the lines that training left out."""
    _report(Network.load(folder), _split(texts, held_out)[1])


def _report(network: Network, lines: Sequence[Line]) -> None:
    """Recall of one comma taken out of a line, and of stray stops, at shares of false alarms."""
    chance, known = random.Random(1), known_to(network.rows)  # noqa: S311
    whole = [damaged(line, Damage(), known, chance) for line in lines]
    found = _column(network, whole, 0, 0)
    missed = _column(network, [one for line in lines if (one := _without_one(line, known, chance))], 0, 1)
    _print("commas, one lost in a line; false alarms in 1,000 whole lines", found, missed, len(lines))
    pairs = [joined(*two) for two in zip(lines[::2], lines[1::2], strict=False)]
    strayed = [damaged(pair, Damage(stops=0.01), known, chance) for pair in pairs]
    right, stray = _column(network, strayed, 1, 0), _column(network, strayed, 1, 1)
    _print(
        "stops, stray ones among paragraphs of two lines; false alarms in 1,000 right stops", right, stray, len(right)
    )


def _without_one(line: Line, known: Known, chance: random.Random) -> Example | None:
    """The line with one comma between two words taken out; None where it has none."""
    tokens, apart = line.tokens, line.apart
    places = [
        at
        for at in range(1, len(tokens) - 1)
        if tokens[at] == "," and not apart[at] and apart[at + 1] and tokens[at - 1][0].isalnum()
        if tokens[at + 1][0].isalnum()
    ]
    if not places:
        return None
    at = chance.choice(places)
    rest = Line((*tokens[:at], *tokens[at + 1 :]), (*apart[:at], *apart[at + 1 :]), 1.0, line.origin)
    example = damaged(rest, Damage(), known, chance)
    commas = [UNASKED if place != at - 1 else 1 for place in range(len(example.commas))]
    return example._replace(commas=commas)


def _column(network: Network, examples: Sequence[Example], column: int, answer: int) -> npt.NDArray[np.float32]:
    """The probabilities for one question (0: commas, 1: stops) wherever its answer is this one."""
    chances = []
    for example in examples:
        answers = np.asarray((example.commas, example.stops)[column])
        features = np.asarray(example.features)
        chances.append(network(features, np.zeros(len(features), np.int64))[answers == answer, column])
    return np.concatenate(chances)


def _print(title: str, wrong: npt.NDArray[np.float32], right: npt.NDArray[np.float32], of: int) -> None:
    ranked = np.sort(wrong)[::-1]
    print(f"{title} ({len(right)} to find)")
    for share in _SHARES:
        bar = ranked[min(len(ranked) - 1, of * share // 1000)]
        print(f"  {share:3}: {np.mean(right > bar):.3f} found, above {bar:.3f}")


if __name__ == "__main__":
    try:
        main()
    except NewsalignError as error:
        sys.exit(f"{error}")
