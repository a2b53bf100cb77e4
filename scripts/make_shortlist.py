r"""Make the lexical shortlist (vmap.txt) of a model, and measure what it costs and gains.

From the checkout, after the weights have changed (the associations depend on text and vocabulary only, and are kept):

    python scripts/make_shortlist.py models/sla-eng-tiny --text cs-en.tsv.xz --text ru-en.tsv.xz \
        --dev wmt21.cs-en.tsv --dev wmt21.ru-en.tsv --keep build/associations.npz --out build/vmap.txt

With several --reach FREQUENT:MOST, all are tried, and of those that lose no more than --most-loss BLEU on average the
one is written that allows the fewest pieces (processor seconds are printed, but depend on what else is running). MODEL
is a Marian folder with its CTranslate2 form in MODEL/ct2. Needs sacrebleu.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import numpy as np

from align.errors import ConfigError
from align.terminal import run_script
from align.training.associations import Associations, associate, translate_pieces
from align.training.corpus import WEIGHTS, Pair, read_pairs, read_weights, sample
from align.training.encoding import Encoder, Recipe
from align.training.pieces import Vocabulary
from align.training.scoring import DevelopmentSet, read_development_set
from align.training.shortlist import Knowledge, Reach, Shortlist, make_shortlist, write_shortlist
from align.training.shortlist_trial import Trial, try_out
from align.training.variants import NONE

_FILE = click.Path(exists=True, path_type=Path)
_CANDIDATES = 150  # associated targets of a source piece that model 1 shares its probability among


@click.command(help=__doc__, context_settings={"max_content_width": 120})
@click.argument("model", type=_FILE)
@click.option("--text", "texts", type=_FILE, multiple=True, help="Parallel text; may be repeated.")
@click.option("--weights", type=_FILE, default=WEIGHTS, help="Table of weights (TOML).")
@click.option("--least", default=0.4, show_default=True, help="Leave out sets of a lower weight.")
@click.option("--lines", default=300_000, show_default=True, help="Lines of text to count.")
@click.option("--keep", type=click.Path(path_type=Path), help="File to keep the counts in; read where it is there.")
@click.option(
    "--reach", "reaches", multiple=True, default=["3000:40"], show_default=True, help="FREQUENT:MOST[:sounds]"
)
@click.option("--dev", "devs", type=_FILE, multiple=True, help="Development set; may be repeated.")
@click.option("--most-loss", default=0.2, show_default=True, help="BLEU that may be lost, on average.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File to write.")
def main(model: Path, reaches: tuple[str, ...], devs: tuple[Path, ...], out: Path, **how: Any) -> None:
    """Count, make, try out and write."""
    most_loss = how.pop("most_loss")
    known = _knowledge(model, **how)
    made = {reach: make_shortlist(known, _reach(reach)) for reach in reaches}
    sets = [read_development_set(path) for path in devs]
    chosen = _chosen(model / "ct2", made, sets, most_loss) if sets else reaches[0]
    write_shortlist(out, made[chosen])
    print(f"{chosen}: {out}, {out.stat().st_size / 1e6:.1f} MB")


def _reach(text: str) -> Reach:
    frequent, _, rest = text.partition(":")
    most, _, sounds = rest.partition(":")
    if not (frequent.isdigit() and most.isdigit() and sounds in ("", "sounds")):
        raise ConfigError(f"--reach {text!r} makes no sense", "Write FREQUENT:MOST, such as 3000:20.")
    return Reach(int(frequent), most=int(most), sounds=bool(sounds))


def _knowledge(
    model: Path, texts: tuple[Path, ...], weights: Path, least: float, lines: int, keep: Path | None
) -> Knowledge:
    vocabulary = Vocabulary(model)
    if keep and keep.is_file():
        kept = np.load(keep)
    else:
        table = read_weights(weights)
        pairs = [pair for path in texts for pair in read_pairs(path, table) if pair.weight >= least]
        kept = _counted(model, sample(pairs, lines), vocabulary.written)
        if keep:
            np.savez_compressed(keep, **kept)
    chances = Associations(kept["sources"], kept["targets"], kept["weights"])
    return Knowledge(vocabulary.pieces, vocabulary.written, vocabulary.source_pieces(), chances, kept["counts"])


def _counted(model: Path, pairs: list[Pair], written: int) -> dict[str, Any]:
    encoder = Encoder(Recipe(model, NONE, written=written))
    text = encoder.encode(pairs)
    encoder.close()
    print(f"{len(text)} lines", file=sys.stderr)
    chances = translate_pieces(text, associate(text, _CANDIDATES))
    counts = np.bincount(text.target.flat, minlength=written)
    return {"sources": chances.sources, "targets": chances.targets, "weights": chances.weights, "counts": counts}


def _chosen(model: Path, made: dict[str, Shortlist], sets: list[DevelopmentSet], most_loss: float) -> str:
    """The smallest shortlist among those that lose little; what each costs and gains is printed."""
    whole = try_out(model, sets, None)
    print(_row("without", whole, whole))
    allowed: dict[str, float] = {}
    for reach, shortlist in made.items():
        trial = try_out(model, sets, shortlist)
        print(_row(reach, trial, whole))
        if trial.loss(whole) <= most_loss:
            allowed[reach] = trial.allowed
    if not allowed:
        raise ConfigError(f"none loses no more than {most_loss} BLEU", "Try a larger --reach.")
    return min(allowed, key=lambda reach: allowed[reach])


def _row(name: str, trial: Trial, whole: Trial) -> str:
    bleu = " ".join(f"{value:.2f}" for value in trial.bleu)
    cost = f"loss {trial.loss(whole):.2f}, {trial.seconds:.1f} s, {trial.allowed:.0f} pieces a sentence"
    return f"{name:14} BLEU {bleu}  {cost}, {trial.size / 1e6:.1f} MB"


if __name__ == "__main__":
    run_script(main)
