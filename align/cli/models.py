"""`newsalign models`: list, show, fetch and convert translation models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.cli.finetune import finetune
from align.cli.options import PATH, Group
from align.cli.streams import emit

if TYPE_CHECKING:
    from align.translation.models import Entry

_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("models", cls=Group)
def models() -> None:
    """List, show, fetch, convert and fine-tune translation models."""


models.add_command(finetune)


@models.command("list")
@_FORMAT
def list_models(form: str) -> None:
    """List the models that are known by name."""
    from align.translation.models import registry

    rows = [_row(model) for model in registry().values()]
    if form == "json":
        emit(json.dumps(rows, indent=2) + "\n")
        return
    for row in rows:
        languages, state = " ".join(row["languages"]), "here" if row["present"] else "to be fetched"
        emit(f"{row['name']:28}{languages:8}{row['size_mb']:>5} MB  {row['licence']:12}{state:15}{row['title']}\n")


@models.command("show")
@click.argument("name")
@_FORMAT
def show(name: str, form: str) -> None:
    """Show what is known about a model: NAME is a name from the list, or a folder."""
    from align.translation.models import locate, registry

    row = _row(registry()[name]) if name in registry() else {"name": name}
    if row.get("present", True):
        model = locate(name)
        row |= {"folder": str(model.folder), "sha256": model.sha256, "languages": list(model.settings.languages)}
        row |= {"max_pieces": model.settings.max_pieces, "punctuation": model.settings.punctuation}
    if form == "json":
        emit(json.dumps(row, indent=2) + "\n")
        return
    for key, value in row.items():
        emit(f"{key + ':':17}{' '.join(value) if isinstance(value, list) else value}\n")


@models.command("fetch")
@click.argument("name")
@click.option("--keep-original", is_flag=True, help="Keep the downloaded weights, which --engine transformers needs.")
def fetch(name: str, keep_original: bool) -> None:
    """Download the model NAME from the Hugging Face hub and convert it (needs torch)."""
    from align.translation.fetch import fetch as fetch_model
    from align.translation.models import entry

    emit(f"{fetch_model(entry(name), keep_original=keep_original)}\n")


@models.command("convert")
@click.argument("folder", type=PATH)
@click.option("--out", type=PATH, help="Folder to write; FOLDER/ct2 if not given.")
@click.option("--quantization", type=click.Choice(["int8", "float32"]), default="int8", show_default=True)
def convert(folder: Path, out: Path | None, quantization: str) -> None:
    """Convert the Marian model in FOLDER (as transformers writes it) to CTranslate2's form (needs torch)."""
    from align.translation.convert import convert as convert_model
    from align.translation.models import CONVERTED

    target = out or folder / CONVERTED
    convert_model(folder, target, quantization)
    emit(f"{target}\n")


def _row(model: Entry) -> dict[str, Any]:
    return {
        "name": model.name,
        "title": model.title,
        "origin": model.origin,
        "licence": model.licence,
        "size_mb": model.size_mb,
        "languages": list(model.settings.languages),
        "recommended_for": list(model.recommended_for),
        "present": model.present,
        "folder": str(model.folder),
    }
