"""CTranslate2: int8 arithmetic on a CPU, several batches at a time with one thread each.

One thread a batch, not several threads in one, which took more processor time. Batches of sentences of one length need
no padding, and that makes a translation independent of its neighbours: with int8 on an AVX2 processor 1,000 of 1,000
sentences of WMT 2021 came out alike, text and score, alone and in such batches, while padded ones changed 22 of 200. In
float32 the texts held (60 sentences) and scores differed in the sixth decimal.
"""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from align.errors import ModelError
from align.translation.engine import Batch, DecodingOptions, Hypothesis, Pending, model_file
from align.translation.models import Form, Model
from align.translation.threads import available_threads

_END = "</s>"


class CTranslate2Engine:
    """A model in CTranslate2's form. Raises ModelError where it cannot be loaded."""

    form: ClassVar[Form] = "ctranslate2"

    def __init__(self, model: Model, options: DecodingOptions) -> None:
        import ctranslate2

        for name in ("model.bin", "config.json"):
            model_file(model.folder, name)
        ctranslate2.set_log_level(logging.ERROR)  # it warns on stderr of what it computes a model's half floats with
        try:
            self._translator = ctranslate2.Translator(
                str(model.folder.resolve()),
                device="cpu",
                compute_type=options.compute_type,
                inter_threads=available_threads(options.threads),
                intra_threads=1,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"{model.folder}: CTranslate2 cannot load the model ({error})", _DAMAGED) from error
        self._name = model.name

    def submit(self, batch: Batch) -> Pending:
        """Queue a batch; the result waits for it."""
        search = batch.search
        try:
            results = self._translator.translate_batch(
                [[*pieces, _END] for pieces in batch.sources],
                asynchronous=True,
                beam_size=search.beam_size,
                max_input_length=0,
                max_decoding_length=search.max_pieces,
                no_repeat_ngram_size=search.no_repeat_ngram_size,
                return_scores=True,
                return_end_token=True,
                disable_unk=True,
            )
        except (RuntimeError, ValueError) as error:
            raise self._failed(error) from error
        return lambda: self._wait(results)

    def _wait(self, results: list[Any]) -> list[Hypothesis]:
        try:
            return [_hypothesis(result.result()) for result in results]
        except (RuntimeError, ValueError) as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> ModelError:
        return ModelError(f"{self._name}: CTranslate2 stopped while translating ({error})", _DAMAGED)


_DAMAGED = "The model is damaged or of another kind: fetch or convert it again, or give another with --model."


def _hypothesis(result: Any) -> Hypothesis:
    pieces = result.hypotheses[0]
    ended = bool(pieces) and pieces[-1] == _END
    return Hypothesis(tuple(pieces[:-1] if ended else pieces), float(result.scores[0]), ended)
