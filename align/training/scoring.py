"""How good a model is: its translations against the references of a development set, by sacrebleu's BLEU and chrF.

Following a run needs a number in seconds, so ``follow`` decodes greedily with the model in training; what is reported
comes from ``score_model``, which translates as `newsalign translate` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from align.errors import InputError
from align.evaluation.translation import Metric, score_translation
from align.files import lines_of
from align.training.extra import need
from align.training.pieces import Vocabulary
from align.types import Segment

_AT_ONCE = 50
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class DevelopmentSet:
    """Sentences with one or more references each. ``references[r][n]`` is reference r of sentence n."""

    name: str
    lang: str
    sources: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]

    def head(self, most: int) -> DevelopmentSet:
        """Its first sentences (0: all)."""
        if not most:
            return self
        references = tuple(each[:most] for each in self.references)
        return DevelopmentSet(self.name, self.lang, self.sources[:most], references)


KINDS = ("headlines", "with a quotation", "with figures", "up to 15 words", "16 to 30 words", "over 30 words")
"""Kinds of text that scores are told apart for; a line may be of several."""


def kinds_of(source: str) -> set[str]:
    """The kinds that a source line is of. A headline is a short line without a mark at its end."""
    words = len(source.split())
    found = {KINDS[3] if words <= 15 else KINDS[4] if words <= 30 else KINDS[5]}
    if words <= 15 and source.rstrip()[-1:].isalnum():
        found.add(KINDS[0])
    if any(mark in source for mark in '"„“«»'):
        found.add(KINDS[1])
    if any(map(str.isdigit, source)):
        found.add(KINDS[2])
    return found


def read_development_set(path: Path) -> DevelopmentSet:
    """A file ``NAME.SRC-en.tsv`` of source, reference A, reference B, ... lines; SRC is the source language.

    Raises InputError where lines have too few fields, or not all as many. Empty lines are left out.
    """
    try:
        lines = lines_of(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})", "Give a development set.") from error
    rows: list[list[str]] = []
    for number, line in enumerate(lines, 1):
        row = line.split("\t")
        if not line:
            continue
        if len(row) < 2 or (rows and len(row) != len(rows[0])):
            raise InputError(f"{path}:{number}: {len(row)} fields", "Write source<TAB>reference A<TAB>reference B ...")
        rows.append(row)
    sources, *references = (tuple(column) for column in zip(*rows, strict=True)) if rows else ((),)
    return DevelopmentSet(path.stem, path.stem.rpartition(".")[2].partition("-")[0], sources, tuple(references))


def scores(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> list[list[Metric]]:
    """BLEU and chrF against each reference alone. Raises ModelError where sacrebleu is missing."""
    need("sacrebleu")
    return [score_translation(hypotheses, [reference]) for reference in references]


def shown(found: Sequence[Sequence[Metric]]) -> str:
    """Scores on one line, a reference after the other: ``A: BLEU 17.5 chrF 46.2; B: ...``."""
    parts = (" ".join(f"{metric.name} {metric.score:.1f}" for metric in each) for each in found)
    return "; ".join(f"{reference_name(number)}: {part}" for number, part in enumerate(parts))


def reference_name(number: int) -> str:
    """What a reference, counted from 0, is called: A to Z, and its number from the 27th on."""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def follow(model: Any, vocabulary: Vocabulary, texts: Sequence[str]) -> list[str]:
    """Greedy translations by a model of transformers, wherever it lies; for following a run, not for reporting."""
    torch = need("torch")
    device = next(model.parameters()).device
    rows = [[*vocabulary.source(text)[:_LONGEST], vocabulary.end] for text in texts]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    made: dict[int, str] = {}
    for first in range(0, len(order), _AT_ONCE):
        chosen = order[first : first + _AT_ONCE]
        width = max(len(rows[number]) for number in chosen)
        padded = [rows[number] + [vocabulary.padding] * (width - len(rows[number])) for number in chosen]
        source = torch.tensor(padded, device=device)
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            written = model.generate(
                input_ids=source, attention_mask=(source != vocabulary.padding).long(), num_beams=1, do_sample=False,
                max_length=None, max_new_tokens=_LONGEST,
            )  # fmt: skip
        made.update((number, vocabulary.text(row)) for number, row in zip(chosen, written.tolist(), strict=True))
    return [made[number] for number in range(len(rows))]


def translated(model: str, sets: Sequence[DevelopmentSet]) -> list[list[str]]:
    """Translations of each set by a model, named or in a folder, made as the command makes them (int8, beam 5)."""
    from align.translation import open_translator

    translator = open_translator(model)
    made = []
    for each in sets:
        segments = [
            Segment(f"{each.name}.{each.lang}:{number}:1", text, each.lang, 0, len(text))
            for number, text in enumerate(each.sources, 1)
        ]
        made.append([translation.text for translation in translator.translate(segments)])
    return made
