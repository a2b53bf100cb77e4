"""Gold alignments as the training and the benchmark read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from align.aligner.scorer import Sides
from align.evaluation.alignment import Bead, read_ladder

PIECE = 40  # source sentences of a training document cut out of a long text


@dataclass(frozen=True)
class GoldDocument:
    """``group`` names the set, ``name`` the document in it; ``sides.hypothesis`` is the translation that came along."""

    group: str
    name: str
    sides: Sides
    gold: tuple[Bead, ...]


def read_gold(folder: Path) -> Iterator[GoldDocument]:
    """Every document below ``folder``: STEM.gold, STEM.en, STEM.mt.en and the original STEM.LANG.

    Text+Berg as Bleualign keeps it too: NAME.defr, NAME.de, NAME.fr and translations NAME.SYSTEM.fr.
    """
    for gold in sorted(folder.rglob("*.gold")):
        (original,) = (p for p in gold.parent.glob(f"{gold.stem}.*") if p.suffix not in {".gold", ".en"})
        files = (original, gold.with_suffix(".en"), gold.with_suffix(".mt.en"))
        group = "/".join(gold.parent.relative_to(folder).parts[-2:]) or folder.name
        yield GoldDocument(group, gold.stem, Sides(*map(lines, files)), ladder(gold))
    for gold in sorted(folder.rglob("*.defr")):
        for translation in sorted(gold.parent.glob(f"{gold.stem}.*.fr")):
            files = (gold.with_suffix(".de"), gold.with_suffix(".fr"), translation)
            group = f"textberg {translation.suffixes[-2].strip('.')}"
            yield GoldDocument(group, gold.stem, Sides(*map(lines, files)), ladder(gold))


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
