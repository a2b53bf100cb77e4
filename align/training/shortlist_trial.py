"""What a shortlist costs in quality and gains in time: the same sentences with it and without.

With a shortlist each sentence is decoded by itself: in a batch CTranslate2 allows every sentence what its neighbours
allow, so that a translation would depend on them.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from align.evaluation.translation import score_translation
from align.training.extra import need
from align.training.scoring import DevelopmentSet
from align.training.shortlist import Shortlist, write_shortlist
from align.translation.engine import SHORTLIST, Pieces
from align.translation.tokenize import Tokenizer

_END = "</s>"
_BATCH = 1_024


@dataclass(frozen=True, slots=True)
class Trial:
    """BLEU on each reference of each set, processor seconds, and how many target pieces a sentence is allowed.

    ``size`` is that of the file in bytes (0 without a shortlist).
    """

    bleu: tuple[float, ...]
    seconds: float
    allowed: float
    size: int

    def loss(self, other: Trial) -> float:
        """How much less BLEU than the other, on average."""
        return sum(theirs - ours for ours, theirs in zip(self.bleu, other.bleu, strict=True)) / len(self.bleu)


def try_out(model: Path, sets: Sequence[DevelopmentSet], shortlist: Shortlist | None, beam_size: int = 5) -> Trial:
    """Translate the sets with a model in CTranslate2's form (int8, two threads), with a shortlist or without."""
    need("sacrebleu")
    tokenizer = Tokenizer(model)
    sources = [[tokenizer.pieces(text) for text in each.sources] for each in sets]
    with tempfile.TemporaryDirectory() as name:
        folder, size = Path(name) / "model", 0
        shutil.copytree(model, folder)
        (folder / SHORTLIST).unlink(missing_ok=True)
        if shortlist:
            write_shortlist(folder / SHORTLIST, shortlist)
            size = (folder / SHORTLIST).stat().st_size
        search = _Search(folder, beam_size, bool(shortlist))
        begin = process_time()
        written = [search.translate(each) for each in sources]
        seconds = process_time() - begin
    bleu = []
    for dev, pieces in zip(sets, written, strict=True):
        texts = [tokenizer.text(each) for each in pieces]
        bleu += [score_translation(texts, [reference])[0].score for reference in dev.references]
    allowed = [len(shortlist.allowed(each)) for part in sources for each in part] if shortlist else [0]
    return Trial(tuple(bleu), seconds, sum(allowed) / len(allowed), size)


class _Search:
    """CTranslate2's search over sentences of one length at a time or, with a shortlist, over each by itself."""

    def __init__(self, folder: Path, beam_size: int, alone: bool) -> None:
        import ctranslate2

        self._model = ctranslate2.Translator(str(folder), compute_type="int8", inter_threads=2, intra_threads=1)
        self._beam_size, self._alone = beam_size, alone

    def translate(self, sources: Sequence[Pieces]) -> list[list[str]]:
        order = sorted(range(len(sources)), key=lambda number: -len(sources[number]))
        made: list[list[str]] = [[] for _ in sources]
        waiting = [
            (chosen, self._submit([sources[number] for number in chosen])) for chosen in self._parts(order, sources)
        ]
        for chosen, results in waiting:
            for number, result in zip(chosen, results, strict=True):
                made[number] = result.result().hypotheses[0]
        return made

    def _parts(self, order: Sequence[int], sources: Sequence[Pieces]) -> list[list[int]]:
        parts: list[list[int]] = []
        for number in order:
            length = len(sources[number])
            if parts and not self._alone:
                last = parts[-1]
                if len(sources[last[0]]) == length and len(last) * (length + 1) < _BATCH:
                    last.append(number)
                    continue
            parts.append([number])
        return parts

    def _submit(self, sources: Sequence[Pieces]) -> Sequence[Any]:
        results: Sequence[Any] = self._model.translate_batch(
            [[*pieces, _END] for pieces in sources], asynchronous=True, beam_size=self._beam_size, max_input_length=0,
            max_decoding_length=2 * len(sources[0]) + 10, disable_unk=True, use_vmap=self._alone,
        )  # fmt: skip
        return results
