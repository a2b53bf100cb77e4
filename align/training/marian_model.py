"""Marian models in transformers' form: opened for training, made from start weights, and written as a folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from align.errors import ModelError
from align.files import holds_only, replacing_folder
from align.names.english import NAMES
from align.training.arithmetic import attention
from align.training.extra import need
from align.training.pieces import FILES, Vocabulary
from align.training.transfer import Shape, Weights
from align.translation.engine import SHORTLIST
from align.translation.models import CONVERTED
from align.translation.settings import SIDECAR, ModelSettings, write_settings
from align.translation.weights import silence

_CARRIED = (*FILES, SIDECAR, NAMES, SHORTLIST)
_WRITTEN = frozenset((*_CARRIED, "model.safetensors", "config.json", "generation_config.json", CONVERTED))
_HEADS = 8
_POSITIONS = 512
_TIED = ("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight",
         "model.encoder.embed_positions.weight", "model.decoder.embed_positions.weight")  # fmt: skip


def open_model(folder: Path, dropout: float = 0.0, inner_dropout: float = 0.0) -> Any:
    """The MarianMTModel of a folder in float32, on the CPU; ``inner_dropout`` is that inside the feed-forward layers.

    Raises ModelError where it cannot be opened.
    """
    need("torch")
    from transformers import MarianConfig, MarianMTModel

    from align.translation.convert import check_marian

    check_marian(folder)
    silence()
    try:
        config = MarianConfig.from_pretrained(
            folder, dropout=dropout, attention_dropout=0.0, activation_dropout=inner_dropout
        )
        model = MarianMTModel.from_pretrained(
            folder, config=config, attn_implementation=attention(), local_files_only=True
        )
        return model.float()
    except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{folder}: the model cannot be opened ({str(error).strip().partition(chr(10))[0]})", _DAMAGED
        ) from error


_DAMAGED = "Is it a whole, undamaged Marian model?"


def state_of(model: Any) -> dict[str, Any]:
    """All weights by name, those that are stored twice only once."""
    return {name: value for name, value in model.state_dict().items() if name not in _TIED}


def config_of(model: Any) -> dict[str, Any]:
    """The configuration as ``config.json`` holds it, without the folder that the model came from."""
    values: dict[str, Any] = json.loads(model.config.to_json_string())
    values.pop("_name_or_path", None)
    return values


def write_model(folder: Path, base: Path, config: Mapping[str, Any], state: Mapping[str, Any]) -> None:
    """Write weights (16-bit), configuration, and the vocabulary of ``base`` into ``folder``, whole or not at all.

    Raises ModelError where it cannot be written, ConfigError where it holds other files than a model's.
    """
    torch, safetensors = need("torch"), need("safetensors.torch")
    half = {name: value.detach().to("cpu", torch.float16).contiguous() for name, value in sorted(state.items())}
    with replacing_folder(folder, lambda old: holds_only(old, _WRITTEN)) as fresh:
        fresh.mkdir()
        (fresh / "model.safetensors").write_bytes(safetensors.save(half, metadata={"format": "pt"}))
        _write_json(fresh / "config.json", {**config, "dtype": "float16"})
        generation = ("decoder_start_token_id", "eos_token_id", "forced_eos_token_id", "pad_token_id")
        _write_json(
            fresh / "generation_config.json",
            {name: config[name] for name in generation if name in config} | {"max_length": _POSITIONS, "num_beams": 5},
        )
        for name in _CARRIED:
            if (base / name).is_file():
                shutil.copyfile(base / name, fresh / name)


def with_settings(folder: Path, settings: ModelSettings) -> None:
    """Lay the settings that the model is used with beside its weights."""
    write_settings(folder, replace(settings, files=None))


def _write_json(path: Path, values: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(dict(sorted(values.items())), indent=2) + "\n", encoding="utf-8")


def new_config(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    """The configuration of a Marian model of this shape: shared embeddings, sinusoidal positions, ReLU."""
    from transformers import MarianConfig

    size, padding, end = len(vocabulary), vocabulary.padding, vocabulary.end
    config = MarianConfig(
        vocab_size=size, decoder_vocab_size=size, d_model=shape.width, max_position_embeddings=_POSITIONS,
        encoder_layers=shape.encoder_layers, decoder_layers=shape.decoder_layers,
        encoder_ffn_dim=shape.feed_forward, decoder_ffn_dim=shape.feed_forward,
        encoder_attention_heads=_HEADS, decoder_attention_heads=_HEADS, activation_function="relu",
        scale_embedding=True, static_position_embeddings=True, normalize_embedding=False, add_final_layer_norm=False,
        pad_token_id=padding, decoder_start_token_id=padding, eos_token_id=end, forced_eos_token_id=end,
        bos_token_id=None, share_encoder_decoder_embeddings=True, tie_word_embeddings=True,
        architectures=["MarianMTModel"],
    )  # fmt: skip
    values: dict[str, Any] = json.loads(config.to_json_string())
    return values


def write_start(folder: Path, shape: Shape, vocabulary: Vocabulary, weights: Weights) -> None:
    """Write a new model of these start weights into ``folder``; its vocabulary's files come along."""
    torch = need("torch")
    import numpy as np

    state = {name: torch.from_numpy(np.array(value, np.float32)) for name, value in weights.items()}
    write_model(folder, vocabulary.folder, new_config(shape, vocabulary), state)
