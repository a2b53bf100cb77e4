"""Gold alignments as the training and the benchmark read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from align.aligner.lattice import KINDS
from align.aligner.scorer import Embedded, Sides
from align.evaluation.alignment import Bead, read_ladder

GoldPath = list[tuple[int, int, int]]
"""Steps (kind of ``lattice.KINDS``, i, j) from begin to end."""

PIECE = 40  # source sentences of a training document cut out of a long text
_REPLACED = 0.08
_RUNS = (2, 3, 4, 5, 6, 12, 20)  # beads of a run that lose one side
_LONG_ENOUGH = 8
_SEED = 20221121


@dataclass(frozen=True)
class GoldDocument:
    """``group`` names the set, ``name`` the document in it; ``sides.hypothesis`` is the translation that came along."""

    group: str
    name: str
    sides: Sides
    gold: tuple[Bead, ...]
    disturbed: bool = False

    @property
    def set_name(self) -> str:
        """What scores are pooled under: a folder of the news, or Text+Berg."""
        return self.group.replace(" ", "/").split("/", maxsplit=1)[0]

    @property
    def translation(self) -> str:
        """The name of the translation that came along."""
        return self.group.partition(" ")[2] or "given"


def read_gold(folder: Path) -> Iterator[GoldDocument]:
    """Every document below ``folder``: STEM.gold, STEM.en, STEM.mt.en and the original STEM.LANG.

    Text+Berg as Bleualign keeps it too: NAME.defr, NAME.de, NAME.fr and translations NAME.SYSTEM.fr.
    """
    for gold in sorted(folder.rglob("*.gold")):
        (original,) = (p for p in gold.parent.glob(f"{gold.stem}.*") if p.suffix not in {".gold", ".en"})
        sides = Sides(lines(original), lines(gold.with_suffix(".en")), lines(gold.with_suffix(".mt.en")))
        group = "/".join(gold.parent.relative_to(folder).parts[-2:]) or folder.name
        yield GoldDocument(group, gold.stem, sides, ladder(gold))
    for gold in sorted(folder.rglob("*.defr")):
        for translation in sorted(gold.parent.glob(f"{gold.stem}.*.fr")):
            sides = Sides(lines(gold.with_suffix(".de")), lines(gold.with_suffix(".fr")), lines(translation))
            group = f"textberg {translation.suffixes[-2].strip('.')}"
            yield GoldDocument(group, gold.stem, sides, ladder(gold))


def lines(path: Path) -> list[str]:
    """The sentences of a file, one a line."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def ladder(path: Path) -> tuple[Bead, ...]:
    """The beads of a ladder file."""
    return tuple(read_ladder(path.read_text(encoding="utf-8"), str(path)))


def pieces(whole: GoldDocument) -> Iterator[GoldDocument]:
    """A document of about PIECE source sentences after the other, cut before 1:1 beads that no other bead crosses."""
    cuts = [(0, 0)]
    for left, right in whole.gold:
        if len(left) == len(right) == 1 and left[0] - cuts[-1][0] >= PIECE:
            i, j = left[0], right[0]
            if all(not (a and b) or (a[-1] < i and b[-1] < j) or (a[0] >= i and b[0] >= j) for a, b in whole.gold):
                cuts.append((i, j))
    cuts.append((len(whole.sides.source), len(whole.sides.target)))
    for (i, j), (k, m) in pairwise(cuts):
        sides = Sides(whole.sides.source[i:k], whole.sides.target[j:m], whole.sides.hypothesis[i:k])
        gold = tuple(
            (tuple(x - i for x in a), tuple(x - j for x in b))
            for a, b in whole.gold
            if (a and i <= a[0] < k) or (not a and j <= b[0] < m)
        )
        yield GoldDocument(whole.group, f"{whole.name}-{i}", sides, gold)


def gold_path(document: GoldDocument) -> GoldPath | None:
    """The gold as (kind, i, j) from begin to end, what it leaves out as nulls; None if beads cross or gape."""
    rows, columns = len(document.sides.source), len(document.sides.target)
    seen = [{x for bead in document.gold if bead[0] and bead[1] for x in bead[side]} for side in (0, 1)]
    path: GoldPath = []
    i = j = 0
    for left, right in [*sorted(bead for bead in document.gold if bead[0] and bead[1]), ((rows,), (columns,))]:
        while i < left[0] and i not in seen[0]:
            path.append((KINDS.index((1, 0)), i, j))
            i += 1
        while j < right[0] and j not in seen[1]:
            path.append((KINDS.index((0, 1)), i, j))
            j += 1
        n, m = len(left), len(right)
        if left == (rows,):
            return path if (i, j) == (rows, columns) else None
        if left != tuple(range(i, i + n)) or right != tuple(range(j, j + m)) or (n, m) not in KINDS:
            return None
        path.append((KINDS.index((n, m)), i, j))
        i, j = i + n, j + m
    return None


