"""Make a model less sure of itself: its probabilities, flattened by a temperature, which suits a beam search better.

    python scripts/soften_model.py MODEL --temperature 1.4 --out OUT

Both are Marian folders; the temperature is worked into the weights. Training sharpens a model again, so this comes
last. Needs the extra [torch].
"""

from __future__ import annotations

from pathlib import Path

import click

from align.terminal import run_script
from align.training.marian_model import config_of, open_model, state_of, write_model
from align.training.softening import softened

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(help=__doc__, context_settings={"max_content_width": 120})
@click.argument("model", type=_FOLDER)
@click.option("--temperature", type=click.FloatRange(0.1, 10), default=1.4, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
def main(model: Path, temperature: float, out: Path) -> None:
    """Open, divide, write."""
    opened = open_model(model)
    config = config_of(opened)
    write_model(out, model, config, softened(state_of(opened), config, temperature))
    print(out)


if __name__ == "__main__":
    run_script(main)
