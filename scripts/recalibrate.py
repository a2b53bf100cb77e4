r"""Make anew whatever depends on the weights of the embedded model, after they have changed.

    python scripts/recalibrate.py --text cs-en.tsv.xz --text ru-en.tsv.xz --dev wmt21.cs-en.tsv \
        --dev wmt21.ru-en.tsv --alignment GOLD --findings dev.jsonl --findings dev_injected.jsonl

In this order: the CTranslate2 form (ct2/), the lexical shortlist (vmap.txt, scripts/make_shortlist.py), which is tried
out with it, the form again with the shortlist in it, the aligner's weights (scripts/train_aligner.py), the confidences
of the rules (scripts/calibrate_audit.py). Then the sample corpus is checked (scripts/check_sample.py). It stops at the
first step that fails; --from STEP goes on from there. What the steps write is in the repository: read the difference
before it is committed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "models" / "sla-eng-tiny"
STEPS = ("convert", "shortlist", "pack", "aligner", "confidences", "sample")
_PATH = click.Path(exists=True, path_type=Path)


@click.command(help=__doc__, context_settings={"max_content_width": 120})
@click.option("--text", "texts", type=_PATH, multiple=True, help="Parallel text for the shortlist; may be repeated.")
@click.option("--keep", type=click.Path(path_type=Path), help="File to keep the shortlist's counts in.")
@click.option("--reach", default="3000:40", show_default=True, help="FREQUENT:MOST of the shortlist.")
@click.option("--dev", "devs", type=_PATH, multiple=True, help="Development set of translations; may be repeated.")
@click.option("--alignment", type=_PATH, required=True, help="Folder of gold ladders.")
@click.option("--embed", help="Sentence encoder to learn weights for as well.")
@click.option("--findings", type=_PATH, multiple=True, required=True, help="Gold findings; may be repeated.")
@click.option("--from", "first", type=click.Choice(STEPS), default=STEPS[0], show_default=True)
def main(first: str, **given: object) -> None:
    """Run the steps."""
    for step in STEPS[STEPS.index(first) :]:
        command = [sys.executable, *(str(HERE / part) if part.endswith(".py") else part for part in _step(step, given))]
        print(f"== {step}: {' '.join(command[1:])}", flush=True)
        if code := subprocess.run(command, check=False).returncode:
            sys.exit(f"{step} failed with {code}; mend it and go on with --from {step}")


def _step(step: str, given: dict[str, object]) -> list[str]:
    """The script of a step and its arguments."""
    model = str(MODEL)
    if step == "shortlist":
        options = [
            *_options("--text", given["texts"]),
            *_options("--dev", given["devs"]),
            "--reach",
            str(given["reach"]),
        ]
        kept = ["--keep", str(given["keep"])] if given["keep"] else []
        return ["make_shortlist.py", model, *options, *kept, "--out", f"{model}/vmap.txt"]
    if step in ("convert", "pack"):
        return ["train_model.py", "export", model]
    if step == "aligner":
        embed = ["--embed", str(given["embed"])] if given["embed"] else []
        return ["train_aligner.py", str(given["alignment"]), *embed, "--write"]
    if step == "confidences":
        return ["calibrate_audit.py", *(str(path) for path in _several(given["findings"]))]
    return ["check_sample.py"]


def _options(name: str, paths: object) -> Iterator[str]:
    for path in _several(paths):
        yield from (name, str(path))


def _several(paths: object) -> tuple[Path, ...]:
    return paths if isinstance(paths, tuple) else ()


if __name__ == "__main__":
    main()