def disturbed(documents: Sequence[GoldDocument]) -> Iterator[GoldDocument]:
    """A version of each document with more left out and put in than the gold has, the same every time.

    Some targets of 1:1 beads give way to a sentence of another document, so that an omission and an addition stand side
    by side; and one run of beads loses its target or its source.
    """
    random = Random(_SEED)  # noqa: S311  a resampling, no secret
    for number, document in enumerate(documents):
        path = gold_path(document)
        if path is not None and len(path) >= _LONG_ENOUGH:
            strangers = documents[number - (2 if document.group.startswith("textberg") else 1)].sides.target
            yield _disturbed(document, path, strangers, random)


def _disturbed(document: GoldDocument, path: GoldPath, strangers: Sequence[str], random: Random) -> GoldDocument:
    start = random.randrange(len(path))
    run, loses_target = range(start, start + random.choice(_RUNS)), random.random() < 0.5
    source: list[str] = []
    target: list[str] = []
    hypothesis: list[str] = []
    gold: list[Bead] = []
    for step, (kind, i, j) in enumerate(path):
        n, m = KINDS[kind]
        left, right = document.sides.source[i : i + n], document.sides.target[j : j + m]
        replaced = n == m == 1 and step not in run and random.random() < _REPLACED
        if replaced:
            right = [random.choice(strangers)]
        if step in run:
            left, right = (left, []) if loses_target else ([], right)
        rows, columns = range(len(source), len(source) + len(left)), range(len(target), len(target) + len(right))
        if replaced or not (left and right):
            gold += [*(((row,), ()) for row in rows), *(((), (column,)) for column in columns)]
        else:
            gold.append((tuple(rows), tuple(columns)))
        source += left
        target += right
        hypothesis += document.sides.hypothesis[i : i + n] if left else []
    sides = Sides(source, target, hypothesis)
    return GoldDocument(document.group, document.name, sides, tuple(gold), disturbed=True)


def text_of(document: GoldDocument) -> str:
    """A name that all versions of one text share."""
    group = document.set_name if document.group.startswith("textberg") else document.group.rsplit("/", 1)[-1]
    return f"{group}/{document.name}"


def translated(documents: Sequence[GoldDocument], model: str) -> list[GoldDocument]:
    """The documents whose language ``model`` knows, with its translations for those that came along."""
    from align.translation import open_translator
    from align.types import Segment

    translator = open_translator(model)
    languages = {id(document): document.group.rsplit("/", 1)[-1].removesuffix("-en") for document in documents}
    known: dict[tuple[str, str], str] = {}
    for lang in sorted({*languages.values()} & {*translator.languages}):
        texts = dict.fromkeys(text for d in documents if languages[id(d)] == lang for text in d.sides.source)
        segments = [Segment(f"gold.{lang}:{k}:1", text, lang, 0, len(text)) for k, text in enumerate(texts, 1)]
        known |= {(lang, s.text): t.text for s, t in zip(segments, translator.translate(segments), strict=True)}
    return [
        replace(d, sides=replace(d.sides, hypothesis=[known[languages[id(d)], text] for text in d.sides.source]))
        for d in documents
        if languages[id(d)] in translator.languages
    ]


def with_vectors(documents: Sequence[GoldDocument], encoder: str) -> list[GoldDocument]:
    """The documents with the sentence embeddings of the encoder of that name; each sentence is embedded once."""
    from align.aligner.encoders import open_encoder

    texts = list(dict.fromkeys(text for d in documents for side in (d.sides.source, d.sides.target) for text in side))
    vectors, place = open_encoder(encoder).encode(texts), {text: k for k, text in enumerate(texts)}

    def side(sentences: Sequence[str]) -> NDArray[np.float32]:
        return vectors[[place[text] for text in sentences]]

    return [
        replace(d, sides=replace(d.sides, embedded=Embedded(side(d.sides.source), side(d.sides.target))))
        for d in documents
    ]
