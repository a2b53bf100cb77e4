"""A Marian model's vocabulary: which number each piece has, and how text on either side is cut into pieces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align.errors import ModelError
from align.training.resampling import Resampler
from align.translation.engine import model_file
from align.translation.hints import CLOSE, OPEN, Hint, with_hints
from align.translation.settings import END, PADDING, UNKNOWN, read_vocabulary

if TYPE_CHECKING:
    import numpy as np

NEVER = -100.0
"""The output bias of pieces that only the source uses: far below what any search reaches."""
FILES = ("vocab.json", "source.spm", "target.spm", "tokenizer_config.json")


class Vocabulary:
    """The pieces of the model in ``folder``. Raises ModelError where a file is missing or damaged.

    ``numbers`` maps a piece to its number; ``end`` and ``padding`` are those of the marks.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = read_vocabulary(model_file(folder, "vocab.json"))
        self.end, self.unknown, self.padding = (self.numbers[mark] for mark in (END, UNKNOWN, PADDING))
        self._source = _processor(model_file(folder, "source.spm"))
        self._target = _processor(model_file(folder, "target.spm"))

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def pieces(self) -> list[str]:
        """The pieces in the order of their numbers."""
        return sorted(self.numbers, key=self.numbers.__getitem__)

    @cached_property
    def written(self) -> int:
        """How many of the first pieces the model may write, by the output biases in its folder's weights.

        Raises ModelError where the folder holds no weights in the safetensors format.
        """
        from safetensors import SafetensorError, safe_open

        path = model_file(self.folder, "model.safetensors")
        try:
            with safe_open(path, "numpy") as weights:
                bias = weights.get_tensor("final_logits_bias").ravel()
        except (SafetensorError, OSError) as error:
            raise ModelError(f"{path}: no weights of a Marian model ({error})", _DAMAGED) from error
        allowed = [number for number in (bias > NEVER / 2).nonzero()[0].tolist() if number != self.padding]
        return max(allowed, default=-1) + 1

    def source(self, text: str, hints: Sequence[Hint] = ()) -> list[int]:
        """The numbers of a source text's pieces, without an end mark, with the hints in their places."""
        return self._known(with_hints(text, hints, self._cut_source, self._cut_target))

    def _cut_source(self, text: str) -> list[str]:
        return list(self._source.encode(text, out_type=str))

    def _cut_target(self, text: str) -> list[str]:
        return list(self._target.encode(text, out_type=str))

    def resampled(self, text: str, rng: np.random.Generator, hints: Sequence[Hint] = ()) -> list[int]:
        """The same, the text cut at random; hints are cut as always, for they are there to be copied."""

        def cut(part: str) -> list[str]:
            return self._resampler.cut(self._source.normalize(part), rng)

        return self._known(with_hints(text, hints, cut, self._cut_target))

    @cached_property
    def _resampler(self) -> Resampler:
        model = self._source
        numbers = range(model.get_piece_size())
        normal = [number for number in numbers if not (model.is_control(number) or model.is_unknown(number))]
        return Resampler({model.id_to_piece(number): model.get_score(number) for number in normal})

    def target(self, text: str) -> list[int]:
        """The numbers of an English text's pieces, without an end mark."""
        return self._known(self._target.encode(text, out_type=str))

    @property
    def reads_hints(self) -> bool:
        """Whether it has the two pieces that a hint stands between."""
        return OPEN in self.numbers and CLOSE in self.numbers

    def source_pieces(self) -> list[str]:
        """All pieces that source text can be cut into."""
        return [self._source.id_to_piece(number) for number in range(self._source.get_piece_size())]

    def target_pieces(self) -> list[str]:
        """All pieces of the English side's own model, in its order."""
        return [self._target.id_to_piece(number) for number in range(self._target.get_piece_size())]

    def text(self, numbers: Sequence[int]) -> str:
        """The English that target pieces stand for, marks left out."""
        marks = (self.end, self.padding)
        return str(self._target.decode([self.pieces[number] for number in numbers if number not in marks]))

    def _known(self, pieces: Sequence[str]) -> list[int]:
        return [self.numbers.get(piece, self.unknown) for piece in pieces]


_DAMAGED = "The model is damaged: fetch or convert it again."


def _processor(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_proto=path.read_bytes())
    except (RuntimeError, OSError) as error:
        raise ModelError(f"{path}: not a SentencePiece model ({error})", _DAMAGED) from error
