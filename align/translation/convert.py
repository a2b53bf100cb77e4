"""A Marian model in transformers' form into CTranslate2's, with everything that translating needs in one folder."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from align.errors import ConfigError, ModelError
from align.files import holds_only, replacing_folder
from align.names.english import NAMES
from align.translation.engine import SHORTLIST, model_file
from align.translation.models import no_model
from align.translation.quantization import quantize
from align.translation.settings import (
    SIDECAR,
    ModelSettings,
    checksums,
    position_count,
    read_json,
    read_settings,
    write_settings,
)
from align.translation.weights import TORCH_HINT, WEIGHTS, first_line, has_weights, load_failures, silence

log = logging.getLogger(__name__)

_COPIED = ("source.spm", "target.spm")
_OPTIONAL = (SHORTLIST, NAMES)
# A piece with a lower output bias can never be written: the log-probabilities of a search do not reach that far.
_NEVER = -99.0


def check_marian(folder: Path) -> None:
    """Raise ModelError unless the folder holds all that a Marian model consists of, in transformers' form."""
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such folder", "Give the folder of a Marian model.")
    if not ((folder / "config.json").is_file() or (folder / "model.bin").is_file()):
        raise no_model(folder)
    config = read_json(model_file(folder, "config.json"))
    if config.get("model_type") != "marian":
        raise ModelError(f"{folder}: not a Marian model but {config.get('model_type')!r}", "Give a Marian model.")
    if config.get("share_encoder_decoder_embeddings") is False:
        raise ModelError(
            f"{folder}: a Marian model with two vocabularies", "Only models with one vocabulary can be read."
        )
    for name in ("vocab.json", *_COPIED):
        model_file(folder, name)
    if not has_weights(folder):
        raise ModelError(f"{folder}: no weights ({' or '.join(WEIGHTS)})", "Copy them there, or fetch the model again.")


def convert(
    folder: Path, target: Path, quantization: str = "int8", settings: ModelSettings | None = None
) -> ModelSettings:
    """Write the CTranslate2 form of the Marian model in ``folder`` to ``target``, whole or not at all.

    ``quantization`` is ``int8`` or ``float32``. Output pieces that the model can never write are left out, which costs
    nothing and saves time. The same model gives the same bytes. What was converted into ``target`` before is replaced.
    Returns the settings with the checksums of what was written. Raises ModelError where torch is missing, where the
    model is damaged or of another kind, and where ``target`` cannot be written; ConfigError where that holds anything
    else, the model itself for one.
    """
    check_marian(folder)
    if folder.resolve().is_relative_to(target.resolve()):
        what = f"{target}: the model that is to be converted would be replaced"
        raise ConfigError(what, "Give another folder with --out, or none: it is FOLDER/ct2 then.")
    positions = position_count(read_json(folder / "config.json"))
    settings = settings or read_settings(folder)
    settings = replace(settings, positions=positions, max_pieces=min(settings.max_pieces, positions - 1))
    with replacing_folder(target, _is_converted) as fresh:
        _write(folder, fresh, quantization)
        settings = replace(settings, files=checksums(fresh))
        write_settings(fresh, settings)
        _try_out(fresh, settings)
    log.info("%s: converted to %s (%s)", folder, target, quantization)
    return settings


def _is_converted(folder: Path) -> bool:
    """Whether a folder holds what ``convert`` wrote, damaged perhaps, and nothing else."""
    try:
        files = read_settings(folder).files
    except ModelError:
        return False
    return files is not None and holds_only(folder, {*files, SIDECAR})


def _write(folder: Path, target: Path, quantization: str) -> None:
    try:
        import torch  # noqa: F401  the converter needs it and says so less clearly
        from ctranslate2.converters import TransformersConverter
    except ImportError as error:
        raise ModelError(f"{folder}: cannot be converted without torch", TORCH_HINT) from error

    class Converter(TransformersConverter):  # type: ignore[misc]
        def _load(self) -> Any:
            spec = _without_unused(super()._load())
            if quantization == "int8":
                quantize(spec)
            return spec

    silence()
    failures = load_failures()
    extra = [name for name in _OPTIONAL if (folder / name).is_file()]
    converter = Converter(str(folder.resolve()), copy_files=[*_COPIED, *extra])
    try:
        converter.convert(str(target))
    except failures as error:
        raise ModelError(
            f"{folder}: cannot be converted ({first_line(error)})", "Is it a whole, undamaged Marian model?"
        ) from error


def _without_unused(spec: Any) -> Any:
    """Leave out the rows of the output layer for pieces that the model can never write.

    A model of several source languages holds pieces that only its source uses; their output bias is far below zero.
    CTranslate2 knows separate vocabularies, so the softmax over them is saved: 1.6 times the speed for sla-eng-tiny,
    with the same text and scores.
    """
    output = spec.decoder.projection
    kept = [place for place, bias in enumerate(output.bias.tolist()) if bias > _NEVER]
    if len(kept) < len(output.bias):
        tokens = spec._vocabularies["target"][0]
        spec._vocabularies["target"][0] = [tokens[place] for place in kept]
        output.bias = output.bias[kept]
        output.weight = spec.decoder.embeddings.weight = output.weight[kept]
    return spec


def _try_out(folder: Path, settings: ModelSettings) -> None:
    """A converted model must load and write something before it takes its place."""
    from align.translation.ctranslate2_engine import CTranslate2Engine
    from align.translation.engine import Batch, DecodingOptions, Search
    from align.translation.models import Model
    from align.translation.tokenize import Tokenizer

    model = Model(str(folder), folder, "", settings)
    pieces = Tokenizer(folder).pieces("2025")
    CTranslate2Engine(model, DecodingOptions(threads=1)).submit(Batch((pieces,), Search(1, 4)))()
