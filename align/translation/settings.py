"""What newsalign needs to know about a model besides its weights: ``newsalign.json`` beside them.

``newsalign models convert`` writes it. For a Marian model without one it is derived from the model's own files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from align.errors import ModelError
from align.types import SOURCE_LANGUAGES

Punctuation = Literal["moses", "none"]

SIDECAR = "newsalign.json"
_POSITIONS = 512  # Marian's, the end mark included
_ENGLISH, _SEVERAL = ("", "en", "eng"), ("", "sla", "ine", "mul")  # where nothing is said it is taken on trust
_CODES = {"ces": ("cs",), "cze": ("cs",), "cs": ("cs",), "rus": ("ru",), "ru": ("ru",), "zle": ("ru",), "zlw": ("cs",)}


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Languages (ISO 639-1) that it reads, the most pieces of a sentence, and how punctuation was normalized.

    ``max_pieces`` is what the model was trained with, without the end mark; ``positions`` how many it has at all, for
    what it reads and what it writes. ``files`` are the sha256 sums of a converted model's files.
    """

    languages: tuple[str, ...] = SOURCE_LANGUAGES
    max_pieces: int = _POSITIONS - 1
    punctuation: Punctuation = "moses"
    positions: int = _POSITIONS
    files: Mapping[str, str] | None = None


def read_settings(folder: Path) -> ModelSettings:
    """The settings of a model folder: its sidecar, else what ``config.json`` and ``tokenizer_config.json`` say.

    Raises ModelError for a file that cannot be understood, and for a model that translates into another language.
    """
    if (folder / SIDECAR).is_file():
        return _from_sidecar(folder, read_json(folder / SIDECAR))
    config = read_json(folder / "config.json") if (folder / "config.json").is_file() else {}
    tokenizer = read_json(folder / "tokenizer_config.json") if (folder / "tokenizer_config.json").is_file() else {}
    positions = position_count(config)
    source, target = (str(tokenizer.get(f"{side}_lang") or "") for side in ("source", "target"))
    if target not in _ENGLISH:
        hint = "Choose a model that translates from Czech or Russian, such as Helsinki-NLP/opus-mt-cs-en."
        raise ModelError(f"{folder}: the model translates into {target}, not into English", hint)
    languages = SOURCE_LANGUAGES if source in _SEVERAL else _CODES.get(source, (source,))
    return ModelSettings(languages, positions - 1, positions=positions)


def position_count(config: Mapping[str, Any]) -> int:
    """How many positions a Marian model has, by its ``config.json``."""
    positions = config.get("max_position_embeddings")
    return positions if isinstance(positions, int) and positions > 1 else _POSITIONS


def _from_sidecar(folder: Path, row: dict[str, Any]) -> ModelSettings:
    languages, most, punctuation = row.get("languages"), row.get("max_pieces"), row.get("punctuation")
    files, positions = row.get("files"), row.get("positions", _POSITIONS)
    good = (
        isinstance(languages, list)
        and all(isinstance(code, str) for code in languages)
        and isinstance(most, int)
        and isinstance(positions, int)
        and 0 < most < positions
        and punctuation in get_args(Punctuation)
        and (files is None or isinstance(files, dict))
    )
    if not good:
        raise ModelError(f"{folder / SIDECAR}: not the settings of a model", "Convert the model again.")
    style: Punctuation = "moses" if punctuation == "moses" else "none"
    return ModelSettings(tuple(languages or ()), int(most or 0), style, positions, files)


def write_settings(folder: Path, settings: ModelSettings) -> None:
    """Put the settings beside the weights."""
    row = {
        "languages": list(settings.languages),
        "max_pieces": settings.max_pieces,
        "positions": settings.positions,
        "punctuation": settings.punctuation,
        **({"files": dict(sorted(settings.files.items()))} if settings.files is not None else {}),
    }
    (folder / SIDECAR).write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file. Raises ModelError where it cannot be read or holds something else."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path}: not JSON ({error})", "The model is damaged: fetch or convert it again.") from error
    if not isinstance(value, dict):
        raise ModelError(f"{path}: not a JSON object", "The model is damaged: fetch or convert it again.")
    return value


END, UNKNOWN, PADDING = "</s>", "<unk>", "<pad>"
"""What a Marian vocabulary calls its marks."""


def read_vocabulary(path: Path) -> dict[str, int]:
    """The number of each piece of a Marian model, out of its ``vocab.json``. Raises ModelError for a damaged one."""
    numbers = read_json(path)
    marks = numbers.keys() >= {END, UNKNOWN, PADDING}
    if not marks or any(type(number) is not int for number in numbers.values()):
        raise ModelError(f"{path}: no vocabulary of a Marian model", "The model is damaged: fetch or convert it again.")
    return numbers


def checksums(folder: Path) -> dict[str, str]:
    """The sha256 of each file directly in a folder, the sidecar and hidden files left out, by name."""
    paths = sorted(p for p in folder.iterdir() if p.is_file() and p.name != SIDECAR and not p.name.startswith("."))
    sums = {}
    for path in paths:
        with path.open("rb") as stream:
            sums[path.name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return sums


def fingerprint(settings: ModelSettings, sums: Mapping[str, str]) -> str:
    """The sha256 of a model as a whole: of all its files and of the settings that it is used with."""
    used = [settings.punctuation, str(settings.max_pieces), str(settings.positions)]
    files = [f"{sums[name]} {name}" for name in sorted(sums)]
    return hashlib.sha256("\n".join([*used, *files]).encode()).hexdigest()
