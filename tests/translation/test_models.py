"""Finding a model, and what is said when it cannot be used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from align.errors import ConfigError, ModelError
from align.resources import resource
from align.translation import DecodingOptions, open_translator
from align.translation.models import locate, registry


@pytest.fixture
def copy(tmp_path) -> Path:
    """A CTranslate2 model of the user's own."""
    return Path(shutil.copytree(resource("models") / "sla-eng-tiny" / "ct2", tmp_path / "own"))


@pytest.fixture(autouse=True)
def empty_home(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSALIGN_MODELS", str(tmp_path / "home"))


def fails(model: str | Path, *said: str) -> None:
    with pytest.raises(ModelError) as caught:
        open_translator(str(model))
    assert caught.value.hint
    for part in said:
        assert part in caught.value.message, caught.value.message


def test_the_registry_knows_the_embedded_model_and_the_opus_ones():
    assert registry()["sla-eng-tiny"].present
    assert registry()["sla-eng-tiny"].settings.languages == ("cs", "ru")
    assert {"Helsinki-NLP/opus-mt-cs-en", "Helsinki-NLP/opus-mt-ru-en"} < set(registry())


def test_the_registry_and_the_embedded_models_own_settings_agree():
    listed, own = registry()["sla-eng-tiny"].settings, locate("sla-eng-tiny").settings
    assert (own.languages, own.max_pieces, own.punctuation) == (
        listed.languages,
        listed.max_pieces,
        listed.punctuation,
    )


def test_a_folder_is_the_same_model_as_its_name(copy, segments):
    one, other = open_translator(), open_translator(str(copy))
    assert one.sha256 == other.sha256
    assert one.languages == other.languages == {"cs", "ru"}
    assert one.translate(segments("Vláda jedná.")) == other.translate(segments("Vláda jedná."))


def test_an_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(ModelError, match="opus-mt-xx") as caught:
        locate("opus-mt-xx")
    assert "sla-eng-tiny" in caught.value.hint


def test_a_hub_model_that_is_not_here_is_answered_with_how_to_get_it():
    with pytest.raises(ModelError) as caught:
        locate("Helsinki-NLP/opus-mt-cs-en")
    assert "newsalign models fetch Helsinki-NLP/opus-mt-cs-en" in caught.value.hint


def test_an_empty_folder(tmp_path):
    fails(tmp_path, str(tmp_path), "neither config.json nor model.bin")


@pytest.mark.parametrize("name", ["model.bin", "source.spm", "target.spm", "config.json", "source_vocabulary.json"])
def test_a_file_that_is_missing(copy, name):
    (copy / name).unlink()
    fails(copy, str(copy))


@pytest.mark.parametrize("name", ["model.bin", "source.spm", "target_vocabulary.json"])
def test_a_file_that_was_changed(copy, name):
    with (copy / name).open("ab") as out:
        out.write(b"\0")
    fails(copy, name, "damaged")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("model.bin", b""),
        ("model.bin", b"\6\0\0\0garbage" * 40),
        ("source.spm", b"garbage"),
        ("target.spm", b""),
        ("config.json", b"{"),
        ("config.json", b"[]"),
        ("source_vocabulary.json", b"]"),
        ("newsalign.json", b"{}"),
        ("newsalign.json", b"\xff"),
    ],
)
def test_garbage_in_a_model_that_has_no_checksums(copy, name, content):
    settings = json.loads((copy / "newsalign.json").read_text())
    del settings["files"]
    (copy / "newsalign.json").write_text(json.dumps(settings))
    (copy / name).write_bytes(content)
    fails(copy, str(copy))


def test_half_a_weights_file(copy):
    (copy / "newsalign.json").unlink()
    data = (copy / "model.bin").read_bytes()
    (copy / "model.bin").write_bytes(data[: len(data) // 2])
    fails(copy, str(copy))


def test_a_ctranslate2_model_without_our_settings_can_be_used(copy, segments):
    (copy / "newsalign.json").unlink()
    (made,) = open_translator(str(copy)).translate(segments("Vláda schválila rozpočet."))
    assert made.text


def test_a_model_of_another_kind(tmp_path):
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    fails(tmp_path, "'bert'")


def test_a_marian_folder_without_weights(tmp_path):
    for name in ("source.spm", "target.spm", "vocab.json"):
        (tmp_path / name).write_bytes(b"{}")
    (tmp_path / "config.json").write_text('{"model_type": "marian"}')
    fails(tmp_path, "no weights")
    (tmp_path / "vocab.json").unlink()
    fails(tmp_path, "no vocab.json")


def test_an_unknown_engine_is_answered_with_those_there_are():
    with pytest.raises(ConfigError, match="bergamot") as caught:
        open_translator(options=DecodingOptions(engine="bergamot"))
    assert "ctranslate2" in caught.value.hint


@pytest.mark.parametrize("options", [{"beam_size": 0}, {"threads": -1}, {"max_batch_tokens": 0}])
def test_numbers_that_make_no_sense_are_refused(options):
    with pytest.raises(ConfigError, match=next(iter(options))):
        DecodingOptions(**options)


def test_an_arithmetic_that_the_processor_lacks_is_a_model_error():
    with pytest.raises(ModelError, match="float12"):
        open_translator(options=DecodingOptions(compute_type="float12"))
