"""Marian models in transformers' form: converting, fetching, and the engine that reads them as they are."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from align.errors import ConfigError, ModelError
from align.translation import DecodingOptions, open_translator
from align.translation.convert import convert
from align.translation.fetch import fetch
from align.translation.models import entry
from align.translation.settings import checksums, read_settings, write_settings

pytest.importorskip("torch")
OPUS = "Helsinki-NLP/opus-mt-cs-en"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("NEWSALIGN_MODELS", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return tmp_path / "home"


@pytest.fixture
def hub(tiny_model, monkeypatch):
    """A hub that holds the tiny model under any name; gives what was asked of it."""
    asked = []

    def snapshot_download(name, local_dir, allow_patterns):
        from huggingface_hub import constants

        asked.append((name, constants.HF_HUB_OFFLINE, os.environ.get("HF_HUB_OFFLINE")))
        local_dir.mkdir()
        for file in tiny_model.iterdir():
            if file.name in allow_patterns:
                shutil.copy(file, local_dir)

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    monkeypatch.setattr(
        "huggingface_hub.HfApi.list_repo_files", lambda self, name: [p.name for p in tiny_model.iterdir()]
    )
    return asked


def test_the_same_model_gives_the_same_bytes(tiny_model, tmp_path):
    convert(tiny_model, tmp_path / "a")
    convert(tiny_model, tmp_path / "deep" / "b")
    assert checksums(tmp_path / "a") == checksums(tmp_path / "deep" / "b")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_embedded_weights_are_what_converting_their_original_gives(original, tmp_path):
    convert(original, tmp_path / "ct2")
    assert checksums(tmp_path / "ct2") == checksums(original / "ct2")


def test_pieces_that_are_never_written_are_left_out_of_the_output_only(tiny_model, tmp_path):
    convert(tiny_model, tmp_path / "ct2")
    source, target = (
        json.loads((tmp_path / "ct2" / f"{side}_vocabulary.json").read_text()) for side in ("source", "target")
    )
    assert source[:-10] == target


def test_with_a_shortlist_only_allowed_pieces_are_written_whatever_stands_beside(tiny_model, tmp_path, segments):
    from align.translation.tokenize import Tokenizer

    model = Path(shutil.copytree(tiny_model, tmp_path / "model"))
    tokenizer = Tokenizer(model)
    texts = ["Vláda schválila rozpočet.", "Президент заявил.", "Prezident řekl, že válka skončí."]
    cut = {text: set(tokenizer.pieces(text)) for text in texts}
    own = {text: min(cut[text] - set().union(*(cut[each] for each in texts if each != text))) for text in texts}
    letters = [piece for piece in json.loads((model / "vocab.json").read_text()) if piece in "adehnoprst"]
    allowed = dict(zip(texts, letters, strict=False))
    rows = [f"{own[text]}\t{allowed[text]}\n" for text in texts]
    (model / "vmap.txt").write_text("\t</s>\n" + "".join(rows), encoding="utf-8")
    convert(model, tmp_path / "ct2")
    translator = open_translator(str(tmp_path / "ct2"))
    together = [made.text for made in translator.translate(segments(*texts))]
    assert together == [translator.translate(segments(text))[0].text for text in texts]
    for text, made in zip(texts, together, strict=True):
        assert made
        assert set(made.replace(" ", "")) == {allowed[text]}


def test_converting_again_takes_the_old_ones_place_and_failing_leaves_it(tiny_model, tmp_path):
    convert(tiny_model, tmp_path / "ct2", "float32")
    convert(tiny_model, tmp_path / "ct2", "int8")
    before = checksums(tmp_path / "ct2")
    broken = Path(shutil.copytree(tiny_model, tmp_path / "broken"))
    (broken / "model.safetensors").write_bytes(b"\x08\0\0\0\0\0\0\0garbage!")
    with pytest.raises(ModelError, match="broken") as caught:
        convert(broken, tmp_path / "ct2")
    assert caught.value.hint
    assert checksums(tmp_path / "ct2") == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken", "ct2"]


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("target", [".", "m1", "m1/../m1", "link"])
def test_a_model_is_not_replaced_by_its_own_converted_form(target, tiny_model, tmp_path):
    model = Path(shutil.copytree(tiny_model, tmp_path / "m1"))
    (tmp_path / "link").symlink_to(model)
    before = contents(tmp_path)
    with pytest.raises(ConfigError, match="would be replaced"):
        convert(model, tmp_path / target)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("kind", ["letters", "marian", "converted and more", "a file"])
def test_only_a_converted_model_is_replaced(kind, tiny_model, tmp_path):
    target = tmp_path / "target"
    if kind == "a file":
        target.write_text("mine")
    elif kind == "marian":
        shutil.copytree(tiny_model, target)
        write_settings(target, read_settings(target))
    elif kind == "letters":
        target.mkdir()
    else:
        convert(tiny_model, target)
    if target.is_dir():
        (target / "letter.txt").write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(ConfigError, match="target: holds what no model"):
        convert(tiny_model, target)
    assert contents(tmp_path) == before


def test_a_folder_with_other_files_is_not_fetched_into(hub, home):
    folder = entry(OPUS).folder
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(ConfigError, match="holds what no model"):
        fetch(entry(OPUS))
    assert (folder / "letter.txt").read_text() == "mine"


def test_a_folder_of_transformers_is_converted_once_and_kept(tiny_model, home, segments, monkeypatch):
    first = open_translator(str(tiny_model))
    assert first.languages == {"cs"}
    monkeypatch.setattr("align.translation.convert.convert", None)
    second = open_translator(str(tiny_model))
    assert second.sha256 == first.sha256
    assert second.translate(segments("Vláda jedná.")) == first.translate(segments("Vláda jedná."))
    assert len(list((home / "converted").iterdir())) == 1


def test_what_a_random_model_writes_is_cut_and_flagged(tiny_model, segments):
    made = open_translator(str(tiny_model)).translate(segments("Vláda jedná.", "slovo " * 200, "ЖЖЖ"))
    assert all(t.text and set(t.flags) & {"loop", "truncated"} for t in made)  # it finds no end of itself


def test_fetching_downloads_converts_and_stays_offline_otherwise(hub, segments):
    folder = fetch(entry(OPUS))
    assert hub == [(OPUS, False, None)]
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert not (folder / "model.safetensors").exists()
    translator = open_translator(OPUS)
    assert translator.name == OPUS
    assert translator.languages == {"cs"}
    assert len(translator.translate(segments("Vláda „jedná“."))) == 1
    with pytest.raises(ModelError, match="only its CTranslate2 form"):
        open_translator(OPUS, options=DecodingOptions(engine="transformers"))


def test_fetching_can_keep_what_the_reference_engine_needs(hub, segments):
    fetch(entry(OPUS), keep_original=True)
    fetch(entry(OPUS), keep_original=True)
    translator = open_translator(OPUS, options=DecodingOptions(engine="transformers", beam_size=2, threads=1))
    assert len(translator.translate(segments("Vláda jedná."))) == 1


def test_a_download_that_fails_leaves_nothing(hub, home, monkeypatch):
    def broken(*args, **kwargs):
        raise ConnectionError("no route to host")

    monkeypatch.setattr("huggingface_hub.snapshot_download", broken)
    with pytest.raises(ModelError, match="no route to host") as caught:
        fetch(entry(OPUS))
    assert "--model" in caught.value.hint
    assert list(home.iterdir()) == []
    assert not entry(OPUS).present


def test_a_home_that_cannot_be_written_is_told_in_plain_words(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSALIGN_MODELS", str(tmp_path / "file/models"))
    with pytest.raises(ModelError) as caught:
        fetch(entry(OPUS))
    assert caught.value.message.endswith("opus-mt-cs-en: cannot be written (Not a directory)")


def test_the_embedded_model_needs_no_fetching():
    with pytest.raises(ModelError, match="comes with newsalign"):
        fetch(entry("sla-eng-tiny"))


def test_without_torch_the_extra_is_named(tiny_model, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(ModelError, match="torch") as caught:
        convert(tiny_model, tmp_path / "ct2")
    assert "newsalign[torch]" in caught.value.hint
    with pytest.raises(ModelError, match="torch"):
        open_translator(str(tiny_model), options=DecodingOptions(engine="transformers"))


CONFIG = [("config.json", "dropout", "none"), ("config.json", "d_model", [16]),
          ("config.json", "decoder_start_token_id", {"a": 1})]  # fmt: skip
VOCABULARY = [("vocab.json", "<unk>", [1]), ("vocab.json", "<pad>", None)]


@pytest.fixture
def damaged(name, key, value, tiny_model, tmp_path):
    """The tiny model with another value in one of its files."""
    folder = Path(shutil.copytree(tiny_model, tmp_path / "damaged"))
    (folder / "generation_config.json").unlink(missing_ok=True)
    (folder / name).write_text(json.dumps({**json.loads((folder / name).read_text()), key: value}))
    return folder


@pytest.mark.parametrize(("name", "key", "value"), CONFIG + VOCABULARY)
def test_a_file_of_a_marian_model_that_holds_something_else_is_damage(damaged, segments):
    with pytest.raises(ModelError) as caught:
        open_translator(str(damaged), options=DecodingOptions(1, "transformers")).translate(segments("Vláda jedná."))
    assert caught.value.hint


@pytest.mark.parametrize(("name", "key", "value"), CONFIG)
def test_a_damaged_model_is_not_converted(damaged, tmp_path):
    with pytest.raises(ModelError):
        convert(damaged, tmp_path / "ct2")
    assert not (tmp_path / "ct2").exists()


SENTENCES = (
    "Prezident řekl, že válka skončí.",
    "Vláda schválila rozpočet na příští rok.",
    "Jednání potrvá do pátku, uvedl mluvčí ministerstva.",
    "Президент заявил, что война закончится.",
)


@pytest.mark.parametrize("beam", [1, 4])
def test_both_engines_give_the_same_text_in_float32(original, tmp_path, segments, beam):
    convert(original, tmp_path / "float32", "float32")
    (tmp_path / "float32" / "vmap.txt").unlink(missing_ok=True)  # the reference engine has no shortlist
    (tmp_path / "float32" / "newsalign.json").unlink()  # which knows all files' checksums
    fast, reference = (
        open_translator(str(folder), options=DecodingOptions(beam, engine, "float32", threads=1))
        for folder, engine in ((tmp_path / "float32", "ctranslate2"), (original, "transformers"))
    )
    ours, theirs = fast.translate(segments(*SENTENCES)), reference.translate(segments(*SENTENCES))
    assert [t.text for t in ours] == [t.text for t in theirs]
    assert [t.score for t in ours] == pytest.approx([t.score for t in theirs], abs=1e-3)
