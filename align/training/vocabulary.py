"""The embedded model's vocabulary: the parent's English pieces first, then new pieces for the source languages.

Pieces that are written come first, so that the softmax and the output layer can stop behind them.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.errors import InputError
from align.files import write_text
from align.training.corpus import Pair
from align.training.spm_file import with_pieces
from align.translation.settings import END, PADDING, UNKNOWN


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the vocabulary gets.

    ``source_pieces`` is the size of the new model; a target piece is kept when the English uses it ``fewest`` times,
    and a character that the parent lacks is added when it comes ``fewest_characters`` times.
    """

    source_pieces: int = 24_000
    fewest: int = 1
    fewest_characters: int = 20
    sentences: int = 1_000_000
    languages: tuple[str, str] = ("sla", "eng")


def build(pairs: Sequence[Pair], parent: bytes, folder: Path, plan: Plan | None = None) -> None:
    """Write vocab.json, source.spm, target.spm and tokenizer_config.json of a new model into ``folder``.

    ``parent`` is the parent's SentencePiece model, shared by both its sides. Raises InputError where the text is too
    little for so many pieces.
    """
    plan = plan or Plan()
    folder.mkdir(parents=True, exist_ok=True)
    english = [pair.english for pair in pairs]
    target = with_pieces(parent, _missing(english, parent, plan.fewest_characters), _lowest(parent) - 1.0)
    source = train_source((pair.source for pair in pairs), plan)
    (folder / "target.spm").write_bytes(target)
    (folder / "source.spm").write_bytes(source)
    pieces = dict.fromkeys((END, UNKNOWN, *used(english, target, plan.fewest), *_pieces(source)))
    pieces.pop(PADDING, None)
    numbers = {piece: number for number, piece in enumerate((*pieces, PADDING))}
    write_text(folder / "vocab.json", json.dumps(numbers, ensure_ascii=False))
    write_text(folder / "tokenizer_config.json", json.dumps(_tokenizer(plan), indent=2) + "\n")


def _tokenizer(plan: Plan) -> dict[str, Any]:
    marks = {"unk_token": UNKNOWN, "eos_token": END, "pad_token": PADDING}
    source, target = plan.languages
    kind = {"tokenizer_class": "MarianTokenizer", "source_lang": source, "target_lang": target}
    return {**kind, **marks, "model_max_length": 512, "separate_vocabs": False}


def train_source(lines: Iterable[str], plan: Plan) -> bytes:
    """A SentencePiece unigram model (Kudo 2018) of the source languages, with the marks that Marian's models have."""
    from sentencepiece import SentencePieceTrainer

    made = io.BytesIO()
    try:
        SentencePieceTrainer.train(
            sentence_iterator=iter(lines), model_writer=made, model_type="unigram", vocab_size=plan.source_pieces,
            character_coverage=0.9999, eos_id=0, unk_id=1, bos_id=-1, pad_id=-1, eos_piece=END, unk_piece=UNKNOWN,
            input_sentence_size=plan.sentences, shuffle_input_sentence=True, minloglevel=2,
        )  # fmt: skip
    except RuntimeError as error:
        what = f"the text does not give {plan.source_pieces} source pieces ({str(error).splitlines()[-1]})"
        raise InputError(what, "Give more text, or fewer pieces.") from error
    return made.getvalue()


def used(english: Iterable[str], model: bytes, fewest: int) -> list[str]:
    """The pieces that the English lines are cut into at least ``fewest`` times, in the model's order.

    All of one character are among them, so that any word can be written.
    """
    processor = _load(model)
    seen: Counter[int] = Counter()
    for line in english:
        seen.update(processor.encode(line))
    size = processor.get_piece_size()
    named = [(number, processor.id_to_piece(number)) for number in range(size)]
    return [piece for number, piece in named if seen[number] >= fewest or (len(piece) == 1 and _writable(piece))]


def _writable(character: str) -> bool:
    """A character that English may hold: of the Latin script with its diacritics, a figure, a sign."""
    return not character.isalpha() or character < "ɐ"


def _missing(english: Iterable[str], model: bytes, fewest: int) -> list[str]:
    """The characters that the text needs and the model has no piece for, the commonest first."""
    processor = _load(model)
    counts: Counter[str] = Counter()
    for line in english:
        counts.update(processor.normalize(line))
    known = set(_pieces(model))
    lacking = [(count, character) for character, count in counts.items() if character not in known]
    ranked = sorted(lacking, key=lambda item: (-item[0], item[1]))
    return [character for count, character in ranked if count >= fewest and _writable(character)]


def _pieces(model: bytes) -> list[str]:
    processor = _load(model)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _lowest(model: bytes) -> float:
    processor = _load(model)
    return min(float(processor.get_score(number)) for number in range(processor.get_piece_size()))


def _load(model: bytes) -> Any:
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_proto=model)
