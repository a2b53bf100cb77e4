"""Parallel text, vocabularies and Marian models small enough to be made while a test runs."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from marian_writer import parent_tensors

from align.training.corpus import Pair

WHO = {
    "Prezident": "The president",
    "Premiér": "The prime minister",
    "Ministr": "The minister",
    "Poslanec": "The deputy",
}
DID = {"řekl": "said", "napsal": "wrote", "oznámil": "announced", "popřel": "denied", "potvrdil": "confirmed"}
WHAT = {"že válka skončí": "that the war would end", "že ceny klesnou": "that prices would fall",
        "že rozpočet prošel": "that the budget had passed", "novou dohodu": "a new deal",
        "svou rezignaci": "his resignation"}  # fmt: skip
WHEN = {"dnes": "today", "včera": "yesterday", "v pondělí": "on Monday"}


def sentences() -> list[Pair]:
    made = []
    for number, parts in enumerate(itertools.product(WHO.items(), DID.items(), WHAT.items(), WHEN.items())):
        (who, did, what, when), english = (list(side) for side in zip(*parts, strict=True))
        source = f"{who} {when} {did}, {what}." if what.startswith("že") else f"{who} {when} {did} {what}."
        text = " ".join([english[0], english[1], english[2], english[3]]) + "."
        made.append(Pair(source, text, 1.0, f"doc{number % 12}", "cs"))
    return made


@pytest.fixture(scope="session")
def pairs() -> list[Pair]:
    """300 Czech sentences with their English, every combination of a few words."""
    return sentences()


@pytest.fixture(scope="session")
def parent_spm(pairs) -> bytes:
    """The SentencePiece model of an English parent that has no quotation marks."""
    import io

    from sentencepiece import SentencePieceTrainer

    made = io.BytesIO()
    lines = [pair.english for pair in pairs] + [
        "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 , . - ' \""
    ]
    SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=made, vocab_size=150, hard_vocab_limit=False, minloglevel=2,
        bos_id=-1, eos_id=0, unk_id=1, eos_piece="</s>",
    )  # fmt: skip
    return made.getvalue()


@pytest.fixture(scope="session")
def parent(parent_spm):
    """A parent of one layer a side with random weights, under Marian's names."""
    from align.training.parent import Parent, parent_pieces

    return Parent(parent_tensors(len(parent_pieces(parent_spm))), parent_spm)


@pytest.fixture(scope="session")
def vocabulary_folder(pairs, parent_spm, tmp_path_factory) -> Path:
    """The vocabulary of a new model: English pieces of the parent, Czech pieces of its own."""
    from align.training.vocabulary import Plan, build

    folder = tmp_path_factory.mktemp("vocabulary")
    build(pairs, parent_spm, folder, Plan(source_pieces=60, fewest_characters=1))
    return folder


@pytest.fixture(scope="session")
def start_folder(pairs, parent, vocabulary_folder, tmp_path_factory) -> Path:
    """A whole model with start weights, as a Marian folder."""
    torch = pytest.importorskip("torch")
    from align.training.associations import associate
    from align.training.encoding import Encoder, Recipe
    from align.training.marian_model import with_settings, write_start
    from align.training.parent import parent_pieces
    from align.training.pieces import Vocabulary
    from align.training.transfer import Shape, start_weights
    from align.training.variants import NONE
    from align.translation.settings import ModelSettings

    torch.set_num_threads(1)  # other work on the machine makes waiting threads slow
    folder = tmp_path_factory.mktemp("models") / "start"
    vocabulary = Vocabulary(vocabulary_folder)
    links = associate(Encoder(Recipe(vocabulary_folder, NONE)).encode(pairs))
    weights = start_weights(parent.tensors, parent_pieces(parent.spm), vocabulary, links)
    write_start(folder, Shape.of(parent.tensors), vocabulary, weights)
    with_settings(folder, ModelSettings(("cs", "ru"), 160, "none"))
    return folder
