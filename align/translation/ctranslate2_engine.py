"""CTranslate2: int8 arithmetic on a CPU, several batches at a time with one thread each.

One thread a batch, not several threads in one, which took more processor time. Batches of sentences of one length need
no padding, and that makes a translation independent of its neighbours: with int8 on an AVX2 processor 1,000 of 1,000
sentences of WMT 2021 came out alike, text and score, alone and in such batches, while padded ones changed 22 of 200. In
float32 the texts held (60 sentences) and scores differed in the sixth decimal.

A model with a shortlist (``vmap.txt``: for each source piece the target pieces that it may give rise to) is given one
sentence a call: CTranslate2 allows all sentences of a call what any of them allows, so that a translation would depend
on its neighbours.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from align.errors import ModelError
from align.translation.engine import (
    SHORTLIST,
    Batch,
    DecodingOptions,
    Hypothesis,
    Pending,
    Pieces,
    Search,
    model_file,
)
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
        self._shortlist = (model.folder / SHORTLIST).is_file()

    def submit(self, batch: Batch) -> Pending:
        """Queue a batch; the result waits for it."""
        calls = [[pieces] for pieces in batch.sources] if self._shortlist else [batch.sources]
        results = [result for sources in calls for result in self._submit(sources, batch.search)]
        return lambda: self._wait(results)

    def _submit(self, sources: Sequence[Pieces], search: Search) -> list[Any]:
        try:
            results: list[Any] = self._translator.translate_batch(
                [[*pieces, _END] for pieces in sources],
                asynchronous=True,
                use_vmap=self._shortlist,
                beam_size=search.beam_size,
                num_hypotheses=search.hypotheses,
                max_input_length=0,
                max_decoding_length=search.max_pieces,
                no_repeat_ngram_size=search.no_repeat_ngram_size,
                return_scores=True,
                return_end_token=True,
                disable_unk=True,
            )
        except (RuntimeError, ValueError) as error:
            raise self._failed(error) from error
        return results

    def _wait(self, results: list[Any]) -> list[Hypothesis]:
        try:
            return [_hypothesis(result.result()) for result in results]
        except (RuntimeError, ValueError) as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> ModelError:
        return ModelError(f"{self._name}: CTranslate2 stopped while translating ({error})", _DAMAGED)


_DAMAGED = "The model is damaged or of another kind: fetch or convert it again, or give another with --model."


def _hypothesis(result: Any) -> Hypothesis:
    best, *others = (
        _made(pieces, float(score)) for pieces, score in zip(result.hypotheses, result.scores, strict=True)
    )
    return replace(best, others=tuple(others))


def _made(pieces: list[str], score: float) -> Hypothesis:
    ended = bool(pieces) and pieces[-1] == _END
    return Hypothesis(tuple(pieces[:-1] if ended else pieces), score, ended)
