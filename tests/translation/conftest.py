"""Engines that do what a test says, and a Marian model small enough to be made while a test runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from align.resources import resource
from align.translation import ENGINES, DecodingOptions, Translator
from align.translation.engine import Batch, Hypothesis, Pieces, Search
from align.translation.hints import without_hints
from align.translation.models import Model, locate
from align.types import Segment

SENTENCES = [
    "Prezident řekl, že válka skončí.",
    "Vláda schválila rozpočet na příští rok.",
    "Президент заявил, что война закончится.",
    "Правительство одобрило бюджет на следующий год.",
    "The president said that the war would end.",
    "The government has approved next year's budget.",
]

Write = Callable[[Pieces, Search], Hypothesis]


def echo(pieces: Pieces, search: Search) -> Hypothesis:
    return Hypothesis(tuple(without_hints(pieces)), -0.5, True)


class ScriptedEngine:
    """Writes what ``write`` says; ``batches`` are those it was given."""

    form = "ctranslate2"

    def __init__(self, write: Write = echo) -> None:
        self.write, self.batches = write, []

    def __call__(self, model: Model, options: DecodingOptions) -> ScriptedEngine:
        return self

    def submit(self, batch: Batch) -> Callable[[], list[Hypothesis]]:
        self.batches.append(batch)
        return lambda: [self.write(pieces, batch.search) for pieces in batch.sources]


@pytest.fixture
def scripted(monkeypatch):
    """``scripted(write)`` gives an engine and a translator around it."""

    def make(write: Write = echo, memory: Path | None = None) -> tuple[ScriptedEngine, Translator]:
        engine = ScriptedEngine(write)
        monkeypatch.setitem(ENGINES._loaded, "scripted", engine)
        return engine, Translator(locate("sla-eng-tiny"), DecodingOptions(engine="scripted"), memory)

    return make


@pytest.fixture
def segments():
    def make(*texts: str, lang: str = "cs") -> list[Segment]:
        return [Segment(f"doc.{lang}:{n}:1", text, lang, 0, len(text)) for n, text in enumerate(texts, 1)]

    return make


@pytest.fixture(scope="session")
def original() -> Path:
    """The embedded model as transformers reads it; it is in the repository only."""
    folder = resource("models") / "sla-eng-tiny"
    if not (folder / "model.safetensors").is_file():
        pytest.skip("the embedded model's original is not in an installation")
    return folder


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    """A Marian model of a few thousand random weights, in transformers' form. Its last ten pieces are never written."""
    torch = pytest.importorskip("torch")
    from sentencepiece import SentencePieceTrainer
    from transformers import MarianConfig, MarianMTModel

    folder = tmp_path_factory.mktemp("tiny")
    for name, lines in (("source", SENTENCES[:4]), ("target", SENTENCES[4:])):
        with (folder / f"{name}.spm").open("wb") as out:
            SentencePieceTrainer.train(
                sentence_iterator=iter(lines * 3), model_writer=out, vocab_size=80, hard_vocab_limit=False,
                minloglevel=2, bos_id=-1, eos_id=0, unk_id=1,
            )  # fmt: skip
    pieces = _pieces(folder)
    (folder / "vocab.json").write_text(json.dumps({piece: n for n, piece in enumerate(pieces)}), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "MarianTokenizer", "source_lang": "ces"}')
    torch.set_num_threads(1)  # other work on the machine makes waiting threads slow
    torch.manual_seed(1)
    size = len(pieces)
    config = MarianConfig(
        vocab_size=size, d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2,
        decoder_attention_heads=2, encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=64,
        pad_token_id=size - 1, eos_token_id=0, decoder_start_token_id=size - 1, forced_eos_token_id=0,
        scale_embedding=True, static_position_embeddings=True,
    )  # fmt: skip
    model = MarianMTModel(config)
    model.final_logits_bias[0, -11:-1] = -100.0
    model.save_pretrained(folder)
    return folder


def _pieces(folder: Path) -> list[str]:
    from sentencepiece import SentencePieceProcessor

    found: dict[str, None] = {"</s>": None, "<unk>": None}
    for name in ("target.spm", "source.spm"):
        processor = SentencePieceProcessor(model_proto=(folder / name).read_bytes())
        found.update(dict.fromkeys(processor.id_to_piece(list(range(processor.get_piece_size())))))
    return [*found, "<pad>"]
