"""transformers' MarianMT in float32: the reference that the fast engine is compared with. Needs torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from align.errors import ModelError
from align.translation.convert import check_marian
from align.translation.engine import Batch, DecodingOptions, Hypothesis, Pending
from align.translation.models import Form, Model
from align.translation.settings import END, PADDING, UNKNOWN, read_vocabulary
from align.translation.threads import available_threads
from align.translation.weights import TORCH_HINT, first_line, load_failures, silence


class TransformersEngine:
    """A Marian model as transformers loads it. Raises ModelError where torch is missing or the model is damaged."""

    form: ClassVar[Form] = "marian"

    def __init__(self, model: Model, options: DecodingOptions) -> None:
        check_marian(model.folder)
        try:
            import torch
            from transformers import MarianMTModel
        except ImportError as error:
            raise ModelError(f"{model.name}: the transformers engine has no torch", TORCH_HINT) from error
        silence()
        self._torch = torch
        torch.set_num_threads(available_threads(options.threads))
        self._vocabulary = read_vocabulary(model.folder / "vocab.json")
        self._pieces = {number: piece for piece, number in self._vocabulary.items()}
        self._name, self._failures = model.name, load_failures()
        try:
            self._model: Any = MarianMTModel.from_pretrained(str(model.folder.resolve()), dtype=torch.float32).eval()
        except self._failures as error:
            what = f"{model.folder}: transformers cannot load the model ({first_line(error)})"
            raise ModelError(what, "Fetch or copy it again.") from error

    def submit(self, batch: Batch) -> Pending:
        """Decode at once; the batch's sentences are of one length, so nothing is padded."""
        try:
            hypotheses = self._decoded(batch)
        except self._failures as error:
            what = f"{self._name}: transformers stopped while translating ({first_line(error)})"
            raise ModelError(what, "The model is damaged or of another kind: fetch or copy it again.") from error
        return lambda: hypotheses

    def _decoded(self, batch: Batch) -> list[Hypothesis]:
        unknown, end = self._vocabulary[UNKNOWN], self._vocabulary[END]
        ids = [[self._vocabulary.get(piece, unknown) for piece in pieces] + [end] for pieces in batch.sources]
        search = batch.search
        with self._torch.inference_mode():
            made = self._model.generate(
                input_ids=self._torch.tensor(ids),
                num_beams=search.beam_size,
                num_return_sequences=search.hypotheses,
                max_new_tokens=search.max_pieces,
                no_repeat_ngram_size=search.no_repeat_ngram_size,
                suppress_tokens=[unknown, self._vocabulary[PADDING]],
                forced_eos_token_id=None,
                max_length=None,
                do_sample=False,
                early_stopping=False,
                return_dict_in_generate=True,
                output_scores=True,
            )
        rows = self._hypotheses(made, self._scores(made, search.beam_size))
        several = range(0, len(rows), search.hypotheses)
        return [replace(rows[n], others=tuple(rows[n + 1 : n + search.hypotheses])) for n in several]

    def _scores(self, made: Any, beam_size: int) -> list[float]:
        """The mean log-probability of the pieces, the end mark counted: the same for every beam size."""
        beams = made.beam_indices if beam_size > 1 else None
        each = self._model.compute_transition_scores(
            made.sequences, made.scores, beams, normalize_logits=beam_size == 1
        )
        written = made.sequences[:, 1:] != self._vocabulary[PADDING]
        sums = each.masked_fill(~written, 0.0).sum(1) / written.sum(1).clamp(min=1)
        return [float(score) for score in sums]

    def _hypotheses(self, made: Any, scores: list[float]) -> list[Hypothesis]:
        skipped: Mapping[int, bool] = {self._vocabulary[PADDING]: True, self._vocabulary[END]: True}
        found = []
        for row, score in zip(made.sequences[:, 1:].tolist(), scores, strict=True):
            pieces = tuple(self._pieces[number] for number in row if number not in skipped)
            found.append(Hypothesis(pieces, score, self._vocabulary[END] in row))
        return found
