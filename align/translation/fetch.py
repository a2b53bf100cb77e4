"""Getting a model of the registry from the Hugging Face hub: the only part of newsalign that goes online."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from align.errors import ModelError
from align.files import holds_only, replacing_folder
from align.translation.convert import check_marian, convert
from align.translation.models import CONVERTED, Entry
from align.translation.settings import SIDECAR, write_settings
from align.translation.weights import WEIGHTS, first_line

_SMALL = ("config.json", "generation_config.json", "tokenizer_config.json", "vocab.json", "source.spm", "target.spm")
_FETCHED = frozenset((*_SMALL, *WEIGHTS, SIDECAR, CONVERTED, ".cache"))


def fetch(model: Entry, *, keep_original: bool = False) -> Path:
    """Download a hub model and convert it; it appears in its folder whole or not at all. Returns that folder.

    ``keep_original`` keeps the downloaded weights too, which the transformers engine needs. Raises ModelError for an
    embedded model, and where the download or the conversion fails; ConfigError where other files lie in that folder.
    """
    if model.origin != "hub":
        raise ModelError(f"{model.name}: comes with newsalign, there is nothing to fetch", "Use it: it is installed.")
    hint = "Free some space, or name another folder in NEWSALIGN_MODELS."
    with replacing_folder(model.folder, lambda old: holds_only(old, _FETCHED), hint) as fresh:
        _download(model.name, fresh)
        _complete(model, fresh, keep_original)
    return model.folder


def _complete(model: Entry, folder: Path, keep_original: bool) -> None:
    check_marian(folder)
    write_settings(folder, model.settings)
    convert(folder, folder / CONVERTED, settings=model.settings)
    if not keep_original:
        for name in WEIGHTS:
            (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def _download(name: str, target: Path) -> None:
    with _online():
        from huggingface_hub import HfApi, snapshot_download
        from huggingface_hub.utils.tqdm import disable_progress_bars

        logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # it reports every retry
        if not sys.stderr.isatty():
            disable_progress_bars()
        failures = _failures()
        try:
            files = set(HfApi().list_repo_files(name))
            wanted = [*_SMALL, next((weights for weights in WEIGHTS if weights in files), WEIGHTS[-1])]
            snapshot_download(name, local_dir=target, allow_patterns=wanted)
        except failures as error:
            what = f"{name}: cannot be fetched from the Hugging Face hub ({type(error).__name__}: {first_line(error)})"
            hint = "Check the network, or fetch it elsewhere and give its folder with --model."
            raise ModelError(what, hint) from error


def _failures() -> tuple[type[Exception], ...]:
    """What the hub client raises, and what it lets through from the HTTP client below it (httpx since 1.0)."""
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    clients = [sys.modules[name] for name in ("httpx", "httpx2") if name in sys.modules]
    return (HfHubHTTPError, HFValidationError, OSError, *(client.HTTPError for client in clients))


@contextmanager
def _online() -> Iterator[None]:
    """Lift the offline setting that the command line makes for everything else."""
    names = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    before = {name: os.environ.pop(name, None) for name in names}
    from huggingface_hub import constants

    offline, constants.HF_HUB_OFFLINE = constants.HF_HUB_OFFLINE, False
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = offline
        os.environ.update({name: value for name, value in before.items() if value is not None})
