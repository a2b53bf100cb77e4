"""How fast newsalign translates: against raw CTranslate2 and against transformers' generate, in one process.

    python scripts/bench_translate.py [FILE] [--from cs] [--rounds 5] [--beam 5] [--threads 2] [--lines 400]

FILE holds one sentence a line (default: the sentences of the sample corpus). All three use the same model, beam,
threads and sentences, none of which comes twice; they take turns, and each round gives one ratio. Printed are medians:
of the wall time and of the processor time, which a busy machine disturbs less. transformers computes in float32 (needs
torch), the other two in int8. Raw CTranslate2 is one call for the whole text, which it sorts and batches itself.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from align.documents import read_document
from align.files import lines_of
from align.resources import resource
from align.segment import segment
from align.translation import DecodingOptions, open_translator
from align.translation.models import locate
from align.translation.threads import available_threads
from align.types import Segment

Contestant = Callable[[], list[str]]
MODEL = "sla-eng-tiny"
BATCH_TOKENS = 1024
BATCH_LINES = 32


def main() -> None:
    """Measure and print."""
    arguments = parse()
    texts = list(dict.fromkeys(sentences(arguments.file, arguments.lang)))[: arguments.lines]
    options = DecodingOptions(beam_size=arguments.beam, threads=available_threads(arguments.threads))
    contestants = {
        "newsalign": ours(texts, arguments.lang, options),
        "CTranslate2": raw(texts, options),
        **({} if arguments.no_transformers else {"transformers": reference(texts, options)}),
    }
    print(f"{len(texts)} sentences, beam {options.beam_size}, {options.threads} threads, {arguments.rounds} rounds")
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for number in range(arguments.rounds + 1):
        for name, translate in contestants.items():
            took = measure(translate)
            if number:  # the first round warms up
                times[name].append(took)
    report(times, len(texts))


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--from", dest="lang", default="cs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--beam", type=int, default=DecodingOptions().beam_size)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--lines", type=int, default=None)
    parser.add_argument("--no-transformers", action="store_true")
    return parser.parse_args()


def sentences(path: Path | None, lang: str) -> list[str]:
    """The lines of a file that are not blank, else the sentences of the sample corpus."""
    if path is not None:
        return [line for line in lines_of(path.read_text(encoding="utf-8")) if line.strip()]
    pages = sorted(p for p in resource("sample").iterdir() if p.suffixes[-2:-1] == [f".{lang}"])
    return [part.text for page in pages for part in segment(read_document(page, lang)).segments]


def ours(texts: Sequence[str], lang: str, options: DecodingOptions) -> Contestant:
    """As a user of the library calls it."""
    translator = open_translator(MODEL, options=options)
    segments = [Segment(str(n), text, lang, 0, len(text)) for n, text in enumerate(texts)]
    return lambda: [made.text for made in translator.translate(segments)]


def raw(texts: Sequence[str], options: DecodingOptions) -> Contestant:
    """CTranslate2 and SentencePiece, with nothing between."""
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

    folder = str(locate(MODEL).folder)
    source, target = (SentencePieceProcessor(model_file=f"{folder}/{side}.spm") for side in ("source", "target"))
    engine = ctranslate2.Translator(folder, compute_type="int8", inter_threads=options.threads, intra_threads=1)

    def translate() -> list[str]:
        tokens = [[*source.encode(text, out_type=str), "</s>"] for text in texts]
        settings: dict[str, Any] = {"max_batch_size": BATCH_TOKENS, "batch_type": "tokens", "max_input_length": 0}
        results = engine.translate_batch(tokens, beam_size=options.beam_size, **settings)
        return [target.decode(result.hypotheses[0]) for result in results]

    return translate


def reference(texts: Sequence[str], options: DecodingOptions) -> Contestant:
    """The way of transformers itself: its tokenizer and generate, sorted by length and batched."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    folder = str(locate(MODEL, "marian").folder)
    torch.set_num_threads(options.threads)
    tokenizer = MarianTokenizer.from_pretrained(folder)
    model: Any = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()

    def translate() -> list[str]:
        made: dict[str, str] = {}
        ordered = sorted(texts, key=len, reverse=True)
        for first in range(0, len(ordered), BATCH_LINES):
            part = ordered[first : first + BATCH_LINES]
            with torch.inference_mode():
                rows = model.generate(**tokenizer(part, return_tensors="pt", padding=True), num_beams=options.beam_size)
            made.update(zip(part, tokenizer.batch_decode(rows, skip_special_tokens=True), strict=True))
        return [made[text] for text in texts]

    return translate


def measure(translate: Contestant) -> tuple[float, float]:
    """Seconds of wall and of processor time."""
    wall, processor = time.perf_counter(), time.process_time()
    translate()
    return time.perf_counter() - wall, time.process_time() - processor


def report(times: dict[str, list[tuple[float, float]]], count: int) -> None:
    """A line for each contestant, and how much faster newsalign is than the others, by the median of the rounds."""
    for name, took in times.items():
        wall, processor = (statistics.median(values) for values in zip(*took, strict=True))
        print(f"{name:14}{count / wall:8.1f} sentences/s  {wall:7.2f} s wall  {processor:7.2f} s processor")
    for name in list(times)[1:]:
        ratios = [
            statistics.median(
                other[kind] / own[kind] for own, other in zip(times["newsalign"], times[name], strict=True)
            )
            for kind in (0, 1)
        ]
        print(f"newsalign / {name}: {ratios[0]:.2f} (wall), {ratios[1]:.2f} (processor)")


if __name__ == "__main__":
    main()
