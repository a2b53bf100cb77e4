"""Blend the weights of two models of one shape, such as a model and what it was before its last training.

    python scripts/blend_models.py TRAINED EARLIER --share 0.65 --out OUT

Both are Marian folders with the same vocabulary; OUT gets ``share`` of the first one's weights and the rest of the
second's. Needs the extra [torch].
"""

from __future__ import annotations

from pathlib import Path

import click

from align.errors import ModelError
from align.terminal import run_script
from align.training.marian_model import config_of, open_model, state_of, write_model

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(help=__doc__, context_settings={"max_content_width": 120})
@click.argument("first", type=_FOLDER)
@click.argument("second", type=_FOLDER)
@click.option("--share", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Share of the first.")
@click.option("--out", type=click.Path(path_type=Path), required=True)
def main(first: Path, second: Path, share: float, out: Path) -> None:
    """Open both, mix, write."""
    if (first / "vocab.json").read_bytes() != (second / "vocab.json").read_bytes():
        raise ModelError(f"{second}: another vocabulary than {first}", "Blend models that one was trained from.")
    model = open_model(first)
    ours, theirs = state_of(model), state_of(open_model(second))
    if {name: value.shape for name, value in ours.items()} != {name: value.shape for name, value in theirs.items()}:
        raise ModelError(f"{second}: another shape than {first}", "Blend models of one shape.")
    mixed = {name: value * share + theirs[name] * (1 - share) for name, value in ours.items()}
    write_model(out, first, config_of(model), mixed)
    print(out)


if __name__ == "__main__":
    run_script(main)
