"""Which models there are and where they lie: the registry, fetched models, folders of the user's own."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from align.errors import ModelError
from align.resources import resource
from align.translation.settings import ModelSettings, checksums, fingerprint, read_json, read_settings
from align.translation.weights import has_weights

Form = Literal["ctranslate2", "marian"]
CONVERTED = "ct2"
"""The folder, inside a Marian model's, that holds it in CTranslate2's form."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A model of the registry. ``origin`` is ``embedded`` (in the installation) or ``hub`` (to be fetched)."""

    name: str
    origin: Literal["embedded", "hub"]
    title: str
    licence: str
    size_mb: int
    settings: ModelSettings
    recommended_for: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Where the model is, or where it will be once it is fetched."""
        root = resource("models") if self.origin == "embedded" else home()
        return root / self.name.replace("/", "--")

    @property
    def present(self) -> bool:
        """Whether it can be used now."""
        return (self.folder / CONVERTED / "model.bin").is_file()


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is there: its folder, in the form that an engine asked for, and what is known about it."""

    name: str
    folder: Path
    sha256: str
    settings: ModelSettings


def home() -> Path:
    """Where fetched and converted models are kept: ``$NEWSALIGN_MODELS``, else the user's data folder."""
    if chosen := os.environ.get("NEWSALIGN_MODELS"):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("newsalign", appauthor=False) / "models"


@cache
def registry() -> dict[str, Entry]:
    """The models of ``registry.toml`` by name."""
    with (resource("models") / "registry.toml").open("rb") as stream:
        return {row["name"]: _entry(row) for row in tomllib.load(stream)["model"]}


def _entry(row: dict[str, Any]) -> Entry:
    settings = ModelSettings(tuple(row["languages"]), row["max_pieces"], row["punctuation"])
    recommended = tuple(row["recommended_for"])
    return Entry(row["name"], row["origin"], row["title"], row["licence"], row["size_mb"], settings, recommended)


def entry(name: str) -> Entry:
    """A model of the registry. Raises ModelError, naming those there are, for any other."""
    if name not in registry():
        raise ModelError(f"no model is called {name!r}", f"There are: {', '.join(registry())}.")
    return registry()[name]


def folder_of(name: str) -> Path:
    """Where the files of a registry name or a folder lie; nothing is looked at, nothing is read."""
    return registry()[name].folder / CONVERTED if name in registry() else Path(name).expanduser()


def locate(name: str, form: Form = "ctranslate2") -> Model:
    """The model that a registry name or a folder stands for, in the form asked for.

    A folder holds a Marian model as transformers writes it (converted when it is first used, which needs torch) or one
    in CTranslate2's form. Raises ModelError for a name that is unknown or not fetched yet, and for a folder that holds
    no such model, or a damaged one.
    """
    if name in registry():
        return _registered(registry()[name], form)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        hint = f"Give a folder, or one of: {', '.join(registry())}."
        raise ModelError(f"{name!r} is neither a known model nor a folder", hint)
    if is_marian(folder):
        return _own(name, folder if form == "marian" else _converted(folder))
    if form == "marian":
        raise ModelError(f"{folder}: no Marian model as transformers writes it", _FORMS)
    if not (folder / "model.bin").is_file():
        raise no_model(folder)
    return _own(name, folder)


_FORMS = "Give a folder with config.json, weights, vocab.json and *.spm (a Marian model), or a CTranslate2 model."


def no_model(folder: Path) -> ModelError:
    """What to raise for a folder without a model in either form."""
    return ModelError(f"{folder}: holds no model: {_missing(folder)}", _FORMS)


def _missing(folder: Path) -> str:
    if not (folder / "config.json").is_file():
        return "there is neither config.json nor model.bin"
    kind = read_json(folder / "config.json").get("model_type")
    return f"its config.json says {kind!r}, not 'marian'" if kind else "there is no model.bin"


def is_marian(folder: Path) -> bool:
    """Whether a folder claims to hold a Marian model in transformers' form. Raises ModelError for a broken config."""
    config = folder / "config.json"
    return config.is_file() and read_json(config).get("model_type") == "marian"


def _registered(model: Entry, form: Form) -> Model:
    if form == "marian":
        if not (is_marian(model.folder) and has_weights(model.folder)):
            hint = f"Give its folder with --model, or: newsalign models fetch {model.name} --keep-original"
            raise ModelError(f"{model.name}: only its CTranslate2 form is here", hint)
        return _own(model.name, model.folder)
    if not model.present:
        hint = "Install newsalign again."
        if model.origin == "hub":
            hint = f"Get it once ({model.size_mb} MB): newsalign models fetch {model.name}"
        raise ModelError(f"{model.name}: the model is not in {model.folder}", hint)
    return _own(model.name, model.folder / CONVERTED)


def _converted(folder: Path) -> Path:
    """The CTranslate2 form of a Marian model of the user's: converted once, kept under its checksum."""
    from align.translation.convert import check_marian, convert

    check_marian(folder)
    settings = read_settings(folder)
    target = home() / "converted" / fingerprint(settings, checksums(folder))
    if not (target / "model.bin").is_file():
        convert(folder, target, settings=settings)
    return target


def _own(name: str, folder: Path) -> Model:
    settings, sums = read_settings(folder), checksums(folder)
    for path in _changed(settings, sums):
        what = f"{folder / path}: not the file that belongs to this model (damaged or replaced)"
        raise ModelError(what, "Fetch or convert the model again, or install newsalign again.")
    return Model(name, folder, fingerprint(settings, sums), settings)


def _changed(settings: ModelSettings, sums: dict[str, str]) -> Iterator[str]:
    for name, expected in (settings.files or {}).items():
        if sums.get(name) != expected:
            yield name
